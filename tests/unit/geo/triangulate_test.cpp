#include "geo/triangulate.h"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

#include "geo/polyline.h"

namespace eb::geo {
namespace {

double area_of(const Triangulation& triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Vec2d a = triangles.vertices[triangles.indices[i]];
    const Vec2d b = triangles.vertices[triangles.indices[i + 1]];
    const Vec2d c = triangles.vertices[triangles.indices[i + 2]];
    sum += std::abs(cross(b - a, c - a)) / 2;
  }
  return sum;
}

bool covers(const Triangulation& triangles, Vec2d point) {
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Vec2d a = triangles.vertices[triangles.indices[i]];
    const Vec2d b = triangles.vertices[triangles.indices[i + 1]];
    const Vec2d c = triangles.vertices[triangles.indices[i + 2]];
    if (ring_contains(std::vector<Vec2d>{a, b, c, a}, point)) return true;
  }
  return false;
}

// A star-shaped ring around `center` whose radius varies by a third.
std::vector<Vec2d> blob(Vec2d center, double radius, std::size_t corners, std::mt19937& random) {
  std::uniform_real_distribution<double> factor{0.7, 1.0};
  std::vector<Vec2d> ring;
  for (std::size_t i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
    ring.push_back(center + Vec2d{std::cos(angle), std::sin(angle)} * (radius * factor(random)));
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(Triangulate, AreaWithHolesIsThatOfThePolygon) {
  std::mt19937 random{1};
  const Triangulator triangulator;
  for (int round = 0; round < 30; ++round) {
    const Vec2d center{365'000.0 + round, 5'707'000};
    const std::vector<Vec2d> outer = blob(center, 1000, 20 + 10 * static_cast<std::size_t>(round), random);
    const std::vector<Vec2d> left = blob(center - Vec2d{300, 0}, 200, 15, random);
    const std::vector<Vec2d> right = blob(center + Vec2d{300, 0}, 200, 9, random);
    const std::vector<std::span<const Vec2d>> rings{outer, left, right};
    const Triangulation triangles = triangulator.triangulate(rings);
    const double expected = signed_area(outer) - signed_area(left) - signed_area(right);
    EXPECT_NEAR(area_of(triangles) / expected, 1, 1e-6);
    EXPECT_FALSE(covers(triangles, center - Vec2d{300, 0})) << "a hole stays open";
    EXPECT_TRUE(covers(triangles, center + Vec2d{1, 1}));
  }
}

TEST(Triangulate, ARingThatCrossesItselfIsRepaired) {
  const std::vector<Vec2d> bow_tie{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}};
  const std::vector<std::span<const Vec2d>> rings{bow_tie};
  const Triangulation triangles = Triangulator{}.triangulate(rings);
  EXPECT_NEAR(area_of(triangles), 50, 1e-9);
  EXPECT_TRUE(covers(triangles, {1, 5}));
  EXPECT_TRUE(covers(triangles, {9, 5}));
  EXPECT_FALSE(covers(triangles, {5, 1}));
}

TEST(Triangulate, NothingToFillGivesNothing) {
  const Triangulator triangulator;
  EXPECT_TRUE(triangulator.triangulate({}).indices.empty());
  const std::vector<Vec2d> flat{{0, 0}, {5, 0}, {10, 0}, {0, 0}};
  const std::vector<std::span<const Vec2d>> flat_rings{flat};
  EXPECT_TRUE(triangulator.triangulate(flat_rings).indices.empty());
  const std::vector<Vec2d> open{{0, 0}, {5, 0}, {5, 5}, {0, 5}};
  const std::vector<std::span<const Vec2d>> open_rings{open};
  EXPECT_TRUE(triangulator.triangulate(open_rings).indices.empty()) << "a ring that is not closed is no ring";
}

}  // namespace
}  // namespace eb::geo
