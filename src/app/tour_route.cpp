#include "app/tour_route.h"

#include <algorithm>
#include <cmath>

#include "app/shown_route.h"
#include "scene/tour_past.h"

namespace eb::app {

namespace {

constexpr double farthest_water_m = 6000;  // of which a stop tells
constexpr double most_points = 20'000;     // of the way; what is finer cannot be seen

// The way as one line; `starts` says where on it the points of the route lie.
struct Way {
  std::vector<geo::Vec2d> points;
  std::vector<std::uint8_t> schematic;
  std::vector<std::size_t> starts;
};

class WayWriter {
 public:
  explicit WayWriter(double step_m) : m_step_m{step_m} {}
  // Points that hardly differ from the one before are left out, unless they must be there.
  void add(geo::Vec2d point, bool is_schematic, bool must_be) {
    if (!geo::is_finite(point)) return;
    if (!must_be && !m_way.points.empty() && geo::length(point - m_way.points.back()) < m_step_m) return;
    m_way.points.push_back(point);
    m_way.schematic.push_back(is_schematic ? 1 : 0);
  }
  void mark() { m_way.starts.push_back(m_way.points.empty() ? 0 : m_way.points.size() - 1); }
  Way take() { return std::move(m_way); }

 private:
  double m_step_m;
  Way m_way;
};

Way way_of(const session::RouteShape& shape) {
  WayWriter out{std::hypot(shape.box.width(), shape.box.height()) / most_points};
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    const auto* leg = i < shape.legs.size() ? &shape.legs[i] : nullptr;
    const bool is_schematic = leg != nullptr && (leg->leg->kind == model::LegKind::Straight || leg->leg->is_awaited());
    out.add(shape.points[i], is_schematic, true);
    out.mark();
    if (leg == nullptr) break;
    for (const auto& chunk : leg->chunks) {
      for (const auto point : chunk->points) out.add(point, is_schematic, false);
    }
  }
  return out.take();
}

// What the story is about, then every other water with phases, as they lie on top of each other.
std::vector<const model::Layer*> waters(const model::Document& document) {
  std::vector<const model::Layer*> layers;
  if (document.measure) layers.push_back(document.find_layer(document.measure->layer));
  for (auto at = document.layers.rbegin(); at != document.layers.rend(); ++at) {
    if (!(*at)->phase_field.empty() && !(*at)->reach_field.empty()) layers.push_back(at->get());
  }
  std::erase_if(layers, [](const auto* layer) { return layer == nullptr || !layer->visible; });
  return layers;
}

void tell_past(const Workspace& workspace, geo::Vec2d place, double day, session::TourStop& stop) {
  for (const auto* layer : waters(workspace.document())) {
    const auto geometry = workspace.geometries().find(layer->id);
    if (geometry == workspace.geometries().end()) continue;
    const auto past = scene::past_of_nearest_reach(*geometry->second, *layer, place, farthest_water_m, day,
                                                   workspace.document().time_from);
    if (!past) continue;
    stop.past = session::TourPast{layer->id, past->then_row, past->now_row, past->then_day, past->distance_m};
    stop.focus.add(past->place);
    return;
  }
}

}  // namespace

std::shared_ptr<const model::Route> route_to_tour(const Workspace& workspace) {
  auto route = shown_route(workspace, 2);
  return route != nullptr && !model::stops_of(*route).empty() ? route : nullptr;
}

std::shared_ptr<const session::Tour> make_tour(Workspace& workspace, const std::shared_ptr<const model::Route>& route) {
  const auto shape = workspace.shapes().of(route);
  if (!shape->is_complete || workspace.is_loading()) return nullptr;
  auto way = way_of(*shape);
  if (way.points.size() < 2) return nullptr;
  session::TourInput input;
  input.day = route->schedule.date.value_or(workspace.document().time_start);
  std::size_t at = 0;
  double along_m = 0;
  for (const auto index : model::stops_of(*route)) {
    for (; at < way.starts[index]; ++at) along_m += geo::length(way.points[at + 1] - way.points[at]);
    session::TourStop stop;
    stop.point = route->points[index].id;
    stop.along_m = along_m;
    stop.focus.add(way.points[at]);
    tell_past(workspace, way.points[at], input.day, stop);
    input.stops.push_back(std::move(stop));
  }
  input.way = std::move(way.points);
  input.schematic = std::move(way.schematic);
  return std::make_shared<const session::Tour>(std::move(input));
}

void follow_tour(Workspace& workspace) {
  auto& session = workspace.session();
  auto& tour = session.tour;
  const auto wanted = tour.is_on() ? tour.route() : tour.asked();
  if (wanted.empty()) return;
  const auto& routes = workspace.document().routes;
  const auto found = std::ranges::find(routes, wanted, [](const auto& route) { return route->id; });
  const bool is_other = found == routes.end() || session.stage.is_on || session.editing.is_on();
  if (is_other || (tour.is_on() && tour.source() != *found)) {
    session.end_tour();
    tour.ask({});
    return;
  }
  if (tour.is_on()) return;
  auto made = make_tour(workspace, *found);
  if (made == nullptr) return;
  session.selection = {};
  tour.start(std::move(made), *found, std::exchange(session.compare.mode, session::CompareMode::Off));
  session.go_to_tour();
}

}  // namespace eb::app
