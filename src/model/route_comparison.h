#pragma once
// Two routes side by side, usually a route and its variant: what each amounts to and where their stops differ. Pure;
// used by the panel that compares them.
#include <optional>
#include <vector>

#include "model/route.h"

namespace eb::model {

struct RouteFigures {
  std::size_t stops = 0;
  double metres = 0;  // of the drawn line, on the ellipsoid
  int travel_minutes = 0, stay_minutes = 0;
  std::optional<int> start, end;  // of the first group, minutes after midnight; nullopt = it has no stop
  int late_minutes = 0;           // the worst of all fixed times that are missed
  std::size_t straight_legs = 0;  // that lead along no road
};

// A stop that at least one of both has.
struct ComparedStop {
  std::optional<std::size_t> first, second;  // index into the points of either route
  double moved_m = 0;                        // between both places
  std::optional<int> first_arrival, second_arrival;
  int first_stay = 0, second_stay = 0;
};

struct RouteComparison {
  RouteFigures first, second;
  std::vector<ComparedStop> stops;  // in order of travel of the first, with what only the second has in between
};

// Stops are the same by id or, where it is gone, by name.
RouteComparison compare_routes(const Route& first, const Route& second);

}  // namespace eb::model
