// The pointer on the line of a route: which place that is.
#include "tools/route_cursor.h"

#include <gtest/gtest.h>

namespace eb::tools {
namespace {

// 1 km to the east, then 1 km to the north, on a map of 10 m a pixel.
class RouteCursorTest : public testing::Test {
 protected:
  RouteCursorTest() {
    m_profile.length_m = 2000;
    m_profile.samples = {
        {0, {7.0, 51.5}, {0, 0}, 0}, {1000, {7.1, 51.5}, {1000, 0}, 0}, {2000, {7.1, 51.6}, {1000, 1000}, 0}};
    m_camera.width_px = m_camera.height_px = 400;
    m_camera.metres_per_pixel = 10;
  }
  std::optional<session::RouteCursor> at(double east_m, double north_m) const {
    return route_cursor_at("tour", m_profile, m_camera, m_camera.to_screen({east_m, north_m}), 8);
  }

  model::RouteProfile m_profile;
  session::Camera m_camera;
};

TEST_F(RouteCursorTest, IsTheNearestPlaceOfTheLine) {
  const auto on_first = at(500, 40);
  ASSERT_TRUE(on_first);
  EXPECT_EQ(on_first->route, "tour");
  EXPECT_NEAR(on_first->distance_m, 500, 1e-6);
  EXPECT_NEAR(on_first->position.lon, 7.05, 1e-9);
  const auto on_second = at(980, 700);
  ASSERT_TRUE(on_second);
  EXPECT_NEAR(on_second->distance_m, 1700, 1e-6);
}

TEST_F(RouteCursorTest, EndsWhereTheLineEndsAndBesideIt) {
  const auto before = at(-60, 0);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->distance_m, 0);
  EXPECT_FALSE(at(-100, 0));
  EXPECT_FALSE(at(500, 90));
}

}  // namespace
}  // namespace eb::tools
