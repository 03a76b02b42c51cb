// How changes look while the clock runs: growing, arriving, leaving.
#include "render_fixture.h"

namespace eb::render {
namespace {

using ChangeTest = RenderTest;
constexpr Rgb white_pixel{255, 255, 255}, blue_pixel{0, 0, 255}, black_pixel{0, 0, 0};

// A level line from left to right that begins on day 100, in pieces that grow.
std::vector<Segment> growing(std::uint32_t packed, float y = -0.5F) {  // the middle of row 100
  std::vector<Segment> line;
  constexpr int pieces = 20;
  for (int i = 0; i < pieces; ++i) {
    const auto x = [](int piece) { return -80.0F + 160.0F * static_cast<float>(piece) / pieces; };
    const auto share = [](int piece) { return static_cast<std::uint32_t>(254 * piece / pieces); };
    line.push_back({x(i), y, x(i + 1), y, 100, 1e7F, 0, with_growth(packed, share(i), share(i + 1) + 1 - share(i))});
  }
  return line;
}

std::vector<ClassStyle> white_and_blue(float width) {
  std::vector<ClassStyle> classes(2);
  classes[0].width_px = classes[1].width_px = width;
  classes[1].color = {0, 0, 255, 255};
  return classes;
}

TEST_F(ChangeTest, AFreshPhaseGrowsFromUpstreamToDownstream) {
  for (const float width : {2.5F, 8.0F}) {  // the cheap and the exact formula
    frame.items.clear();
    add_lines(growing(pack(1, 0)), white(width));
    frame.items[0].classes = white_and_blue(width);
    frame.fade_days = 10;
    frame.day = 105;
    const auto half = draw();
    for (int x = 30; x <= 80; x += 5) EXPECT_EQ(at(half, x, 100), blue_pixel) << width << " px, x " << x;
    for (int x = 120; x <= 170; x += 5) EXPECT_EQ(at(half, x, 100), white_pixel) << width << " px, x " << x;
    frame.day = 100;
    const auto before = draw();
    for (int x = 25; x <= 175; x += 5) EXPECT_EQ(at(before, x, 100), white_pixel);
    frame.day = 110;
    const auto after = draw();
    for (int x = 25; x <= 175; x += 5) EXPECT_EQ(at(after, x, 100), blue_pixel);
  }
}

TEST_F(ChangeTest, TheFrontRunsOnWithoutSteppingBack) {
  add_lines(growing(pack(1, 0)), white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.fade_days = 100;
  int last = -1;
  for (int day = 100; day <= 200; ++day) {
    frame.day = static_cast<float>(day);
    const auto pixels = draw();
    int changed = 0;
    for (int x = 20; x < 180; ++x) changed += at(pixels, x, 100) == blue_pixel ? 1 : 0;
    EXPECT_GE(changed, last) << day;
    last = changed;
  }
  EXPECT_EQ(last, 160);
}

TEST_F(ChangeTest, DownstreamOfTheFrontThereIsNothingWhereNothingWas) {
  add_lines(growing(pack(1)), white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.items[0].classes[1].casing_px = 2;
  frame.items[0].classes[1].casing_color = {255, 0, 0, 255};
  frame.fade_days = 10;
  frame.day = 105;
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 60, 100), blue_pixel);
  EXPECT_EQ(at(pixels, 60, 105), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 140, 100), black_pixel);
  EXPECT_EQ(at(pixels, 140, 105), black_pixel);
}

TEST_F(ChangeTest, ALightRunsWithTheFrontAndGoesOut) {
  add_lines(growing(pack(1, 0)), white(8));
  auto classes = white_and_blue(8);
  for (auto& style : classes) {
    style.color = {0, 0, 100, 255};
    style.glow_px = 12;
    style.flare_color = {0, 200, 0, 255};
  }
  frame.items[0].classes = classes;
  frame.fade_days = 10;
  frame.day = 105;
  const auto half = draw();
  EXPECT_GT(at(half, 100, 108).g, 40) << "beside the front";
  EXPECT_GT(at(half, 100, 100).r, 80) << "the line itself is brighter";
  EXPECT_EQ(at(half, 50, 108), black_pixel);
  EXPECT_EQ(at(half, 150, 108), black_pixel);
  for (const float settled : {100.0F, 110.0F, 150.0F}) {
    frame.day = settled;
    EXPECT_EQ(at(draw(), 100, 108), black_pixel) << settled;
  }
}

TEST_F(ChangeTest, WhatTheClockDidNotPassIsSettled) {
  add_lines(growing(pack(1, 0)), white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.fade_days = 10;
  frame.day = 103;
  frame.settled_day = 99;
  EXPECT_EQ(at(draw(), 150, 100), white_pixel);
  frame.settled_day = 100;
  for (int x = 25; x <= 175; x += 5) EXPECT_EQ(at(draw(), x, 100), blue_pixel);
}

TEST_F(ChangeTest, AStillPictureShowsNoTransition) {
  add_lines(growing(pack(1, 0)), white(8));
  frame.items[0].classes = white_and_blue(8);
  for (const float day : {100.0F, 103.0F}) {
    frame.day = day;
    const auto pixels = draw();
    for (int x = 25; x <= 175; x += 5) EXPECT_EQ(at(pixels, x, 100), blue_pixel);
  }
}

// However fast the clock runs, the next phase takes over from the look the last one has reached.
TEST_F(ChangeTest, AShortLifeHasAShortTransition) {
  auto first = segment(20, 100, 180, 100), second = first;
  first.valid_from = 100;
  first.valid_to = second.valid_from = 104;
  first.packed = pack(1, 0);
  second.packed = pack(0, 1);
  add_lines({first, second}, white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.fade_days = 1000;
  frame.day = 103.99F;
  EXPECT_GT(at(draw(), 100, 100).b, 250);
  EXPECT_LT(at(draw(), 100, 100).r, 10);
  frame.day = 104;
  EXPECT_EQ(at(draw(), 100, 100), blue_pixel);
}

TEST_F(ChangeTest, WhatEndsForGoodFadesOutBeforeItsEndAndIsGoneOnIt) {
  auto line = segment(20, 100.5F, 180, 100.5F);
  line.valid_to = 100;
  line.packed |= leaves_bit;
  for (const float width : {2.5F, 8.0F}) {
    frame.items.clear();
    add_lines({line}, white(width));
    frame.fade_days = 10;
    frame.day = 90;
    EXPECT_EQ(at(draw(), 100, 100).r, 255);
    frame.day = 95;
    EXPECT_NEAR(at(draw(), 100, 100).r, 128, 3);
    frame.day = 100;
    EXPECT_EQ(at(draw(), 100, 100).r, 0);
    frame.fade_days = 0;
    frame.day = 99.5F;
    EXPECT_EQ(at(draw(), 100, 100).r, 255) << "a still picture is exact to its last day";
  }
}

TEST_F(ChangeTest, AWideLineThatLeavesIsEvenAcrossJoins) {
  auto left = segment(20, 100, 100, 100), right = segment(100, 100, 180, 100);
  left.valid_to = right.valid_to = 100;
  left.packed = right.packed = pack(0) | leaves_bit;
  add_lines({left, right}, white(12));
  frame.fade_days = 10;
  frame.day = 95;
  const auto pixels = draw();
  EXPECT_NEAR(at(pixels, 60, 100).r, 128, 3);
  EXPECT_NEAR(at(pixels, 100, 100).r, 128, 3);
}

TEST_F(ChangeTest, WhatIsAwaitedComesLate) {
  auto fresh = segment(20, 60, 180, 60), taken_over = segment(20, 140, 180, 140);
  fresh.valid_from = taken_over.valid_from = 100;
  fresh.packed = with_growth(pack(1), 0, 15);
  taken_over.packed = pack(1, 0);
  add_lines({fresh, taken_over}, white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.items[0].awaited_day = 100;
  frame.fade_days = 10;
  frame.day = 107.9F;
  EXPECT_EQ(at(draw(), 100, 60), black_pixel);
  EXPECT_GT(at(draw(), 100, 140).b, 200) << "what takes over from another phase does not wait";
  frame.day = 110;
  EXPECT_EQ(at(draw(), 100, 60), blue_pixel);
  frame.items[0].awaited_day = no_day;
  frame.day = 107.9F;
  EXPECT_GT(at(draw(), 100, 60).b, 200);
}

TEST_F(ChangeTest, AReachThatGoesOnAsItWasDoesNotLightUp) {
  add_lines(growing(pack(1, 1)), white(8));
  frame.items[0].classes = white_and_blue(8);
  frame.fade_days = 10;
  for (const float day : {100.0F, 103.0F, 105.0F, 109.0F}) {
    frame.day = day;
    const auto pixels = draw();
    for (int x = 25; x <= 175; x += 5) EXPECT_EQ(at(pixels, x, 100), blue_pixel) << day;
  }
}

TEST_F(ChangeTest, PointsAndAreasComeAndGoSoftly) {
  PointMesh points;
  points.points = {{-50, 0, 100, 200, 1, pack(0) | leaves_bit}};
  AreaMesh areas;
  for (const float y : {-20.0F, 20.0F})
    for (const float x : {30.0F, 70.0F}) areas.vertices.push_back({x, y, 100, 200, pack(0) | leaves_bit});
  areas.indices = {0, 1, 2, 2, 1, 3};
  renderer().upload({1, 1}, points);
  renderer().upload({1, 2}, areas);
  ClassStyle style;
  style.width_px = 20;
  frame.items = {{ItemKind::Point, {{1, 1}}, {style}, 1}, {ItemKind::Area, {{1, 2}}, {style}, 1}};
  frame.fade_days = 10;
  const auto strength = [&](float day, int x, int y) {
    frame.day = day;
    return at(draw(), x, y).r;
  };
  for (const int x : {50, 150}) {
    EXPECT_LT(strength(101, x, 100), strength(105, x, 100));
    EXPECT_LT(strength(105, x, 100), 255);
    EXPECT_EQ(strength(150, x, 100), 255);
    EXPECT_GT(strength(195, x, 100), strength(199, x, 100));
    EXPECT_EQ(strength(200, x, 100), 0);
  }
  EXPECT_EQ(strength(101, 58, 100), 0) << "a symbol grows to its size";
  EXPECT_EQ(strength(150, 58, 100), 255);
}

TEST_F(ChangeTest, NextPhaseOfAnAreaDoesNotBlink) {
  AreaMesh mesh;
  for (const auto& [from, to, packed] : {std::tuple{0.0F, 100.0F, pack(0)}, {100.0F, 200.0F, pack(0, 0)}}) {
    for (const float y : {-20.0F, 20.0F})
      for (const float x : {-20.0F, 20.0F}) mesh.vertices.push_back({x, y, from, to, packed});
  }
  mesh.indices = {0, 1, 2, 2, 1, 3, 4, 5, 6, 6, 5, 7};
  renderer().upload({1, 1}, mesh);
  ClassStyle style;
  style.color = {200, 200, 200, 255};
  frame.items = {{ItemKind::Area, {{1, 1}}, {style}, 1}};
  frame.fade_days = 10;
  for (const float day : {99.0F, 99.9F, 100.0F, 101.0F, 105.0F, 111.0F}) {
    frame.day = day;
    EXPECT_NEAR(at(draw(), 100, 100).r, 200, 1) << day;
  }
}

}  // namespace
}  // namespace eb::render
