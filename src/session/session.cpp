#include "session/session.h"

#include <algorithm>
#include <cmath>

#include "session/stage_rules.h"

namespace eb::session {

namespace {

bool is_same_view(const Camera& a, const Camera& b) {
  constexpr double less_than_a_pixel = 0.2;
  return geo::length(a.center - b.center) < less_than_a_pixel * b.metres_per_pixel &&
         std::abs(a.metres_per_pixel / b.metres_per_pixel - 1) < 1e-4;
}

}  // namespace

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
  return advance_tour(seconds) || changed;
}

// The camera is where the tour has it whatever the window and its panels become; while a person holds it, it is theirs.
bool Session::advance_tour(double seconds) {
  if (!tour.is_on()) return false;
  bool changed = false;
  // Its panels come and go with it, and with them the room for the map.
  if (tour.is_arriving() && flight && !is_same_view(flight->at_share(1), tour_camera())) go_to_tour();
  if (tour.is_arriving() && !flight) {
    tour.arrived();
    changed = true;
  } else if (tour.advance(seconds)) {
    changed = true;
  }
  if (!tour.leads()) return changed;
  camera = tour_camera();
  const double day = tour.moment(view.reduced_motion).day;
  if (playback.day() != day) playback.seek(day);
  if (tour.seconds() >= tour.tour()->seconds() && tour.state() == TourState::Playing) end_tour();
  return changed;
}

Camera Session::tour_camera() const {
  return camera_for(tour.moment(view.reduced_motion).view, camera, covered);
}

void Session::go_to_tour() {
  constexpr double arriving_seconds = 0.9;
  if (!tour.is_on()) return;
  playback.play(false);
  playback.seek(tour.moment(view.reduced_motion).day);
  fly_to(tour_camera(), arriving_seconds);
}

void Session::end_tour() {
  if (!tour.is_on()) return;
  compare.mode = tour.compared_before();
  tour.end();
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
