#pragma once
// Where the cards of milestones lie: above the time bar, near the middle, clear of what is in the picture. Pure
// arithmetic in framebuffer pixels.
#include <span>
#include <vector>

#include "ui/look.h"

namespace eb::ui {

struct CardSize {
  float width = 0, height = 0;
};

// One place a card, in order; inside `area`, clear of each other. Where there is no room clear of all obstacles a
// card covers as little of them as it can.
std::vector<Rect> place_cards(const Rect& area, std::span<const CardSize> sizes, std::span<const Rect> obstacles,
                              float gap);

// 0 when they do not overlap.
float common_area(const Rect& a, const Rect& b);

}  // namespace eb::ui
