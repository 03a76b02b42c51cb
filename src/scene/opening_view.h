#pragma once
// The camera of the opening view: the home box as large as the furniture lets it be. Pure arithmetic.
#include <optional>
#include <span>

#include "geo/types.h"
#include "render/frame.h"
#include "session/camera.h"

namespace eb::scene {

// What the furniture leaves to the map, in framebuffer pixels; the same on every day.
struct FurnitureRoom {
  session::Insets clear;               // a box inside keeps clear of everything
  session::Insets open;                // as if the legend were not there
  std::optional<render::Rect> legend;  // of the fullest day
};

// The corner of a region is rarely its middle. So the legend may lie over the box, as long as it covers none of the
// `subject` (points in the project's CRS): of such views the one that gives way least, if it is no smaller than the
// one that keeps clear.
session::Camera opening_view(const session::Camera& level, const geo::Box2d& box, const FurnitureRoom& room,
                             std::span<const geo::Vec2d> subject);

}  // namespace eb::scene
