#pragma once
// The mark of the shared cursor of a route on the map.
#include "geo/types.h"
#include "render/frame.h"
#include "scene/theme.h"

namespace eb::scene {

// `at_px` in framebuffer pixels, `points` = pixels per point.
void add_route_mark(geo::Vec2d at_px, double points, const Theme& theme, render::Overlay& out);

}  // namespace eb::scene
