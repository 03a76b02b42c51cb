#include "scene/opening_view.h"

#include <gtest/gtest.h>

namespace eb::scene {
namespace {

session::Camera picture() {
  session::Camera camera;
  camera.width_px = 1000;
  camera.height_px = 600;
  return camera;
}

geo::Box2d region() {
  geo::Box2d box;
  box.add(geo::Vec2d{0, 0});
  box.add(geo::Vec2d{10'000, 4'000});
  return box;
}

// A legend in the lower left corner, as high as half the picture.
FurnitureRoom room() {
  return {.clear = {.left = 400, .top = 50, .right = 50, .bottom = 50},
          .open = {.left = 50, .top = 50, .right = 50, .bottom = 50},
          .legend = render::Rect{50, 300, 300, 250}};
}

bool is_behind_the_legend(const session::Camera& camera, geo::Vec2d point) {
  const auto at = camera.to_screen(point);
  return at.x >= 50 && at.x <= 350 && at.y >= 300 && at.y <= 550;
}

TEST(OpeningView, UsesTheWholeWidthWhereNothingLiesBehindTheLegend) {
  const std::vector<geo::Vec2d> subject{{500, 3'500}, {9'500, 500}};
  const auto view = opening_view(picture(), region(), room(), subject);
  const auto widest = session::fitted(picture(), region(), room().open);
  EXPECT_DOUBLE_EQ(view.metres_per_pixel, widest.metres_per_pixel);
  EXPECT_DOUBLE_EQ(view.center.x, widest.center.x);
}

TEST(OpeningView, GivesWayOnlyAsFarAsTheSubjectNeeds) {
  const std::vector<geo::Vec2d> subject{{3'000, 1'000}};
  const auto widest = session::fitted(picture(), region(), room().open);
  ASSERT_TRUE(is_behind_the_legend(widest, subject[0]));
  const auto view = opening_view(picture(), region(), room(), subject);
  EXPECT_FALSE(is_behind_the_legend(view, subject[0]));
  EXPECT_LT(view.metres_per_pixel, session::fitted(picture(), region(), room().clear).metres_per_pixel);
}

TEST(OpeningView, KeepsClearOfTheLegendWhereTheSubjectFillsTheBox) {
  std::vector<geo::Vec2d> subject;
  for (int x = 0; x <= 10'000; x += 100) subject.push_back({static_cast<double>(x), 10});
  const auto view = opening_view(picture(), region(), room(), subject);
  for (const auto point : subject) EXPECT_FALSE(is_behind_the_legend(view, point)) << point.x;
}

// Above the legend where that costs little; where it would cost much, the legend lies over some of it.
TEST(OpeningView, GoesALittleAboveTheLegendButDoesNotBecomeSmall) {
  auto low = room();
  low.clear = {.left = 50, .top = 50, .right = 50, .bottom = 170};
  low.legend = render::Rect{50, 380, 300, 170};
  const auto clear = session::fitted(picture(), region(), low.clear);
  const std::vector<geo::Vec2d> subject{clear.to_world({100, 390})};
  const auto view = opening_view(picture(), region(), low, subject);
  EXPECT_LE(view.metres_per_pixel, 1.2 * clear.metres_per_pixel);
  EXPECT_LT(view.to_screen(subject[0]).y, 380);

  auto high = low;
  high.legend = render::Rect{50, 120, 900, 430};
  EXPECT_DOUBLE_EQ(opening_view(picture(), region(), high, subject).metres_per_pixel, clear.metres_per_pixel);
}

TEST(OpeningView, WithoutASubjectTheWholeBoxCounts) {
  const auto view = opening_view(picture(), region(), room(), {});
  EXPECT_DOUBLE_EQ(view.metres_per_pixel, session::fitted(picture(), region(), room().clear).metres_per_pixel);
}

}  // namespace
}  // namespace eb::scene
