#pragma once
// Plain coordinates. Axis order is always x = east, y = north; geographic positions are WGS 84 degrees.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace eb::geo {

// A position in the project CRS: metres, x = easting, y = northing.
struct Vec2d {
  double x = 0, y = 0;
  friend bool operator==(const Vec2d&, const Vec2d&) = default;
  friend Vec2d operator+(Vec2d a, Vec2d b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec2d operator-(Vec2d a, Vec2d b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec2d operator*(Vec2d a, double s) { return {a.x * s, a.y * s}; }
};

inline double dot(Vec2d a, Vec2d b) {
  return a.x * b.x + a.y * b.y;
}
inline double cross(Vec2d a, Vec2d b) {
  return a.x * b.y - a.y * b.x;
}
inline double length(Vec2d a) {
  return std::hypot(a.x, a.y);
}
inline bool is_finite(Vec2d a) {
  return std::isfinite(a.x) && std::isfinite(a.y);
}

// WGS 84, degrees.
struct LonLat {
  double lon = 0, lat = 0;
  friend bool operator==(const LonLat&, const LonLat&) = default;
};

// Closed box; empty while min > max.
struct Box2d {
  double min_x = std::numeric_limits<double>::max(), min_y = std::numeric_limits<double>::max();
  double max_x = std::numeric_limits<double>::lowest(), max_y = std::numeric_limits<double>::lowest();

  [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
  [[nodiscard]] double width() const { return max_x - min_x; }
  [[nodiscard]] double height() const { return max_y - min_y; }
  [[nodiscard]] Vec2d center() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  [[nodiscard]] bool contains(Vec2d p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
  [[nodiscard]] bool intersects(const Box2d& o) const {
    return !(empty() || o.empty()) && min_x <= o.max_x && o.min_x <= max_x && min_y <= o.max_y && o.min_y <= max_y;
  }
  void add(Vec2d p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  void add(const Box2d& o) {
    if (o.empty()) return;
    add(Vec2d{o.min_x, o.min_y});
    add(Vec2d{o.max_x, o.max_y});
  }
  [[nodiscard]] Box2d grown(double by) const { return {min_x - by, min_y - by, max_x + by, max_y + by}; }
  friend bool operator==(const Box2d&, const Box2d&) = default;
};

}  // namespace eb::geo
