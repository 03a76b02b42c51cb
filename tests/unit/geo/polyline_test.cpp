#include "geo/polyline.h"

#include <gtest/gtest.h>

namespace eb::geo {
namespace {

const std::vector<Vec2d> square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};

TEST(Polyline, DistanceToASegmentCountsItsEnds) {
  EXPECT_DOUBLE_EQ(distance_to_segment({5, 3}, {0, 0}, {10, 0}), 3);
  EXPECT_DOUBLE_EQ(distance_to_segment({13, 4}, {0, 0}, {10, 0}), 5);
  EXPECT_DOUBLE_EQ(distance_to_segment({-3, 4}, {0, 0}, {10, 0}), 5);
  EXPECT_DOUBLE_EQ(distance_to_segment({3, 4}, {0, 0}, {0, 0}), 5) << "a segment without length is a point";
}

TEST(Polyline, DistanceToALineIsThatToItsNearestSegment) {
  EXPECT_DOUBLE_EQ(distance_to_line({12, 5}, square), 2);
  EXPECT_DOUBLE_EQ(distance_to_line({5, 6}, square), 4);
  EXPECT_TRUE(std::isinf(distance_to_line({0, 0}, {})));
}

TEST(Polyline, LengthAndAreaOfASquare) {
  EXPECT_DOUBLE_EQ(length(square), 40);
  EXPECT_DOUBLE_EQ(signed_area(square), 100);
  EXPECT_DOUBLE_EQ(signed_area(std::vector<Vec2d>{square.rbegin(), square.rend()}), -100);
}

TEST(Polyline, AreaKeepsItsDigitsFarFromTheOrigin) {
  std::vector<Vec2d> far = square;
  for (Vec2d& corner : far) corner = corner * 0.001 + Vec2d{400'000, 5'700'000};
  EXPECT_NEAR(signed_area(far), 1e-4, 1e-9);
}

TEST(Polyline, ContainsKnowsInsideFromOutside) {
  const std::vector<Vec2d> bay{{0, 0}, {10, 0}, {10, 10}, {5, 2}, {0, 10}, {0, 0}};
  EXPECT_TRUE(ring_contains(bay, {1, 5}));
  EXPECT_TRUE(ring_contains(bay, {9, 5}));
  EXPECT_FALSE(ring_contains(bay, {5, 5}));
  EXPECT_FALSE(ring_contains(bay, {-1, 5}));
  EXPECT_FALSE(ring_contains(bay, {11, 0}));
}

}  // namespace
}  // namespace eb::geo
