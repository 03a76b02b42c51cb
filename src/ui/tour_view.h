#pragma once
// What bar and card of a tour show; built by app/tour_feed while one is on. Times and lengths are in the language
// already.
#include <optional>
#include <string>
#include <vector>

#include "core/color.h"
#include "session/tour_player.h"

namespace eb::ui {

struct TourStopRow {
  std::string name;
  double at_seconds = 0;  // of the tour, when it is reached
  bool is_confirmed = false;
};

// What the water nearby was on a day.
struct TourWaterState {
  std::string when, phase;
  core::Color color;
  bool is_shown = false;  // by the map, now
};

struct TourPastView {
  std::string water;  // its name and how far away it is; may be empty
  TourWaterState then, now;
};

struct TourView {
  bool is_on = false;
  bool can_start = false;  // there is a route to preview
  session::TourState state = session::TourState::Off;
  session::TourPhase phase = session::TourPhase::Opening;
  double seconds = 0, duration = 1, speed = 1;
  std::vector<TourStopRow> stops;
  std::size_t stop = 0;  // of the card
  core::ThemedColor color;
  std::string title, times, seeing;
  std::optional<TourPastView> past;
  std::string ahead;  // how far it is to the next stop, in length and time; "" = nothing is ahead
  std::string next;   // its name
};

}  // namespace eb::ui
