#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "render_fixture.h"

namespace eb::render {
namespace {

using LineTest = RenderTest;

// Sum of coverage down one column, in pixels: the width of a horizontal line.
double column_coverage(const Pixels& pixels, int x) {
  double sum = 0;
  for (int y = 0; y < pixels.height; ++y)
    sum += pixels.rgba[static_cast<std::size_t>(y * pixels.width + x) * 4] / 255.0;
  return sum;
}

TEST_F(LineTest, WidthIsTrueForLongAndShortSegments) {
  for (const float width : {1.0F, 2.5F, 8.0F}) {
    for (const int pieces : {1, 40}) {  // long pieces go out as rectangles, short ones as sprites
      frame.items.clear();
      std::vector<Segment> line;
      for (int i = 0; i < pieces; ++i) {
        const float step = 160.0F / static_cast<float>(pieces);
        const float x = 20 + step * static_cast<float>(i);
        line.push_back(segment(x, 100.3F, x + step, 100.3F));
      }
      add_lines(line, white(width));
      const auto pixels = draw();
      for (const int x : {40, 77, 123, 160})
        EXPECT_NEAR(column_coverage(pixels, x), width, 0.5) << width << " px, " << pieces << " pieces, x " << x;
    }
  }
}

TEST_F(LineTest, SlantedLineIsAsWideAsALevelOne) {
  add_lines({segment(40, 40, 160, 160)}, white(8));
  EXPECT_NEAR(column_coverage(draw(), 100), 8 * std::numbers::sqrt2, 0.5);
}

TEST_F(LineTest, SharpBendHasNoGapAndNoSpike) {
  const double turn = 170 * std::numbers::pi / 180;
  const float x = 150 + 100 * static_cast<float>(std::cos(turn));
  const float y = 100 + 100 * static_cast<float>(std::sin(turn));
  add_lines({segment(50, 100, 150, 100), segment(150, 100, x, y)}, white(10));
  const auto pixels = draw();
  for (int degree = 0; degree < 360; degree += 5) {  // a full round join of radius 5
    const double angle = degree * std::numbers::pi / 180;
    const auto pixel_at = [&](double radius) {
      return at(pixels, static_cast<int>(std::floor(150 + radius * std::cos(angle))),
                static_cast<int>(std::floor(100 + radius * std::sin(angle))));
    };
    EXPECT_GT(pixel_at(3.8).r, 250) << degree;
    if (degree < 90 || degree > 270) {
      EXPECT_EQ(pixel_at(7.0).r, 0) << degree;
    }
  }
}

TEST_F(LineTest, OpacityIsEvenAcrossJoins) {
  add_lines({segment(20, 100, 80, 100), segment(80, 100, 110, 90), segment(110, 90, 180, 90)}, white(12), 0.5F);
  const auto pixels = draw();
  EXPECT_NEAR(at(pixels, 50, 100).r, 128, 2);
  EXPECT_NEAR(at(pixels, 80, 100).r, 128, 2);
  EXPECT_NEAR(at(pixels, 110, 90).r, 128, 2);
}

TEST_F(LineTest, TranslucentClassIsEvenAcrossJoins) {
  auto style = white(12);
  style.color.a = 128;
  add_lines({segment(20, 100, 80, 100), segment(80, 100, 180, 100)}, style);
  const auto pixels = draw();
  EXPECT_NEAR(at(pixels, 50, 100).r, 128, 2);
  EXPECT_NEAR(at(pixels, 80, 100).r, 128, 2);
}

TEST_F(LineTest, CasingLiesUnderTheFillOfEveryLine) {
  auto style = white(6);
  style.casing_px = 3;
  style.casing_color = {255, 0, 0, 255};
  add_lines({segment(20, 100, 180, 100), segment(100, 20, 100, 180)}, style);
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 100, 100), (Rgb{255, 255, 255}));
  EXPECT_EQ(at(pixels, 105, 100), (Rgb{255, 255, 255}));  // where the second casing crosses the first fill
  EXPECT_EQ(at(pixels, 50, 104), (Rgb{255, 0, 0}));
}

TEST_F(LineTest, GlowDoesNotBeadWhereCapsulesOverlap) {
  auto style = white(4);
  style.glow_px = 12;
  style.glow_color = {255, 255, 255, 128};
  std::vector<Segment> line;
  for (int i = 0; i < 16; ++i)
    line.push_back(segment(20 + 10 * static_cast<float>(i), 100, 30 + 10 * static_cast<float>(i), 100));
  add_lines(line, style);
  const auto pixels = draw();
  const int strength = at(pixels, 85, 106).r;
  EXPECT_GT(strength, 10);
  EXPECT_LT(strength, 128);
  for (int x = 60; x < 140; ++x) EXPECT_NEAR(at(pixels, x, 106).r, strength, 1) << x;
}

TEST_F(LineTest, DashesRunOnFromSegmentToSegment) {
  auto style = white(4);
  style.dash_on_px = 12;
  style.dash_off_px = 8;
  std::vector<Segment> line;
  for (int i = 0; i < 20; ++i) {  // 7 px pieces: none ends where a dash does
    auto piece = segment(20 + 7 * static_cast<float>(i), 100, 27 + 7 * static_cast<float>(i), 100);
    piece.along = 7 * static_cast<float>(i);
    line.push_back(piece);
  }
  add_lines(line, style);
  const auto pixels = draw();
  for (int x = 22; x < 158; ++x) {
    const double s = std::fmod(x + 0.5 - 20, 20.0);
    if (s > 1 && s < 11) {
      EXPECT_EQ(at(pixels, x, 100).r, 255) << x;
    }
    if (s > 13 && s < 19) {
      EXPECT_EQ(at(pixels, x, 100).r, 0) << x;
    }
  }
}

TEST_F(LineTest, MovingTheDateUploadsNothingAndStopsAtWhatHasBegun) {
  std::vector<Segment> line;
  for (int i = 0; i < 100; ++i) {
    auto piece = segment(20, static_cast<float>(i), 180, static_cast<float>(i));
    piece.valid_from = static_cast<float>(i);
    line.push_back(piece);
  }
  add_lines(line, white(1));
  frame.day = 200;
  draw();
  const auto uploaded = renderer().stats().vertex_bytes_uploaded;
  EXPECT_EQ(uploaded, 100 * sizeof(Segment));
  EXPECT_EQ(renderer().stats().segments_submitted, 100U);
  frame.day = 49;
  draw();
  EXPECT_EQ(renderer().stats().segments_submitted, 50U);
  EXPECT_EQ(renderer().stats().vertex_bytes_uploaded, uploaded);
}

TEST_F(LineTest, PhaseChangeBlendsFromTheClassBefore) {
  auto piece = segment(20, 100, 180, 100);
  piece.valid_from = 100;
  piece.packed = pack(1, 0);
  add_lines({piece}, white(8));
  ClassStyle blue = white(8);
  blue.color = {0, 0, 255, 255};
  frame.items[0].classes = {white(8), blue};
  frame.fade_days = 10;
  frame.day = 100;
  EXPECT_EQ(at(draw(), 100, 100), (Rgb{255, 255, 255}));
  frame.day = 110;
  EXPECT_EQ(at(draw(), 100, 100), (Rgb{0, 0, 255}));
  frame.fade_days = 0;
  frame.day = 100;
  EXPECT_EQ(at(draw(), 100, 100), (Rgb{0, 0, 255}));
}

// Half a pixel of camera movement at the finest zoom, far from every origin.
TEST_F(LineTest, FarCoordinatesAreStableToTheMillimetre) {
  const double east = 380'000, north = 5'710'000;
  LineMesh mesh{{east - 40'000, north - 40'000}, {{40'000, 39'990, 40'000, 40'010, -1e7F, 1e7F, 0, pack(0)}}};
  renderer().upload({5, 5}, mesh);
  DrawItem item;
  item.meshes = {{5, 5}};
  item.classes = {white(6)};
  frame.items = {item};
  frame.view.metres_per_pixel = 0.05;
  const auto left_edge = [&](double shift_m) {  // position of the line's left edge in pixels
    frame.view.center_x = east + shift_m;
    frame.view.center_y = north;
    const auto pixels = draw();
    double dark = 0;
    for (int x = 0; x < size / 2; ++x) dark += 1 - at(pixels, x, 100).r / 255.0;
    return dark;
  };
  const double at_rest = left_edge(0);
  for (const int millimetres : {1, 5, 10, 20, 45})
    EXPECT_NEAR(at_rest - left_edge(millimetres * 0.001), millimetres * 0.001 / 0.05, 0.01) << millimetres << " mm";
}

TEST_F(LineTest, LineStaysWhenItsMiddleLeavesThePicture) {
  std::vector<Segment> line;
  for (int i = 0; i < 30; ++i) line.push_back(segment(0, 7 * static_cast<float>(i), 0, 7 * static_cast<float>(i) + 7));
  for (auto& piece : line) piece.x0 = piece.x1 = -100 - 6;  // 6 px outside, 20 px wide
  add_lines(line, white(20));
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 1, 100).r, 255);
  EXPECT_EQ(at(pixels, 6, 100).r, 0);
}

TEST_F(LineTest, MapTurnsCounterClockwise) {
  add_lines({segment(100, 100, 180, 100)}, white(4));  // towards the east
  frame.view.rotation_rad = std::numbers::pi / 2;
  const auto pixels = draw();
  EXPECT_GT(at(pixels, 100, 50).r, 200);  // now towards the top
  EXPECT_EQ(at(pixels, 150, 100).r, 0);
}

}  // namespace
}  // namespace eb::render
