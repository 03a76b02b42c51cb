// Stops on the map, of one route and of several that share them.
#include "scene/route_labels.h"

#include <gmock/gmock.h>

namespace eb::scene {
namespace {

class RouteLabels : public testing::Test {
 protected:
  RouteLabels() {
    m_session.camera.width_px = 1000;
    m_session.camera.height_px = 600;
    m_session.camera.metres_per_pixel = 10;
    auto route = std::make_shared<model::Route>();
    route->id = "r";
    route->name.by_language["en"] = "Tour";
    for (const char* name : {"Museum", "", "Park"}) {
      model::Stop stop;
      stop.name.by_language["en"] = name;
      route->points.push_back({name, {}, *name != 0 ? std::make_shared<const model::Stop>(stop) : nullptr});
    }
    route->legs = {model::straight_leg(), model::straight_leg()};
    m_shape.route = route;
    m_shape.points = {{-1000, 0}, {0, 0}, {1000, 0}};
    for (const auto& leg : route->legs) m_shape.legs.push_back({leg, {}, {}});
  }
  [[nodiscard]] LabelContext context() const { return {m_document, m_session, m_scale, "en", m_session.camera, 0}; }
  std::vector<std::string> labels(RouteWeight weight, const std::vector<geo::Vec2d>& above = {}) {
    std::vector<LabelCandidate> candidates;
    m_shapes = {};
    add_route_labels(context(), m_shape, weight, 2, above, candidates, m_shapes);
    std::vector<std::string> texts;
    for (const auto& candidate : candidates) texts.push_back(candidate.text);
    return texts;
  }

  model::Document m_document = model::make_empty_document();
  session::Session m_session;
  MapScale m_scale{1, 0};
  session::RouteShape m_shape;
  render::Overlay m_shapes;
};

TEST_F(RouteLabels, StopsAreNumberedAndShapingPointsAreNot) {
  EXPECT_THAT(labels(RouteWeight::Plain), testing::ElementsAre("1", "Museum", "2", "Park"));
  EXPECT_EQ(m_shapes.discs.size(), 2U);
}

TEST_F(RouteLabels, AStopThatTwoRoutesShareIsToldOnceWithARingAroundIt) {
  EXPECT_THAT(labels(RouteWeight::Quiet, {{1005, 0}}), testing::ElementsAre("1", "Museum"));
  ASSERT_EQ(m_shapes.discs.size(), 2U);
  EXPECT_EQ(m_shapes.discs[1].fill.a, 0) << "the other route's symbol stays in sight";
  EXPECT_GT(m_shapes.discs[1].radius, m_shapes.discs[0].radius);
}

TEST_F(RouteLabels, WhatLiesOutsideTheViewIsNotLaidOut) {
  m_session.camera.center = {100'000, 0};
  EXPECT_TRUE(labels(RouteWeight::Plain).empty());
}

TEST_F(RouteLabels, AStopHasItsLocalNameBelowWhereItDiffers) {
  auto route = *m_shape.route;
  model::Stop stop;
  stop.name.by_language = {{"en", "Hansa coking plant"}, {"de", "Kokerei Hansa"}};
  route.points[0].stop = std::make_shared<const model::Stop>(stop);
  m_shape.route = std::make_shared<const model::Route>(route);
  const auto local_names = [&](const char* language, const char* local_language) {
    m_document.local_language = local_language;
    auto in = context();
    in.language = language;
    std::vector<LabelCandidate> candidates;
    add_route_labels(in, m_shape, RouteWeight::Plain, 2, {}, candidates, m_shapes);
    std::vector<std::string> names;
    for (const auto& candidate : candidates) names.push_back(candidate.local_name);
    return names;
  };
  EXPECT_THAT(local_names("en", "de"), testing::ElementsAre("", "Kokerei Hansa", "", ""));
  EXPECT_THAT(local_names("de", "de"), testing::Each(""));
  EXPECT_THAT(local_names("en", ""), testing::Each(""));
  EXPECT_THAT(local_names("en", "ko"), testing::Each(""));
}

TEST_F(RouteLabels, AQuietRouteIsSmaller) {
  labels(RouteWeight::Plain);
  const float plain = m_shapes.discs[0].radius;
  labels(RouteWeight::Quiet);
  EXPECT_LT(m_shapes.discs[0].radius, plain);
}

TEST_F(RouteLabels, ALongRouteIsNamedAlongAFewOfItsPlaces) {
  std::vector<geo::Vec2d> points;
  for (int i = 0; i < 1024; ++i) points.push_back({i * 1.0, 0});
  const std::vector<geo::LonLat> degrees(100'000);
  m_shape.legs[0].leg = std::make_shared<const model::Leg>(
      model::Leg{model::LegKind::Track, geo::ChunkedPath{degrees}, std::nullopt, std::nullopt});
  m_shape.legs[0].chunks.assign(98, std::make_shared<const geo::PlaneChunk>(geo::make_plane_chunk(nullptr, points)));
  std::vector<LabelCandidate> candidates;
  add_route_name(context(), m_shape, RouteWeight::Plain, 2, candidates);
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].text, "Tour");
  EXPECT_LT(candidates[0].line.size(), 1000U);
}

}  // namespace
}  // namespace eb::scene
