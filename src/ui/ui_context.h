#pragma once
// Everything a panel may see, all const. What a panel wants goes into the ActionQueue.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/input_event.h"
#include "model/document.h"
#include "model/figures.h"
#include "model/history.h"
#include "render/frame.h"
#include "session/action.h"
#include "session/session.h"
#include "text/catalog.h"
#include "ui/look.h"
#include "ui/preflight_view.h"
#include "ui/profile_view.h"
#include "ui/selection_view.h"
#include "ui/stage_view.h"
#include "ui/timetable_view.h"
#include "ui/tour_view.h"

namespace eb::ui {

// Days at which something changes, for the histogram of the time bar and for jumping; built by app.
struct ChangeIndex {
  std::vector<std::pair<double, int>> changes;  // sorted by day: day, number of features that begin or end
  std::vector<int> uncertain;                   // of each entry: how many of them on a day that is not certain
};

// A number at the clock in words, with everything known about it.
struct FigureRow {
  std::string chart;  // which chart shows it over time, as in session::ViewSettings
  std::string title, value;
  std::string as_of, place, confidence, note, source;  // "" = nothing to say
  std::optional<core::ThemedColor> color;              // nullopt = that of text
  bool is_known = true;                                // a number holds on this day
};

// For the panel of figures; built by app while it is open.
struct FiguresView {
  std::vector<FigureRow> headline, more;       // those of the map, then the other series
  const model::KmSteps* kilometres = nullptr;  // lives as long as the frame; nullptr = nothing is measured
};

// A key for the cheat sheet; `what` is English and translated where it is shown.
struct KeyHelp {
  core::Key key = core::Key::Unknown;
  core::Modifiers mods;
  std::string_view what;
};

struct UiContext {
  const model::Document& document;
  const model::History& history;
  const session::Session& session;
  const text::Catalog& catalog;
  const ChangeIndex& changes;
  const FiguresView& figures;
  const std::vector<std::string>& languages;  // to choose from, with region: "en_GB", "de"
  std::uint64_t gesture = 0;                  // number of the running mouse gesture or text edit
  double frame_ms = 0;                        // of the last frame, for the status line
  std::vector<KeyHelp> keys;                  // the shortcuts of the map, in the order of the cheat sheet
  std::vector<Rect> keep_clear;               // what is on the map and must stay visible: framebuffer pixels
  ProfileView profile;                        // while its panel is open
  TimetableView timetable;                    // the same
  StageView stage;                            // while a show is on
  PreflightView preflight;                    // while its panel is open
  SelectionView selected;                     // beside what is selected
  TourView tour;                              // while one is on
};

}  // namespace eb::ui
