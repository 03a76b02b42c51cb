// What lies near a place on a long line, held against looking at every point of it.
#include "geo/plane_chunk.h"

#include <gtest/gtest.h>

#include <random>

#include "geo/polyline.h"

namespace eb::geo {
namespace {

PlaneChunk wandering(std::size_t count, unsigned seed) {
  std::mt19937 random{seed};
  std::uniform_real_distribution<double> step{-20, 30};
  std::vector<Vec2d> points;
  Vec2d at{1000, 2000};
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(at);
    at = at + Vec2d{step(random), step(random)};
  }
  return make_plane_chunk(nullptr, points);
}

TEST(PlaneChunk, FindsTheNearestPlaceAsIfItLookedAtEverything) {
  std::mt19937 random{7};
  for (const std::size_t count : {1U, 2U, 31U, 32U, 33U, 64U, 65U, 1000U}) {
    const auto chunk = wandering(count, static_cast<unsigned>(count));
    std::uniform_real_distribution<double> share{-0.1, 1.1};
    for (int i = 0; i < 200; ++i) {
      const Vec2d place{chunk.box.min_x + share(random) * chunk.box.width(),
                        chunk.box.min_y + share(random) * chunk.box.height()};
      const double reach_m = 60;
      const double true_distance = count < 2 ? 1e9 : distance_to_line(place, chunk.points);
      const auto found = nearest_on_line(chunk, place, reach_m);
      ASSERT_EQ(found.has_value(), true_distance <= reach_m) << count;
      if (!found) continue;
      EXPECT_NEAR(found->distance_m, true_distance, 1e-9);
      EXPECT_NEAR(length(found->position - place), true_distance, 1e-9);
      ASSERT_LT(found->segment + 1, count);
      EXPECT_NEAR(distance_to_segment(place, chunk.points[found->segment], chunk.points[found->segment + 1]),
                  true_distance, 1e-9);
    }
  }
}

TEST(PlaneChunk, FindsTheNearestPointOfManyAndOfOne) {
  const auto chunk = wandering(500, 3);
  for (std::size_t i = 0; i < chunk.points.size(); i += 7) {
    const auto found = nearest_point(chunk, chunk.points[i] + Vec2d{0.01, 0}, 1);
    ASSERT_TRUE(found);
    EXPECT_NEAR(length(chunk.points[found->segment] - chunk.points[i]), 0, 0.03);
  }
  EXPECT_TRUE(nearest_point(wandering(1, 1), {1000, 2000}, 1));
  EXPECT_FALSE(nearest_point(wandering(1, 1), {1002, 2000}, 1));
}

TEST(PlaneChunk, WhatHasNoPlaceOnThePlaneIsNowhere) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto chunk = make_plane_chunk(nullptr, {{nan, nan}, {nan, nan}});
  EXPECT_TRUE(chunk.box.empty());
  EXPECT_FALSE(nearest_on_line(chunk, {0, 0}, 1e9));
}

}  // namespace
}  // namespace eb::geo
