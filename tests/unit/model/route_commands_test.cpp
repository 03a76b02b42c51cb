// What people ask for, as edits: each is applied and looked at.
#include "model/route_commands.h"

#include <gtest/gtest.h>

namespace eb::model {
namespace {

class RouteCommands : public testing::Test {
 protected:
  RouteCommands() {
    Route route;
    route.id = "tour";
    route.points = {new_stop(route, {7, 51}, "First", "en")};
    for (const double lon : {7.1, 7.2}) route.points.push_back(new_shaping_point(route, {lon, 51}));
    const std::vector<geo::LonLat> track{{7.12, 51}, {7.16, 51}};
    route.legs = {straight_leg(), std::make_shared<const Leg>(Leg{LegKind::Track, geo::ChunkedPath{track}, {}, {}})};
    route.schedule.time_zone = "Europe/Berlin";
    route.schedule.groups = {{"g", {}, 10}};
    document.routes = {std::make_shared<const Route>(route)};
  }
  const Route& tour() { return *document.routes.front(); }
  void apply(const std::optional<RouteEdit>& edit) {
    ASSERT_TRUE(edit);
    auto changed = apply_route_edit(document, *edit);
    ASSERT_TRUE(changed) << core::to_text(changed.error());
    document = *std::move(changed);
  }

  Document document = make_empty_document();
};

TEST_F(RouteCommands, NewRoutesHaveIdsAndColoursOfTheirOwn) {
  for (int i = 0; i < 6; ++i) {
    auto route = empty_route(document, {});
    EXPECT_EQ(document.find_route(route.id), nullptr);
    if (i < 4) {
      for (const auto& other : document.routes) EXPECT_FALSE(other->color == route.color) << i;
    }
    EXPECT_EQ(route.schedule.time_zone, "Europe/Berlin");
    EXPECT_TRUE(route.schedule.groups.empty());
    apply(AddRoute{route, document.routes.size()});
  }
}

TEST_F(RouteCommands, AVariantOfAVariantIsOneOfTheSameRoute) {
  apply(AddRoute{copy_of_route(document, tour(), true), 1});
  EXPECT_EQ(document.routes[1]->variant_of, "tour");
  EXPECT_EQ(document.routes[1]->legs[1], tour().legs[1]) << "shared, not copied";
  apply(AddRoute{copy_of_route(document, *document.routes[1], true), 2});
  EXPECT_EQ(document.routes[2]->variant_of, "tour");
  apply(AddRoute{copy_of_route(document, tour(), false), 3});
  EXPECT_EQ(document.routes[3]->variant_of, "");
}

TEST_F(RouteCommands, ACopyIsNumberedInEachLanguage) {
  apply(SetRouteName{"tour", {{{"de", "Fahrt"}, {"en", "Tour"}}}});
  apply(AddRoute{copy_of_route(document, tour(), false), 1});
  EXPECT_EQ(document.routes[1]->name.in("en"), "Tour (2)");
  EXPECT_EQ(document.routes[1]->name.in("de"), "Fahrt (2)");
  EXPECT_EQ(copy_of_route(document, tour(), false).name.in("de"), "Fahrt (3)");
}

TEST_F(RouteCommands, AStopBecomesAShapingPointAndTheOtherWay) {
  apply(toggle_stop(tour(), tour().points[0].id));
  EXPECT_FALSE(tour().points[0].stop);
  apply(toggle_stop(tour(), tour().points[0].id));
  ASSERT_TRUE(tour().points[0].stop);
  EXPECT_EQ(tour().points[0].stop->dwell_minutes, usual_dwell_minutes);
  EXPECT_FALSE(toggle_stop(tour(), "nobody"));
}

TEST_F(RouteCommands, ALegTakesAShapingPointAndATrackAVertex) {
  apply(insert_into_leg(tour(), 0, 0, {7.05, 51.01}));
  EXPECT_EQ(tour().points.size(), 4U);
  EXPECT_EQ(tour().points[1].position, (geo::LonLat{7.05, 51.01}));
  apply(insert_into_leg(tour(), 2, 1, {7.14, 51.01}));
  EXPECT_EQ(tour().points.size(), 4U);
  EXPECT_EQ(tour().legs[2]->path.size(), 3U);
  EXPECT_EQ(tour().legs[2]->path[1], (geo::LonLat{7.14, 51.01}));
}

TEST_F(RouteCommands, LegsAreStraightOrAlongRoads) {
  const auto first = tour().points[0].id, last = tour().points[2].id;
  apply(toggle_leg_kind(tour(), first));
  EXPECT_TRUE(tour().legs[0]->is_awaited());
  apply(toggle_leg_kind(tour(), first));
  EXPECT_EQ(tour().legs[0]->kind, LegKind::Straight);
  EXPECT_FALSE(set_leg_kind(tour(), first, LegKind::Straight)) << "it is one already";
  EXPECT_FALSE(toggle_leg_kind(tour(), last)) << "no leg begins at the last point";
}

TEST_F(RouteCommands, PointsMoveByOnePlaceUntilTheEnds) {
  const auto id = tour().points[0].id;
  EXPECT_FALSE(shift_point(tour(), id, -1));
  apply(shift_point(tour(), id, 1));
  EXPECT_EQ(tour().points[1].id, id);
  apply(shift_point(tour(), id, 1));
  EXPECT_FALSE(shift_point(tour(), id, 1));
}

TEST_F(RouteCommands, SplitAndJoinGiveBackTheSameLine) {
  const auto before = tour().points;
  EXPECT_FALSE(split_at(document, tour(), before.front().id, {}));
  EXPECT_FALSE(join_with_next(document, "tour")) << "there is no next one";
  apply(split_at(document, tour(), before[1].id, {}));
  ASSERT_EQ(document.routes.size(), 2U);
  apply(join_with_next(document, "tour"));
  ASSERT_EQ(document.routes.size(), 1U);
  ASSERT_EQ(tour().points.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(tour().points[i].position, before[i].position);
}

TEST_F(RouteCommands, TheMiddleOfALegLiesOnItsLine) {
  const auto straight = middle_of_leg(tour(), tour().points[0].id);
  ASSERT_TRUE(straight);
  EXPECT_NEAR(straight->position.lon, 7.05, 1e-12);
  const auto track = middle_of_leg(tour(), tour().points[1].id);
  ASSERT_TRUE(track);
  EXPECT_EQ(track->path_before, 1U);
  EXPECT_NEAR(track->position.lon, 7.14, 1e-12);
  EXPECT_FALSE(middle_of_leg(tour(), tour().points[2].id));
}

}  // namespace
}  // namespace eb::model
