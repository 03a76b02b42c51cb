#pragma once
// What changed between two versions of a document's routes, for people who got the older one: `diff` on the command
// line and the window ask here. Pure; may run on a worker.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "geo/types.h"
#include "model/checks.h"
#include "model/document.h"

namespace eb::model {

struct RouteChange {
  // For programs, never translated: route_added, route_removed, route_renamed, route_changed, stop_added, stop_removed,
  // stop_renamed, stop_moved, stop_changed, stop_retimed, stop_reordered, point_moved (of a shaping point), leg_added,
  // leg_removed, leg_moved, leg_changed, leg_retimed.
  std::string kind;
  core::RouteId route;           // as in the newer version; of a removed one as in the older
  std::string stop;              // id of the point; empty = none
  std::string leg;               // "from..to" with the ids of its two points; empty = none
  std::optional<double> metres;  // moved by so much; of a leg: the farthest any part of it moved
  std::optional<int> minutes;    // later by so much; negative = earlier
  core::Message message;
  std::optional<geo::LonLat> place;  // where it is now; of what was removed, where it was
};

// Routes are the same by id, stops by id or, where the id is gone, by name. In travelling order.
std::vector<RouteChange> diff_routes(const Document& older, const Document& newer, const CheckWords& words);

}  // namespace eb::model
