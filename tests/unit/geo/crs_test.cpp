#include "geo/crs.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace eb::geo {
namespace {

struct ControlPoint {
  const char* from;
  Vec2d given, wanted;  // wanted in EPSG:25832
};

// Made with cs2cs and BETA2007.gsb: echo "E N" | cs2cs -f %.3f +proj=tmerc +lat_0=0 +lon_0=6 +k=1 +x_0=2500000
// +ellps=bessel +nadgrids=BETA2007.gsb EPSG:25832 (lon_0=9, x_0=3500000 for zone 3).
class ControlPoints : public testing::TestWithParam<ControlPoint> {};

TEST_P(ControlPoints, OldGermanGridLandsWithinAMetre) {
  const auto way = Transformer::create(GetParam().from, "EPSG:25832");
  ASSERT_TRUE(way) << core::to_text(way.error());
  std::array point{GetParam().given};
  ASSERT_EQ(way->forward(point), 0U);
  EXPECT_LT(length(point[0] - GetParam().wanted), 1.0) << point[0].x << ' ' << point[0].y;
  EXPECT_LE(way->accuracy_m(), 1.0);
}

INSTANTIATE_TEST_SUITE_P(Ruhr, ControlPoints,
                         testing::Values(ControlPoint{"EPSG:31466", {2570000, 5708000}, {361707.915, 5707557.007}},
                                         ControlPoint{"EPSG:31466", {2550000, 5720000}, {342220.209, 5720365.008}},
                                         ControlPoint{"EPSG:31466", {2600000, 5700000}, {391346.290, 5698337.656}},
                                         ControlPoint{"EPSG:31466", {2580000, 5690000}, {370960.492, 5689167.195}},
                                         ControlPoint{"EPSG:31467", {3400000, 5705000}, {399965.747, 5703159.161}},
                                         ControlPoint{"EPSG:31467", {3420000, 5720000}, {419957.958, 5718153.122}},
                                         ControlPoint{"EPSG:31467", {3380000, 5695000}, {379973.588, 5693163.250}}));

TEST(Transformer, AxesAreAlwaysEastNorth) {
  const auto way = Transformer::create("EPSG:4326", "EPSG:25832");
  ASSERT_TRUE(way);
  std::array point{Vec2d{9.0, 0.0}};
  way->forward(point);
  EXPECT_NEAR(point[0].x, 500'000.0, 1e-3);
  EXPECT_NEAR(point[0].y, 0.0, 1e-3);
}

TEST(Transformer, InverseUndoesForward) {
  const auto way = Transformer::create("EPSG:4326", "EPSG:25832");
  ASSERT_TRUE(way);
  std::array point{Vec2d{7.0, 51.5}};
  way->forward(point);
  way->inverse(point);
  EXPECT_NEAR(point[0].x, 7.0, 1e-9);
  EXPECT_NEAR(point[0].y, 51.5, 1e-9);
}

// Large batches are interpolated; they have to stay within a millimetre of one by one.
TEST(Transformer, LargeBatchesAgreeWithSinglePoints) {
  for (const char* from : {"EPSG:4326", "EPSG:31466"}) {
    const bool is_degrees = std::string{from} == "EPSG:4326";
    const auto way = Transformer::create(from, "EPSG:25832");
    ASSERT_TRUE(way);
    std::mt19937 random{7};
    std::uniform_real_distribution<double> x{is_degrees ? 6.9 : 2'560'000.0, is_degrees ? 7.1 : 2'580'000.0};
    std::uniform_real_distribution<double> y{is_degrees ? 51.4 : 5'700'000.0, is_degrees ? 51.6 : 5'720'000.0};
    std::vector<Vec2d> points(20'000);
    for (Vec2d& point : points) point = {x(random), y(random)};
    std::vector<Vec2d> single = points;
    EXPECT_EQ(way->forward(points), 0U);
    double worst_m = 0;
    for (std::size_t i = 0; i < single.size(); ++i) {
      way->forward(std::span{single}.subspan(i, 1));
      worst_m = std::max(worst_m, length(points[i] - single[i]));
    }
    EXPECT_LT(worst_m, 0.001) << from;
  }
}

TEST(Transformer, PositionsOutsideBecomeNaNAndAreCounted) {
  const auto way = Transformer::create("EPSG:4326", "EPSG:25832");
  ASSERT_TRUE(way);
  std::array points{Vec2d{7, 51}, Vec2d{7, 95}, Vec2d{std::nan(""), 51}};
  EXPECT_EQ(way->forward(points), 2U);
  EXPECT_TRUE(is_finite(points[0]));
  EXPECT_FALSE(is_finite(points[1]));
}

TEST(Transformer, MissingGridIsRefusedByName) {
  const auto way =
      Transformer::create("+proj=longlat +ellps=bessel +nadgrids=no_such_grid.gsb +type=crs", "EPSG:25832");
  ASSERT_FALSE(way);
  EXPECT_NE(core::to_text(way.error()).find("no_such_grid.gsb"), std::string::npos) << core::to_text(way.error());
  EXPECT_NE(core::to_text(way.error()).find("proj-data"), std::string::npos);
}

// proj-data has no grid of Great Britain nor the newer ones of North America; it has those of Germany.
TEST(Transformer, AGridThatCannotBeHadIsDoneWithoutWithinMetres) {
  for (const auto& [crs, area, target] : {std::tuple{"EPSG:27700", Box2d{-3, 53, -2, 54}, "EPSG:32630"},
                                          {"EPSG:4269", {-80.5, 40, -79.5, 41}, "EPSG:32617"},
                                          {"EPSG:26917", {-80.5, 40, -79.5, 41}, "EPSG:32617"}}) {
    const auto way = Transformer::create(crs, target, area);
    ASSERT_TRUE(way) << crs << ": " << core::to_text(way.error());
    EXPECT_GE(way->accuracy_m(), 0.0) << crs;
    EXPECT_LE(way->accuracy_m(), 10.0) << crs;
    EXPECT_EQ(way->missing_grid().empty(), way->accuracy_m() <= 1.0) << crs;
  }
  // The grid reference of the Ordnance Survey's headquarters of old: SU 387 148 lies at 50.9318 N, 1.4507 W (WGS 84).
  const auto way = Transformer::create("EPSG:27700", "EPSG:4326", {-2, 50.5, -1, 51.5});
  ASSERT_TRUE(way);
  std::array place{Vec2d{438700, 114800}};
  EXPECT_EQ(way->forward(place), 0U);
  EXPECT_NEAR(place[0].y, 50.9313, 0.0003);
  EXPECT_NEAR(place[0].x, -1.4507, 0.0006);
}

TEST(Transformer, PositionsFromTheCentreOfTheEarthAreRefused) {
  const auto way = Transformer::create("EPSG:4978", "EPSG:25832");
  ASSERT_FALSE(way);
  EXPECT_NE(core::to_text(way.error()).find("centre"), std::string::npos) << core::to_text(way.error());
}

TEST(RoughExtent, NeedsNoDatumShift) {
  const Box2d area = rough_extent_deg("EPSG:31466", {2'560'000, 5'700'000, 2'580'000, 5'720'000});
  EXPECT_NEAR(area.min_x, 6.86, 0.02);
  EXPECT_NEAR(area.max_y, 51.6, 0.05);
  EXPECT_TRUE(rough_extent_deg("nonsense", {0, 0, 1, 1}).empty());
}

TEST(Transformer, NeverGuessesADatumShift) {
  EXPECT_FALSE(Transformer::create("+proj=longlat +ellps=bessel +type=crs", "EPSG:25832"));
  EXPECT_FALSE(Transformer::create("nonsense", "EPSG:25832"));
}

TEST(Transformer, ModernCrsWithoutDatumIsTakenWithUnknownAccuracy) {
  const auto way = Transformer::create("+proj=longlat +ellps=WGS84 +type=crs", "EPSG:25832");
  ASSERT_TRUE(way);
  EXPECT_LT(way->accuracy_m(), 0.0);
}

TEST(CrsLabel, NamesTheAuthorityCode) {
  EXPECT_EQ(crs_label("EPSG:31466"), "EPSG:31466");
  EXPECT_EQ(crs_label("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs"), "unknown");
}

TEST(CrsLabel, OnlyMetricProjectedSystemsCanCarryAProject) {
  EXPECT_TRUE(is_metric_projected("EPSG:25832"));
  EXPECT_FALSE(is_metric_projected("EPSG:4326"));
  EXPECT_FALSE(is_metric_projected("EPSG:2264"));  // US survey feet
  EXPECT_FALSE(is_metric_projected("nonsense"));
}

TEST(SuggestProjectCrs, TakesTheZoneOfTheCentre) {
  EXPECT_EQ(suggest_project_crs({6.3, 51.2, 8.0, 51.8}), "EPSG:25832");
  EXPECT_EQ(suggest_project_crs({-74.5, 40, -73, 41}), "EPSG:32618");
  EXPECT_EQ(suggest_project_crs({150, -35, 152, -33}), "EPSG:32756");
  EXPECT_EQ(suggest_project_crs({-20, 30, 40, 60}), "EPSG:3857");
}

// The quarter meridian of GRS 80 is 10 001 965.729 m (Moritz 2000, Geodetic Reference System 1980).
TEST(EllipsoidalLength, QuarterMeridian) {
  const std::array line{LonLat{7, 0}, LonLat{7, 45}, LonLat{7, 90}};
  EXPECT_NEAR(ellipsoidal_length_m(line), 10'001'965.729, 0.001);
}

}  // namespace
}  // namespace eb::geo
