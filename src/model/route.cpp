#include "model/route.h"

#include <algorithm>
#include <set>

namespace eb::model {

bool operator==(const RoutePoint& a, const RoutePoint& b) {
  const bool same_stop = a.stop == b.stop || (a.stop && b.stop && *a.stop == *b.stop);
  return a.id == b.id && a.position == b.position && same_stop;
}

bool operator==(const Route& a, const Route& b) {
  const auto same_leg = [](const auto& one, const auto& other) { return one == other || *one == *other; };
  return a.id == b.id && a.name == b.name && a.color == b.color && a.visible == b.visible && a.schedule == b.schedule &&
         a.variant_of == b.variant_of && a.meeting_point == b.meeting_point && a.points == b.points &&
         std::ranges::equal(a.legs, b.legs, same_leg);
}

std::optional<std::size_t> Route::index_of(std::string_view point) const {
  const auto found = std::ranges::find(points, point, &RoutePoint::id);
  if (found == points.end()) return std::nullopt;
  return static_cast<std::size_t>(found - points.begin());
}

const RoutePoint* Route::find_point(std::string_view point) const {
  const auto index = index_of(point);
  return index ? &points[*index] : nullptr;
}

std::vector<std::size_t> stops_of(const Route& route) {
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    if (route.points[i].stop) stops.push_back(i);
  }
  return stops;
}

std::string free_point_id(const Route& route) {
  std::set<std::string_view> taken;
  for (const auto& point : route.points) taken.insert(point.id);
  for (std::size_t number = route.points.size() + 1;; ++number) {
    auto id = "p" + std::to_string(number);
    if (!taken.contains(id)) return id;
  }
}

std::vector<geo::LonLat> line_of_leg(const Route& route, std::size_t leg) {
  std::vector<geo::LonLat> line{route.points[leg].position};
  for (const auto& chunk : route.legs[leg]->path.chunks()) line.insert(line.end(), chunk->begin(), chunk->end());
  line.push_back(route.points[leg + 1].position);
  return line;
}

std::shared_ptr<const Leg> straight_leg() {
  return std::make_shared<const Leg>();
}

}  // namespace eb::model
