#include "session/session.h"

#include <algorithm>
#include <cmath>

#include "session/stage_rules.h"

namespace eb::session {

bool Session::advance(double seconds, double real_seconds) {
  const double before = playback.day();
  bool changed = playback.advance(seconds);
  keep_clock_in_view(before);
  if (playback.day() >= before) {
    milestones.passed(before, playback.day());
  } else {
    // Started over: what stands at the start is passed too.
    milestones.passed(playback.first_day() - 1, playback.day());
  }
  if (milestones.advance(seconds)) changed = true;
  if (advance_stage(stage, hall, real_seconds)) changed = true;
  if (flight) {
    flight_seconds += seconds;
    const int width = camera.width_px;
    const int height = camera.height_px;
    camera = flight->at(flight_seconds);
    camera.width_px = width;
    camera.height_px = height;
    if (flight_seconds >= flight->seconds()) flight.reset();
    changed = true;
  }
  return changed;
}

double Session::other_day() const {
  constexpr double days_a_year = 365.2425;
  const auto from = static_cast<double>(playback.from());
  const double back = std::floor(playback.day() - other_day_years_back * days_a_year);
  return compare.other_day.value_or(std::max(from, back));
}

TimeSpan Session::whole_time() const {
  return {static_cast<double>(playback.from()), static_cast<double>(playback.to())};
}

TimeSpan Session::shown_time() const {
  return time_view ? fitted_view(*time_view, whole_time()) : whole_time();
}

void Session::show_time(TimeSpan part) {
  const auto whole = whole_time();
  time_view = fitted_view(part, whole);
  if (*time_view == whole) time_view.reset();
}

void Session::keep_clock_in_view(double before) {
  const auto shown = shown_time();
  if (!time_view || shown.contains(playback.day()) || !shown.contains(before)) return;
  time_view = playback.playing() ? turned_page(shown, whole_time(), playback.day())
                                 : revealing_view(shown, whole_time(), playback.day());
}

void Session::fly_to(const Camera& target, double seconds) {
  flight.emplace(camera, target, view.reduced_motion ? 0.0 : seconds);
  flight_seconds = 0;
}

}  // namespace eb::session
