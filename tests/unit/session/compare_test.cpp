#include "session/compare.h"

#include <gtest/gtest.h>

#include "session/session.h"

namespace eb::session {
namespace {

Camera wide_camera() {
  Camera camera;
  camera.width_px = 1000;
  camera.height_px = 600;
  camera.metres_per_pixel = 10;
  return camera;
}
constexpr Insets panels{200, 40, 0, 100};

TEST(Compare, OneMapFillsThePicture) {
  for (const auto mode : {CompareMode::Off, CompareMode::Changes, CompareMode::AllTime}) {
    const auto sides = sides_of({mode, {}, 0.3, false}, wide_camera(), panels);
    ASSERT_EQ(sides.size(), 1U);
    EXPECT_FALSE(sides[0].is_other);
    EXPECT_EQ(sides[0].clip.left, 0);
    EXPECT_EQ(sides[0].clip.right, 1000);
    EXPECT_EQ(sides[0].panels.left, 200);
    EXPECT_FALSE(divider_x({mode, {}, 0.3, false}, wide_camera(), panels));
  }
}

TEST(Compare, SwipeCutsTheFreeMapAndMovesNothing) {
  const Compare swipe{CompareMode::Swipe, {}, 0.25, false};
  const auto sides = sides_of(swipe, wide_camera(), panels);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_EQ(divider_x(swipe, wide_camera(), panels), 400) << "a quarter of the 800 pixels right of the panel";
  EXPECT_TRUE(sides[0].is_other);
  EXPECT_EQ(sides[0].clip.right, 400);
  EXPECT_EQ(sides[0].panels.left, 200);
  EXPECT_EQ(sides[0].panels.right, 600);
  EXPECT_EQ(sides[1].clip.left, 400);
  EXPECT_EQ(sides[1].panels.left, 400);
  EXPECT_EQ(sides[1].panels.bottom, 100);
  for (const auto& side : sides) EXPECT_EQ(side_camera(wide_camera(), side).center, wide_camera().center);
}

TEST(Compare, TheDividerStaysOnTheMapAndComesBackToItsPlace) {
  const auto camera = wide_camera();
  for (const double x : {250.0, 600.0, 950.0}) {
    const Compare swipe{CompareMode::Swipe, {}, divider_share(x, camera, panels), false};
    EXPECT_EQ(divider_x(swipe, camera, panels), x);
  }
  EXPECT_EQ(divider_share(-100, camera, panels), least_divider);
  EXPECT_EQ(divider_share(5000, camera, panels), 1 - least_divider);
}

// The middle of the free map is the middle of both halves, whatever the turn of the map.
TEST(Compare, MapsSideBySideShowTheSamePlaceInTheirMiddles) {
  auto camera = wide_camera();
  camera.center = {350'000, 5'700'000};
  camera.rotation_rad = 0.7;
  const Compare beside{CompareMode::SideBySide, {}, 0.9, false};
  EXPECT_EQ(divider_x(beside, camera, panels), 600) << "in the middle, wherever swipe left its divider";
  const auto sides = sides_of(beside, camera, panels);
  const auto middle = camera.to_world({600, 250});
  const auto left = side_camera(camera, sides[0]).to_world({400, 250});
  const auto right = side_camera(camera, sides[1]).to_world({800, 250});
  EXPECT_NEAR(geo::length(left - middle), 0, 1e-6);
  EXPECT_NEAR(geo::length(right - middle), 0, 1e-6);
}

TEST(Compare, TheSideUnderThePointerHasItsClock) {
  const auto camera = wide_camera();
  const Compare swipe{CompareMode::Swipe, {}, 0.25, false};
  EXPECT_TRUE(side_at(swipe, camera, panels, {399, 300}).is_other);
  EXPECT_FALSE(side_at(swipe, camera, panels, {400, 300}).is_other);
  EXPECT_FALSE(side_at({}, camera, panels, {10, 300}).is_other);
}

TEST(Compare, ABoxIsFittedIntoEachHalf) {
  const auto camera = wide_camera();
  const geo::Box2d box{-1000, -500, 1000, 500};
  const Compare beside{CompareMode::SideBySide, {}, 0.5, false};
  const auto fitted = fitted_beside(beside, camera, box, panels);
  for (const auto& side : sides_of(beside, camera, panels)) {
    const auto map = side_camera(fitted, side);
    for (const geo::Vec2d corner : {geo::Vec2d{-1000, -500}, {1000, 500}}) {
      const auto screen = map.to_screen(corner);
      EXPECT_GE(screen.x, side.panels.left - 1e-6);
      EXPECT_LE(screen.x, 1000 - side.panels.right + 1e-6);
      EXPECT_GE(screen.y, side.panels.top - 1e-6);
      EXPECT_LE(screen.y, 600 - side.panels.bottom + 1e-6);
    }
  }
}

TEST(Compare, TheOtherClockStartsAGenerationBack) {
  Session session;
  session.playback.set_range(core::first_day_of_year(1980), core::first_day_of_year(2030));
  session.playback.seek(core::first_day_of_year(2022));
  EXPECT_EQ(core::year_of(static_cast<core::Day>(session.other_day())), 1992);
  session.playback.seek(core::first_day_of_year(1990));
  EXPECT_EQ(session.other_day(), core::first_day_of_year(1980)) << "not before the range";
  session.compare.other_day = core::first_day_of_year(1985);
  EXPECT_EQ(session.other_day(), core::first_day_of_year(1985));
}

TEST(Compare, ModesHaveNames) {
  for (const auto* name : {"off", "swipe", "side-by-side", "changes", "all-time"}) {
    const auto mode = parse_compare_mode(name);
    ASSERT_TRUE(mode) << name;
    EXPECT_STREQ(to_string(*mode), name);
  }
  EXPECT_FALSE(parse_compare_mode("both"));
}

}  // namespace
}  // namespace eb::session
