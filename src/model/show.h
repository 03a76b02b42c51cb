#pragma once
// A show: the steps a presenter takes a hall through. Part of the document; pure values.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"
#include "geo/types.h"
#include "model/localized.h"

namespace eb::model {

// What of the map a step shows, whatever the shape of the screen: this much ground lies wholly inside the picture.
struct ShowView {
  geo::LonLat center;                // WGS 84 degrees
  double width_m = 0, height_m = 0;  // on the ground, along the picture's edges; > 0
  double rotation_deg = 0;           // map turned counter-clockwise on screen
  friend bool operator==(const ShowView&, const ShowView&) = default;
};

// The clock of a step: it stands on a day, or runs from it to another one.
struct ShowClock {
  core::Day from = 0;
  std::optional<core::Day> to;  // nullopt = it stands on `from`; may lie before it
  double seconds = 0;           // that the run takes; > 0 with `to`
  bool by_story = false;        // runs slowly where much happens, see session/story_clock.h
  friend bool operator==(const ShowClock&, const ShowClock&) = default;
};

// A feature that a step lifts out: all rows of a layer whose column holds the value.
struct ShowHighlight {
  core::LayerId layer;
  std::string field, value;
  friend bool operator==(const ShowHighlight&, const ShowHighlight&) = default;
};

// How the hall comes from the step before. Calm mode makes every one a cross-fade.
enum class ShowTransition : std::uint8_t { Cut, CrossFade, Flight };

struct ShowStep {
  std::string id;         // unique in the show, kept for life
  LocalizedText caption;  // large; a line or two
  LocalizedText text;     // small, below it; empty = none
  LocalizedText notes;    // for the presenter alone
  ShowView view;
  ShowClock clock;
  std::optional<std::vector<core::LayerId>> layers;  // that are shown; nullopt = as in the project
  std::optional<std::vector<core::RouteId>> routes;  // the same
  std::optional<ShowHighlight> highlight;
  bool figures = true;          // the large numbers stand beside the map
  double planned_seconds = 30;  // > 0
  ShowTransition transition = ShowTransition::Flight;
  double transition_seconds = 2.5;  // of a cross-fade or a flight; 0 = as a cut
  friend bool operator==(const ShowStep&, const ShowStep&) = default;
};

// The colours of the hall, whatever those of the presenter's window: dark, unless the room is too bright for it.
enum class HallTheme : std::uint8_t { Dark, Light };

struct Show {
  HallTheme theme = HallTheme::Dark;
  std::vector<std::shared_ptr<const ShowStep>> steps;  // in order
  [[nodiscard]] bool empty() const { return steps.empty(); }
  [[nodiscard]] const ShowStep* find(std::string_view id) const;  // nullptr if unknown
  // Steps count by what they say, not by where they lie.
  friend bool operator==(const Show& a, const Show& b);
};

// The limits of a step; readers, edits and panels ask here.
inline constexpr double smallest_view_m = 10, largest_view_m = 20'000'000;
inline constexpr double longest_step_seconds = 3600, shortest_planned_seconds = 1, longest_transition_seconds = 60;

// What is wrong with the values of a step; its id and what it refers to count as right.
core::Result<void> check_step(const ShowStep& step);

}  // namespace eb::model
