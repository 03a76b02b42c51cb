#include "support/image_compare.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace eb::test {

namespace {

constexpr double visible_difference = 24;

// Red, green and blue as real numbers, averaged over squares.
struct Averaged {
  int width = 0, height = 0;
  std::vector<double> rgb;
};

Averaged averaged(const io::PngImage& image, int side) {
  Averaged result{image.width / side, image.height / side, {}};
  result.rgb.resize(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height) * 3);
  for (int y = 0; y < result.height * side; ++y) {
    for (int x = 0; x < result.width * side; ++x) {
      const auto from =
          (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
      const auto to = (static_cast<std::size_t>(y / side) * static_cast<std::size_t>(result.width) +
                       static_cast<std::size_t>(x / side)) *
                      3;
      for (std::size_t c = 0; c < 3; ++c) result.rgb[to + c] += image.rgba[from + c] / static_cast<double>(side * side);
    }
  }
  return result;
}

struct Block {
  double sum = 0;
  int pixels = 0;
  [[nodiscard]] double mean() const { return pixels == 0 ? 0 : sum / (3.0 * pixels); }
};

}  // namespace

Difference compare(const io::PngImage& a, const io::PngImage& b, const Tolerance& tolerance) {
  Difference difference;
  if (a.width != b.width || a.height != b.height) {
    difference.same_size = false;
    return difference;
  }
  const auto left = averaged(a, tolerance.shrink);
  const auto right = averaged(b, tolerance.shrink);
  const int block_side = tolerance.block;
  const int columns = (left.width + block_side - 1) / block_side;
  const int rows = (left.height + block_side - 1) / block_side;
  std::vector<Block> blocks(static_cast<std::size_t>(columns * rows));
  std::size_t visible = 0;
  for (int y = 0; y < left.height; ++y) {
    for (int x = 0; x < left.width; ++x) {
      const auto at = static_cast<std::size_t>(y * left.width + x) * 3;
      auto& block = blocks[static_cast<std::size_t>((y / block_side) * columns + x / block_side)];
      double worst = 0;
      for (std::size_t c = 0; c < 3; ++c) {
        const double apart = std::abs(left.rgb[at + c] - right.rgb[at + c]);
        block.sum += apart;
        worst = std::max(worst, apart);
      }
      ++block.pixels;
      if (worst > visible_difference) ++visible;
    }
  }
  difference.share = static_cast<double>(visible) / std::max(1, left.width * left.height);
  const auto worst = std::ranges::max_element(blocks, {}, &Block::mean);
  difference.worst_block = worst->mean();
  const auto index = static_cast<int>(worst - blocks.begin());
  difference.worst_x = (index % columns * block_side + block_side / 2) * tolerance.shrink;
  difference.worst_y = (index / columns * block_side + block_side / 2) * tolerance.shrink;
  return difference;
}

bool is_within(const Difference& difference, const Tolerance& tolerance) {
  return difference.same_size && difference.share <= tolerance.share && difference.worst_block <= tolerance.worst_block;
}

std::string describe(const Difference& difference, const Tolerance& tolerance) {
  if (!difference.same_size) return "the pictures have different sizes";
  std::array<char, 200> text{};
  std::snprintf(
      text.data(), text.size(),
      "%.3f %% of the pixels differ visibly (%.3f %% allowed); the worst block, around %d,%d, differs by %.1f "
      "of 255 (%.1f allowed)",
      difference.share * 100, tolerance.share * 100, difference.worst_x, difference.worst_y, difference.worst_block,
      tolerance.worst_block);
  return text.data();
}

io::PngImage difference_picture(const io::PngImage& a, const io::PngImage& b) {
  io::PngImage result{std::min(a.width, b.width), std::min(a.height, b.height), {}};
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      for (int c = 0; c < 4; ++c) {
        const auto of = [&](const io::PngImage& image) {
          return static_cast<int>(image.rgba[static_cast<std::size_t>((y * image.width + x) * 4 + c)]);
        };
        const int apart = std::min(255, 8 * std::abs(of(a) - of(b)));
        result.rgba.push_back(c == 3 ? 255 : static_cast<std::uint8_t>(apart));
      }
    }
  }
  return result;
}

}  // namespace eb::test
