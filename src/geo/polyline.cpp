#include "geo/polyline.h"

namespace eb::geo {

double distance_to_segment(Vec2d point, Vec2d start, Vec2d end) {
  const Vec2d chord = end - start;
  const double chord2 = dot(chord, chord);
  const double share = chord2 > 0 ? std::clamp(dot(point - start, chord) / chord2, 0.0, 1.0) : 0.0;
  return length(point - (start + chord * share));
}

double distance_to_line(Vec2d point, std::span<const Vec2d> line) {
  if (line.empty()) return std::numeric_limits<double>::infinity();
  double nearest = length(point - line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    nearest = std::min(nearest, distance_to_segment(point, line[i - 1], line[i]));
  }
  return nearest;
}

double length(std::span<const Vec2d> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += length(line[i] - line[i - 1]);
  return sum;
}

double signed_area(std::span<const Vec2d> ring) {
  if (ring.empty()) return 0;
  // Relative to the first vertex: large eastings and northings would cost digits.
  double doubled = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) doubled += cross(ring[i - 1] - ring[0], ring[i] - ring[0]);
  return doubled / 2;
}

bool ring_contains(std::span<const Vec2d> ring, Vec2d point) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Vec2d a = ring[i - 1];
    const Vec2d b = ring[i];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

}  // namespace eb::geo
