// What is drawn of a route: legs by their kind, long lines chunk by chunk.
#include "scene/route_items.h"

#include <gtest/gtest.h>

#include <cmath>

namespace eb::scene {
namespace {

constexpr std::uint32_t class_mask = 31;

std::shared_ptr<const geo::PlaneChunk> chunk(std::vector<geo::Vec2d> points) {
  return std::make_shared<const geo::PlaneChunk>(geo::make_plane_chunk(nullptr, std::move(points)));
}

session::LegShape leg(model::LegKind kind, std::optional<double> seconds, std::vector<geo::Vec2d> path) {
  const std::vector<geo::LonLat> degrees(path.size());
  session::LegShape shape{
      std::make_shared<const model::Leg>(model::Leg{kind, geo::ChunkedPath{degrees}, seconds, {}}), {}, {}};
  std::size_t first = 0;
  for (const auto& part : shape.leg->path.chunks()) {
    const auto begin = path.begin() + static_cast<std::ptrdiff_t>(first);
    shape.chunks.push_back(chunk({begin, begin + static_cast<std::ptrdiff_t>(part->size())}));
    first += part->size();
  }
  return shape;
}

session::RouteShape shape_of(std::vector<session::LegShape> legs) {
  session::RouteShape shape;
  auto route = std::make_shared<model::Route>();
  for (std::size_t i = 0; i <= legs.size(); ++i) {
    shape.points.push_back({1000.0 * static_cast<double>(i), 0});
    route->points.push_back({"p" + std::to_string(i), {}, nullptr});
    shape.box.add(shape.points.back());
  }
  for (const auto& one : legs) route->legs.push_back(one.leg);
  shape.legs = std::move(legs);
  shape.route = route;
  return shape;
}

std::vector<std::uint32_t> classes_of(const render::LineMesh& mesh) {
  std::vector<std::uint32_t> classes;
  for (const auto& segment : mesh.segments) classes.push_back(segment.packed & class_mask);
  return classes;
}

TEST(RouteItems, EachKindOfLegHasALookOfItsOwn) {
  const auto shape =
      shape_of({leg(model::LegKind::Straight, {}, {}), leg(model::LegKind::Routed, {}, {}),
                leg(model::LegKind::Routed, 60.0, {{2500, 100}}), leg(model::LegKind::Track, {}, {{3500, 100}})});
  const auto mesh = route_mesh(shape);
  EXPECT_EQ(classes_of(mesh), (std::vector<std::uint32_t>{1, 2, 0, 0, 0, 0}));
  model::Route route;
  const auto item = route_item(route, RouteWeight::Plain, {{1, 1}}, session::ThemeKind::Dark, {1, 0});
  ASSERT_EQ(item.classes.size(), 3U);
  EXPECT_EQ(item.classes[0].dash_off_px, 0) << "along a line: solid";
  EXPECT_GT(item.classes[1].dash_off_px, 0) << "straight: dashed";
  EXPECT_LT(item.classes[2].dash_on_px, item.classes[1].dash_on_px) << "awaited: finer dashes";
  EXPECT_LT(item.classes[2].color.a, item.classes[1].color.a) << "and fainter";
}

TEST(RouteItems, AlternativesAreQuieterThanWhatIsWorkedOn) {
  model::Route route;
  route.id = "r";
  session::RouteEditing editing;
  EXPECT_EQ(weight_of(route, editing), RouteWeight::Plain);
  route.variant_of = "other";
  EXPECT_EQ(weight_of(route, editing), RouteWeight::Quiet);
  editing.route = "r";
  EXPECT_EQ(weight_of(route, editing), RouteWeight::Edited);
  editing.route = "somebody else";
  route.variant_of.clear();
  EXPECT_EQ(weight_of(route, editing), RouteWeight::Quiet);
  const auto quiet = route_item(route, RouteWeight::Quiet, {}, session::ThemeKind::Light, {1, 0});
  const auto edited = route_item(route, RouteWeight::Edited, {}, session::ThemeKind::Light, {1, 0});
  EXPECT_LT(quiet.opacity, edited.opacity);
  EXPECT_LT(quiet.classes[0].width_px, edited.classes[0].width_px);
}

std::vector<geo::Vec2d> wave(std::size_t count) {
  std::vector<geo::Vec2d> points;
  for (std::size_t i = 0; i < count; ++i) {
    const auto x = static_cast<double>(i);
    points.push_back({x, 3 * std::sin(x / 5)});
  }
  return points;
}

TEST(RouteItems, LongLinesAreDrawnByChunkWithoutAGap) {
  const auto path = wave(3000);
  const auto shape = shape_of({leg(model::LegKind::Track, {}, path)});
  ASSERT_TRUE(is_drawn_by_chunk(*shape.legs[0].leg));
  const auto joints = route_mesh(shape);
  const auto& chunks = shape.legs[0].chunks;
  EXPECT_EQ(joints.segments.size(), chunks.size() + 1) << "one into each chunk and one to the end";
  std::size_t drawn = joints.segments.size();
  for (const auto& one : chunks) drawn += chunk_mesh(*one, 0).segments.size();
  EXPECT_EQ(drawn, path.size() + 1);
  for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
    const auto& joint = joints.segments[i + 1];
    EXPECT_NEAR(static_cast<double>(joint.x0) + joints.origin.x, chunks[i]->points.back().x, 0.01);
    EXPECT_NEAR(static_cast<double>(joint.x1) + joints.origin.x, chunks[i + 1]->points.front().x, 0.01);
  }
}

TEST(RouteItems, FarAwayChunksHaveFewerPointsAndTheSameEnds) {
  const auto one = chunk(wave(1000));
  const auto fine = chunk_mesh(*one, 0), coarse = chunk_mesh(*one, 8);
  EXPECT_EQ(fine.segments.size(), 999U);
  EXPECT_LT(coarse.segments.size(), 20U) << "waves of three metres are below the tolerance";
  EXPECT_EQ(fine.segments.front().x0, coarse.segments.front().x0);
  EXPECT_EQ(fine.segments.back().x1, coarse.segments.back().x1);
  EXPECT_EQ(route_level(1), 0U);
  EXPECT_LE(route_tolerance_m(route_level(100)), 50);
  EXPECT_GT(route_tolerance_m(route_level(100)), 20);
}

TEST(RouteItems, WhatIsStillBeingWorkedOutLeavesAHoleAndNoLineAcrossIt) {
  auto shape = shape_of({leg(model::LegKind::Track, {}, wave(3000))});
  shape.legs[0].chunks[1] = nullptr;
  const auto joints = route_mesh(shape);
  EXPECT_EQ(joints.segments.size(), 2U) << "into the first and from the last";
}

TEST(RouteItems, OnlyTheEditedRouteShowsItsShapingPoints) {
  auto shape = shape_of({leg(model::LegKind::Straight, {}, {})});
  session::Session session;
  session.camera.metres_per_pixel = 10;
  session.camera.center = {500, 0};
  render::Overlay overlay;
  add_route_handles(shape, session, session.camera, {1, 0}, overlay);
  EXPECT_EQ(overlay.discs.size(), 2U);
  session.editing.aimed = session::RouteHit{session::RouteHit::Kind::Point, "", "p0", 0, 0, {}};
  render::Overlay aimed;
  add_route_handles(shape, session, session.camera, {1, 0}, aimed);
  EXPECT_GT(aimed.discs[0].radius, overlay.discs[0].radius) << "it grows under the mouse";
  session.editing.aimed = session::RouteHit{session::RouteHit::Kind::Leg, "", "p0", 0, 0, {500, 0}};
  session.editing.snap = session::Snap{{500, 0}, "Park"};
  render::Overlay ghost;
  add_route_handles(shape, session, session.camera, {1, 0}, ghost);
  EXPECT_GE(ghost.discs.size(), 4U) << "a ghost on the leg, and the mark of what it clings to";
}

}  // namespace
}  // namespace eb::scene
