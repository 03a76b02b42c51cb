#include "app/route_context.h"

#include "scene/route_snap.h"

namespace eb::app {

namespace {

std::vector<std::shared_ptr<const session::RouteShape>> shown_routes(Workspace& workspace) {
  std::vector<std::shared_ptr<const session::RouteShape>> shapes;
  for (const auto& route : workspace.document().routes) {
    if (route->visible || route->id == workspace.session().editing.route)
      shapes.push_back(workspace.shapes().of(route));
  }
  return shapes;
}

std::shared_ptr<const session::RouteShape> edited_shape(Workspace& workspace) {
  const auto& session = workspace.session();
  if (!session.editing.is_on() || session.compare.spans_time()) return nullptr;
  for (const auto& route : workspace.document().routes) {
    if (route->id == session.editing.route) return workspace.shapes().of(route);
  }
  return nullptr;
}

}  // namespace

tools::RouteToolContext route_context(Workspace& workspace, double scale, double now_seconds) {
  const auto snap = [&workspace](geo::Vec2d place, double reach_m, const session::RouteHit* moved) {
    const auto routes = shown_routes(workspace);
    const auto& session = workspace.session();
    return scene::snap_to(
        {workspace.document(), workspace.geometries(), routes, session.playback.day(), session.view.language, moved},
        place, reach_m);
  };
  return {workspace.document(),
          workspace.session(),
          edited_shape(workspace),
          scale,
          now_seconds,
          [&workspace](geo::Vec2d position) { return workspace.to_lon_lat(position); },
          snap};
}

}  // namespace eb::app
