#pragma once
// Facts about routes for scripts: see app/script_player.h.
#include <optional>
#include <string>

#include "app/workspace.h"

namespace eb::app {

// routes, route.edited, route.drawing, route.aimed, route.snap, route.preview, route.point (the selected one),
// route.menu, route.compared (the ids of two).
std::optional<std::string> route_fact(const Workspace& workspace, const std::string& name);
// points:ID, stops:ID, legs:ID (kinds in order, a letter each), length:ID (positions of all lines), at:ROUTE/POINT
// (lon and lat), variant_of:ID; arrival:, departure: (as 09:30), stay:, late: (minutes) of ROUTE/POINT.
std::optional<std::string> route_fact(const Workspace& workspace, const std::string& what, const std::string& argument);

}  // namespace eb::app
