#include "geo/spatial_index.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace eb::geo {
namespace {

constexpr double base_cell_m = 1000;

// Mostly small boxes, a few as large as the whole.
std::vector<Box2d> random_boxes(std::size_t count, unsigned seed) {
  std::mt19937 random{seed};
  std::uniform_real_distribution<double> place{0, 100'000};
  std::exponential_distribution<double> size{1.0 / 300};
  std::vector<Box2d> boxes;
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2d corner{300'000 + place(random), 5'600'000 + place(random)};
    const double scale = i % 50 == 0 ? 200 : 1;
    boxes.push_back({corner.x, corner.y, corner.x + scale * size(random), corner.y + scale * size(random)});
  }
  return boxes;
}

TEST(SpatialIndex, EveryCoarsenessHoldsEveryBoxOnceWithinTheCellsExtent) {
  const std::vector<Box2d> boxes = random_boxes(3000, 1);
  const SpatialIndex index{boxes, base_cell_m};
  for (unsigned coarseness = 0; coarseness < SpatialIndex::coarsenesses; ++coarseness) {
    std::multiset<std::uint32_t> seen;
    for (const SpatialIndex::Cell& cell : index.cells(coarseness)) {
      for (const std::uint32_t item : index.items(cell)) {
        seen.insert(item);
        Box2d both = cell.extent;
        both.add(boxes[item]);
        EXPECT_EQ(both, cell.extent);
      }
    }
    ASSERT_EQ(seen.size(), boxes.size());
    ASSERT_EQ(std::set<std::uint32_t>(seen.begin(), seen.end()).size(), boxes.size());
  }
}

TEST(SpatialIndex, BoxesAreCentredInTheirCellAndAtMostHalfItsSize) {
  const std::vector<Box2d> boxes = random_boxes(2000, 2);
  const SpatialIndex index{boxes, base_cell_m};
  for (unsigned coarseness = 0; coarseness < SpatialIndex::coarsenesses; ++coarseness) {
    for (const SpatialIndex::Cell& cell : index.cells(coarseness)) {
      const double size = index.cell_size_m(coarseness, cell.id.size_class);
      const Vec2d center = index.cell_center(coarseness, cell.id);
      for (const std::uint32_t item : index.items(cell)) {
        EXPECT_LE(boxes[item].width(), size / 2);
        EXPECT_LE(std::abs(boxes[item].center().x - center.x), size / 2 + 1e-6);
        EXPECT_LE(std::abs(boxes[item].center().y - center.y), size / 2 + 1e-6);
      }
    }
  }
}

TEST(SpatialIndex, FindsCellsAndTheirParents) {
  const SpatialIndex index{random_boxes(2000, 3), base_cell_m};
  for (unsigned coarseness = 0; coarseness + 1 < SpatialIndex::coarsenesses; ++coarseness) {
    for (const SpatialIndex::Cell& cell : index.cells(coarseness)) {
      ASSERT_EQ(index.find(coarseness, cell.id), &cell);
      const SpatialIndex::Cell* parent =
          index.find(coarseness + 1, SpatialIndex::parent(cell.id, coarseness, coarseness + 1));
      ASSERT_NE(parent, nullptr);
      EXPECT_LE(parent->first, cell.first);
      EXPECT_GE(parent->last, cell.last);
    }
  }
  EXPECT_EQ(index.find(0, {0, 9999, 9999}), nullptr);
}

TEST(SpatialIndex, CandidatesAreASupersetOfWhatMeetsTheBox) {
  const std::vector<Box2d> boxes = random_boxes(2000, 4);
  const SpatialIndex index{boxes, base_cell_m};
  for (const Box2d& query : random_boxes(100, 5)) {
    std::set<std::uint32_t> candidates;
    index.visit_candidates(query, [&](std::uint32_t item) { candidates.insert(item); });
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
      EXPECT_TRUE(!boxes[i].intersects(query) || candidates.contains(i));
    }
  }
}

TEST(SpatialIndex, EmptyAndSinglePointsWork) {
  const SpatialIndex empty{std::vector<Box2d>{}, base_cell_m};
  EXPECT_TRUE(empty.cells(0).empty());
  EXPECT_EQ(empty.find(3, {}), nullptr);
  const std::vector<Box2d> point{{5, 5, 5, 5}};
  EXPECT_EQ(SpatialIndex(point, base_cell_m).cells(14).size(), 1U);
}

}  // namespace
}  // namespace eb::geo
