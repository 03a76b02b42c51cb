#pragma once
// Which place of a route the pointer is on, for the cursor that map, heights and timetable share. No state, any thread.
#include <optional>

#include "model/elevation.h"
#include "session/camera.h"
#include "session/route_cursor.h"

namespace eb::tools {

// The nearest place of the route's line within `reach_px` of `screen` (framebuffer pixels).
std::optional<session::RouteCursor> route_cursor_at(const core::RouteId& route, const model::RouteProfile& profile,
                                                    const session::Camera& camera, geo::Vec2d screen, double reach_px);

}  // namespace eb::tools
