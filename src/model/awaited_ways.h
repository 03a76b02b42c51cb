#pragma once
// What a router is asked for, and how its answers come into documents: a way between two positions for one way of
// travelling. Used by History and app/leg_router. Pure.
#include <memory>
#include <optional>
#include <vector>

#include "model/document.h"

namespace eb::model {

struct WayAsked {
  geo::LonLat from, to;
  Profile profile = Profile::Coach;
  friend bool operator==(const WayAsked&, const WayAsked&) = default;
  friend bool operator<(const WayAsked& a, const WayAsked& b);
};

struct WayFound {
  geo::ChunkedPath path;
  double seconds = 0;
};

// Nothing for a leg that waits for no router.
std::optional<WayAsked> way_awaited(const Route& route, std::size_t leg);
// Of all routes, each way once, in the order of the legs.
std::vector<WayAsked> ways_awaited(const Document& document);
// The route with every leg that waits for this way completed; nullptr when none does.
std::shared_ptr<const Route> completed(const Route& route, const WayAsked& way, const WayFound& found);

}  // namespace eb::model
