// What of a route a press takes.
#include "session/route_shape.h"

#include <gtest/gtest.h>

namespace eb::session {
namespace {

using Kind = RouteHit::Kind;

std::shared_ptr<const geo::PlaneChunk> chunk(std::vector<geo::Vec2d> points) {
  return std::make_shared<const geo::PlaneChunk>(geo::make_plane_chunk(nullptr, std::move(points)));
}

// stop a (0,0) -straight- shaping b (100,0) -track over (200,0),(200,50),(300,50)- stop c (400,50)
class HitRoute : public testing::Test {
 protected:
  HitRoute() {
    auto route = std::make_shared<model::Route>();
    route->id = "r";
    route->points = {{"a", {}, std::make_shared<const model::Stop>()},
                     {"b", {}, nullptr},
                     {"c", {}, std::make_shared<const model::Stop>()}};
    const std::vector<geo::LonLat> path(3);
    model::Leg track{model::LegKind::Track, geo::ChunkedPath{path}, {}, {}};
    route->legs = {model::straight_leg(), std::make_shared<const model::Leg>(track)};
    shape.route = route;
    shape.points = {{0, 0}, {100, 0}, {400, 50}};
    shape.legs = {{route->legs[0], {}, {}}, {route->legs[1], {chunk({{200, 0}, {200, 50}, {300, 50}})}, {}}};
    for (const auto p : {shape.points[0], shape.points[1]}) shape.legs[0].box.add(p);
    for (const auto p : {shape.points[1], shape.points[2], geo::Vec2d{200, 50}}) shape.legs[1].box.add(p);
    shape.box.add(shape.legs[0].box);
    shape.box.add(shape.legs[1].box);
  }
  [[nodiscard]] std::optional<RouteHit> at(double x, double y) const { return hit_route(shape, {x, y}, {14, 9, 5}); }

  RouteShape shape;
};

TEST_F(HitRoute, TakesStopsFromFartherThanShapingPoints) {
  ASSERT_TRUE(at(13, 0));
  EXPECT_EQ(at(13, 0)->kind, Kind::Point);
  EXPECT_EQ(at(13, 0)->point, "a");
  EXPECT_EQ(at(91, 0)->point, "b");
  EXPECT_EQ(at(91, 0)->kind, Kind::Point);
  EXPECT_EQ(at(88, 3)->kind, Kind::Leg) << "too far from the handle";
  EXPECT_FALSE(at(50, 20));
}

TEST_F(HitRoute, SaysBetweenWhichPointsOfALegItIs) {
  const auto straight = at(50, 2);
  ASSERT_TRUE(straight);
  EXPECT_EQ(straight->kind, Kind::Leg);
  EXPECT_EQ(straight->leg, 0U);
  EXPECT_EQ(straight->point, "a");
  EXPECT_EQ(straight->position, (geo::Vec2d{50, 0}));
  const auto before_path = at(150, -3);
  ASSERT_TRUE(before_path);
  EXPECT_EQ(before_path->leg, 1U);
  EXPECT_EQ(before_path->vertex, 0U) << "before the first point of the path";
  EXPECT_EQ(at(203, 25)->vertex, 1U);
  EXPECT_EQ(at(250, 52)->vertex, 2U);
  EXPECT_EQ(at(350, 50)->vertex, 3U) << "after all of them";
}

TEST_F(HitRoute, TakesVerticesOfTracksOnly) {
  const auto vertex = at(201, 48);
  ASSERT_TRUE(vertex);
  EXPECT_EQ(vertex->kind, Kind::Vertex);
  EXPECT_EQ(vertex->vertex, 1U);
  EXPECT_EQ(vertex->point, "b");
  auto routed = *shape.legs[1].leg;
  routed.kind = model::LegKind::Routed;
  shape.legs[1].leg = std::make_shared<const model::Leg>(routed);
  EXPECT_EQ(at(201, 48)->kind, Kind::Leg) << "what a router found has no points of one's own";
}

TEST_F(HitRoute, PassesOverWhatIsStillBeingWorkedOut) {
  shape.legs[1].chunks = {nullptr};
  EXPECT_FALSE(at(200, 25));
  EXPECT_TRUE(at(50, 0));
}

}  // namespace
}  // namespace eb::session
