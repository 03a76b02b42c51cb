#pragma once
// A place on the way that map, elevation profile and timetable show together, as of the last pointer that was on it.
#include "core/ids.h"
#include "geo/types.h"

namespace eb::session {

struct RouteCursor {
  core::RouteId route;
  double distance_m = 0;  // along the route, on the ellipsoid
  geo::LonLat position;
  friend bool operator==(const RouteCursor&, const RouteCursor&) = default;
};

}  // namespace eb::session
