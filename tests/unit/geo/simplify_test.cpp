#include "geo/simplify.h"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

#include "geo/polyline.h"

namespace eb::geo {
namespace {

std::vector<Vec2d> pick(std::span<const Vec2d> line, std::span<const std::uint32_t> kept) {
  std::vector<Vec2d> result;
  for (const std::uint32_t index : kept) result.push_back(line[index]);
  return result;
}

std::vector<Vec2d> simplified_line(std::span<const Vec2d> line, double tolerance) {
  std::vector<std::uint32_t> kept(line.size());
  kept.resize(simplify_line(line, tolerance, kept));
  return pick(line, kept);
}

std::vector<Vec2d> simplified_ring(std::span<const Vec2d> ring, double tolerance) {
  std::vector<std::uint32_t> kept(ring.size());
  kept.resize(simplify_ring(ring, tolerance, kept));
  return pick(ring, kept);
}

std::vector<Vec2d> random_walk(std::mt19937& random, std::size_t count) {
  std::uniform_real_distribution<double> step{-30, 30};
  std::vector<Vec2d> line{{400'000, 5'700'000}};
  while (line.size() < count) line.push_back(line.back() + Vec2d{step(random), step(random)});
  return line;
}

std::vector<Vec2d> circle(std::size_t corners, double radius) {
  std::vector<Vec2d> ring;
  for (std::size_t i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
    ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(Simplify, EveryDroppedVertexStaysWithinTheTolerance) {
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    const std::vector<Vec2d> line = random_walk(random, 2 + random() % 300);
    const double tolerance = static_cast<double>(1 + random() % 100);
    const std::vector<Vec2d> simple = simplified_line(line, tolerance);
    EXPECT_EQ(simple.front(), line.front());
    EXPECT_EQ(simple.back(), line.back());
    for (const Vec2d vertex : line) ASSERT_LE(distance_to_line(vertex, simple), tolerance + 1e-9);
  }
}

TEST(Simplify, AStraightLineKeepsItsEndsOnly) {
  std::vector<Vec2d> line;
  for (int i = 0; i < 100; ++i) line.push_back({i * 20.0, i * 5.0});
  EXPECT_EQ(simplified_line(line, 0.001).size(), 2U);
}

TEST(Simplify, AHairpinKeepsItsTurnAlthoughItLiesOnTheChordsLine) {
  const std::vector<Vec2d> line{{0, 0}, {100, 0}, {50, 0}};
  EXPECT_EQ(simplified_line(line, 10), line);
}

TEST(Simplify, WithoutToleranceEveryBendStays) {
  std::mt19937 random{2};
  const std::vector<Vec2d> line = random_walk(random, 65);
  EXPECT_EQ(simplified_line(line, 0), line);
}

TEST(Simplify, ShortInputsPassThrough) {
  EXPECT_TRUE(simplified_line({}, 5).empty());
  const std::vector<Vec2d> dot{{1, 2}};
  EXPECT_EQ(simplified_line(dot, 5), dot);
  const std::vector<Vec2d> closed{{0, 0}, {1, 1}, {0, 0}};
  EXPECT_EQ(simplified_line(closed, 5).size(), 2U) << "a loop smaller than the tolerance is still drawn as a dot";
}

TEST(Simplify, ARingNeverCollapses) {
  for (const double radius : {0.5, 10.0, 1000.0}) {
    const std::vector<Vec2d> simple = simplified_ring(circle(60, radius), 1e6);
    EXPECT_GE(simple.size(), 4U);
    EXPECT_EQ(simple.front(), simple.back());
    EXPECT_GT(std::abs(signed_area(simple)), 0.3 * radius * radius);
  }
}

TEST(Simplify, ARingStaysWithinTheTolerance) {
  const std::vector<Vec2d> ring = circle(500, 1000);
  for (const double tolerance : {0.5, 5.0, 50.0}) {
    const std::vector<Vec2d> simple = simplified_ring(ring, tolerance);
    EXPECT_LT(simple.size(), ring.size());
    for (const Vec2d vertex : ring) ASSERT_LE(distance_to_line(vertex, simple), tolerance + 1e-9);
  }
}

}  // namespace
}  // namespace eb::geo
