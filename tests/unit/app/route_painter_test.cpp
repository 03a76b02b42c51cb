// Long routes on their way to the GPU: what an edit uploads, what is kept, and that the picture is complete.
#include <gtest/gtest.h>

#include <cmath>

#include "app_fixture.h"
#include "model/route_commands.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

constexpr std::size_t points = 40'000;
constexpr std::size_t near_middle = points / 2 + 300;  // neither end of its chunk
constexpr double lon_there = 7 + 0.3 * near_middle / points;

model::Route long_track() {
  std::vector<geo::LonLat> path;
  for (std::size_t i = 0; i < points; ++i) {
    const auto t = static_cast<double>(i) / points;
    path.push_back({7 + 0.3 * t, 51.5 + 0.05 * std::sin(t * 40)});
  }
  model::Route route;
  route.id = "track";
  route.points = {model::new_stop(route, {6.999, 51.5}, "Start", "en")};
  route.points.push_back(model::new_stop(route, {7.301, 51.5}, "End", "en"));
  route.legs = {std::make_shared<const model::Leg>(
      model::Leg{model::LegKind::Track, geo::ChunkedPath{path}, std::nullopt, std::nullopt})};
  return route;
}

class RoutePainting : public testing::Test, protected test::PictureStudio {
 protected:
  RoutePainting() : PictureStudio{test_reader(), {}} {
    options.furniture = options.labels = false;
    resize(640, 360);
    auto& camera = workspace.session().camera;
    camera.center = workspace.to_project({lon_there, 51.5});
    camera.metres_per_pixel = 2;
    edit(model::AddRoute{long_track(), 0});
    picture();
  }
  void edit(const model::RouteEdit& edit) { ASSERT_TRUE(workspace.apply(edit)); }
  const std::shared_ptr<const model::Route>& route() { return workspace.document().routes.front(); }
  std::uint64_t uploaded() { return renderer->stats().vertex_bytes_uploaded; }
  // Moves the point in the middle of the picture aside.
  void move_middle(double lat) {
    edit(model::EditTrack{"track", route()->points[0].id, near_middle, 1, {{lon_there, lat}}});
  }
};

TEST_F(RoutePainting, MovingAPointOfALongTrackUploadsOneChunk) {
  const auto before = uploaded();
  move_middle(51.5005);
  picture();
  const auto bytes = uploaded() - before;
  EXPECT_GT(bytes, 0U);
  EXPECT_LE(bytes, geo::ChunkedPath::points_a_chunk * sizeof(render::Segment));
}

TEST_F(RoutePainting, APictureOfWhatHasNotChangedUploadsNothing) {
  const auto before = uploaded();
  const auto shape = workspace.shapes().of(route());
  picture();
  EXPECT_EQ(uploaded(), before);
  EXPECT_EQ(workspace.shapes().of(route()), shape) << "worked out once";
}

TEST_F(RoutePainting, AnEditIsSeenAndUndoneWithoutATrace) {
  const auto before = picture();
  move_middle(51.502);
  const auto after = picture();
  EXPECT_NE(before.rgba, after.rgba);
  ASSERT_TRUE(workspace.history().can_undo());
  workspace.undo();
  EXPECT_EQ(picture().rgba, before.rgba);
}

TEST_F(RoutePainting, APreviewIsDrawnLikeTheEditItself) {
  auto& editing = workspace.session().editing;
  const model::RouteEdit moved =
      model::EditTrack{"track", route()->points[0].id, near_middle, 1, {{lon_there, 51.502}}};
  editing.route = "track";
  const auto changed = model::apply_route_edit(workspace.document(), moved);
  ASSERT_TRUE(changed);
  editing.preview = changed->routes.front();
  const auto preview = picture();
  editing.preview.reset();
  edit(moved);
  EXPECT_EQ(picture().rgba, preview.rgba);
}

TEST_F(RoutePainting, OtherChunksAreTheSameOnThePlane) {
  const auto before = workspace.shapes().of(route());
  move_middle(51.5005);
  const auto after = workspace.shapes().of(route());
  ASSERT_EQ(before->legs[0].chunks.size(), after->legs[0].chunks.size());
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before->legs[0].chunks.size(); ++i) {
    changed += before->legs[0].chunks[i] == after->legs[0].chunks[i] ? 0 : 1;
  }
  EXPECT_EQ(changed, 1U);
}

TEST_F(RoutePainting, TheWholeViewNeedsFewSegments) {
  workspace.session().camera.metres_per_pixel = 60;
  picture();
  EXPECT_LT(renderer->stats().segments_submitted, points / 4);
}

TEST_F(RoutePainting, AnotherPlaneMovesTheRoute) {
  const auto here = workspace.shapes().of(route())->points[0];
  workspace.shapes().set_plane("EPSG:3857", [](std::span<geo::Vec2d> all) {
    for (auto& point : all) point = point * 2;
  });
  const auto there = workspace.shapes().of(route())->points[0];
  EXPECT_NE(here, there);
  EXPECT_EQ(there, (geo::Vec2d{2 * 6.999, 2 * 51.5}));
}

}  // namespace
}  // namespace eb::app
