#include "app/few_colors.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace eb::app {

namespace {

using Rgb = std::uint32_t;

Rgb rgb_of(const std::uint8_t* pixel) {
  return Rgb{pixel[0]} << 16U | Rgb{pixel[1]} << 8U | pixel[2];
}

Rgb rounded(Rgb color, Rgb step) {
  const auto channel = [&](unsigned shift) {
    return std::min((((color >> shift) & 255U) + step / 2) / step * step, Rgb{255}) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

// The most frequent colours, of equally frequent ones the darker.
std::vector<Rgb> most_frequent(const std::unordered_map<Rgb, std::size_t>& counts, std::size_t wanted) {
  std::vector<std::pair<Rgb, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::vector<Rgb> colors;
  for (std::size_t i = 0; i < std::min(wanted, sorted.size()); ++i) colors.push_back(sorted[i].first);
  std::ranges::sort(colors);
  return colors;
}

}  // namespace

void limit_colors(std::span<std::uint8_t> rgba, std::size_t most) {
  std::unordered_map<Rgb, std::size_t> counts;
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) ++counts[rgb_of(&rgba[i])];
  if (counts.size() <= most) return;
  const auto kept = most_frequent(counts, most / 4);
  std::unordered_map<Rgb, Rgb> told;
  for (Rgb step = 8;; step += 4) {
    std::vector<Rgb> used;
    for (const auto& [color, count] : counts) {
      told[color] = std::ranges::binary_search(kept, color) ? color : rounded(color, step);
      used.push_back(told[color]);
    }
    std::ranges::sort(used);
    const auto distinct = std::ranges::distance(used.begin(), std::ranges::unique(used).begin());
    if (static_cast<std::size_t>(distinct) <= most || step >= 128) break;
  }
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
    const auto color = told[rgb_of(&rgba[i])];
    rgba[i] = static_cast<std::uint8_t>(color >> 16U);
    rgba[i + 1] = static_cast<std::uint8_t>(color >> 8U & 255U);
    rgba[i + 2] = static_cast<std::uint8_t>(color & 255U);
  }
}

}  // namespace eb::app
