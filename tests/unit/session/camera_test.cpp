// The view on the map: screen and world agree, zooming keeps the point under the pointer, flights arrive.
#include "session/camera.h"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

#include "session/session.h"

namespace eb::session {
namespace {

// Metres of a projected CRS such as UTM: large numbers, far from the origin.
constexpr geo::Vec2d somewhere{360'000, 5'712'000};

class RandomCameras : public testing::Test {
 protected:
  double between(double low, double high) { return std::uniform_real_distribution<double>{low, high}(m_random); }
  Camera camera() {
    Camera camera;
    camera.center = somewhere + geo::Vec2d{between(-1e5, 1e5), between(-1e5, 1e5)};
    camera.metres_per_pixel = std::exp(between(std::log(finest_metres_per_pixel), std::log(5000.0)));
    camera.rotation_rad = between(-std::numbers::pi, std::numbers::pi);
    camera.width_px = static_cast<int>(between(200, 8000));
    camera.height_px = static_cast<int>(between(200, 5000));
    return camera;
  }
  geo::Vec2d pixel_of(const Camera& c) { return {between(0, c.width_px), between(0, c.height_px)}; }

 private:
  std::mt19937 m_random{1927};
};

TEST_F(RandomCameras, ScreenAndWorldAreInverse) {
  for (int i = 0; i < 2000; ++i) {
    const auto c = camera();
    const auto screen = pixel_of(c);
    EXPECT_LT(geo::length(c.to_screen(c.to_world(screen)) - screen), 1e-4);
    const auto world = c.center + geo::Vec2d{between(-1e4, 1e4), between(-1e4, 1e4)};
    EXPECT_LT(geo::length(c.to_world(c.to_screen(world)) - world), 1e-3) << "a millimetre";
  }
}

TEST_F(RandomCameras, ZoomingAndTurningKeepThePointUnderThePointer) {
  for (int i = 0; i < 500; ++i) {
    auto c = camera();
    const auto screen = pixel_of(c);
    const auto world = c.to_world(screen);
    c.zoom_at(screen, between(0.2, 5));
    EXPECT_LT(geo::length(c.to_screen(world) - screen), 1e-3);
    c.rotate_at(screen, between(-4, 4));
    EXPECT_LT(geo::length(c.to_screen(world) - screen), 1e-3);
  }
}

TEST_F(RandomCameras, PanningMovesTheMapWithThePointer) {
  for (int i = 0; i < 500; ++i) {
    auto c = camera();
    const auto start = pixel_of(c);
    const auto world = c.to_world(start);
    const geo::Vec2d delta{between(-300, 300), between(-300, 300)};
    c.pan_pixels(delta.x, delta.y);
    EXPECT_LT(geo::length(c.to_screen(world) - (start + delta)), 1e-3);
  }
}

TEST_F(RandomCameras, AFittedBoxLiesBetweenTheInsetsAndTouchesThem) {
  for (int i = 0; i < 500; ++i) {
    auto c = camera();
    const Insets insets{between(0, 80), between(0, 40), between(0, 80), between(0, 40)};
    geo::Box2d box;
    box.add(c.center);
    box.add(c.center + geo::Vec2d{between(1000, 90'000), between(1000, 90'000)});
    const auto fit = fitted(c, box, insets);
    geo::Box2d shown;
    for (const double x : {box.min_x, box.max_x}) {
      for (const double y : {box.min_y, box.max_y}) shown.add(fit.to_screen({x, y}));
    }
    const double free_width = c.width_px - insets.left - insets.right;
    const double free_height = c.height_px - insets.top - insets.bottom;
    EXPECT_GE(shown.min_x, insets.left - 0.01);
    EXPECT_LE(shown.max_x, c.width_px - insets.right + 0.01);
    EXPECT_GE(shown.min_y, insets.top - 0.01);
    EXPECT_LE(shown.max_y, c.height_px - insets.bottom + 0.01);
    EXPECT_NEAR(std::max(shown.width() / free_width, shown.height() / free_height), 1, 1e-6);
  }
}

TEST_F(RandomCameras, AFlightStartsAndEndsExactlyAndStaysFinite) {
  for (int i = 0; i < 500; ++i) {
    const auto from = camera();
    auto to = camera();
    to.width_px = from.width_px;
    to.height_px = from.height_px;
    if (i % 5 == 0) to.center = from.center;  // zoom and turn only
    const Flight flight{from, to, 0.9};
    const auto start = flight.at(0);
    EXPECT_LT(geo::length(start.center - from.center), 1e-6 * from.metres_per_pixel + 1e-6);
    EXPECT_NEAR(start.metres_per_pixel / from.metres_per_pixel, 1, 1e-6);
    const auto end = flight.at(0.9);
    EXPECT_EQ(end.center, to.center);
    EXPECT_EQ(end.metres_per_pixel, to.metres_per_pixel);
    EXPECT_EQ(end.rotation_rad, to.rotation_rad);
    for (int step = 0; step <= 30; ++step) {
      const auto c = flight.at(step * 0.03);
      ASSERT_TRUE(geo::is_finite(c.center)) << i;
      ASSERT_TRUE(std::isfinite(c.rotation_rad)) << i;
      ASSERT_GE(c.metres_per_pixel, finest_metres_per_pixel) << i;
      ASSERT_LE(c.metres_per_pixel, coarsest_metres_per_pixel) << i;
    }
  }
}

TEST(Camera, ScaleStopsAtItsLimits) {
  Camera c;
  c.zoom_at({10, 10}, 1e12);
  EXPECT_EQ(c.metres_per_pixel, finest_metres_per_pixel);
  c.zoom_at({10, 10}, 1e-12);
  EXPECT_EQ(c.metres_per_pixel, coarsest_metres_per_pixel);
}

TEST(Camera, AnEmptyBoxDoesNotMoveTheView) {
  Camera c;
  c.center = somewhere;
  EXPECT_EQ(fitted(c, {}, {}).center, somewhere);
  EXPECT_EQ(fitted(c, {}, {}).metres_per_pixel, c.metres_per_pixel);
}

TEST(Camera, TheVisibleBoxHoldsAllCornersOfATurnedView) {
  Camera c;
  c.center = somewhere;
  c.rotation_rad = 0.7;
  const auto box = c.visible_box();
  for (const double x : {0.0, 1280.0}) {
    for (const double y : {0.0, 720.0}) EXPECT_TRUE(box.contains(c.to_world({x, y})));
  }
}

TEST(Camera, AThousandSmallMovesStayWithinAMillimetre) {
  Camera c;
  c.center = somewhere;
  c.metres_per_pixel = 0.05;
  for (int i = 0; i < 1000; ++i) {
    c.pan_pixels(1, -1);
    c.rotate_at({100, 100}, 0.01);
    c.rotate_at({100, 100}, -0.01);
    c.pan_pixels(-1, 1);
  }
  EXPECT_LT(geo::length(c.center - somewhere), 1e-3);
}

TEST(Flight, TurnsTheShortWayRound) {
  Camera from;
  from.rotation_rad = 3.0;
  Camera to = from;
  to.rotation_rad = -3.0;
  const double half_way = Flight{from, to, 1}.at(0.5).rotation_rad;
  EXPECT_LT(std::cos(half_way), -0.99) << "over half a turn, not back through north";
}

TEST(Session, AFlightKeepsTheSizeOfTheWindowAndEnds) {
  Session session;
  Camera target;
  target.center = somewhere;
  session.fly_to(target, 0.5);
  session.camera.width_px = 999;  // resized on the way
  int steps = 0;
  while (session.advance(1.0 / 60) && steps < 1000) ++steps;
  EXPECT_FALSE(session.flight);
  EXPECT_EQ(session.camera.center, somewhere);
  EXPECT_EQ(session.camera.width_px, 999);
}

TEST(Session, ReducedMotionJumps) {
  Session session;
  session.view.reduced_motion = true;
  Camera target;
  target.center = somewhere;
  session.fly_to(target, 10);
  EXPECT_TRUE(session.advance(0.001));
  EXPECT_EQ(session.camera.center, somewhere);
  EXPECT_FALSE(session.advance(0.001));
}

}  // namespace
}  // namespace eb::session
