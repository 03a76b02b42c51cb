#include "scene/opening_view.h"

#include <algorithm>

namespace eb::scene {

namespace {

bool covers(const render::Rect& rect, geo::Vec2d at) {
  return at.x >= static_cast<double>(rect.x) && at.x <= static_cast<double>(rect.x + rect.width) &&
         at.y >= static_cast<double>(rect.y) && at.y <= static_cast<double>(rect.y + rect.height);
}

session::Insets between(const session::Insets& a, const session::Insets& b, double share) {
  const auto mix = [share](double from, double to) { return from + share * (to - from); };
  return {.left = mix(a.left, b.left),
          .top = mix(a.top, b.top),
          .right = mix(a.right, b.right),
          .bottom = mix(a.bottom, b.bottom)};
}

}  // namespace

session::Camera opening_view(const session::Camera& level, const geo::Box2d& box, const FurnitureRoom& room,
                             std::span<const geo::Vec2d> subject) {
  const auto clear = session::fitted(level, box, room.clear);
  if (!room.legend || subject.empty()) return clear;
  const auto is_free = [&](const session::Camera& camera) {
    return std::ranges::none_of(subject,
                                [&](geo::Vec2d point) { return covers(*room.legend, camera.to_screen(point)); });
  };
  constexpr int steps = 8;
  for (int step = 0; step < steps; ++step) {
    const auto camera = session::fitted(level, box, between(room.open, room.clear, static_cast<double>(step) / steps));
    if (camera.metres_per_pixel <= clear.metres_per_pixel && is_free(camera)) return camera;
  }
  // Some of it may still lie behind the upper rows of the legend: then higher, unless all would become much smaller.
  constexpr double most_smaller = 1.2;
  auto above = room.clear;
  above.bottom = std::max(above.bottom, level.height_px - static_cast<double>(room.legend->y));
  for (int step = 0; step <= steps; ++step) {
    const auto camera = session::fitted(level, box, between(room.clear, above, static_cast<double>(step) / steps));
    if (camera.metres_per_pixel > most_smaller * clear.metres_per_pixel) break;
    if (is_free(camera)) return camera;
  }
  return clear;
}

}  // namespace eb::scene
