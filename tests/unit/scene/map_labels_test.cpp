#include "scene/map_labels.h"

#include <gtest/gtest.h>

#include "table_builder.h"

namespace eb::scene {
namespace {

using model::PartKind;

std::vector<geo::Vec2d> ring(double x0, double y0, double x1, double y1) {
  std::vector<geo::Vec2d> points{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
  for (auto& point : points) point = point + corner;
  return points;
}

// Where the only feature's name is anchored, from the corner.
geo::Vec2d anchor_of(TableBuilder& builder) {
  builder.feature().column("name", {std::string{"Lake"}});
  model::Layer layer;
  layer.style.label.field = "name";
  const auto geometry = builder.geometry(layer);
  const auto document = model::make_empty_document();
  session::Session session;
  session.camera.center = corner;
  const MapScale scale;
  std::vector<LabelCandidate> names;
  add_layer_labels({document, session, scale, "en", session.camera, 0}, layer, geometry, 1, names);
  EXPECT_EQ(names.size(), 1U);
  return names.empty() ? geo::Vec2d{} : names.front().anchor - corner;
}

TEST(MapLabels, TheNameOfAnAreaStandsInItsMiddle) {
  TableBuilder builder;
  const auto at = anchor_of(builder.part(PartKind::OuterRing, ring(0, 0, 1000, 600)));
  EXPECT_NEAR(at.x, 500, 1e-6);
  EXPECT_NEAR(at.y, 300, 1e-6);
}

TEST(MapLabels, TheNameOfAnAreaDoesNotStandInItsHole) {
  TableBuilder builder;
  builder.part(PartKind::OuterRing, ring(0, 0, 1000, 600));
  const auto at = anchor_of(builder.part(PartKind::InnerRing, ring(200, 100, 900, 500)));
  EXPECT_NEAR(at.x, 100, 1e-6) << "in the middle of the wider side";
  EXPECT_NEAR(at.y, 300, 1e-6);
}

TEST(MapLabels, TheNameOfABentAreaStandsOnIt) {
  TableBuilder builder;
  std::vector<geo::Vec2d> bend{{0, 0}, {1000, 0}, {1000, 900}, {900, 900}, {900, 100}, {0, 100}, {0, 0}};
  for (auto& point : bend) point = point + corner;
  const auto at = anchor_of(builder.part(PartKind::OuterRing, bend));
  EXPECT_TRUE((at.y > 0 && at.y < 100) || (at.x > 900 && at.x < 1000)) << at.x << ", " << at.y;
}

}  // namespace
}  // namespace eb::scene
