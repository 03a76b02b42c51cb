#include "tools/route_cursor.h"

#include <algorithm>

namespace eb::tools {

std::optional<session::RouteCursor> route_cursor_at(const core::RouteId& route, const model::RouteProfile& profile,
                                                    const session::Camera& camera, geo::Vec2d screen, double reach_px) {
  std::optional<double> distance_m;
  double nearest_px = reach_px;
  for (std::size_t i = 1; i < profile.samples.size(); ++i) {
    const auto& a = profile.samples[i - 1];
    const auto& b = profile.samples[i];
    const auto from = camera.to_screen(a.place), along = camera.to_screen(b.place) - from;
    const double squared = geo::dot(along, along);
    const double share = squared > 0 ? std::clamp(geo::dot(screen - from, along) / squared, 0.0, 1.0) : 0;
    const double off_px = geo::length(screen - (from + along * share));
    if (!(off_px <= nearest_px)) continue;  // also when a place is none
    nearest_px = off_px;
    distance_m = a.distance_m + (b.distance_m - a.distance_m) * share;
  }
  if (!distance_m) return std::nullopt;
  return session::RouteCursor{route, *distance_m, profile.at(*distance_m).position};
}

}  // namespace eb::tools
