#include "app/route_painter.h"

#include <algorithm>

#include "scene/tour_mark.h"

namespace eb::app {

namespace {

scene::TourLook tour_look(const session::Session& session) {
  const auto& route = *session.tour.source();
  return {session.view.theme, route.color, route.schedule.profile};
}

}  // namespace

RoutePainter::DrawnList RoutePainter::drawn() {
  const auto& session = m_subject.session();
  const auto& editing = session.editing;
  DrawnList routes;
  if (session.compare.spans_time()) return routes;  // routes know no time
  std::uint64_t number = 0;
  for (const auto& route : m_subject.document().routes) {
    const bool is_edited = editing.route == route->id;
    const bool is_changing = editing.preview && editing.preview->id == route->id;
    const auto weight = scene::weight_of(*route, editing);
    if (route->visible || is_edited) {
      routes.push_back({m_workspace.shapes().of(is_changing ? editing.preview : route), weight, number});
    }
    ++number;
  }
  std::ranges::stable_sort(routes, {}, &Drawn::weight);
  return routes;
}

bool RoutePainter::add_items(const session::Camera& camera, const scene::MapScale& scale,
                             std::vector<render::DrawItem>& items) {
  bool is_complete = true;
  const auto toured = m_subject.session().tour.route();
  for (const auto& route : drawn()) {
    if (route.shape->route->id == toured) continue;
    auto meshes = m_feed.request(route.shape, camera);
    is_complete = is_complete && meshes.is_complete;
    if (meshes.keys.empty()) continue;
    items.push_back(scene::route_item(*route.shape->route, route.weight, std::move(meshes.keys),
                                      m_subject.session().view.theme, scale));
  }
  return is_complete;
}

std::vector<geo::Vec2d> RoutePainter::stops_of(DrawnList::const_iterator first, DrawnList::const_iterator last) {
  std::vector<geo::Vec2d> places;
  for (; first != last; ++first) {
    for (const auto index : model::stops_of(*first->shape->route)) places.push_back(first->shape->points[index]);
  }
  return places;
}

void RoutePainter::add_labels(const scene::LabelContext& context, std::uint64_t first_key,
                              std::vector<scene::LabelCandidate>& labels, render::Overlay& shapes) {
  const auto routes = drawn();
  if (const auto& tour = context.session.tour; tour.is_on()) {
    const auto moment = tour.moment(context.session.view.reduced_motion);
    scene::add_tour_way(*tour.tour(), moment.along_m, tour_look(context.session), context.camera, context.scale,
                        shapes);
  }
  for (auto at = routes.begin(); at != routes.end(); ++at) {
    const auto& route = *at;
    const auto key = first_key + route.number;
    if (route.weight == scene::RouteWeight::Edited) {
      scene::add_route_handles(*route.shape, context.session, context.camera, context.scale, shapes);
    }
    scene::add_route_labels(context, *route.shape, route.weight, key, stops_of(std::next(at), routes.end()), labels,
                            shapes);
    if (routes.size() > 1) scene::add_route_name(context, *route.shape, route.weight, key, labels);
  }
  if (const auto& snap = context.session.editing.snap) scene::add_snap_label(context, *snap, labels);
}

void RoutePainter::add_vehicle(const session::Camera& camera, const scene::MapScale& scale,
                               render::Overlay& shapes) const {
  const auto& session = m_subject.session();
  if (!session.tour.is_on()) return;
  scene::add_vehicle(session.tour.moment(session.view.reduced_motion), tour_look(session), camera, scale, shapes);
}

void RoutePainter::end_frame() {
  m_feed.end_frame();
  m_workspace.shapes().end_frame();
}

}  // namespace eb::app
