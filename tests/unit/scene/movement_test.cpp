#include "scene/movement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/polyline.h"
#include "scene/moving_waters.h"
#include "table_builder.h"

namespace eb::scene {
namespace {

geo::Vec2d at(double x, double y = 0) {
  return corner + geo::Vec2d{x, y};
}

TableBuilder& course(TableBuilder& builder, const std::vector<geo::Vec2d>& line, core::DayInterval life) {
  return builder.part(model::PartKind::Line, line).feature(life);
}

// Every corner of `line` is among the points, and no point lies off it.
void expect_is(const std::vector<geo::Vec2d>& points, const std::vector<geo::Vec2d>& line) {
  ASSERT_FALSE(points.empty());
  for (const geo::Vec2d point : points) {
    ASSERT_TRUE(geo::is_finite(point));
    EXPECT_LT(geo::distance_to_line(point, line), 1e-6);
  }
  for (const geo::Vec2d corner_point : line) {
    double nearest = 1e9;
    for (const geo::Vec2d point : points) nearest = std::min(nearest, geo::length(point - corner_point));
    EXPECT_LT(nearest, 1e-6);
  }
}

const std::vector<geo::Vec2d> until_1910{at(0, 0), at(-1000, 100), at(-4000, 300), at(-9000, -2000)};
const std::vector<geo::Vec2d> until_1949{at(-1000, 100), at(-8000, 4000)};

TEST(Movement, BeginsAsTheOldCourseAndEndsAsTheNewOneFromTheSharedVertexOn) {
  TableBuilder builder;
  course(builder, until_1910, {core::open_past, 100});
  course(builder, until_1949, {100, 200});
  const auto changes = course_changes(*builder.table());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].day, 100);
  EXPECT_EQ(changes[0].old_row, 0U);
  EXPECT_EQ(changes[0].new_row, 1U);
  expect_is(course_at(changes[0], 0), {until_1910.begin() + 1, until_1910.end()});
  expect_is(course_at(changes[0], 1), until_1949);
  expect_is(course_at(changes[0], 7), until_1949);
}

TEST(Movement, StaysJoinedAtTheSharedVertexAndMovesSteadily) {
  TableBuilder builder;
  course(builder, until_1910, {core::open_past, 100});
  course(builder, until_1949, {100, 200});
  const CourseChange change = course_changes(*builder.table()).at(0);
  double last_y = -1e9;
  for (int i = 0; i <= 50; ++i) {
    const auto now = course_at(change, i / 50.0);
    for (const geo::Vec2d point : now) ASSERT_TRUE(geo::is_finite(point));
    EXPECT_LT(geo::length(now.front() - at(-1000, 100)), 1e-6);
    EXPECT_GT(now.back().y, last_y) << "the mouth goes north in every frame";
    last_y = now.back().y;
  }
}

TEST(Movement, ACutMeanderMovesBetweenItsEnds) {
  TableBuilder builder;
  course(builder, {at(0), at(1000), at(1500, 800), at(2000), at(5000)}, {0, 100});
  course(builder, {at(0), at(1000), at(2000), at(5000)}, {100, 200});
  const auto changes = course_changes(*builder.table());
  ASSERT_EQ(changes.size(), 1U);
  expect_is(course_at(changes[0], 0), {at(1000), at(1500, 800), at(2000)});
  expect_is(course_at(changes[0], 1), {at(1000), at(2000)});
  EXPECT_LT(geo::length(course_at(changes[0], 0.5).back() - at(2000)), 1e-6);
}

TEST(Movement, ALongerRiverGrowsOutOfItsOldMouth) {
  TableBuilder builder;
  course(builder, {at(0), at(1000)}, {0, 100});
  course(builder, {at(0), at(1000), at(3000)}, {100, 200});
  const auto changes = course_changes(*builder.table());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_LT(geo::length(course_at(changes[0], 0).back() - at(1000)), 1e-6);
  EXPECT_LT(geo::length(course_at(changes[0], 1).back() - at(3000)), 1e-6);
}

TEST(Movement, RowsThatDoNotMeetInTimeOrPlaceDoNotMove) {
  TableBuilder builder;
  course(builder, {at(0), at(1000)}, {0, 100});
  course(builder, {at(0), at(0, 1000)}, {101, 200});            // a day later
  course(builder, {at(50, 50), at(0, 2000)}, {100, 200});       // elsewhere
  course(builder, {at(0), at(500)}, {300, core::open_future});  // nothing after it
  EXPECT_TRUE(course_changes(*builder.table()).empty());
}

TEST(Movement, TheSameCourseTwiceAndARowOfOnePlaceMakeNoNonsense) {
  TableBuilder builder;
  course(builder, {at(0), at(1000)}, {0, 100});
  course(builder, {at(0), at(1000)}, {100, 200});
  course(builder, {at(700), at(700)}, {0, 100});
  course(builder, {at(700), at(700)}, {100, 200});
  for (const CourseChange& change : course_changes(*builder.table())) {
    for (const double t : {0.0, 0.3, 1.0}) {
      for (const geo::Vec2d point : course_at(change, t)) EXPECT_TRUE(geo::is_finite(point));
    }
  }
}

TEST(Movement, OneLookTurnsIntoTheOtherAndGlowsBetween) {
  render::ClassStyle dashed, solid;
  dashed.color = {200, 0, 0, 255};
  dashed.width_px = 4;
  dashed.dash_on_px = 10;
  dashed.dash_off_px = 6;
  solid.color = {0, 100, 0, 255};
  solid.width_px = 8;
  solid.glow_px = 9;
  solid.flare_color = {0, 100, 0, 200};
  const auto start = between(dashed, solid, 0), middle = between(dashed, solid, 0.5), end = between(dashed, solid, 1);
  EXPECT_EQ(start.color, dashed.color);
  EXPECT_EQ(start.width_px, 4);
  EXPECT_EQ(start.dash_off_px, 6);
  EXPECT_EQ(middle.color, (core::Color{100, 50, 0, 255}));
  EXPECT_EQ(middle.width_px, 6);
  EXPECT_EQ(middle.dash_off_px, 0);
  EXPECT_GT(between(dashed, solid, 0.2).dash_off_px, 0);
  EXPECT_GT(middle.glow_color.a, 150);
  EXPECT_EQ(end.color, solid.color);
  EXPECT_EQ(end.dash_off_px, 0);
  EXPECT_EQ(end.glow_color.a, 0) << "no light is left over";
}

// A project with the courses of a mouth and the river that takes over the last one.
class MovingWatersTest : public testing::Test {
 protected:
  MovingWatersTest() {
    auto courses = std::make_shared<model::Layer>();
    courses->id = "courses";
    courses->movement = model::Movement{"river"};
    auto river = std::make_shared<model::Layer>();
    river->id = "river";
    river->style.line.width = 8;
    river->style.color = {{1, 2, 3, 255}, {1, 2, 3, 255}};
    document.layers = {courses, river};
    TableBuilder mouths, reaches;
    course(mouths, until_1910, {core::open_past, 100});
    course(mouths, until_1949, {100, 200});
    course(mouths, {at(-1000, 100), at(-9000, 9000)}, {200, core::open_future});
    course(reaches, {at(-1000, 100), at(-9000, 9000)}, {200, core::open_future});
    geometries["courses"] =
        std::make_shared<const LayerGeometry>(mouths.table(), classify(*mouths.table(), *courses, {}));
    geometries["river"] =
        std::make_shared<const LayerGeometry>(reaches.table(), classify(*reaches.table(), *river, {}));
  }
  [[nodiscard]] std::vector<MovingWater> on(double day, double fade_days) const {
    return moving_waters({document, geometries, scale, session::ThemeKind::Dark, 10, day, fade_days});
  }
  model::Document document;
  LayerGeometries geometries;
  MapScale scale;
};

TEST_F(MovingWatersTest, NothingMovesInAStillPictureOrOutsideATransition) {
  for (const double day : {0.0, 99.0, 100.0, 150.0, 200.0, 300.0}) EXPECT_TRUE(on(day, 0).empty());
  for (const double day : {99.9, 110.0, 199.0, 210.0}) EXPECT_TRUE(on(day, 10).empty()) << day;
}

TEST_F(MovingWatersTest, AMovementTakesTheLookOfTheLayerItMovesOnto) {
  const auto first = on(108, 10);  // arrived: nothing of the river is there yet, so it keeps the look of its own
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].below, "river");
  EXPECT_EQ(first[0].style.width_px, 2);
  const auto second = on(209, 10);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].day, 200);
  EXPECT_EQ(second[0].style.width_px, scale.px(8 * scale.line_growth(10)));
  EXPECT_EQ(second[0].style.color, (core::Color{1, 2, 3, 255}));
  EXPECT_LT(second[0].mesh.segments.size(), 128U);
  EXPECT_NEAR(second[0].mesh.origin.y + static_cast<double>(second[0].mesh.segments.back().y1), corner.y + 9000, 0.01);
}

TEST_F(MovingWatersTest, AMovementEndsWithAShortLifeOfTheNewCourse) {
  EXPECT_EQ(on(150, 1000).size(), 1U);
  EXPECT_EQ(on(199.9, 1000).size(), 1U);
  const auto next = on(200, 1000);
  ASSERT_EQ(next.size(), 1U);
  EXPECT_EQ(next[0].day, 200) << "the next movement starts where the one before ended";
}

TEST_F(MovingWatersTest, NothingMovesThatTheClockDidNotPass) {
  const auto moving = [&](double settled_day) {
    return moving_waters({document, geometries, scale, session::ThemeKind::Dark, 10, 105, 10, settled_day}).size();
  };
  EXPECT_EQ(moving(99), 1U);
  EXPECT_EQ(moving(100), 0U);
}

TEST_F(MovingWatersTest, HiddenLayersDoNotMove) {
  auto hidden = std::make_shared<model::Layer>(*document.layers[0]);
  hidden->visible = false;
  document.layers[0] = hidden;
  EXPECT_TRUE(on(105, 10).empty());
}

TEST_F(MovingWatersTest, RowsThatMoveDoNotFadeOut) {
  EXPECT_THAT(geometries["courses"]->classes().leaves, testing::ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace eb::scene
