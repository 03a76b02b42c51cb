#include <gmock/gmock.h>

#include <cmath>

#include "render_fixture.h"

namespace eb::render {
namespace {

using PassTest = RenderTest;
constexpr core::Color red{255, 0, 0, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255}, white_color{255, 255, 255, 255};

AreaMesh square(float half, std::uint32_t packed = pack(0)) {
  AreaMesh mesh;
  for (const float y : {-half, half})
    for (const float x : {-half, half}) mesh.vertices.push_back({x, y, -1e7F, 1e7F, packed});
  mesh.indices = {0, 1, 2, 2, 1, 3};
  return mesh;
}

TEST_F(PassTest, AreaIsFilledInItsTimeOnly) {
  auto mesh = square(50);
  for (auto& vertex : mesh.vertices) vertex.valid_from = 10, vertex.valid_to = 20;
  renderer().upload({1, 1}, mesh);
  DrawItem item{ItemKind::Area, {{1, 1}}, {ClassStyle{}}, 1};
  frame.items = {item};
  for (const int day : {9, 10, 19, 20}) {
    frame.day = static_cast<float>(day);
    const auto pixels = draw();
    EXPECT_EQ(at(pixels, 100, 100).r, day == 10 || day == 19 ? 255 : 0) << day;
    EXPECT_EQ(at(pixels, 20, 20).r, 0);
  }
}

TEST_F(PassTest, HatchHasItsDistanceAndMovesWithTheMap) {
  renderer().upload({1, 1}, square(5000));
  ClassStyle style;
  style.hatch_px = 14;
  style.width_px = 2;
  frame.items = {{ItemKind::Area, {{1, 1}}, {style}, 1}};
  const auto pixels = draw();
  double sum = 0;
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) sum += at(pixels, x, y).r / 255.0;
  EXPECT_NEAR(sum / (size * size), 2.0 / 14, 0.01);  // share of ink
  frame.view.center_x = 3;
  const auto moved = draw();
  for (int x = 10; x < 180; ++x) EXPECT_NEAR(at(moved, x, 100).r, at(pixels, x + 3, 100).r, 2);
}

TEST_F(PassTest, OverlappingAreasOfOneItemAreOneSheet) {
  renderer().upload({1, 1}, square(50));
  renderer().upload({1, 2}, square(20));
  frame.items = {{ItemKind::Area, {{1, 1}, {1, 2}}, {ClassStyle{}}, 0.5F}};
  const auto pixels = draw();
  EXPECT_NEAR(at(pixels, 100, 100).r, 128, 2);
  EXPECT_NEAR(at(pixels, 60, 60).r, 128, 2);
}

TEST_F(PassTest, PointsHaveSizeCasingAndShape) {
  PointMesh mesh;
  mesh.points = {{-50, 0, -1e7F, 1e7F, 1, pack(0)}, {50, 0, -1e7F, 1e7F, 2, pack(1)}};
  renderer().upload({1, 1}, mesh);
  ClassStyle circle, box;
  circle.color = box.color = green;
  circle.casing_color = box.casing_color = red;
  circle.width_px = box.width_px = 20;
  circle.casing_px = 3;
  box.shape = 1;
  frame.items = {{ItemKind::Point, {{1, 1}}, {circle, box}, 1}};
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 50, 100), (Rgb{0, 255, 0}));
  EXPECT_EQ(at(pixels, 61, 100), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 66, 100), (Rgb{0, 0, 0}));
  EXPECT_EQ(at(pixels, 58, 108), (Rgb{255, 0, 0}));             // 11.3 px away: the casing of a circle of radius 10
  EXPECT_EQ(at(pixels, 150 + 16, 100 + 16), (Rgb{0, 255, 0}));  // corner of a square of twice the size
}

TEST_F(PassTest, ImageLiesTheRightWayUp) {
  ImageMesh image{-50, -50, 50, 50, 2, 2, {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 0}};
  renderer().upload({1, 1}, image);
  frame.items = {{ItemKind::Image, {{1, 1}}, {}, 1}};
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 60, 60), (Rgb{255, 0, 0}));   // north-west
  EXPECT_EQ(at(pixels, 140, 60), (Rgb{0, 255, 0}));  // north-east
  EXPECT_EQ(at(pixels, 60, 140), (Rgb{0, 0, 255}));  // south-west
  EXPECT_EQ(at(pixels, 140, 140), (Rgb{0, 0, 0}));   // south-east: transparent, no white shining through
}

// One cell is 25 pixels wide here: a coarse grid of heights on a large screen.
class ReliefTest : public RenderTest {
 protected:
  // Greys row by row from the north, over a background of this grey.
  Pixels relief(const std::vector<int>& greys, std::uint8_t ground = 40) {
    const int side = static_cast<int>(std::lround(std::sqrt(greys.size())));
    ImageMesh image{-100, -100, 100, 100, side, side, {}};
    for (const int grey : greys) {
      for (int i = 0; i < 3; ++i) image.rgba.push_back(static_cast<std::uint8_t>(grey));
      image.rgba.push_back(255);
    }
    renderer().upload({1, 1}, image);
    ClassStyle shades;
    shades.color = {255, 255, 255, 128};
    shades.casing_color = {0, 0, 0, 128};
    frame.background = {ground, ground, ground, 255};
    frame.items = {{ItemKind::Relief, {{1, 1}}, {shades}, 1}};
    return draw();
  }
};

TEST_F(ReliefTest, LevelGroundKeepsItsColour) {
  const auto pixels = relief(std::vector<int>(64, 180));
  for (int x = 0; x < size; x += 7) EXPECT_EQ(at(pixels, x, 90), (Rgb{40, 40, 40}));
}

TEST_F(ReliefTest, SlopesAreLighterAndDarkerAndItEndsWithoutAnEdge) {
  EXPECT_GT(at(relief(std::vector<int>(64, 240)), 100, 100).r, 90);
  const auto dark = relief(std::vector<int>(64, 60));
  EXPECT_LT(at(dark, 100, 100).r, 30);
  EXPECT_NEAR(at(dark, 1, 100).r, 40, 2) << "the edge of the grid is no edge on the map";
}

TEST_F(ReliefTest, CoarseCellsShowNeitherSquaresNorCreases) {
  std::vector<int> greys;
  for (int i = 0; i < 64; ++i) greys.push_back(i % 8 / 2 % 2 == 0 ? 190 : 250);
  const auto pixels = relief(greys, 120);
  int least = 255, most = 0, farthest = 0, sharpest = 0;
  constexpr int stride = 6;
  for (int x = 50; x < 150; ++x) {
    const int here = at(pixels, x, 100).r;
    least = std::min(least, here);
    most = std::max(most, here);
    farthest = std::max(farthest, std::abs(at(pixels, x + 1, 100).r - here));
    sharpest = std::max(sharpest, std::abs(at(pixels, x - stride, 100).r - 2 * here + at(pixels, x + stride, 100).r));
  }
  EXPECT_GT(most - least, 30) << "there is something to see";
  EXPECT_LE(farthest, 4) << "squares would step by all of it";
  EXPECT_LE(sharpest, 10) << "lines from cell to cell would bend by 13";
}

TEST_F(PassTest, ImageTooLargeForTheCardIsReported) {
  renderer().upload({1, 1}, ImageMesh{0, 0, 1, 1, 0, 4, {}});
  EXPECT_FALSE(renderer().has({1, 1}));
  EXPECT_THAT(renderer().take_gl_errors(), testing::SizeIs(1));
}

TEST_F(PassTest, ShapesStandWhereTheyAreToldWithYDown) {
  frame.overlay.add(RoundedRect{{10, 20, 60, 30}, 8, 1, red, red, red, red});
  frame.overlay.add(Stroke{100, 20, 180, 20, 4, green, 10, 10});
  frame.overlay.add(Disc{50, 120, 15, blue, white_color, 4});
  frame.overlay.add(Triangle{{120, 160, 140}, {150, 150, 110}, red});
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 40, 35), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 10, 20), (Rgb{0, 0, 0}));  // round corner
  EXPECT_EQ(at(pixels, 40, 20), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 40, 51), (Rgb{0, 0, 0}));
  EXPECT_EQ(at(pixels, 105, 20), (Rgb{0, 255, 0}));
  EXPECT_EQ(at(pixels, 115, 20), (Rgb{0, 0, 0}));  // between dashes
  EXPECT_EQ(at(pixels, 125, 20), (Rgb{0, 255, 0}));
  EXPECT_EQ(at(pixels, 50, 120), (Rgb{0, 0, 255}));
  EXPECT_EQ(at(pixels, 65, 120), (Rgb{255, 255, 255}));
  EXPECT_EQ(at(pixels, 140, 140), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 122, 120), (Rgb{0, 0, 0}));
}

TEST_F(PassTest, ScrimBlendsFromCornerToCorner) {
  const core::Color none{255, 255, 255, 0};
  frame.overlay.add(RoundedRect{{0, 0, 200, 200}, 0, 1, white_color, white_color, none, none});
  const auto pixels = draw();
  EXPECT_NEAR(at(pixels, 100, 100).r, 128, 3);
  EXPECT_NEAR(at(pixels, 10, 50).r, 191, 3);
  EXPECT_NEAR(at(pixels, 190, 150).r, 64, 3);
}

TEST_F(PassTest, GlyphsHaveFillOverHalo) {
  // A 4 x 4 letter: coverage on its left half, halo everywhere.
  std::vector<std::uint8_t> texels;
  for (int i = 0; i < 16; ++i) texels.insert(texels.end(), {static_cast<std::uint8_t>(i % 4 < 2 ? 255 : 0), 255});
  frame.atlas = {texels.data(), 4, 4, 1};
  frame.overlay.add(GlyphQuad{{40, 80, 80, 40}, {40, 40, 80, 80}, 0, 0, 4, 4, red, blue});
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 45, 60), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 75, 60), (Rgb{0, 0, 255}));
  EXPECT_EQ(at(pixels, 85, 60), (Rgb{0, 0, 0}));
  const auto uploaded = renderer().stats().texture_bytes_uploaded;
  draw();
  EXPECT_EQ(renderer().stats().texture_bytes_uploaded, uploaded);
  frame.atlas.revision = 2;
  draw();
  EXPECT_GT(renderer().stats().texture_bytes_uploaded, uploaded);
}

TEST_F(PassTest, RunsAreDrawnInOrder) {
  std::vector<std::uint8_t> texels(32, 255);
  frame.atlas = {texels.data(), 4, 4, 1};
  const auto cover = [](core::Color color) { return RoundedRect{{40, 40, 40, 40}, 0, 1, color, color, color, color}; };
  frame.overlay.add(cover(green));
  frame.overlay.add(GlyphQuad{{40, 80, 80, 40}, {40, 40, 80, 80}, 0, 0, 4, 4, red, {0, 0, 0, 0}});
  EXPECT_EQ(at(draw(), 60, 60), (Rgb{255, 0, 0}));
  frame.overlay.add(cover(green));
  EXPECT_EQ(at(draw(), 60, 60), (Rgb{0, 255, 0}));
}

TEST_F(PassTest, UnknownMeshesAreSkippedAndRemovedOnesAreGone) {
  renderer().upload({7, 1}, square(50));
  frame.items = {{ItemKind::Area, {{9, 9}, {7, 1}}, {ClassStyle{}}, 1}, {ItemKind::Line, {{9, 8}}, {ClassStyle{}}, 1}};
  EXPECT_EQ(at(draw(), 100, 100).r, 255);
  renderer().remove_asset(7);
  EXPECT_FALSE(renderer().has({7, 1}));
  EXPECT_EQ(at(draw(), 100, 100).r, 0);
}

TEST_F(PassTest, PictureTooLargeForTheCardSaysSo) {
  frame.view.width_px = 1'000'000;
  EXPECT_TRUE(draw().rgba.empty());
  EXPECT_THAT(renderer().take_gl_errors(), testing::ElementsAre(testing::HasSubstr("1000000 x 200")));
}

}  // namespace
}  // namespace eb::render
