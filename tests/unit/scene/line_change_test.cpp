#include "scene/line_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "table_builder.h"

namespace eb::scene {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

constexpr core::DayInterval life{100, 200};

geo::Vec2d at(double x, double y = 0) {
  return corner + geo::Vec2d{x, y};
}

struct Reach {
  double from_m, to_m;
  core::DayInterval life;
};

// Reaches of one straight river, in the order given.
std::vector<Way> ways_of(const std::vector<Reach>& reaches, std::vector<model::Value> phases = {}) {
  TableBuilder builder;
  for (const Reach& reach : reaches) {
    builder.part(model::PartKind::Line, {at(reach.from_m), at((reach.from_m + reach.to_m) / 2), at(reach.to_m)})
        .feature(reach.life);
  }
  model::Layer layer;
  if (!phases.empty()) {
    builder.column("phase", std::move(phases));
    layer.phase_field = "phase";
  }
  std::vector<model::Phase> known(2);
  known[0].id = "old";
  known[1].id = "new";
  return ways_of_change(*builder.table(), classify(*builder.table(), layer, known));
}

std::vector<double> starts(const std::vector<Way>& ways) {
  std::vector<double> result;
  for (const Way& way : ways) result.push_back(way.start_m);
  return result;
}
std::vector<double> wholes(const std::vector<Way>& ways) {
  std::vector<double> result;
  for (const Way& way : ways) result.push_back(way.whole_m);
  return result;
}

TEST(WaysOfChange, ReachesThatChangeOnOneDayAreOneWayInAnyOrderOfRows) {
  std::vector<Reach> reaches;
  for (int i = 0; i < 8; ++i) reaches.push_back({i * 1000.0, (i + 1) * 1000.0, life});
  std::mt19937 random{3};
  for (int round = 0; round < 20; ++round) {
    std::shuffle(reaches.begin(), reaches.end(), random);
    const auto ways = ways_of(reaches);
    for (std::size_t i = 0; i < reaches.size(); ++i) {
      EXPECT_NEAR(ways[i].start_m, reaches[i].from_m, 1e-6);
      EXPECT_NEAR(ways[i].whole_m, 8000, 1e-6);
    }
  }
}

TEST(WaysOfChange, AGapOrAnotherDayOrPhaseEndsTheWay) {
  const auto gap = ways_of({{0, 1000, life}, {1001, 3000, life}});
  EXPECT_THAT(starts(gap), ElementsAre(DoubleNear(0, 1e-6), DoubleNear(0, 1e-6)));
  EXPECT_THAT(wholes(gap), ElementsAre(DoubleNear(1000, 1e-6), DoubleNear(1999, 1e-6)));
  const auto later = ways_of({{0, 1000, life}, {1000, 3000, {101, 200}}});
  EXPECT_THAT(wholes(later), ElementsAre(DoubleNear(1000, 1e-6), DoubleNear(2000, 1e-6)));
  const auto other = ways_of({{0, 1000, life}, {1000, 3000, life}}, {std::string{"old"}, std::string{"new"}});
  EXPECT_THAT(starts(other), ElementsAre(DoubleNear(0, 1e-6), DoubleNear(0, 1e-6)));
}

TEST(WaysOfChange, WhatHasNoBeginningDoesNotChange) {
  const auto ways = ways_of({{0, 1000, {core::open_past, 200}}, {1000, 3000, {core::open_past, 200}}});
  EXPECT_THAT(wholes(ways), ElementsAre(0, 0));
}

TEST(WaysOfChange, WhereWatersMeetTheLongestWayCounts) {
  const auto table = TableBuilder{}
                         .part(model::PartKind::Line, {at(0, 500), at(0, 0)})  // a short tributary
                         .feature(life)
                         .part(model::PartKind::Line, {at(0, 0), at(1000, 0)})  // below the confluence
                         .feature(life)
                         .part(model::PartKind::Line, {at(-3000, 0), at(0, 0)})
                         .feature(life)
                         .table();
  const auto ways = ways_of_change(*table, classify(*table, {}, {}));
  EXPECT_THAT(starts(ways), ElementsAre(0, DoubleNear(3000, 1e-6), 0));
  EXPECT_THAT(wholes(ways), testing::Each(DoubleNear(4000, 1e-6)));
}

TEST(WaysOfChange, CirclesAndRingsEnd) {
  const auto table = TableBuilder{}
                         .part(model::PartKind::Line, {at(0, 0), at(1000, 0)})
                         .feature(life)
                         .part(model::PartKind::Line, {at(1000, 0), at(1000, 1000)})
                         .feature(life)
                         .part(model::PartKind::Line, {at(1000, 1000), at(0, 0)})
                         .feature(life)
                         .part(model::PartKind::Line, {at(9000, 0), at(9000, 500), at(9500, 500), at(9000, 0)})
                         .feature(life)
                         .table();
  const auto ways = ways_of_change(*table, classify(*table, {}, {}));
  EXPECT_THAT(starts(ways), ElementsAre(0, DoubleNear(1000, 1e-6), DoubleNear(2000, 1e-6), 0));
  EXPECT_GT(ways[3].whole_m, 1000);
  for (const Way& way : ways) EXPECT_TRUE(std::isfinite(way.start_m) && way.start_m <= way.whole_m);
}

// The river runs a-b-c first, then a-b-d: what is new at b is marked as come from nothing, what is left as going.
TEST(CourseMarks, OnlyWhatMovedIsNewOrLeft) {
  model::Layer layer;
  layer.reach_field = "reach";
  const auto table = TableBuilder{}
                         .part(model::PartKind::Line, {at(0), at(1000), at(2000, -500)})
                         .feature({0, 100})
                         .part(model::PartKind::Line, {at(0), at(1000), at(2000, 500), at(3000, 500)})
                         .feature({100, 200})
                         .column("reach", {std::int64_t{1}, std::int64_t{1}})
                         .table();
  const FeatureClasses classes = classify(*table, layer, {});
  EXPECT_THAT(course_marks(*table, classes, 0), ElementsAre(0, 0, left_course));
  EXPECT_THAT(course_marks(*table, classes, 1), ElementsAre(0, 0, new_course, new_course));
}

TEST(CourseMarks, TheSameCourseAndOneSurveyedAnewHaveNone) {
  model::Layer layer;
  layer.reach_field = "reach";
  for (const double shift : {0.0, 7.0}) {
    const auto table = TableBuilder{}
                           .part(model::PartKind::Line, {at(0), at(1000)})
                           .feature({0, 100})
                           .part(model::PartKind::Line, {at(shift), at(1000 + shift)})
                           .feature({100, 200})
                           .column("reach", {std::int64_t{1}, std::int64_t{1}})
                           .table();
    const FeatureClasses classes = classify(*table, layer, {});
    EXPECT_THAT(course_marks(*table, classes, 0), testing::IsEmpty());
    EXPECT_THAT(course_marks(*table, classes, 1), testing::IsEmpty());
    EXPECT_EQ(classes.previous_class[1], 0);
  }
}

TEST(Classify, RowsOfEqualGeometryFollowEachOtherWithoutAReachField) {
  const auto table = TableBuilder{}
                         .part(model::PartKind::Line, {at(0), at(1000)})
                         .feature({0, 100})
                         .part(model::PartKind::Line, {at(0), at(1000)})
                         .feature({100, 200})
                         .part(model::PartKind::Line, {at(5), at(1000)})
                         .feature({100, core::open_future})
                         .table();
  const FeatureClasses classes = classify(*table, {}, {});
  EXPECT_THAT(classes.previous_class, ElementsAre(255, 0, 255));
  EXPECT_THAT(classes.leaves, ElementsAre(0, 1, 0)) << "only what ends with nothing in its place fades out";
}

// All segments of a growing river at some level of detail: each begins where the last one ended, and the last one
// ends the way, so that nothing is left unsettled.
TEST(GrowingMesh, SharesRunFromZeroToOneAtEveryLevelOfDetail) {
  std::vector<geo::Vec2d> line;
  for (int i = 0; i <= 400; ++i) line.push_back(at(i * 50.0, 40 * std::sin(i * 0.3)));
  model::Layer layer;
  layer.style.line.grows = true;
  const LayerGeometry geometry = TableBuilder{}.part(model::PartKind::Line, line).feature(life).geometry(layer);
  for (const double metres_per_pixel : {1.0, 15.0, 60.0}) {
    session::Camera camera;
    camera.center = geometry.table().extent.center();
    camera.metres_per_pixel = metres_per_pixel;
    camera.width_px = static_cast<int>(30'000 / metres_per_pixel);
    camera.height_px = 100;
    std::vector<render::Segment> segments;
    for (const ChunkId id : geometry.needed(camera)) {
      const auto mesh = std::get<render::LineMesh>(geometry.build(id));
      for (render::Segment segment : mesh.segments) {
        segment.x0 += static_cast<float>(mesh.origin.x - corner.x);
        segments.push_back(segment);
      }
    }
    std::ranges::sort(segments, {}, &render::Segment::x0);
    std::uint32_t reached = 0;
    for (const render::Segment& segment : segments) {
      const std::uint32_t start = segment.packed >> 24U;
      const std::uint32_t extent = (segment.packed >> 20U) & 15U;
      EXPECT_NEAR(start, reached, 1.0) << "at " << metres_per_pixel << " m a pixel";
      EXPECT_GE(extent, 1U);
      EXPECT_NEAR(start, segment.x0 / 20'000 * 255, 2.0) << "by true length";
      reached = start + extent;
    }
    EXPECT_EQ(reached, 255U) << "at " << metres_per_pixel << " m a pixel";
  }
}

TEST(GrowingMesh, LayersThatDoNotGrowChangeAsAWhole) {
  const LayerGeometry geometry = TableBuilder{}.part(model::PartKind::Line, {at(0), at(1000)}).feature(life).geometry();
  session::Camera camera;
  camera.center = at(500);
  camera.metres_per_pixel = 5;
  for (const ChunkId id : geometry.needed(camera)) {
    const auto mesh = std::get<render::LineMesh>(geometry.build(id));
    for (const auto& segment : mesh.segments) {
      EXPECT_EQ(segment.packed, render::pack(0) | render::leaves_bit);
    }
  }
}

}  // namespace
}  // namespace eb::scene
