#pragma once
// What the tool for routes needs of a workspace. Main thread only; valid while the workspace is not changed.
#include "app/workspace.h"
#include "tools/route_tool.h"

namespace eb::app {

// `scale`: of the interface, pixels per point.
tools::RouteToolContext route_context(Workspace& workspace, double scale, double now_seconds);

}  // namespace eb::app
