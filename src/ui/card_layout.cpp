#include "ui/card_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eb::ui {

namespace {

constexpr int columns = 25, rows = 16;                   // places that are tried
constexpr float covered_cost = 40;                       // of a covered pixel, against pixels away from the best place
constexpr float upward_cost = 2, sideways_cost = 0.35F;  // rather aside than up into the map

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

float cost_of(const Rect& card, const Rect& area, std::span<const Rect> obstacles) {
  float cost = upward_cost * (area.bottom() - card.bottom()) +
               sideways_cost * std::abs(card.x + card.width / 2 - area.x - area.width / 2);
  for (const auto& obstacle : obstacles) cost += covered_cost * common_area(card, obstacle);
  return cost;
}

Rect best_place(const Rect& area, CardSize size, std::span<const Rect> obstacles) {
  const float width = std::min(size.width, area.width), height = std::min(size.height, area.height);
  Rect best{area.x, area.bottom() - height, width, height};
  float least = std::numeric_limits<float>::max();
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const float x = area.x + (area.width - width) * static_cast<float>(column) / (columns - 1);
      const float y = area.bottom() - height - (area.height - height) * static_cast<float>(row) / (rows - 1);
      const Rect place{std::round(x), std::round(y), width, height};
      const float cost = cost_of(place, area, obstacles);
      if (cost >= least) continue;
      least = cost;
      best = place;
    }
  }
  return best;
}

}  // namespace

float common_area(const Rect& a, const Rect& b) {
  const float width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

std::vector<Rect> place_cards(const Rect& area, std::span<const CardSize> sizes, std::span<const Rect> obstacles,
                              float gap) {
  std::vector<Rect> taken;
  for (const auto& obstacle : obstacles) taken.push_back(grown(obstacle, gap));
  std::vector<Rect> places;
  for (const auto& size : sizes) {
    places.push_back(best_place(grown(area, -gap), size, taken));
    // Several times: covering another card is worse than covering anything else.
    for (int i = 0; i < 4; ++i) taken.push_back(grown(places.back(), gap));
  }
  return places;
}

}  // namespace eb::ui
