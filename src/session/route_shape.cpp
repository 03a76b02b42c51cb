#include "session/route_shape.h"

namespace eb::session {

namespace {

geo::Box2d around(geo::Vec2d place, double reach_m) {
  geo::Box2d box;
  box.add(place);
  return box.grown(reach_m);
}

std::optional<RouteHit> hit_point(const RouteShape& shape, geo::Vec2d place, bool stops, double reach_m) {
  std::optional<RouteHit> best;
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    const auto& point = shape.route->points[i];
    const double distance = geo::length(shape.points[i] - place);
    if ((point.stop != nullptr) != stops || !(distance <= reach_m)) continue;
    reach_m = distance;
    best = RouteHit{RouteHit::Kind::Point, shape.route->id, point.id, 0, 0, shape.points[i]};
  }
  return best;
}

std::optional<RouteHit> hit_vertex(const RouteShape& shape, geo::Vec2d place, double reach_m) {
  std::optional<RouteHit> best;
  for (std::size_t leg = 0; leg < shape.legs.size(); ++leg) {
    const auto& part = shape.legs[leg];
    if (part.leg->kind != model::LegKind::Track || !part.box.intersects(around(place, reach_m))) continue;
    for (std::size_t chunk = 0; chunk < part.chunks.size(); ++chunk) {
      const auto found = part.chunks[chunk] ? geo::nearest_point(*part.chunks[chunk], place, reach_m) : std::nullopt;
      if (!found) continue;
      reach_m = found->distance_m;
      best = RouteHit{RouteHit::Kind::Vertex,
                      shape.route->id,
                      shape.route->points[leg].id,
                      leg,
                      part.leg->path.start_of(chunk) + found->segment,
                      found->position};
    }
  }
  return best;
}

// Looks at a leg piece by piece and keeps the nearest place.
class LegSearch {
 public:
  LegSearch(geo::Vec2d place, double reach_m) : m_place{place}, m_reach_m{reach_m} {}

  void segment(geo::Vec2d from, geo::Vec2d to, std::size_t points_before) {
    keep(geo::nearest_on_segment(m_place, from, to), points_before);
  }
  void chunk(const geo::PlaneChunk& chunk, std::size_t start) {
    if (const auto found = geo::nearest_on_line(chunk, m_place, m_reach_m)) keep(*found, start + found->segment + 1);
  }
  // Whether anything nearer than what was found before has been found since the last call.
  bool take_found() { return std::exchange(m_found, false); }
  [[nodiscard]] std::size_t points_before() const { return m_points_before; }
  [[nodiscard]] geo::Vec2d position() const { return m_position; }
  [[nodiscard]] double reach_m() const { return m_reach_m; }

 private:
  void keep(const geo::NearestPlace& found, std::size_t points_before) {
    if (!(found.distance_m <= m_reach_m)) return;
    m_reach_m = found.distance_m;
    m_position = found.position;
    m_points_before = points_before;
    m_found = true;
  }

  geo::Vec2d m_place, m_position;
  double m_reach_m;
  std::size_t m_points_before = 0;
  bool m_found = false;
};

void search(const LegShape& leg, geo::Vec2d from, geo::Vec2d to, LegSearch& search) {
  auto last = from;
  for (std::size_t i = 0; i < leg.chunks.size(); ++i) {
    const auto& chunk = leg.chunks[i];
    if (!chunk) return;
    const auto start = leg.leg->path.start_of(i);
    search.segment(last, chunk->points.front(), start);
    search.chunk(*chunk, start);
    last = chunk->points.back();
  }
  search.segment(last, to, leg.leg->path.size());
}

}  // namespace

std::optional<RouteHit> hit_leg(const RouteShape& shape, geo::Vec2d place, double reach_m) {
  LegSearch nearest{place, reach_m};
  std::optional<RouteHit> best;
  for (std::size_t leg = 0; leg < shape.legs.size(); ++leg) {
    if (!shape.legs[leg].box.intersects(around(place, nearest.reach_m()))) continue;
    search(shape.legs[leg], shape.points[leg], shape.points[leg + 1], nearest);
    if (!nearest.take_found()) continue;
    best = RouteHit{RouteHit::Kind::Leg,     shape.route->id,   shape.route->points[leg].id, leg,
                    nearest.points_before(), nearest.position()};
  }
  return best;
}

std::optional<RouteHit> hit_route(const RouteShape& shape, geo::Vec2d place, const HitReach& reach) {
  if (auto stop = hit_point(shape, place, true, reach.stop_m)) return stop;
  if (auto point = hit_point(shape, place, false, reach.point_m)) return point;
  if (!shape.box.intersects(around(place, reach.point_m + reach.line_m))) return std::nullopt;
  if (auto vertex = hit_vertex(shape, place, reach.line_m)) return vertex;
  return hit_leg(shape, place, reach.line_m);
}

}  // namespace eb::session
