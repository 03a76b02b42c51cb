#include "scene/divider.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {

namespace {

constexpr double line_pt = 2, rim_pt = 1.2, grip_radius_pt = 16;

void add_line(const Divider& divider, double width, core::Color color, render::Overlay& out) {
  const auto x = static_cast<float>(divider.x);
  out.add(render::Stroke{x, static_cast<float>(divider.top), x, static_cast<float>(divider.bottom),
                         static_cast<float>(width), color, 0, 0});
}

// Two arrow heads that point away from the line.
void add_arrows(const Divider& divider, core::Color color, render::Overlay& out) {
  const double s = divider.points, y = grip_y(divider);
  for (const double sign : {-1.0, 1.0}) {
    const double base = divider.x + sign * 4 * s, tip = divider.x + sign * 10 * s;
    render::Triangle arrow;
    arrow.x[0] = static_cast<float>(tip);
    arrow.y[0] = static_cast<float>(y);
    arrow.x[1] = arrow.x[2] = static_cast<float>(base);
    arrow.y[1] = static_cast<float>(y - 5 * s);
    arrow.y[2] = static_cast<float>(y + 5 * s);
    arrow.color = color;
    out.add(arrow);
  }
}

}  // namespace

double grip_y(const Divider& divider) {
  return std::round((divider.top + divider.bottom) / 2);
}

void add_divider(const Divider& divider, const Theme& theme, render::Overlay& out) {
  const double line = std::max(2.0, std::round(line_pt * divider.points)), rim = std::max(1.0, rim_pt * divider.points);
  // A rim in the colour of the ground keeps the line visible over bright lines of the map.
  add_line(divider, line + 2 * rim, core::with_alpha(theme.background, 0.85F), out);
  add_line(divider, line, theme.text, out);
  if (!divider.has_grip) return;
  const auto fill = divider.is_active ? theme.text : theme.background;
  const auto mark = divider.is_active ? theme.background : theme.text;
  out.add(render::Disc{static_cast<float>(divider.x), static_cast<float>(grip_y(divider)),
                       static_cast<float>(grip_radius_pt * divider.points), fill, theme.text,
                       static_cast<float>(line)});
  add_arrows(divider, mark, out);
}

}  // namespace eb::scene
