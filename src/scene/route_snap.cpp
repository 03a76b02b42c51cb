#include "scene/route_snap.h"

#include <algorithm>

#include "model/doubt.h"

namespace eb::scene {

namespace {

using session::RouteHit;
using session::RouteShape;
using session::Snap;

// Keeps what is nearest.
class Nearest {
 public:
  Nearest(geo::Vec2d place, double reach_m) : m_place{place}, m_reach_m{reach_m} {}
  [[nodiscard]] geo::Vec2d place() const { return m_place; }
  [[nodiscard]] double reach_m() const { return m_reach_m; }
  // `name` is asked for only when it is nearer than all before.
  template <class Name>
  void offer(geo::Vec2d position, const Name& name) {
    const double distance = geo::length(position - m_place);
    if (!(distance <= m_reach_m)) return;
    m_reach_m = distance;
    m_found = Snap{position, name()};
  }
  [[nodiscard]] const std::optional<Snap>& found() const { return m_found; }

 private:
  geo::Vec2d m_place;
  double m_reach_m;
  std::optional<Snap> m_found;
};

bool is_moved(const SnapInput& input, const RouteShape& shape, const model::RoutePoint& point) {
  return input.moved != nullptr && input.moved->kind == RouteHit::Kind::Point &&
         input.moved->route == shape.route->id && input.moved->point == point.id;
}

void offer_route_points(const SnapInput& input, Nearest& nearest) {
  for (const auto& shape : input.routes) {
    for (std::size_t i = 0; i < shape->points.size(); ++i) {
      const auto& point = shape->route->points[i];
      if (is_moved(input, *shape, point)) continue;
      nearest.offer(shape->points[i], [&] { return point.stop ? point.stop->name.in(input.language) : std::string{}; });
    }
  }
}

std::string feature_name(const SnapInput& input, const model::Layer& layer, const model::FeatureTable& table,
                         std::uint32_t row) {
  auto name = model::localized_text(table, layer.name_field, row, input.language);
  return name.empty() ? model::localized_text(table, layer.style.label.field, row, input.language) : name;
}

void offer_feature(const SnapInput& input, const model::Layer& layer, const model::FeatureTable& table,
                   std::uint32_t row, bool points, Nearest& nearest) {
  const auto name = [&] { return feature_name(input, layer, table, row); };
  for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
    const auto vertices = table.part(part);
    if ((table.part_kinds[part] == model::PartKind::Point) != points) continue;
    if (points) {
      for (const auto vertex : vertices) nearest.offer(vertex, name);
      continue;
    }
    for (std::size_t i = 1; i < vertices.size(); ++i) {
      nearest.offer(geo::nearest_on_segment(nearest.place(), vertices[i - 1], vertices[i]).position, name);
    }
  }
}

// Areas have borders, which nobody travels along: only points and lines hold a route.
void offer_layers(const SnapInput& input, bool points, Nearest& nearest) {
  for (const auto& layer : input.document.layers) {
    const auto geometry = input.geometries.find(layer->id);
    if (!layer->visible || geometry == input.geometries.end()) continue;
    const auto& table = geometry->second->table();
    for (const auto row : geometry->second->hit(nearest.place(), nearest.reach_m(), input.day)) {
      const auto kind = table.part_kinds[table.feature_parts[row]];
      if (kind != model::PartKind::Point && kind != model::PartKind::Line) continue;
      offer_feature(input, *layer, table, row, points, nearest);
    }
  }
}

// The route that changes does not hold its own points.
void offer_route_lines(const SnapInput& input, Nearest& nearest) {
  for (const auto& shape : input.routes) {
    if (input.moved != nullptr && input.moved->route == shape->route->id) continue;
    const auto hit = session::hit_leg(*shape, nearest.place(), nearest.reach_m());
    if (hit) nearest.offer(hit->position, [&] { return shape->route->name.in(input.language); });
  }
}

}  // namespace

std::optional<Snap> snap_to(const SnapInput& input, geo::Vec2d place, double reach_m) {
  Nearest nearest{place, reach_m};
  offer_route_points(input, nearest);
  offer_layers(input, true, nearest);
  if (nearest.found()) return nearest.found();
  offer_layers(input, false, nearest);
  offer_route_lines(input, nearest);
  return nearest.found();
}

}  // namespace eb::scene
