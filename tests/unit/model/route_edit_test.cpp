// Edits of routes: what each one changes, what it refuses, and that nothing else changes by a byte.
#include "model/route_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "model/history.h"

namespace eb::model {
namespace {

using testing::ElementsAre;

RoutePoint stop_at(const std::string& id, geo::LonLat position) {
  Stop stop;
  stop.name.by_language["en"] = "Stop " + id;
  stop.dwell_minutes = 20;
  return {id, position, std::make_shared<const Stop>(stop)};
}

RoutePoint shaping_at(const std::string& id, geo::LonLat position) {
  return {id, position, nullptr};
}

std::shared_ptr<const Leg> leg(LegKind kind, std::vector<geo::LonLat> path = {}, std::optional<double> seconds = {}) {
  return std::make_shared<const Leg>(Leg{kind, geo::ChunkedPath{path}, seconds, {}});
}

const std::vector<geo::LonLat> track{{7.21, 51.5}, {7.22, 51.5}, {7.23, 51.5}, {7.24, 51.5}};

// a -straight- b -routed- c -track- d
Route tour() {
  Route route;
  route.id = "tour";
  route.points = {stop_at("a", {7.0, 51.5}), shaping_at("b", {7.1, 51.5}), stop_at("c", {7.2, 51.5}),
                  stop_at("d", {7.3, 51.5})};
  route.legs = {leg(LegKind::Straight), leg(LegKind::Routed, {{7.15, 51.51}}, 300.0), leg(LegKind::Track, track)};
  return route;
}

Document document_with(std::vector<Route> routes) {
  auto document = make_empty_document();
  for (auto& route : routes) document.routes.push_back(std::make_shared<const Route>(std::move(route)));
  return document;
}

class RouteEdits : public testing::Test {
 protected:
  // The first route after the edit.
  const Route& after(const RouteEdit& edit) {
    auto changed = apply_route_edit(document, edit);
    EXPECT_TRUE(changed) << core::to_text(changed.error().what);
    if (changed) m_changed = *std::move(changed);
    return *m_changed.routes.front();
  }
  bool refuses(const RouteEdit& edit) const { return !apply_route_edit(document, edit); }

  Document document = document_with({tour()});
  const Route& route = *document.routes.front();

 private:
  Document m_changed;
};

std::vector<std::string> ids(const Route& route) {
  std::vector<std::string> all;
  for (const auto& point : route.points) all.push_back(point.id);
  return all;
}

std::vector<LegKind> kinds(const Route& route) {
  std::vector<LegKind> all;
  for (const auto& l : route.legs) all.push_back(l->kind);
  return all;
}

constexpr auto S = LegKind::Straight, R = LegKind::Routed, T = LegKind::Track;

TEST_F(RouteEdits, AMovedPointMakesItsRoutedLegsWaitAndLeavesTheOthers) {
  const auto& moved = after(MovePoint{"tour", "b", {7.11, 51.52}});
  EXPECT_EQ(moved.points[1].position, (geo::LonLat{7.11, 51.52}));
  EXPECT_TRUE(moved.legs[1]->is_awaited());
  EXPECT_TRUE(moved.legs[1]->path.empty());
  EXPECT_EQ(moved.legs[0], route.legs[0]);
  EXPECT_EQ(moved.legs[2], route.legs[2]);
  EXPECT_EQ(moved.points[2].stop, route.points[2].stop);
}

TEST_F(RouteEdits, APointInsideALegMakesTwoOfItsKind) {
  const auto x = shaping_at("x", {7.25, 51.6});
  EXPECT_THAT(kinds(after(InsertPoint{"tour", 1, x})), ElementsAre(S, S, R, T));
  const auto& routed = after(InsertPoint{"tour", 2, x});
  EXPECT_THAT(kinds(routed), ElementsAre(S, R, R, T));
  EXPECT_TRUE(routed.legs[1]->is_awaited() && routed.legs[2]->is_awaited());
  const auto& tracked = after(InsertPoint{"tour", 3, x, 1});
  EXPECT_THAT(kinds(tracked), ElementsAre(S, R, T, T));
  EXPECT_THAT(tracked.legs[2]->path.points(), ElementsAre(track[0]));
  EXPECT_THAT(tracked.legs[3]->path.points(), ElementsAre(track[1], track[2], track[3]));
}

TEST_F(RouteEdits, APointAtAnEndGoesOnAsItsNeighbour) {
  const auto x = stop_at("x", {7.4, 51.6});
  EXPECT_THAT(kinds(after(InsertPoint{"tour", 0, x})), ElementsAre(S, S, R, T));
  EXPECT_THAT(kinds(after(InsertPoint{"tour", 4, x})), ElementsAre(S, R, T, S)) << "nobody recorded that way";
  document = document_with({Route{.id = "tour"}});
  EXPECT_THAT(ids(after(InsertPoint{"tour", 0, x})), ElementsAre("x"));
}

TEST_F(RouteEdits, ARemovedPointJoinsItsLegs) {
  EXPECT_THAT(kinds(after(RemovePoint{"tour", "a"})), ElementsAre(R, T));
  EXPECT_THAT(kinds(after(RemovePoint{"tour", "b"})), ElementsAre(R, T));
  EXPECT_THAT(kinds(after(RemovePoint{"tour", "c"})), ElementsAre(S, R));
  EXPECT_THAT(kinds(after(RemovePoint{"tour", "d"})), ElementsAre(S, R));
  auto tracks = tour();
  tracks.legs[1] = leg(T, {{7.15, 51.5}});
  document = document_with({tracks});
  const auto& joined = after(RemovePoint{"tour", "c"});
  EXPECT_EQ(joined.legs[1]->path.size(), 5U);
}

TEST_F(RouteEdits, ReordersWithoutTouchingFarLegs) {
  const auto& reordered = after(ReorderPoint{"tour", "b", 0});
  EXPECT_THAT(ids(reordered), ElementsAre("b", "a", "c", "d"));
  EXPECT_EQ(reordered.legs[2], route.legs[2]);
  EXPECT_THAT(ids(after(ReorderPoint{"tour", "a", 3})), ElementsAre("b", "c", "d", "a"));
}

TEST_F(RouteEdits, ReversesTwiceIntoItself) {
  const auto& reversed = after(ReverseRoute{"tour"});
  EXPECT_THAT(ids(reversed), ElementsAre("d", "c", "b", "a"));
  EXPECT_THAT(kinds(reversed), ElementsAre(T, R, S));
  EXPECT_EQ(reversed.legs[0]->path[0], track[3]);
  EXPECT_TRUE(reversed.legs[1]->is_awaited()) << "roads may be one-way";
  document = document_with({reversed});
  const auto& again = after(ReverseRoute{"tour"});
  EXPECT_THAT(ids(again), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(again.legs[2]->path.points(), track);
}

TEST_F(RouteEdits, SplitsAndJoinsBackIntoTheSame) {
  after(SplitRoute{"tour", "c", "second", {}});
  const auto split = apply_route_edit(document, SplitRoute{"tour", "c", "second", {}});
  ASSERT_TRUE(split);
  EXPECT_THAT(ids(*split->routes[0]), ElementsAre("a", "b", "c"));
  EXPECT_THAT(ids(*split->routes[1]), ElementsAre("c", "d"));
  const auto joined = apply_route_edit(*split, JoinRoutes{"tour", "second"});
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->routes.size(), 1U);
  EXPECT_EQ(joined->routes[0]->points, route.points);
  EXPECT_EQ(joined->routes[0]->legs, route.legs);
}

TEST_F(RouteEdits, TheMeetingPointBelongsToTheBeginning) {
  const MeetingPoint gate{{{{"en", "Gate"}}}, geo::LonLat{7, 51.5}, 525, true, "letter"};
  const auto& met = after(SetMeetingPoint{"tour", gate});
  EXPECT_EQ(met.meeting_point, gate);
  EXPECT_EQ(met.points, route.points);
  const auto changed = apply_route_edit(document, SetMeetingPoint{"tour", gate});
  ASSERT_TRUE(changed);
  const auto split = apply_route_edit(*changed, SplitRoute{"tour", "c", "second", {}});
  ASSERT_TRUE(split);
  EXPECT_EQ(split->routes[0]->meeting_point, gate);
  EXPECT_EQ(split->routes[1]->meeting_point, MeetingPoint{});
  EXPECT_TRUE(refuses(SetMeetingPoint{"none", gate}));
  EXPECT_TRUE(refuses(SetMeetingPoint{"tour", {{}, geo::LonLat{200, 51.5}, {}, false, {}}}));
  EXPECT_TRUE(refuses(SetMeetingPoint{"tour", {{}, {}, -1, false, {}}}));
}

TEST_F(RouteEdits, StopsAndShapingPointsBecomeEachOther) {
  EXPECT_EQ(after(SetStop{"tour", "a", {}}).points[0].stop, nullptr);
  Stop lunch;
  lunch.name.by_language["en"] = "Lunch";
  lunch.fixed_arrival = 750;
  EXPECT_EQ(*after(SetStop{"tour", "b", lunch}).points[1].stop, lunch);
}

TEST_F(RouteEdits, EditsTheLineOfATrackOnly) {
  const std::vector<geo::LonLat> by{{7.225, 51.49}};
  EXPECT_THAT(after(EditTrack{"tour", "c", 1, 2, by}).legs[2]->path.points(), ElementsAre(track[0], by[0], track[3]));
  EXPECT_TRUE(refuses(EditTrack{"tour", "c", 3, 2, by}));
  EXPECT_TRUE(refuses(EditTrack{"tour", "a", 0, 0, by}));
}

TEST_F(RouteEdits, RefusesWhatNoRouteCanHold) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(refuses(MovePoint{"ghost", "a", {7, 51}}));
  EXPECT_TRUE(refuses(MovePoint{"tour", "ghost", {7, 51}}));
  EXPECT_TRUE(refuses(MovePoint{"tour", "a", {nan, 51}}));
  EXPECT_TRUE(refuses(MovePoint{"tour", "a", {7, 90.1}}));
  EXPECT_TRUE(refuses(InsertPoint{"tour", 5, stop_at("x", {7, 51})}));
  EXPECT_TRUE(refuses(InsertPoint{"tour", 1, stop_at("a", {7, 51})}));
  EXPECT_TRUE(refuses(InsertPoint{"tour", 3, shaping_at("x", {7, 51}), 5}));
  EXPECT_TRUE(refuses(SplitRoute{"tour", "a", "second", {}}));
  EXPECT_TRUE(refuses(SplitRoute{"tour", "b", "tour", {}}));
  EXPECT_TRUE(refuses(JoinRoutes{"tour", "tour"}));
  EXPECT_TRUE(refuses(SetRouteVariant{"tour", "tour"}));
  EXPECT_TRUE(refuses(SetLeg{"tour", "d", {}}));
  EXPECT_TRUE(refuses(AddRoute{tour(), 0}));
  Stop stop;
  stop.dwell_minutes = -1;
  EXPECT_TRUE(refuses(SetStop{"tour", "a", stop}));
  stop.dwell_minutes = 0;
  stop.walking_m = -1;
  EXPECT_TRUE(refuses(SetStop{"tour", "a", stop}));
  Schedule late;
  late.start_minutes = 24 * 60;
  EXPECT_TRUE(refuses(SetSchedule{"tour", late}));
}

TEST_F(RouteEdits, AlternativesOfARemovedRouteStandAlone) {
  auto other = tour();
  other.id = "other";
  document = document_with({tour(), other});
  const auto with_variant = apply_route_edit(document, SetRouteVariant{"other", "tour"});
  ASSERT_TRUE(with_variant);
  EXPECT_EQ(with_variant->routes[1]->variant_of, "tour");
  const auto removed = apply_route_edit(*with_variant, RemoveRoute{"tour"});
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->routes[0]->variant_of, "");
}

RouteEdit random_edit(std::mt19937& random, const Route& route) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
  const auto point = route.points.empty() ? "none" : route.points[below(route.points.size())].id;
  const geo::LonLat place{6.5 + static_cast<double>(below(1000)) / 1000, 51.5};
  switch (below(8)) {
    case 0:
      return MovePoint{"tour", point, place};
    case 1:
      return RemovePoint{"tour", point};
    case 2:
      return ReorderPoint{"tour", point, below(route.points.size() + 1)};
    case 3:
      return SetStop{"tour", point, below(2) == 0 ? std::optional{Stop{}} : std::nullopt};
    case 4:
      return SetLeg{"tour", point, *leg(below(2) == 0 ? T : R, track)};
    case 5:
      return EditTrack{"tour", point, below(5), below(3), {place}};
    default:
      return InsertPoint{"tour", below(route.points.size() + 2), shaping_at(free_point_id(route), place), below(5)};
  }
}

// Whatever happens: one leg fewer than points, ids unique, and at most three legs are not the very objects of before.
TEST(RouteEditProperty, ARouteStaysARouteAndFarLegsStayTheSameObjects) {
  std::mt19937 random{19};
  std::size_t accepted = 0;
  for (int run = 0; run < 200; ++run) {
    History history{document_with({tour()})};
    for (int i = 0; i < 50; ++i) {
      const auto before = history.document().routes[0];
      if (!history.apply(random_edit(random, *before))) continue;
      ++accepted;
      const auto& now = *history.document().routes[0];
      ASSERT_EQ(now.legs.size() + 1, std::max<std::size_t>(now.points.size(), 1));
      auto names = ids(now);
      std::ranges::sort(names);
      ASSERT_EQ(std::ranges::adjacent_find(names), names.end());
      std::size_t fresh = 0;
      for (const auto& l : now.legs) fresh += std::ranges::find(before->legs, l) == before->legs.end() ? 1U : 0U;
      ASSERT_LE(fresh, 3U);
    }
  }
  EXPECT_GT(accepted, 3000U);
}

}  // namespace
}  // namespace eb::model
