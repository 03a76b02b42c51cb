#include "app/shown_route.h"

#include <algorithm>

namespace eb::app {

std::shared_ptr<const model::Route> shown_route(const Workspace& workspace, std::size_t fewest_points) {
  const auto& session = workspace.session();
  const auto& routes = workspace.document().routes;
  const auto named = [&](const core::RouteId& id) {
    return std::ranges::find_if(
        routes, [&](const auto& route) { return route->id == id && route->points.size() >= fewest_points; });
  };
  if (const auto edited = named(session.editing.route); edited != routes.end()) return *edited;
  if (session.selection.point) {
    if (const auto selected = named(session.selection.point->route); selected != routes.end()) return *selected;
  }
  const auto found = std::ranges::find_if(
      routes, [&](const auto& route) { return route->visible && route->points.size() >= fewest_points; });
  return found == routes.end() ? nullptr : *found;
}

}  // namespace eb::app
