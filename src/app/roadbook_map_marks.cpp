#include "app/roadbook_map_marks.h"

#include <algorithm>
#include <cmath>

namespace eb::app {

namespace {

// Moves both of two that overlap, the way that leads apart; equal places go left and right.
bool push_apart(MapMark& a, MapMark& b) {
  constexpr double gap = 2;
  const double dx = b.x - a.x, dy = b.y - a.y, distance = std::hypot(dx, dy);
  const double wanted = a.radius + b.radius + gap;
  if (distance >= wanted) return false;
  const double ux = distance > 0.01 ? dx / distance : 1, uy = distance > 0.01 ? dy / distance : 0;
  const double step = (wanted - distance) / 2 + 0.05;
  a.x -= ux * step, a.y -= uy * step;
  b.x += ux * step, b.y += uy * step;
  return true;
}

}  // namespace

void spread(std::vector<MapMark>& marks, const text::PageBox& frame) {
  const auto is_outside = [&](const MapMark& mark) {
    return mark.at_x < frame.x || mark.at_y < frame.y || mark.at_x > frame.x + frame.width ||
           mark.at_y > frame.y + frame.height;
  };
  std::erase_if(marks, is_outside);
  // The first number of a place stays on top; more rounds than this only matter for hundreds of stops in one spot.
  constexpr int most_rounds = 60;
  for (int round = 0; round < most_rounds; ++round) {
    bool has_moved = false;
    for (std::size_t a = 0; a < marks.size(); ++a) {
      for (std::size_t b = a + 1; b < marks.size(); ++b) has_moved = push_apart(marks[a], marks[b]) || has_moved;
    }
    for (auto& mark : marks) {
      const double edge = mark.radius + 3;
      mark.x = std::clamp(mark.x, frame.x + edge, frame.x + frame.width - edge);
      mark.y = std::clamp(mark.y, frame.y + edge, frame.y + frame.height - edge);
    }
    if (!has_moved) return;
  }
}

}  // namespace eb::app
