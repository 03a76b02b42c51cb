#pragma once
// What the presenter's console shows, as plain values; app/stage_view fills it each frame while a show is on.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/input_event.h"
#include "core/result.h"
#include "session/stage.h"
#include "session/stage_times.h"

namespace eb::ui {

// A picture in video memory, of the main window's GL context. Row 0 is the lowest, as framebuffers have it.
struct StagePicture {
  std::uint32_t texture = 0;  // 0 = there is none yet
  int width = 0, height = 0;  // pixels
};

struct StageStepRow {
  std::string caption;  // in the language of the window
  double planned_seconds = 0;
  std::optional<double> seconds;  // that it took in this run
};

// A key of the stage and what it asks for: the buttons say their key with it. `what` is English.
struct StageKeyHelp {
  core::Key key = core::Key::Unknown;
  core::Modifiers mods;
  std::string_view what;
  std::optional<session::StageAction> action;  // nullopt = of the console only
};

struct StageView {
  bool is_on = false;         // a show is on and the hall has a screen of its own: the console is shown
  bool fills_window = false;  // one screen: the main window is the hall, nothing else shows
  session::Stage stage;
  session::StageTimes times;
  StagePicture hall, next;
  std::vector<StageStepRow> steps;
  std::string caption;         // of the step, in the first language of the captions
  std::string second_caption;  // the same in the second; empty = one language
  std::string next_caption;    // empty after the last step
  std::string notes;
  std::string wall_clock, ends_at;     // "10:42", as the language writes it
  std::string console_screen;          // name of the monitor the console is on; empty = unknown
  std::vector<std::string> languages;  // that captions are in
  std::vector<core::Error> warnings;   // what went wrong since the show began, newest last
  std::vector<StageKeyHelp> keys;      // in the order of the cheat sheet
};

}  // namespace eb::ui
