#include "scene/label_layout.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <numbers>
#include <random>

namespace eb::scene {
namespace {

session::Camera camera_at(geo::Vec2d center = {0, 0}, double metres_per_pixel = 10) {
  session::Camera camera;
  camera.center = center;
  camera.metres_per_pixel = metres_per_pixel;
  camera.width_px = 1280;
  camera.height_px = 720;
  return camera;
}

LabelCandidate town(std::uint64_t key, geo::Vec2d at, double priority = 0, std::string text = "Oberhausen") {
  LabelCandidate c;
  c.key = key;
  c.text = std::move(text);
  c.style.size_px = 15;
  c.color = {255, 255, 255, 255};
  c.anchor = at;
  c.gap_px = 8;
  c.priority = priority;
  return c;
}

LabelCandidate river(std::uint64_t key, std::vector<geo::Vec2d> line, std::string text = "Emscher") {
  LabelCandidate c = town(key, {}, 1000, std::move(text));
  c.line = std::move(line);
  return c;
}

// A meandering line from west to east.
std::vector<geo::Vec2d> meander(double length_m, double swing_m, double wave_m) {
  std::vector<geo::Vec2d> line;
  for (double x = -length_m / 2; x <= length_m / 2; x += wave_m / 40) {
    line.push_back({x, swing_m * std::sin(2 * std::numbers::pi * x / wave_m)});
  }
  return line;
}

std::vector<LabelCandidate> random_map(unsigned seed, int towns) {
  std::mt19937 random{seed};
  std::uniform_real_distribution<double> x(-8000, 8000), y(-5000, 5000), priority(0, 100);
  std::vector<LabelCandidate> out;
  for (int i = 0; i < towns; ++i) {
    out.push_back(town(static_cast<std::uint64_t>(i) + 1, {x(random), y(random)}, priority(random),
                       "Town " + std::to_string(i % 40)));
  }
  out.push_back(river(90'001, meander(30'000, 900, 7000)));
  out.push_back(river(90'002, {{-9000, -4000}, {-2000, 3000}, {500, 3100}, {9000, -2000}}, "Ruhr"));
  return out;
}

bool overlap(const render::Rect& a, const render::Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void expect_no_overlap(const LabelLayout& layout, const session::Camera& camera, const KeepClear& clear) {
  const auto& placed = layout.placed();
  for (std::size_t i = 0; i < placed.size(); ++i) {
    for (const auto& box : placed[i].boxes) {
      EXPECT_GE(box.x, 0);
      EXPECT_GE(box.y, 0);
      EXPECT_LE(box.x + box.width, static_cast<float>(camera.width_px));
      EXPECT_LE(box.y + box.height, static_cast<float>(camera.height_px));
      for (const auto& rect : clear) EXPECT_FALSE(overlap(box, rect));
      for (std::size_t j = 0; j < i; ++j) {
        for (const auto& other : placed[j].boxes) EXPECT_FALSE(overlap(box, other)) << i << " " << j;
      }
    }
  }
}

// Every other name has a second one below it.
std::vector<LabelCandidate> with_local_names(std::vector<LabelCandidate> map) {
  for (std::size_t i = 0; i < map.size(); i += 2) map[i].local_name = "Örtlicher Name " + std::to_string(i);
  map.back().local_name = "Rhein";
  return map;
}

TEST(LabelLayout, NeverOverlapsFromRandomViews) {
  text::Shaper shaper;
  const auto one_line = random_map(1, 300), two_lines = with_local_names(random_map(1, 300));
  const KeepClear clear{{0, 0, 500, 120}, {900, 600, 380, 120}};
  std::mt19937 random{7};
  std::uniform_real_distribution<double> x(-6000, 6000), octave(-1, 5), angle(-3, 3);
  LabelLayout with_history;
  for (int i = 0; i < 60; ++i) {
    auto camera = camera_at({x(random), x(random) / 2}, std::exp2(octave(random)));
    if (i % 2 == 1) camera.rotation_rad = angle(random);
    const auto& candidates = i % 3 == 0 ? one_line : two_lines;
    render::Overlay out;
    LabelLayout fresh;
    fresh.place(candidates, camera, clear, shaper, 0, out);
    expect_no_overlap(fresh, camera, clear);
    with_history.place(candidates, camera, clear, shaper, 0.05, out);
    expect_no_overlap(with_history, camera, clear);
    if (HasFailure()) return;
  }
}

TEST(LabelLayout, TheLocalNameStandsBelow) {
  text::Shaper shaper;
  auto place = [&](LabelCandidate candidate) {
    LabelLayout layout;
    render::Overlay out;
    layout.place({std::move(candidate)}, camera_at(), {}, shaper, 0, out);
    EXPECT_EQ(layout.placed().size(), 1U);
    return layout.placed().empty() ? std::vector<render::Rect>{} : layout.placed().front().boxes;
  };
  for (const bool centered : {false, true}) {
    auto candidate = town(1, {0, 0}, 0, "ドルトムント");
    candidate.local_name = "Dortmund";
    candidate.centered = centered;
    const auto boxes = place(candidate);
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_GE(boxes[1].y, boxes[0].y + boxes[0].height - 5) << "rims may touch, letters may not";
    EXPECT_LT(boxes[1].height, boxes[0].height);
  }
  auto beside = river(2, {{-4000, 0}, {4000, 0}}, "ライン川");
  const auto alone = place(beside).size();
  beside.local_name = "Rhein";
  const auto both = place(beside);
  ASSERT_EQ(both.size(), alone + 5) << "the letters of both run along the line";
  for (std::size_t i = alone; i < both.size(); ++i) EXPECT_GT(both[i].y, both[0].y);
}

TEST(LabelLayout, EqualInputGivesEqualPictures) {
  text::Shaper shaper;
  const auto candidates = random_map(2, 200);
  render::Overlay a, b;
  LabelLayout one, two;
  one.place(candidates, camera_at(), {}, shaper, 0, a);
  two.place(candidates, camera_at(), {}, shaper, 0, b);
  ASSERT_EQ(a.glyphs.size(), b.glyphs.size());
  ASSERT_FALSE(a.glyphs.empty());
  for (std::size_t i = 0; i < a.glyphs.size(); ++i) EXPECT_EQ(a.glyphs[i].x[0], b.glyphs[i].x[0]);
}

TEST(LabelLayout, TheMoreImportantNameWins) {
  text::Shaper shaper;
  render::Overlay out;
  LabelLayout layout;
  LabelCandidate small = town(1, {0, 0}, 1), large = town(2, {0, 0}, 2);
  small.centered = large.centered = true;
  small.style.size_px = large.style.size_px = 60;
  // Room for one name only.
  const KeepClear clear{{0, 0, 1280, 320}, {0, 400, 1280, 320}};
  layout.place({small, large}, camera_at(), clear, shaper, 0, out);
  ASSERT_EQ(layout.placed().size(), 1U);
  EXPECT_EQ(layout.placed()[0].key, 2U);
}

TEST(LabelLayout, TakesAnotherSideAtTheEdgeOfThePicture) {
  text::Shaper shaper;
  render::Overlay out;
  LabelLayout layout;
  const auto camera = camera_at();
  layout.place({town(1, camera.to_world({1270, 360}))}, camera, {}, shaper, 0, out);
  ASSERT_EQ(layout.placed().size(), 1U);
  EXPECT_LT(layout.placed()[0].boxes[0].x + layout.placed()[0].boxes[0].width, 1280);
}

TEST(LabelLayout, NumbersInSymbolsAreAlwaysDrawn) {
  text::Shaper shaper;
  render::Overlay out;
  LabelLayout layout;
  LabelCandidate a = town(1, {0, 0}, 1, "1"), b = town(2, {20, 0}, 1, "2");
  a.may_overlap = b.may_overlap = a.centered = b.centered = true;
  layout.place({a, b}, camera_at(), {}, shaper, 0, out);
  EXPECT_EQ(layout.placed().size(), 2U);
}

TEST(LabelLayout, RunsAlongALineAndNeverUpsideDown) {
  text::Shaper shaper;
  for (const double angle : {0.0, 0.7, 1.5, 2.2, 3.1, 4.0, 5.5}) {
    std::vector<geo::Vec2d> line;
    for (double s = -6000; s <= 6000; s += 100) line.push_back({s * std::cos(angle), s * std::sin(angle)});
    render::Overlay out;
    LabelLayout layout;
    layout.place({river(1, line)}, camera_at(), {}, shaper, 0, out);
    ASSERT_FALSE(layout.placed().empty()) << angle;
    ASSERT_GE(layout.placed()[0].boxes.size(), 7U) << "a box for each glyph";
    for (const auto& glyph : out.glyphs) {
      EXPECT_GT(glyph.x[1] - glyph.x[0] + 0.2F * std::abs(glyph.y[1] - glyph.y[0]), 0) << angle;
      const double turn = std::atan2(glyph.y[1] - glyph.y[0], glyph.x[1] - glyph.x[0]);
      EXPECT_NEAR(std::abs(std::remainder(turn + angle, std::numbers::pi)), 0, 0.02) << angle;
    }
  }
}

TEST(LabelLayout, RepeatsAlongALongRiverAndStaysThereWhilePanning) {
  text::Shaper shaper;
  const std::vector<LabelCandidate> candidates{river(1, meander(60'000, 300, 9000))};
  LabelLayout layout;
  std::map<std::uint64_t, geo::Vec2d> first_seen;
  for (int i = 0; i < 40; ++i) {
    const auto camera = camera_at({i * 37.0, 0}, 12);
    render::Overlay out;
    layout.place(candidates, camera, {}, shaper, 0.016, out);
    for (const auto& placed : layout.placed()) {
      const auto& box = placed.boxes[3];
      const auto world = camera.to_world({box.x + box.width / 2.0, box.y + box.height / 2.0});
      const auto [it, is_new] = first_seen.emplace(placed.instance, world);
      EXPECT_NEAR(geo::length(it->second - world), 0, 12) << "moved against the map";
    }
  }
  EXPECT_GE(first_seen.size(), 2U);
}

// The short reach at the spring has no room for the name: where a longer one carries it, it does not lie across the
// short.
TEST(LabelLayout, ANameThatStandsAlongTheRiverDoesNotLieAcrossAnotherReach) {
  text::Shaper shaper;
  std::vector<geo::Vec2d> winding;
  for (int i = 0; i <= 30; ++i) winding.push_back({1500 + i * 100.0, i % 2 == 0 ? 400.0 : -400.0});
  LabelCandidate middle = river(1, {{-6000, 0}, {0, 0}}), spring = river(2, winding);
  spring.priority = 1;
  render::Overlay out;
  LabelLayout both, alone;
  both.place({middle, spring}, camera_at(), {}, shaper, 0, out);
  ASSERT_FALSE(both.placed().empty());
  for (const auto& placed : both.placed()) EXPECT_EQ(placed.key, 1U);
  alone.place({spring}, camera_at(), {}, shaper, 0, out);
  EXPECT_EQ(alone.placed().size(), 1U);
}

// A canal keeps beside a wide river for a while, then leaves it. Written above the canal where they run together, its
// name would lie on the river.
TEST(LabelLayout, TheNameOfACanalIsNotWrittenOnTheWideRiverBesideIt) {
  text::Shaper shaper;
  std::vector<geo::Vec2d> course, canal;
  for (double x = -6400; x <= 6400; x += 100) {
    course.push_back({x, 0});
    canal.push_back({x, x < 1000 ? -200.0 : -200 - (x - 1000) * 0.5});
  }
  LabelCandidate wide = river(1, course), narrow = river(2, canal, "Rhine-Herne Canal");
  wide.gap_px = 14, narrow.gap_px = 3, narrow.priority = 1;
  for (const double seconds : {0.0, 0.016}) {
    LabelLayout layout;
    bool is_named = false;
    for (int frame = 0; frame < 60; ++frame) {
      const auto camera = camera_at({frame * 8.0, frame * 5.0}, 10 - frame * 0.02);
      render::Overlay out;
      layout.place({wide, narrow}, camera, {}, shaper, seconds, out);
      const float river_y = static_cast<float>(camera.to_screen({0, 0}).y);
      for (const auto& placed : layout.placed()) {
        if (placed.key != 2 || placed.opacity < 1) continue;
        is_named = true;
        for (const auto& box : placed.boxes)
          EXPECT_FALSE(box.y < river_y + 10 && box.y + box.height > river_y - 10) << "frame " << frame;
      }
    }
    EXPECT_TRUE(is_named) << "where the canal leaves the river there is room";
  }
}

// Pieces too short for a name of their own.
void add_course(std::vector<LabelCandidate>& out, geo::Vec2d from, geo::Vec2d to, float half_width_px) {
  const double length = geo::length(to - from);
  const int pieces = static_cast<int>(length / 300) + 1;
  for (int i = 0; i < pieces; ++i) {
    const auto at = [&](int n) { return from + (to - from) * (static_cast<double>(n) / pieces); };
    auto piece = river(1000 + out.size(), {at(i), at(i + 1)}, "Landwehrbach");
    piece.gap_px = half_width_px;
    out.push_back(std::move(piece));
  }
}

// Brooks are everywhere; only on its right the town has the river itself.
TEST(LabelLayout, ANameLiesOnABrookRatherThanOnTheRiver) {
  text::Shaper shaper;
  std::vector<LabelCandidate> candidates;
  for (double y = -1000; y <= 1000; y += 100) add_course(candidates, {-2000, y}, {2000, y}, 3);
  constexpr double river_x = 600;
  add_course(candidates, {river_x, -2000}, {river_x, 2000}, 14);
  candidates.push_back(town(1, {0, 0}, 5000));
  LabelLayout layout;
  render::Overlay out;
  layout.place(candidates, camera_at(), {}, shaper, 0, out);
  ASSERT_EQ(layout.placed().size(), 1U) << "there is a name, and no course has one";
  const auto river_px = static_cast<float>(camera_at().to_screen({river_x, 0}).x);
  const auto& box = layout.placed().front().boxes.front();
  EXPECT_FALSE(box.x < river_px && box.x + box.width > river_px) << box.x << " + " << box.width;
}

// The stop has room on one side only, where its second line would lie on the dot of a city.
TEST(LabelLayout, TheSecondLineYieldsToACity) {
  text::Shaper shaper;
  auto stop = town(1, {0, 0}, 1e11, "Zeche"), city = town(2, {600, -160}, 400'000, "Bochum");
  stop.local_name = "UNESCO-WELTERBE";
  city.style.size_px = 24;
  const KeepClear clear{{0, 0, 630, 720}, {0, 0, 1280, 345}};
  const auto boxes_of_stop = [&](const std::vector<LabelCandidate>& candidates) {
    LabelLayout layout;
    render::Overlay out;
    layout.place(candidates, camera_at(), clear, shaper, 0, out);
    EXPECT_EQ(layout.placed().size(), candidates.size()) << "every name has a place";
    return layout.placed().empty() ? std::vector<render::Rect>{} : layout.placed().front().boxes;
  };
  EXPECT_EQ(boxes_of_stop({stop}).size(), 2U);
  const auto yielded = boxes_of_stop({stop, city});
  EXPECT_EQ(yielded.size(), 1U);
  const auto dot = camera_at().to_screen(city.anchor);
  const auto x = static_cast<float>(dot.x), y = static_cast<float>(dot.y);
  for (const auto& box : yielded) EXPECT_FALSE(overlap(box, {x - 3, y - 3, 6, 6}));
}

TEST(LabelLayout, AShortLineGetsAStraightNameAVeryShortOneNone) {
  text::Shaper shaper;
  render::Overlay out;
  LabelLayout straight, none;
  straight.place({river(1, {{-300, 0}, {300, 0}}, "Landwehrbach")}, camera_at(), {}, shaper, 0, out);
  ASSERT_EQ(straight.placed().size(), 1U);
  EXPECT_EQ(straight.placed()[0].boxes.size(), 1U);
  none.place({river(1, {{-50, 0}, {50, 0}}, "Landwehrbach")}, camera_at(), {}, shaper, 0, out);
  EXPECT_TRUE(none.placed().empty());
}

TEST(LabelLayout, FadesInWithAClockAndComesToRest) {
  text::Shaper shaper;
  LabelLayout layout;
  const std::vector<LabelCandidate> candidates{town(1, {0, 0})};
  render::Overlay out;
  layout.place(candidates, camera_at(), {}, shaper, 0.05, out);
  ASSERT_EQ(layout.placed().size(), 1U);
  EXPECT_LT(layout.placed()[0].opacity, 1);
  EXPECT_TRUE(layout.is_animating());
  for (int i = 0; i < 60; ++i) layout.place(candidates, camera_at(), {}, shaper, 0.05, out);
  EXPECT_FLOAT_EQ(layout.placed()[0].opacity, 1);
  EXPECT_FALSE(layout.is_animating());
}

void expect_no_blinking(const std::vector<LabelCandidate>& candidates) {
  text::Shaper shaper;
  LabelLayout layout;
  constexpr double step_seconds = 1.0 / 60;
  std::map<std::uint64_t, bool> visible;
  std::map<std::uint64_t, double> last_toggle;
  for (int i = 0; i < 300; ++i) {
    const double now = i * step_seconds;
    render::Overlay out;
    layout.place(candidates, camera_at({i * 4.0, i * 2.0}), {}, shaper, step_seconds, out);
    std::map<std::uint64_t, bool> seen;
    for (const auto& placed : layout.placed()) seen[placed.instance] = true;
    for (const auto& [instance, was] : visible) seen.try_emplace(instance, false);
    for (const auto& [instance, is] : seen) {
      if (visible[instance] == is) continue;
      visible[instance] = is;
      if (last_toggle.contains(instance)) {
        EXPECT_GE(now - last_toggle[instance], 0.5) << instance;
      }
      last_toggle[instance] = now;
    }
  }
}

TEST(LabelLayout, NothingBlinksWhilePanningSlowly) {
  expect_no_blinking(random_map(3, 250));
  expect_no_blinking(with_local_names(random_map(3, 250)));
}

std::map<std::uint64_t, std::vector<float>> corners(const LabelLayout& layout) {
  std::map<std::uint64_t, std::vector<float>> found;
  for (const auto& placed : layout.placed()) {
    for (const auto& box : placed.boxes) found[placed.instance].insert(found[placed.instance].end(), {box.x, box.y});
  }
  return found;
}

// From every way there the same picture, and names that move fade: none is in two places, none jumps while it is seen.
TEST(LabelLayout, AtRestNamesStandAsInAPictureOfTheirOwn) {
  text::Shaper shaper;
  const auto candidates = with_local_names(random_map(5, 300));
  std::mt19937 random{11};
  std::uniform_real_distribution<double> x(-4000, 4000), octave(-1, 1), angle(-2, 2);
  std::size_t moved = 0;
  for (int way = 0; way < 12; ++way) {
    const auto target = camera_at({x(random), x(random) / 2}, 10 * std::exp2(octave(random)));
    LabelLayout fresh, layout;
    render::Overlay out;
    fresh.place(candidates, target, {}, shaper, 0, out);
    auto camera = camera_at({x(random), x(random) / 2}, 10 * std::exp2(octave(random)));
    camera.rotation_rad = angle(random);
    constexpr int frames = 60;
    for (int i = 0; i <= frames; ++i) {
      auto now = target;
      const double left = 1 - static_cast<double>(i) / frames;
      now.center = target.center + (camera.center - target.center) * left;
      now.metres_per_pixel = target.metres_per_pixel + (camera.metres_per_pixel - target.metres_per_pixel) * left;
      now.rotation_rad = camera.rotation_rad * left;
      layout.place(candidates, now, {}, shaper, 0.05, out);
    }
    const auto before = corners(layout);
    moved += before == corners(fresh) ? 0 : 1;
    layout.set_at_rest(true);
    layout.place(candidates, target, {}, shaper, 0.05, out);
    expect_no_overlap(layout, target, {});
    for (const auto& [name, at] : corners(layout)) {
      if (before.contains(name)) {
        EXPECT_EQ(before.at(name), at) << "it is seen, and goes softly";
      }
    }
    for (int i = 0; i < 20; ++i) {
      layout.place(candidates, target, {}, shaper, 0.05, out);
      expect_no_overlap(layout, target, {});
    }
    EXPECT_FALSE(layout.is_animating());
    EXPECT_EQ(corners(layout), corners(fresh));
  }
  EXPECT_GT(moved, 6U) << "there was something to do";
}

TEST(LabelLayout, TellsHowLongTwoThousandNamesTake) {
  text::Shaper shaper;
  const auto candidates = random_map(4, 2000);
  LabelLayout layout;
  render::Overlay out;
  layout.place(candidates, camera_at(), {}, shaper, 0.016, out);
  const auto begin = std::chrono::steady_clock::now();
  constexpr int runs = 20;
  for (int i = 0; i < runs; ++i) {
    out = {};
    layout.place(candidates, camera_at({i * 2.0, 0}), {}, shaper, 0.016, out);
  }
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  std::cout << "2000 names: " << taken.count() / runs << " ms a frame\n";
  EXPECT_GT(layout.placed().size(), 20U);
}

}  // namespace
}  // namespace eb::scene
