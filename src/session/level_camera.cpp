#include "session/level_camera.h"

#include <cmath>

namespace eb::session {

namespace {

geo::Vec2d rotated(geo::Vec2d v, double radians) {
  const double c = std::cos(radians);
  const double s = std::sin(radians);
  return {c * v.x - s * v.y, s * v.x + c * v.y};
}

}  // namespace

Camera levelled(const Camera& camera) {
  auto level = camera;
  level.center = rotated(camera.center, camera.rotation_rad);
  level.rotation_rad = 0;
  return level;
}

Camera turned(Camera level, double rotation_rad) {
  level.center = rotated(level.center, -rotation_rad);
  level.rotation_rad = rotation_rad;
  return level;
}

}  // namespace eb::session
