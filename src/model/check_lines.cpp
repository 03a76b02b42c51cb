// Rules about where a route runs: impossible speeds, gaps, stops beside their way, ground without a map.
#include <algorithm>
#include <cmath>

#include "geo/path_length.h"
#include "model/checked_route.h"

namespace eb::model {

using core::msg;

namespace {

constexpr double longest_gap_m = 50;          // between a point and the line of a track
constexpr double farthest_from_road_m = 200;  // of a stop: a walk one need not plan
constexpr double longest_hole_m = 500;        // between two points of a recorded track
constexpr double hole_in_mean_steps = 10;     // and that many times the usual step

core::Message too_fast(Profile profile, const std::string& from, const std::string& to, double speed, double fastest) {
  const auto kmh = std::lround(speed), most = std::lround(fastest);
  switch (profile) {
    case Profile::Coach:
      return msg("From {0} to {1} the coach would drive {2} km/h; more than {3} cannot be planned", from, to, kmh,
                 most);
    case Profile::Minibus:
      return msg("From {0} to {1} the minibus would drive {2} km/h; more than {3} cannot be planned", from, to, kmh,
                 most);
    case Profile::Bicycle:
      return msg("From {0} to {1} the bicycles would ride {2} km/h; more than {3} cannot be planned", from, to, kmh,
                 most);
    case Profile::OnFoot:
      break;
  }
  return msg("From {0} to {1} people would walk {2} km/h; more than {3} cannot be planned", from, to, kmh, most);
}

void check_speed(CheckedRoute& checked, std::size_t leg, const LegTime& time) {
  const Profile profile = profile_of(checked.route, *checked.route.legs[leg]);
  const double fastest = numbers_of(profile).fastest_km_per_hour;
  constexpr double short_m = 100;  // seconds are rounded: nothing can be said
  if (time.basis != TravelBasis::Router || time.distance_m < short_m) return;
  const double speed = time.distance_m / std::max(time.seconds, 0.1) * 3.6;
  if (speed <= fastest) return;
  checked.at_leg(leg, "leg_too_fast", Severity::Serious,
                 too_fast(profile, checked.from_of(leg), checked.to_of(leg), speed, fastest),
                 msg("Route the leg again for this way of travelling, or correct its time."));
}

// Between two fixed times the way is as fast as they say, whatever the profile.
void check_locked_speeds(CheckedRoute& checked) {
  const auto& stops = checked.times.groups.front().stops;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    const Stop &before = *checked.route.points[stops[i - 1].point].stop,
               &after = *checked.route.points[stops[i].point].stop;
    if (!before.fixed_departure || !after.fixed_arrival) continue;
    const int minutes = *after.fixed_arrival - *before.fixed_departure;
    const std::size_t leg = stops[i].point - 1;
    const Profile profile = profile_of(checked.route, *checked.route.legs[leg]);
    const double fastest = numbers_of(profile).fastest_km_per_hour;
    const double speed = stops[i].distance_m / 1000 / (std::max(minutes, 1) / 60.0);
    if (minutes > 0 && speed <= fastest) continue;
    checked.at_leg(leg, "leg_too_fast", Severity::Serious,
                   too_fast(profile, checked.from_of(leg), checked.to_of(leg), speed, fastest),
                   msg("Move one of the two fixed times."));
  }
}

core::Message draw_it() {
  return msg("Draw the missing piece, or move the point onto the line.");
}

void check_ends_of_track(CheckedRoute& checked, std::size_t leg) {
  const geo::ChunkedPath& path = checked.route.legs[leg]->path;
  const double begin = geo::distance_m(checked.route.points[leg].position, path[0]);
  const double end = geo::distance_m(path[path.size() - 1], checked.route.points[leg + 1].position);
  if (begin > longest_gap_m) {
    checked.at_leg(leg, "gap", Severity::Warning,
                   msg("The track from {0} to {1} begins {2} away from its first point", checked.from_of(leg),
                       checked.to_of(leg), checked.distance(begin)),
                   draw_it());
  }
  if (end > longest_gap_m) {
    checked.at_leg(leg, "gap", Severity::Warning,
                   msg("The track from {0} to {1} ends {2} before its last point", checked.from_of(leg),
                       checked.to_of(leg), checked.distance(end)),
                   draw_it());
  }
}

// A recorder that lost its satellites leaves a hole: one step far longer than all others.
void check_holes(CheckedRoute& checked, std::size_t leg, double length_m) {
  const geo::ChunkedPath& path = checked.route.legs[leg]->path;
  constexpr std::size_t fewest_points = 10;
  if (path.size() < fewest_points) return;
  double longest = 0;
  const geo::LonLat* last = nullptr;
  for (const auto& chunk : path.chunks()) {
    for (const geo::LonLat& point : *chunk) {
      if (last != nullptr) longest = std::max(longest, geo::distance_m(*last, point));
      last = &point;
    }
  }
  const double others = (length_m - longest) / static_cast<double>(path.size() - 1);
  if (longest <= longest_hole_m || longest <= hole_in_mean_steps * others) return;
  checked.at_leg(leg, "gap", Severity::Warning,
                 msg("The track from {0} to {1} has a hole of {2}", checked.from_of(leg), checked.to_of(leg),
                     checked.distance(longest)),
                 draw_it());
}

void check_leg(CheckedRoute& checked, std::size_t leg) {
  const Leg& it = *checked.route.legs[leg];
  const LegTime time = time_of_leg(checked.route, leg);
  check_speed(checked, leg, time);
  if (it.is_awaited()) {
    checked.at_leg(leg, "not_routed", Severity::Warning,
                   msg("The leg from {0} to {1} is not routed yet: its time is an estimate", checked.from_of(leg),
                       checked.to_of(leg)),
                   msg("Route it, or make it straight."));
  }
  if (it.kind != LegKind::Track || it.path.empty()) return;
  check_ends_of_track(checked, leg);
  check_holes(checked, leg, time.distance_m);
}

// How far the road lies from where people get out: the router starts on the nearest road it knows.
void check_beside_the_way(CheckedRoute& checked) {
  for (const std::size_t point : stops_of(checked.route)) {
    const RoutePoint& it = checked.route.points[point];
    double off = 0;
    const auto measure = [&](std::size_t leg, bool at_its_begin) {
      const Leg& way = *checked.route.legs[leg];
      if (way.kind != LegKind::Routed || way.path.empty()) return;
      off = std::max(off, geo::distance_m(it.position, way.path[at_its_begin ? 0 : way.path.size() - 1]));
    };
    if (point > 0) measure(point - 1, false);
    if (point < checked.route.legs.size()) measure(point, true);
    if (off <= std::max(farthest_from_road_m, it.stop->accuracy_m)) continue;
    checked.at_stop(
        point, "stop_off_route", Severity::Warning,
        msg("{0} lies {1} off the road that the route takes", checked.name_of(point), checked.distance(off)),
        msg("Move the stop to the road, or add the rest of the way as a leg on foot."));
  }
}

void check_on_map(CheckedRoute& checked) {
  const geo::Box2d& map = checked.in.map_extent;
  if (map.empty()) return;
  const auto is_outside = [&](geo::LonLat position) { return !map.contains(checked.in.to_project(position)); };
  const auto remedy = [] { return msg("Load a map of that place, or correct the position."); };
  const auto& points = checked.route.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].stop || !is_outside(points[i].position)) continue;
    checked.at_stop(i, "outside_map", Severity::Warning, msg("{0} lies outside the loaded map", checked.name_of(i)),
                    remedy());
  }
  for (std::size_t leg = 0; leg < checked.route.legs.size(); ++leg) {
    if (is_outside(points[leg].position) || is_outside(points[leg + 1].position)) continue;
    const auto line = line_of_leg(checked.route, leg);
    if (std::none_of(line.begin(), line.end(), is_outside)) continue;
    checked.at_leg(leg, "outside_map", Severity::Warning,
                   msg("The way from {0} to {1} leaves the loaded map", checked.from_of(leg), checked.to_of(leg)),
                   remedy());
  }
}

}  // namespace

void check_lines(CheckedRoute& checked) {
  for (std::size_t leg = 0; leg < checked.route.legs.size(); ++leg) check_leg(checked, leg);
  check_locked_speeds(checked);
  check_beside_the_way(checked);
  check_on_map(checked);
}

}  // namespace eb::model
