#include "session/level_camera.h"

#include "geo/rotated.h"

namespace eb::session {

Camera levelled(const Camera& camera) {
  auto level = camera;
  level.center = geo::rotated(camera.center, camera.rotation_rad);
  level.rotation_rad = 0;
  return level;
}

Camera turned(Camera level, double rotation_rad) {
  level.center = geo::rotated(level.center, -rotation_rad);
  level.rotation_rad = rotation_rad;
  return level;
}

}  // namespace eb::session
