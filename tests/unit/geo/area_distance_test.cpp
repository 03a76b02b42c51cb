#include "geo/area_distance.h"

#include <gtest/gtest.h>

namespace eb::geo {
namespace {

using Ring = std::vector<Vec2d>;

const Ring square{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
const Ring hole{{40, 40}, {60, 40}, {60, 60}, {40, 60}, {40, 40}};

AreaDistance area(const std::vector<AreaDistance::Polygon>& polygons) {
  return AreaDistance{polygons};
}

TEST(AreaDistance, IsZeroInsideAndCountsFromTheBorder) {
  const AreaDistance it = area({{square}});
  EXPECT_EQ(it.to(Ring{{50, 50}}), 0);
  EXPECT_EQ(it.to(Ring{{130, 140}}), 50);
  EXPECT_EQ(it.to(Ring{{-50, 120}, {200, 120}}), 20) << "a line that passes by between its vertices";
  EXPECT_EQ(it.to(Ring{{-50, 50}, {200, 50}}), 0) << "a line that crosses without a vertex inside";
  EXPECT_TRUE(it.is_within(Ring{{130, 140}}, 50));
  EXPECT_FALSE(it.is_within(Ring{{130, 140}}, 49.9));
}

TEST(AreaDistance, HolesAreOutside) {
  const AreaDistance it = area({{square, hole}});
  EXPECT_EQ(it.to(Ring{{50, 50}}), 10);
  EXPECT_EQ(it.to(Ring{{30, 30}}), 0);
}

TEST(AreaDistance, SeveralPolygonsAreOneArea) {
  const Ring far{{1000, 0}, {1100, 0}, {1100, 100}, {1000, 100}, {1000, 0}};
  EXPECT_EQ(area({{square}, {far}}).to(Ring{{990, 50}}), 10);
}

TEST(AreaDistance, ACrossedRingIsRepaired) {
  const Ring bow_tie{{0, 0}, {100, 100}, {100, 0}, {0, 100}, {0, 0}};
  EXPECT_EQ(area({{bow_tie}}).to(Ring{{90, 50}}), 0);
}

TEST(AreaDistance, NothingIsFarFromEverything) {
  EXPECT_TRUE(std::isinf(area({}).to(Ring{{0, 0}})));
  EXPECT_TRUE(std::isinf(area({{Ring{{0, 0}, {1, 1}, {0, 0}}}}).to(Ring{{0, 0}})));
  EXPECT_TRUE(std::isinf(area({{square}}).to({})));
  EXPECT_FALSE(area({}).is_within(Ring{{0, 0}}, 1e9));
}

}  // namespace
}  // namespace eb::geo
