#include "geo/chunked_path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace eb::geo {
namespace {

std::vector<LonLat> numbered(std::size_t count, double lat = 0) {
  std::vector<LonLat> points(count);
  for (std::size_t i = 0; i < count; ++i) points[i] = {static_cast<double>(i) / 1e5, lat};
  return points;
}

TEST(ChunkedPath, HoldsItsPointsInOrder) {
  const auto points = numbered(5000);
  const ChunkedPath path{points};
  ASSERT_EQ(path.size(), 5000U);
  EXPECT_EQ(path.points(), points);
  for (const std::size_t i : {0U, 1023U, 1024U, 3333U, 4999U}) EXPECT_EQ(path[i], points[i]);
  EXPECT_EQ(path.reversed().points(), std::vector<LonLat>(points.rbegin(), points.rend()));
}

TEST(ChunkedPath, SharesEveryChunkThatAChangeDoesNotTouch) {
  const ChunkedPath path{numbered(1'000'000)};
  const LonLat moved{9, 50};
  const auto changed = path.replaced(500'000, 1, {&moved, 1});
  ASSERT_EQ(changed.chunks().size(), path.chunks().size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < path.chunks().size(); ++i) different += path.chunks()[i] != changed.chunks()[i] ? 1U : 0U;
  EXPECT_EQ(different, 1U);
  EXPECT_EQ(changed[500'000], moved);
}

// Whatever is replaced, in whatever order: the same as with one vector.
TEST(ChunkedPath, ChangesLikeOneVector) {
  std::mt19937 random{7};
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n}(random); };
  for (int run = 0; run < 20; ++run) {
    auto expected = numbered(below(6000));
    ChunkedPath path{expected};
    for (int step = 0; step < 60; ++step) {
      const std::size_t first = below(expected.size());
      const std::size_t count = std::min(below(step % 7 == 0 ? 2500 : 3), expected.size() - first);
      const auto by = numbered(below(step % 11 == 0 ? 3000 : 2), step);
      path = path.replaced(first, count, by);
      const auto begin = expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(first),
                                        expected.begin() + static_cast<std::ptrdiff_t>(first + count));
      expected.insert(begin, by.begin(), by.end());
      ASSERT_EQ(path.size(), expected.size());
    }
    EXPECT_EQ(path.points(), expected);
    for (const auto& chunk : path.chunks()) EXPECT_FALSE(chunk->empty());
    const std::size_t cut = below(expected.size());
    EXPECT_EQ(path.first_part(cut).joined(path.after(cut)), path);
  }
}

}  // namespace
}  // namespace eb::geo
