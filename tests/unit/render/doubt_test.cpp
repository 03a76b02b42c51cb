// What is drawn of things whose dates are in doubt: lines with holes, rings, areas with bands; and that it ends.
#include "render_fixture.h"

namespace eb::render {
namespace {

constexpr float span = doubt_days[2];

class DoubtTest : public RenderTest {
 protected:
  // Begun `days_ago` with its beginning in doubt.
  Segment dated(float y, float days_ago) const {
    auto line = segment(20, y, 180, y);
    line.valid_from = frame.day - days_ago;
    line.packed = with_doubt(pack(0), 2, 0);
    return line;
  }
  static int darkest(const Pixels& pixels, int y) {
    int least = 255;
    for (int x = 40; x < 160; ++x) least = std::min(least, at(pixels, x, y).r);
    return least;
  }
  static int sum(const Pixels& pixels, int y) {
    int total = 0;
    for (int x = 40; x < 160; ++x) total += at(pixels, x, y).r;
    return total;
  }
  static int brightest(const Pixels& pixels, int y) {
    int most = 0;
    for (int x = 40; x < 160; ++x) most = std::max(most, at(pixels, x, y).r);
    return most;
  }
};

TEST_F(DoubtTest, ALineHasHolesAlongItsMiddleOnlyWhileItsDateIsInDoubt) {
  auto sure = segment(20, 20, 180, 20);
  sure.valid_from = frame.day;
  auto ending = segment(20, 180, 180, 180);
  ending.valid_to = frame.day + 10;
  ending.packed = with_doubt(pack(0), 0, 2);
  add_lines({dated(140, span), dated(100, span - 20), dated(60, 0), sure, ending}, white(12));
  const auto pixels = draw();
  EXPECT_EQ(darkest(pixels, 20), 255) << "certain";
  EXPECT_LT(darkest(pixels, 60), 40) << "on the day itself";
  EXPECT_EQ(brightest(pixels, 60), 255) << "between the holes";
  EXPECT_GT(sum(pixels, 100), sum(pixels, 60)) << "holes close as the doubt ends";
  EXPECT_LT(darkest(pixels, 100), 255);
  EXPECT_EQ(darkest(pixels, 140), 255) << "the span is over";
  EXPECT_LT(darkest(pixels, 180), 40) << "shortly before an end in doubt";
  for (int x = 40; x < 160; ++x) EXPECT_EQ(at(pixels, x, 55).r, 255) << "the rim stays whole at " << x;
}

TEST_F(DoubtTest, AThinLineFallsIntoPieces) {
  add_lines({dated(60, 0)}, white(3));
  const auto pixels = draw();
  EXPECT_LT(darkest(pixels, 60), 20);
  EXPECT_GT(brightest(pixels, 60), 230);
}

TEST_F(DoubtTest, ADashOfASchematicLineIsCutInTwo) {
  auto style = white(3);
  style.dash_on_px = 20;
  style.dash_off_px = 20;
  add_lines({dated(60, 0)}, style);
  const auto pixels = draw();
  EXPECT_LT(at(pixels, 20 + 50, 60).r, 20) << "middle of the second dash";
  EXPECT_GT(at(pixels, 20 + 44, 60).r, 230);
  EXPECT_GT(at(pixels, 20 + 56, 60).r, 230);
  EXPECT_LT(at(pixels, 20 + 70, 60).r, 20) << "between dashes";
}

TEST_F(DoubtTest, HolesOpenOnTheCasingNotOnWhatLiesBelow) {
  auto style = white(12);
  style.casing_color = {0, 0, 255, 255};
  add_lines({segment(20, 60, 180, 60)}, white(12));
  add_lines({dated(60, 0)}, style);
  const auto pixels = draw();
  bool is_blue = false;
  for (int x = 40; x < 160; ++x) is_blue = is_blue || at(pixels, x, 60) == Rgb{0, 0, 255};
  EXPECT_TRUE(is_blue);
}

TEST_F(DoubtTest, AClassThatShowsNoDoubtHasNoHoles) {
  auto style = white(12);
  style.shows_doubt = false;
  add_lines({dated(60, 0)}, style);
  EXPECT_EQ(darkest(draw(), 60), 255);
}

TEST_F(DoubtTest, NothingIsUploadedAsTheDoubtComesAndGoes) {
  add_lines({dated(60, 0)}, white(12));
  draw();
  const auto uploaded = renderer().stats().vertex_bytes_uploaded;
  frame.day += span / 2;
  EXPECT_LT(darkest(draw(), 60), 60);
  frame.day += span;
  EXPECT_EQ(darkest(draw(), 60), 255);
  EXPECT_EQ(renderer().stats().vertex_bytes_uploaded, uploaded);
}

TEST_F(DoubtTest, ADoubleLineIsOpenAlongItsMiddle) {
  auto style = white(12);
  style.hollow_px = 5;
  add_lines({segment(20, 60, 180, 60)}, style);
  const auto pixels = draw();
  EXPECT_EQ(brightest(pixels, 60), 0);
  EXPECT_EQ(darkest(pixels, 55), 255);
  EXPECT_EQ(darkest(pixels, 64), 255);
}

TEST_F(DoubtTest, ASymbolIsARing) {
  PointMesh mesh;
  for (const float x : {-50.0F, 50.0F}) mesh.points.push_back({x, 0, frame.day, 1e7F, 1, pack(0)});
  mesh.points[1].packed = with_doubt(pack(0), 2, 0);
  renderer().upload({1, 1}, mesh);
  frame.items = {{ItemKind::Point, {{1, 1}}, {white(24)}, 1}};
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 50, 100).r, 255);
  EXPECT_EQ(at(pixels, 150, 100).r, 0);
  EXPECT_EQ(at(pixels, 150 + 10, 100).r, 255);
  frame.day += span;
  EXPECT_EQ(at(draw(), 150, 100).r, 255);
}

class AreaInDoubt : public DoubtTest {
 protected:
  // Share of ink of an area that covers the picture.
  double ink(const ClassStyle& style, std::uint32_t packed) {
    AreaMesh mesh;
    for (const float y : {-500.0F, 500.0F})
      for (const float x : {-500.0F, 500.0F}) mesh.vertices.push_back({x, y, frame.day, 1e7F, packed});
    mesh.indices = {0, 1, 2, 2, 1, 3};
    renderer().upload({1, 1}, mesh);
    frame.items = {{ItemKind::Area, {{1, 1}}, {style}, 1}};
    const auto pixels = draw();
    double sum = 0;
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x) sum += at(pixels, x, y).r / 255.0;
    return sum / (size * size);
  }
};

TEST_F(AreaInDoubt, HasBandsWhereItIsFilled) {
  ClassStyle filled;
  filled.band_px = 12;
  EXPECT_NEAR(ink(filled, pack(0)), 1, 0.001);
  EXPECT_NEAR(ink(filled, with_doubt(pack(0), 2, 0)), 1 - 0.7 / 2, 0.05);
}

TEST_F(AreaInDoubt, LosesEveryOtherHatchLine) {
  ClassStyle hatched;
  hatched.hatch_px = 10;
  hatched.width_px = 2;
  EXPECT_NEAR(ink(hatched, pack(0)), 0.2, 0.01);
  EXPECT_NEAR(ink(hatched, with_doubt(pack(0), 2, 0)), 0.1, 0.01);
}

}  // namespace
}  // namespace eb::render
