#include "scene/label_places.h"

namespace eb::scene {

using geo::Vec2d;

namespace {

constexpr float least_local_px = 9;

enum class Side { Left, Middle, Right };  // of the text that stands at `x`

NamePlace stacked(Side side, double x, double y, const NameLines& lines) {
  const auto start = [&](const text::ShapedText& text) {
    return x - (side == Side::Left ? 0.0 : side == Side::Right ? text.width : text.width / 2.0);
  };
  NamePlace place{{start(*lines.name), y}, {}};
  if (lines.local != nullptr) place.local = {start(*lines.local), y + lines.drop_px()};
  return place;
}

}  // namespace

text::TextStyle local_style(text::TextStyle name) {
  name.size_px = std::max(std::min(least_local_px, name.size_px), 0.8F * name.size_px);
  name.weight = text::Weight::Regular;
  name.letter_spacing_em = std::min(name.letter_spacing_em, 0.04F);
  return name;
}

std::optional<NamePlace> place_beside(int n, Vec2d anchor, const NameLines& lines, float gap_px) {
  const double gap = gap_px, near = gap * 0.75, size = lines.size_px, drop = lines.drop_px();
  const double level = anchor.y + cap_middle_em * size - drop / 2;
  const double farther = 0.6 * size;
  const double above = anchor.y - 0.22 * size - drop, below = anchor.y + 0.74 * size;
  switch (n) {
    case 0:
      return stacked(Side::Left, anchor.x + gap, level, lines);
    case 1:
      return stacked(Side::Right, anchor.x - gap, level, lines);
    case 2:
      return stacked(Side::Middle, anchor.x, above - gap, lines);
    case 3:
      return stacked(Side::Middle, anchor.x, below + gap, lines);
    case 4:
      return stacked(Side::Left, anchor.x + near, above - near + 0.15 * size, lines);
    case 5:
      return stacked(Side::Left, anchor.x + near, below + near - 0.15 * size, lines);
    case 6:
      return stacked(Side::Right, anchor.x - near, above - near + 0.15 * size, lines);
    case 7:
      return stacked(Side::Right, anchor.x - near, below + near - 0.15 * size, lines);
    case places_beside:
      return stacked(Side::Middle, anchor.x, below + gap + farther, lines);
    case places_beside + 1:
      return stacked(Side::Middle, anchor.x, above - gap - farther, lines);
    default:
      return std::nullopt;
  }
}

std::optional<NamePlace> place_centered(int n, Vec2d anchor, const NameLines& lines) {
  if (n > 2) return std::nullopt;
  const double step = 1.1 * lines.size_px + lines.drop_px();
  const double shift = n == 0 ? 0 : (n == 1 ? -step : step);
  return stacked(Side::Middle, anchor.x, anchor.y + cap_middle_em * lines.size_px - lines.drop_px() / 2 + shift, lines);
}

render::Rect ink_at(const text::ShapedText& text, Vec2d start) {
  return {static_cast<float>(start.x) + text.ink_left, static_cast<float>(start.y) + text.ink_top,
          text.ink_right - text.ink_left, text.ink_bottom - text.ink_top};
}

}  // namespace eb::scene
