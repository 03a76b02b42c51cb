#include "session/show_camera.h"

#include <algorithm>
#include <numbers>

namespace eb::session {

namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double least_px = 32;  // furniture never takes everything

double free_width(const Camera& camera, const Insets& insets) {
  return std::max(least_px, camera.width_px - insets.left - insets.right);
}

double free_height(const Camera& camera, const Insets& insets) {
  return std::max(least_px, camera.height_px - insets.top - insets.bottom);
}

}  // namespace

Camera camera_for(const model::ShowView& view, const ShowGround& ground, int width_px, int height_px,
                  const Insets& insets) {
  Camera camera{ground.center, 1, view.rotation_deg * radians, width_px, height_px};
  const double metres_per_pixel =
      std::max(view.width_m / free_width(camera, insets), view.height_m / free_height(camera, insets));
  camera.metres_per_pixel =
      std::clamp(metres_per_pixel / ground.metres_per_unit, finest_metres_per_pixel, coarsest_metres_per_pixel);
  camera.pan_pixels((insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2);
  return camera;
}

model::ShowView view_of(const Camera& camera, const Insets& insets, geo::LonLat center, double metres_per_unit) {
  const double metres_per_pixel = camera.metres_per_pixel * metres_per_unit;
  return {center, free_width(camera, insets) * metres_per_pixel, free_height(camera, insets) * metres_per_pixel,
          camera.rotation_rad / radians};
}

geo::Vec2d free_center(const Camera& camera, const Insets& insets) {
  return camera.to_world(
      {(insets.left + camera.width_px - insets.right) / 2, (insets.top + camera.height_px - insets.bottom) / 2});
}

}  // namespace eb::session
