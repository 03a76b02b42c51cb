#pragma once
// The stops of a route on the map: symbols, numbers and names; the route's own name where several are shown.
#include <vector>

#include "scene/label_layout.h"
#include "scene/map_labels.h"
#include "scene/route_items.h"

namespace eb::scene {

// `route_key` tells the labels of routes and layers apart. Symbols go to `out_shapes`. Of stops that several routes
// share, those `above` are told; the others are a ring around them.
void add_route_labels(const LabelContext& context, const session::RouteShape& shape, RouteWeight weight,
                      std::uint64_t route_key, const std::vector<geo::Vec2d>& above, std::vector<LabelCandidate>& out,
                      render::Overlay& out_shapes);

// The route's name along its line.
void add_route_name(const LabelContext& context, const session::RouteShape& shape, RouteWeight weight,
                    std::uint64_t route_key, std::vector<LabelCandidate>& out);

// The name of what a dragged point clings to, beside it.
void add_snap_label(const LabelContext& context, const session::Snap& snap, std::vector<LabelCandidate>& out);

}  // namespace eb::scene
