#include "session/compare.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace eb::session {

namespace {

// The map between the panels; at least one pixel wide.
PixelRange free_range(const Camera& camera, const Insets& panels) {
  const double left = std::clamp(panels.left, 0.0, camera.width_px - 1.0);
  return {left, std::max(left + 1, camera.width_px - std::max(0.0, panels.right))};
}

constexpr std::array<std::pair<CompareMode, const char*>, 5> mode_names{{{CompareMode::Off, "off"},
                                                                         {CompareMode::Swipe, "swipe"},
                                                                         {CompareMode::SideBySide, "side-by-side"},
                                                                         {CompareMode::Changes, "changes"},
                                                                         {CompareMode::AllTime, "all-time"}}};

}  // namespace

const char* to_string(CompareMode mode) {
  return std::ranges::find(mode_names, mode, [](const auto& named) { return named.first; })->second;
}

std::optional<CompareMode> parse_compare_mode(std::string_view text) {
  for (const auto& [mode, name] : mode_names) {
    if (text == name) return mode;
  }
  return std::nullopt;
}

CompareMode stepped(CompareMode mode, int direction) {
  constexpr int count = static_cast<int>(mode_names.size());
  return static_cast<CompareMode>(((static_cast<int>(mode) + direction) % count + count) % count);
}

Camera fitted_beside(const Compare& compare, const Camera& camera, const geo::Box2d& box, const Insets& panels) {
  if (compare.mode != CompareMode::SideBySide) return fitted(camera, box, panels);
  const auto side = sides_of(compare, camera, panels).front();
  auto target = fitted(camera, box, side.panels);
  target.pan_pixels(-side.shift_px, 0);
  return target;
}

std::optional<double> divider_x(const Compare& compare, const Camera& camera, const Insets& panels) {
  if (!compare.is_split()) return std::nullopt;
  const auto free = free_range(camera, panels);
  const double share =
      compare.mode == CompareMode::SideBySide ? 0.5 : std::clamp(compare.divider, least_divider, 1 - least_divider);
  return std::round(free.left + share * (free.right - free.left));
}

double divider_share(double x, const Camera& camera, const Insets& panels) {
  const auto free = free_range(camera, panels);
  return std::clamp((x - free.left) / (free.right - free.left), least_divider, 1 - least_divider);
}

std::vector<MapSide> sides_of(const Compare& compare, const Camera& camera, const Insets& panels) {
  const double width = camera.width_px;
  const auto divider = divider_x(compare, camera, panels);
  if (!divider) return {MapSide{false, {0, width}, panels, 0}};
  MapSide other{true, {0, *divider}, panels, 0};
  MapSide own{false, {*divider, width}, panels, 0};
  other.panels.right = width - *divider;
  own.panels.left = *divider;
  if (compare.mode == CompareMode::SideBySide) {
    const auto free = free_range(camera, panels);
    // The middle of the free map shows in the middle of each half.
    const double quarter = std::round((free.right - free.left) / 4);
    other.shift_px = -quarter;
    own.shift_px = quarter;
  }
  return {other, own};
}

MapSide side_at(const Compare& compare, const Camera& camera, const Insets& panels, geo::Vec2d screen) {
  const auto sides = sides_of(compare, camera, panels);
  return sides.size() > 1 && screen.x >= sides.back().clip.left ? sides.back() : sides.front();
}

Camera side_camera(const Camera& camera, const MapSide& side) {
  auto moved = camera;
  moved.pan_pixels(side.shift_px, 0);
  return moved;
}

}  // namespace eb::session
