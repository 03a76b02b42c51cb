#include "io/line_route.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <tuple>

namespace eb::io {
namespace {

using geo::LonLat;
using geo::Vec2d;

constexpr double metres_a_degree = 111'195;  // of latitude, on a sphere of 6,371 km
constexpr std::size_t segments_a_run = 512;
constexpr double same_place_m = 0.5;  // two positions so near are one point of a route

struct Plane {
  LonLat centre;
  double metres_east;
  explicit Plane(LonLat at) : centre{at}, metres_east{metres_a_degree * std::cos(at.lat * std::numbers::pi / 180)} {}
  [[nodiscard]] Vec2d operator()(LonLat p) const {
    return {std::remainder(p.lon - centre.lon, 360.0) * metres_east, (p.lat - centre.lat) * metres_a_degree};
  }
};

double distance_m(LonLat a, LonLat b) {
  return length(Plane{a}(b));
}

void add_point(model::Route& route, model::RoutePoint point, std::shared_ptr<const model::Leg> leg) {
  if (!route.points.empty()) route.legs.push_back(std::move(leg));
  route.points.push_back(std::move(point));
}

// Over the vertices from `first` until before `last`.
std::shared_ptr<const model::Leg> track_leg(const std::vector<LonLat>& part, std::size_t first, std::size_t last) {
  model::Leg leg;
  leg.kind = model::LegKind::Track;
  if (last > first) leg.path = geo::ChunkedPath{std::span{part}.subspan(first, last - first)};
  return std::make_shared<const model::Leg>(std::move(leg));
}

// How many vertices of its part come before a stop. One beside an end of the line has all of it behind or before
// itself.
std::size_t vertices_before(const PlaceOnLine& place) {
  if (place.share <= 0) return place.after;
  return place.after + (place.share >= 1 ? 2 : 1);
}

// One part of a line under way into a route.
class PartBuilder {
 public:
  PartBuilder(const std::vector<LonLat>& part, model::Route& route) : m_part{part}, m_route{route} {}

  void run(std::span<const StopOnLine> stops) {
    if (!m_route.points.empty() && is_same_place(m_route.points.back().position, 0)) {
      m_is_open = true;  // it goes on where the part before ended
      m_next = 1;
    } else if (stops.empty() ||
               (vertices_before(stops.front().place) > 0 && !is_same_place(stops.front().point.position, 0))) {
      enter({"", m_part.front(), nullptr}, 0);
      m_next = 1;
    }
    for (const auto& stop : stops) enter_stop(stop);
    if (m_next < m_part.size()) enter({"", m_part.back(), nullptr}, m_part.size() - 1);
  }

 private:
  [[nodiscard]] bool is_same_place(LonLat place, std::size_t vertex) const {
    return distance_m(m_part[vertex], place) < same_place_m;
  }
  void enter_stop(const StopOnLine& stop) {
    const LonLat place = stop.point.position;
    const std::size_t before = std::max(m_next, vertices_before(stop.place));
    std::size_t until = before;  // the stop itself, where it is a vertex of the line, belongs to neither leg
    while (until > m_next && is_same_place(place, until - 1)) --until;
    enter(stop.point, until);
    m_next = before;
    while (m_next < m_part.size() && is_same_place(place, m_next)) ++m_next;
  }
  // With the vertices up to `until` on the way to it.
  void enter(model::RoutePoint point, std::size_t until) {
    add_point(m_route, std::move(point), m_is_open ? track_leg(m_part, m_next, until) : model::straight_leg());
    m_is_open = true;
  }

  const std::vector<LonLat>& m_part;
  model::Route& m_route;
  std::size_t m_next = 0;  // the first vertex that is in no leg yet
  bool m_is_open = false;  // the part has a point already
};

}  // namespace

LineFinder::LineFinder(const RouteRecords::Line& line) : m_line{line} {
  for (std::size_t p = 0; p < line.parts.size(); ++p) {
    const auto& part = line.parts[p];
    for (std::size_t first = 0; first < part.size(); first += segments_a_run) {
      Run run{p, first, std::min(first + segments_a_run, part.size() - 1), {}};
      for (std::size_t i = run.first; i <= run.last; ++i) run.box_deg.add(geo::Vec2d{part[i].lon, part[i].lat});
      m_runs.push_back(run);
    }
  }
}

PlaceOnLine LineFinder::nearest(LonLat place) const {
  const Plane plane{place};
  const double lat_reach = farthest_stop_m / metres_a_degree,
               lon_reach = farthest_stop_m / std::max(plane.metres_east, 1.0);
  PlaceOnLine best;
  best.distance_m = std::numeric_limits<double>::infinity();
  for (const Run& run : m_runs) {
    const auto& box = run.box_deg;
    if (place.lat < box.min_y - lat_reach || place.lat > box.max_y + lat_reach || place.lon < box.min_x - lon_reach ||
        place.lon > box.max_x + lon_reach)
      continue;
    const auto& part = m_line.parts[run.part];
    Vec2d before = plane(part[run.first]);
    if (const double distance = length(before); run.first == 0 && distance < best.distance_m)
      best = {run.part, 0, 0, distance};
    for (std::size_t i = run.first; i < run.last; ++i) {
      const Vec2d here = plane(part[i + 1]), along = here - before;
      const double squared_length = dot(along, along);
      const double share = squared_length > 0 ? std::clamp(-dot(before, along) / squared_length, 0.0, 1.0) : 1;
      const double distance = length(before + along * share);
      if (distance < best.distance_m) best = {run.part, i, share, distance};
      before = here;
    }
  }
  return best;
}

void build_along_line(const RouteRecords::Line& line, std::vector<StopOnLine> stops, model::Route& route) {
  std::ranges::stable_sort(stops, [](const StopOnLine& a, const StopOnLine& b) {
    return std::tie(a.place.part, a.place.after, a.place.share) < std::tie(b.place.part, b.place.after, b.place.share);
  });
  for (std::size_t p = 0; p < line.parts.size(); ++p) {
    const auto [first, last] =
        std::ranges::equal_range(stops, p, {}, [](const StopOnLine& stop) { return stop.place.part; });
    if (!line.parts[p].empty()) PartBuilder{line.parts[p], route}.run({first, last});
  }
}

}  // namespace eb::io
