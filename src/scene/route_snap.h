#pragma once
// What a point dragged over the map clings to: stops, places of layers, then lines of layers and routes. Pure
// functions, asked by the map tools through app.
#include <memory>
#include <span>
#include <vector>

#include "model/document.h"
#include "scene/map_furniture.h"
#include "session/route_editing.h"

namespace eb::scene {

struct SnapInput {
  const model::Document& document;
  const LayerGeometries& geometries;
  std::span<const std::shared_ptr<const session::RouteShape>> routes;  // that are shown
  double day = 0;                                                      // whose features count
  std::string language;
  const session::RouteHit* moved = nullptr;  // clings not to itself; nullptr = nothing on the map moves
};

// Points before lines; of each the nearest within the reach.
std::optional<session::Snap> snap_to(const SnapInput& input, geo::Vec2d place, double reach_m);

}  // namespace eb::scene
