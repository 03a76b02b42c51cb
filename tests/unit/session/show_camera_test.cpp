// Steps of a show and their cameras: the view lies wholly inside what furniture leaves, in every shape of picture.
#include "session/show_camera.h"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

namespace eb::session {
namespace {

constexpr geo::Vec2d somewhere{360'000, 5'712'000};
constexpr double metres_per_unit = 0.9998;

// Screen positions of the view's corners.
std::vector<geo::Vec2d> corners_of(const model::ShowView& view, const Camera& camera) {
  std::vector<geo::Vec2d> corners;
  const auto middle = camera.to_screen(somewhere);
  const double metres_per_pixel = camera.metres_per_pixel * metres_per_unit;
  for (const double x : {-0.5, 0.5}) {
    for (const double y : {-0.5, 0.5}) {
      corners.push_back(middle + geo::Vec2d{x * view.width_m, y * view.height_m} * (1 / metres_per_pixel));
    }
  }
  return corners;
}

TEST(ShowCamera, AViewLiesInsideWhatTheFurnitureLeavesAndFillsIt) {
  std::mt19937 random{7};
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>{low, high}(random);
  };
  for (int i = 0; i < 500; ++i) {
    const int width = static_cast<int>(between(640, 3840)), height = static_cast<int>(between(480, 2160));
    const Insets insets{between(0, 0.3) * width, between(0, 0.3) * height, between(0, 0.3) * width,
                        between(0, 0.4) * height};
    const model::ShowView view{{7, 51.5}, between(500, 90'000), between(500, 60'000), between(-170, 170)};
    const auto camera = camera_for(view, {somewhere, metres_per_unit}, width, height, insets);
    EXPECT_EQ(camera.width_px, width);
    EXPECT_EQ(camera.height_px, height);
    geo::Box2d box;
    for (const auto& corner : corners_of(view, camera)) box.add(corner);
    constexpr double slack = 1e-6;
    EXPECT_GE(box.min_x, insets.left - slack);
    EXPECT_GE(box.min_y, insets.top - slack);
    EXPECT_LE(box.max_x, width - insets.right + slack);
    EXPECT_LE(box.max_y, height - insets.bottom + slack);
    const bool is_as_wide = std::abs(box.width() - (width - insets.left - insets.right)) < slack;
    const bool is_as_high = std::abs(box.height() - (height - insets.top - insets.bottom)) < slack;
    EXPECT_TRUE(is_as_wide || is_as_high);
  }
}

TEST(ShowCamera, TheMapTurnsCounterClockwise) {
  const auto camera = camera_for({{7, 51.5}, 1000, 1000, 90}, {somewhere, 1}, 1000, 1000, {});
  const auto east = camera.to_screen(somewhere + geo::Vec2d{100, 0}) - camera.to_screen(somewhere);
  EXPECT_NEAR(east.x, 0, 1e-6);
  EXPECT_LT(east.y, 0);  // east points up
}

TEST(ShowCamera, AStepTakenFromACameraGivesItBack) {
  const Insets insets{60, 140, 90, 320};
  Camera camera{somewhere, 41.5, 0.3, 1920, 1080};
  const auto center = free_center(camera, insets);
  const auto view = view_of(camera, insets, {7.1, 51.5}, metres_per_unit);
  const auto again = camera_for(view, {center, metres_per_unit}, 1920, 1080, insets);
  EXPECT_NEAR(again.center.x, camera.center.x, 1e-6);
  EXPECT_NEAR(again.center.y, camera.center.y, 1e-6);
  EXPECT_NEAR(again.metres_per_pixel, camera.metres_per_pixel, 1e-9);
  EXPECT_NEAR(again.rotation_rad, camera.rotation_rad, 1e-12);
}

TEST(ShowCamera, FurnitureThatLeavesNothingStillGivesAView) {
  const auto camera = camera_for({{7, 51.5}, 1000, 1000, 0}, {somewhere, 1}, 640, 480, {400, 300, 400, 300});
  EXPECT_TRUE(std::isfinite(camera.metres_per_pixel) && camera.metres_per_pixel > 0);
  EXPECT_TRUE(geo::is_finite(camera.center));
}

}  // namespace
}  // namespace eb::session
