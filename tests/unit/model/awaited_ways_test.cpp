// A router's answer completes what edits asked for, in every step of the history, and is no step of its own.
#include "model/awaited_ways.h"

#include <gmock/gmock.h>

#include "model/history.h"

namespace eb::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RoutePoint point(const std::string& id, double lon, double lat) {
  return {id, {lon, lat}, nullptr};
}

std::shared_ptr<const Leg> leg(LegKind kind, std::optional<Profile> profile = {}) {
  return std::make_shared<const Leg>(Leg{kind, {}, {}, profile});
}

// a -routed- b -straight- c
History history() {
  Route route;
  route.id = "tour";
  route.points = {point("a", 7, 51), point("b", 7.1, 51), point("c", 7.2, 51)};
  route.legs = {leg(LegKind::Routed), leg(LegKind::Straight)};
  Document document;
  document.routes = {std::make_shared<const Route>(route)};
  return History{document};
}

const Leg& first_leg(const Document& document) {
  return *document.routes.front()->legs.front();
}

const WayFound around{geo::ChunkedPath{std::vector<geo::LonLat>{{7, 51}, {7.05, 51.01}, {7.1, 51}}}, 600};

TEST(AwaitedWays, AreThoseOfRoutedLegsWithoutAnAnswer) {
  auto steps = history();
  EXPECT_THAT(ways_awaited(steps.document()), ElementsAre(WayAsked{{7, 51}, {7.1, 51}, Profile::Coach}));
  ASSERT_TRUE(steps.apply(SetLeg{"tour", "b", Leg{LegKind::Routed, {}, {}, Profile::OnFoot}}));
  EXPECT_THAT(ways_awaited(steps.document()), ElementsAre(WayAsked{{7, 51}, {7.1, 51}, Profile::Coach},
                                                          WayAsked{{7.1, 51}, {7.2, 51}, Profile::OnFoot}));
}

TEST(AwaitedWays, AnAnswerIsNoStepAndReachesEveryStepThatWaits) {
  auto steps = history();
  ASSERT_TRUE(steps.apply(SetRouteVisible{"tour", false}));
  ASSERT_TRUE(steps.apply(MovePoint{"tour", "b", {7.1, 51.1}}));
  ASSERT_TRUE(steps.undo());
  EXPECT_TRUE(steps.complete({{7, 51}, {7.1, 51}, Profile::Coach}, around));
  EXPECT_EQ(first_leg(steps.document()).seconds, 600);
  EXPECT_EQ(first_leg(steps.document()).path, around.path);
  EXPECT_EQ(steps.steps().size(), 3U);
  ASSERT_TRUE(steps.can_redo()) << "an answer after an undo must not cost what can be redone";
  ASSERT_TRUE(steps.redo());
  EXPECT_TRUE(first_leg(steps.document()).is_awaited()) << "it leads elsewhere";
  ASSERT_TRUE(steps.go_to(0));
  EXPECT_EQ(first_leg(steps.document()).seconds, 600);
  EXPECT_EQ(steps.steps()[0].document->routes.front()->legs[1], steps.steps()[1].document->routes.front()->legs[1])
      << "the other legs stay the same objects";
}

TEST(AwaitedWays, AnAnswerNobodyWaitsForChangesNothing) {
  auto steps = history();
  const auto before = steps.shared_document();
  EXPECT_FALSE(steps.complete({{7, 51}, {7.1, 51}, Profile::Bicycle}, around));
  EXPECT_FALSE(steps.complete({{7.1, 51}, {7, 51}, Profile::Coach}, around));
  EXPECT_EQ(steps.shared_document(), before);
}

TEST(AwaitedWays, WhatWasSavedWithoutTheAnswerIsToBeSavedAgain) {
  auto steps = history();
  steps.mark_saved();
  EXPECT_TRUE(steps.complete({{7, 51}, {7.1, 51}, Profile::Coach}, around));
  EXPECT_TRUE(steps.is_modified());
}

TEST(AwaitedWays, WhereRoadsAreKnownTheFirstLegFollowsThem) {
  Document document;
  document.routes = {std::make_shared<const Route>(Route{.id = "tour", .points = {point("a", 7, 51)}})};
  const InsertPoint next{"tour", 1, point("b", 7.1, 51)}, third{"tour", 2, point("c", 7.2, 51)};
  const auto without = apply_route_edit(document, next);
  ASSERT_TRUE(without);
  EXPECT_EQ(first_leg(*without).kind, LegKind::Straight);
  document.routing = "/roads";
  const auto with = apply_route_edit(document, next);
  ASSERT_TRUE(with);
  EXPECT_TRUE(first_leg(*with).is_awaited());
  const auto longer = apply_route_edit(*apply_route_edit(*with, SetLeg{"tour", "a", Leg{}}), third);
  ASSERT_TRUE(longer);
  EXPECT_EQ(longer->routes.front()->legs[1]->kind, LegKind::Straight) << "as its neighbour";
}

TEST(AwaitedWays, AnotherWayOfTravellingAsksAgain) {
  auto steps = history();
  ASSERT_TRUE(steps.complete({{7, 51}, {7.1, 51}, Profile::Coach}, around));
  Schedule schedule = steps.document().routes.front()->schedule;
  schedule.start_minutes = 600;
  ASSERT_TRUE(steps.apply(SetSchedule{"tour", schedule}));
  EXPECT_THAT(ways_awaited(steps.document()), IsEmpty());
  schedule.profile = Profile::Bicycle;
  ASSERT_TRUE(steps.apply(SetSchedule{"tour", schedule}));
  EXPECT_THAT(ways_awaited(steps.document()), ElementsAre(WayAsked{{7, 51}, {7.1, 51}, Profile::Bicycle}));
}

}  // namespace
}  // namespace eb::model
