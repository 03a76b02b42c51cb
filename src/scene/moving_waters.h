#pragma once
// What moves in a frame: each movement under way as a mesh with its look, and what waits for it to arrive. Used by
// app/ to build the frame; empty in every still picture.
#include <string>
#include <vector>

#include "model/document.h"
#include "scene/map_furniture.h"
#include "scene/map_scale.h"
#include "session/session.h"

namespace eb::scene {

struct MovingWater {
  core::LayerId layer;  // whose rows are the courses
  core::LayerId below;  // drawn under the items of this layer: the one it moves onto, or its own
  core::Day day = 0;    // features of both layers that begin then out of nothing wait for it
  render::LineMesh mesh;
  render::ClassStyle style;
};

struct MovementContext {
  const model::Document& document;
  const LayerGeometries& geometries;
  const MapScale& scale;
  session::ThemeKind theme = session::ThemeKind::Dark;
  double metres_per_pixel = 1;
  double day = 0;
  double fade_days = 0;       // 0 = nothing moves
  double settled_day = -1e9;  // what changed until then does not move any more
};
std::vector<MovingWater> moving_waters(const MovementContext& context);

}  // namespace eb::scene
