// A route and its variant: what each amounts to and where their stops differ.
#include "model/route_comparison.h"

#include <gtest/gtest.h>

#include "model/route_commands.h"

namespace eb::model {
namespace {

std::shared_ptr<const Stop> stop(const std::string& name, int dwell = 30) {
  Stop stop;
  stop.name.by_language["en"] = name;
  stop.dwell_minutes = dwell;
  return std::make_shared<const Stop>(stop);
}

// Three stops about 7 km apart; the first leg is a track, as long as it is straight.
Route tour() {
  Route route;
  route.id = "tour";
  route.points = {
      {"a", {7.0, 51.5}, stop("Start", 0)}, {"b", {7.1, 51.5}, stop("Park")}, {"c", {7.2, 51.5}, stop("End")}};
  const std::vector<geo::LonLat> track{{7.05, 51.5}};
  route.legs = {std::make_shared<const Leg>(Leg{LegKind::Track, geo::ChunkedPath{track}, {}, {}}), straight_leg()};
  return route;
}

TEST(RouteComparison, OfARouteWithItselfNothingDiffers) {
  const auto result = compare_routes(tour(), tour());
  ASSERT_EQ(result.stops.size(), 3U);
  for (const auto& compared : result.stops) {
    EXPECT_EQ(compared.first, compared.second);
    EXPECT_EQ(compared.moved_m, 0);
    EXPECT_EQ(compared.first_arrival, compared.second_arrival);
  }
  EXPECT_EQ(result.first.metres, result.second.metres);
  EXPECT_NEAR(result.first.metres, 13'890, 20);  // 0.2 degrees along the parallel of 51.5 degrees
  EXPECT_EQ(result.first.straight_legs, 1U);
  EXPECT_EQ(result.first.stay_minutes, 60);
  ASSERT_TRUE(result.first.start && result.first.end);
  EXPECT_EQ(*result.first.end - *result.first.start, result.first.travel_minutes + result.first.stay_minutes);
}

TEST(RouteComparison, TellsWhatOnlyOneHasInItsPlace) {
  auto variant = tour();
  variant.points[1] = {"m", {7.1, 51.6}, stop("Museum", 45)};
  variant.points[2].position = {7.2, 51.501};
  const auto result = compare_routes(tour(), variant);
  ASSERT_EQ(result.stops.size(), 4U);
  EXPECT_EQ(result.stops[1].first, 1U);
  EXPECT_FALSE(result.stops[1].second);
  EXPECT_FALSE(result.stops[2].first);
  EXPECT_EQ(result.stops[2].second, 1U);
  EXPECT_EQ(result.stops[2].second_stay, 45);
  EXPECT_NEAR(result.stops[3].moved_m, 111, 1);
  EXPECT_LT(*result.stops[3].first_arrival, *result.stops[3].second_arrival);
  EXPECT_GT(result.second.metres, result.first.metres + 10'000);
}

TEST(RouteComparison, KnowsStopsByNameWhereTheirIdIsGone) {
  auto other = tour();
  for (auto& point : other.points) point.id = "x" + point.id;
  std::swap(other.points[1].stop, other.points[2].stop);
  const auto result = compare_routes(tour(), other);
  ASSERT_EQ(result.stops.size(), 3U);
  EXPECT_EQ(result.stops[1].second, 2U) << "the park comes last there";
  EXPECT_EQ(result.stops[2].second, 1U);
}

TEST(RouteComparison, AnEmptyRouteHasNoTimes) {
  Route empty;
  const auto result = compare_routes(tour(), empty);
  EXPECT_EQ(result.stops.size(), 3U);
  EXPECT_EQ(result.second.stops, 0U);
  EXPECT_FALSE(result.second.start);
}

}  // namespace
}  // namespace eb::model
