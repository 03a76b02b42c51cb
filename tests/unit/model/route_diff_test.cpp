#include "model/route_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/model/route_builder.h"

namespace eb::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Document document_of(const Route& route) {
  Document document;
  document.routes = {std::make_shared<const Route>(route)};
  return document;
}

std::vector<RouteChange> diff(const RouteBuilder& older, const RouteBuilder& newer) {
  return diff_routes(document_of(older.route), document_of(newer.route), plain_words());
}

std::vector<std::string> kinds(const std::vector<RouteChange>& changes) {
  std::vector<std::string> told;
  for (const RouteChange& change : changes) {
    EXPECT_FALSE(change.message.empty());
    told.push_back(change.kind + " " + change.stop + change.leg);
  }
  return told;
}

RouteBuilder four_stops() {
  RouteBuilder builder;
  builder.stop("a", 30).stop("b", 30).stop("c", 30).stop("d", 0);
  return builder;
}

TEST(RouteDiff, TheSameIsNothing) {
  EXPECT_THAT(diff(four_stops(), four_stops()), IsEmpty());
}

TEST(RouteDiff, RoutesAddedRemovedRenamed) {
  Document older = document_of(four_stops().route), newer = older;
  RouteBuilder other = four_stops();
  other.route.id = "other";
  newer.routes.push_back(std::make_shared<const Route>(other.route));
  EXPECT_THAT(kinds(diff_routes(older, newer, plain_words())), ElementsAre("route_added "));
  EXPECT_THAT(kinds(diff_routes(newer, older, plain_words())), ElementsAre("route_removed "));
  RouteBuilder renamed = four_stops();
  renamed.route.name = {{{"en", "Another"}}};
  EXPECT_THAT(kinds(diff(four_stops(), renamed)), ElementsAre("route_renamed "));
}

TEST(RouteDiff, PracticalFactsAreToldAsChanges) {
  RouteBuilder told = four_stops();
  told.route.meeting_point.text.by_language["en"] = "Gate";
  EXPECT_THAT(kinds(diff(four_stops(), told)), ElementsAre("route_changed "));
  RouteBuilder walked = four_stops();
  walked.with(1, [](Stop& stop) { stop.walking_m = 300; });
  EXPECT_THAT(kinds(diff(four_stops(), walked)), ElementsAre("stop_changed b"));
}

TEST(RouteDiff, AMovedStopSaysHowFar) {
  RouteBuilder moved = four_stops();
  moved.route.points[1].position.lat += 0.001;
  const auto changes = diff(four_stops(), moved);
  ASSERT_THAT(kinds(changes), ElementsAre("stop_moved b"));
  EXPECT_NEAR(*changes[0].metres, 111.3, 0.3);
  EXPECT_THAT(core::to_text(changes[0].message), HasSubstr("111 m"));
  ASSERT_TRUE(changes[0].place);
}

TEST(RouteDiff, ALongerStayRetimesWhatFollows) {
  RouteBuilder longer = four_stops();
  longer.with(1, [](Stop& stop) { stop.dwell_minutes = 45; });
  const auto changes = diff(four_stops(), longer);
  ASSERT_THAT(kinds(changes), ElementsAre("stop_changed b", "stop_retimed b", "stop_retimed c", "stop_retimed d"));
  for (const RouteChange& change : changes) EXPECT_EQ(change.minutes, 15);
  EXPECT_THAT(core::to_text(changes[2].message), HasSubstr("10:35"));
}

TEST(RouteDiff, AnEarlierStartIsNegative) {
  RouteBuilder earlier = four_stops();
  earlier.route.schedule.start_minutes -= 30;
  const auto changes = diff(four_stops(), earlier);
  ASSERT_EQ(changes.size(), 5U);
  for (const RouteChange& change : changes) EXPECT_EQ(change.minutes, -30);
}

TEST(RouteDiff, AStopAddedChangesTheLegsAroundIt) {
  RouteBuilder older, newer;
  older.stop("a", 0).stop("c", 0);
  newer.stop("a", 0).stop("b", 0).stop("c", 0);
  newer.route.points[2].position = older.route.points[1].position;
  newer.route.legs[0] = newer.route.legs[1] = straight_leg();
  older.route.legs[0] = straight_leg();
  const auto kinds_told = kinds(diff(older, newer));
  EXPECT_THAT(kinds_told,
              testing::IsSupersetOf({"stop_added b", "leg_added a..b", "leg_added b..c", "leg_removed a..c"}));
  EXPECT_THAT(kinds(diff(newer, older)), testing::IsSupersetOf({"stop_removed b", "leg_added a..c"}));
}

TEST(RouteDiff, AShapingPointThatBecomesAStopIsAStopAdded) {
  RouteBuilder older = four_stops(), newer = four_stops();
  older.route.points[1].stop.reset();
  EXPECT_THAT(kinds(diff(older, newer)), testing::Contains("stop_added b"));
  EXPECT_THAT(kinds(diff(newer, older)), testing::Contains("stop_removed b"));
}

TEST(RouteDiff, OnlyTheStopThatChangedItsPlaceInTheOrderIsTold) {
  RouteBuilder newer = four_stops();
  std::rotate(newer.route.points.begin(), newer.route.points.begin() + 1, newer.route.points.begin() + 4);  // b c d a
  std::vector<std::string> reordered;
  for (const RouteChange& change : diff(four_stops(), newer)) {
    if (change.kind == "stop_reordered") reordered.push_back(change.stop);
  }
  EXPECT_THAT(reordered, ElementsAre("a"));
}

TEST(RouteDiff, StopsWithNewIdsAreFoundByName) {
  RouteBuilder newer = four_stops();
  newer.route.points[2].id = "imported-7";
  EXPECT_THAT(diff(four_stops(), newer), IsEmpty()) << "an id is nothing people see";
}

TEST(RouteDiff, AMovedTrackSaysHowFar) {
  const auto with_line = [](double bulge) {
    RouteBuilder builder;
    builder.stop("a", 0).stop("b", 0).with_leg([&](Leg& leg) {
      leg = Leg{};
      leg.kind = LegKind::Track;
      std::vector<geo::LonLat> line;
      for (int i = 0; i < 5000; ++i) line.push_back({7.0 + 0.05 * i / 5000, 51.5 + (i == 3000 ? bulge : 0)});
      leg.path = geo::ChunkedPath{line};
    });
    return builder;
  };
  const auto changes = diff(with_line(0), with_line(0.002));
  ASSERT_THAT(kinds(changes), testing::Contains("leg_moved a..b"));
  for (const RouteChange& change : changes) {
    if (change.kind != "leg_moved") continue;
    EXPECT_NEAR(*change.metres, 222.4, 1);
  }
}

TEST(RouteDiff, LegsChangeTheirKindAndTime) {
  RouteBuilder kind = four_stops();
  kind.with_leg([](Leg& leg) { leg.profile = Profile::OnFoot; });
  EXPECT_THAT(kinds(diff(four_stops(), kind)), testing::Contains("leg_changed c..d"));
  RouteBuilder time = four_stops();
  time.with_leg([](Leg& leg) { leg.seconds = 1200; });
  EXPECT_THAT(kinds(diff(four_stops(), time)), UnorderedElementsAre("leg_retimed c..d", "stop_retimed d"));
}

TEST(RouteDiff, LocksAndWordsAreTold) {
  RouteBuilder newer = four_stops();
  newer.with(1, [](Stop& stop) { stop.opening_hours = "24/7"; });
  EXPECT_THAT(kinds(diff(four_stops(), newer)), ElementsAre("stop_changed b"));
  newer = four_stops();
  newer.with(3, [](Stop& stop) { stop.fixed_arrival = 12 * 60; });
  const auto changes = diff(four_stops(), newer);
  ASSERT_FALSE(changes.empty());
  EXPECT_THAT(core::to_text(changes[0].message), HasSubstr("12:00"));
}

}  // namespace
}  // namespace eb::model
