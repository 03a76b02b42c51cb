// Heights along a route: what the raster says between its pixels, where it says nothing, and what a climb is.
#include "model/elevation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace eb::model {
namespace {

constexpr float hole = std::numeric_limits<float>::quiet_NaN();

// Around Essen in EPSG:25832: pixels of 1 km, from 360000/5700000 on.
RasterImage raster(int width, int height, std::vector<float> elevation_m) {
  RasterImage image;
  image.width = width;
  image.height = height;
  image.extent = {360'000, 5'700'000, 360'000 + 1000.0 * width, 5'700'000 + 1000.0 * height};
  image.is_elevation = true;
  image.elevation_m = std::move(elevation_m);
  return image;
}

TEST(ElevationAt, IsThePixelsValueAtItsCentreAndBilinearBetween) {
  const auto image = raster(2, 2, {10, 20, 30, 60});  // row 0 = north
  EXPECT_DOUBLE_EQ(elevation_at(image, {360'500, 5'701'500}), 10);
  EXPECT_DOUBLE_EQ(elevation_at(image, {361'500, 5'700'500}), 60);
  EXPECT_DOUBLE_EQ(elevation_at(image, {361'000, 5'701'500}), 15);
  EXPECT_DOUBLE_EQ(elevation_at(image, {361'000, 5'701'000}), 30);
  EXPECT_DOUBLE_EQ(elevation_at(image, {360'001, 5'701'999}), 10) << "half a pixel of rim";
}

TEST(ElevationAt, SaysNothingOutsideAndWhereDataIsMissing) {
  const auto image = raster(2, 2, {10, hole, 30, 60});
  EXPECT_TRUE(std::isnan(elevation_at(image, {359'999, 5'701'000})));
  EXPECT_TRUE(std::isnan(elevation_at(image, {361'000, 5'701'500})));
  EXPECT_TRUE(std::isnan(elevation_at(image, {hole, 5'701'500})));
  auto picture = image;
  picture.is_elevation = false;
  EXPECT_TRUE(std::isnan(elevation_at(picture, {360'500, 5'701'500})));
}

class RouteProfileTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = geo::Transformer::create("EPSG:4326", "EPSG:25832");
    ASSERT_TRUE(made);
    m_to_project.emplace(*std::move(made));
  }
  // A route through positions of the project's CRS.
  Route through(const std::vector<geo::Vec2d>& places) const {
    auto moved = places;
    m_to_project->inverse(moved);
    Route route;
    for (std::size_t i = 0; i < moved.size(); ++i) {
      route.points.push_back({"p" + std::to_string(i), {moved[i].x, moved[i].y}, nullptr});
      if (i > 0) route.legs.push_back(straight_leg());
    }
    return route;
  }
  RouteProfile profile(const Route& route, const RasterImage* image) const {
    return profile_of(route, image, *m_to_project).value();
  }

 private:
  std::optional<geo::Transformer> m_to_project;
};

TEST_F(RouteProfileTest, MeasuresAlongTheEllipsoidAndKnowsWhereEachPointLies) {
  const auto route = through({{360'500, 5'700'500}, {364'500, 5'700'500}, {364'500, 5'703'500}});
  const auto result = profile(route, nullptr);
  EXPECT_NEAR(result.length_m, 7000, 4);  // the scale of UTM there
  ASSERT_EQ(result.point_distances_m.size(), 3U);
  EXPECT_EQ(result.point_distances_m[0], 0);
  EXPECT_NEAR(result.point_distances_m[1], 4000, 3);
  EXPECT_EQ(result.point_distances_m[2], result.length_m);
  EXPECT_FALSE(result.has_heights());
  const auto corner = result.at(result.point_distances_m[1]);
  EXPECT_NEAR(corner.place.x, 364'500, 0.01);
  EXPECT_NEAR(corner.place.y, 5'700'500, 0.01);
  EXPECT_NEAR(result.at(2000).place.x, 362'500, 2);
  EXPECT_EQ(result.at(1e9).distance_m, result.length_m);
}

TEST_F(RouteProfileTest, SumsClimbsAndForgetsNoise) {
  // One row of pixels: up 40 m with a wiggle of 3 m, down 30 m.
  const auto image = raster(7, 1, {50, 70, 67, 90, 90, 60, 60});
  const auto route = through({{360'500, 5'700'500}, {366'500, 5'700'500}});
  const auto result = profile(route, &image);
  EXPECT_DOUBLE_EQ(result.lowest_m, 50);
  EXPECT_DOUBLE_EQ(result.highest_m, 90);
  EXPECT_DOUBLE_EQ(result.ascent_m, 40);
  EXPECT_DOUBLE_EQ(result.descent_m, 30);
  EXPECT_NEAR(result.at(500).elevation_m, 60, 0.5);
}

TEST_F(RouteProfileTest, GapsStayGaps) {
  const auto image = raster(4, 1, {50, hole, 60, 60});
  const auto route = through({{360'500, 5'700'500}, {363'500, 5'700'500}});
  const auto result = profile(route, &image);
  EXPECT_TRUE(result.has_heights());
  EXPECT_TRUE(std::isnan(result.at(1000).elevation_m));
  EXPECT_NEAR(result.at(result.length_m).elevation_m, 60, 0.1);
}

TEST_F(RouteProfileTest, ALongTrackGetsNoMoreSamplesThanAreOfUse) {
  const auto image = raster(4, 4, std::vector<float>(16, 50));
  auto route = through({{360'500, 5'700'500}, {363'500, 5'703'500}});
  std::vector<geo::LonLat> track;
  for (int i = 1; i < 100'000; ++i) {
    track.push_back({std::lerp(route.points[0].position.lon, route.points[1].position.lon, i / 1e5),
                     std::lerp(route.points[0].position.lat, route.points[1].position.lat, i / 1e5)});
  }
  route.legs[0] = std::make_shared<const Leg>(Leg{LegKind::Track, geo::ChunkedPath{track}, {}, {}});
  const auto result = profile(route, &image);
  EXPECT_LE(result.samples.size(), most_samples + 2);
  EXPECT_NEAR(result.length_m, std::sqrt(2.0) * 3000, 3);
}

TEST_F(RouteProfileTest, OnePointIsALineWithoutLength) {
  const auto result = profile(through({{360'500, 5'700'500}}), nullptr);
  EXPECT_EQ(result.length_m, 0);
  EXPECT_NEAR(result.at(0).place.x, 360'500, 0.01);
}

}  // namespace
}  // namespace eb::model
