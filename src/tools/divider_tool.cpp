#include "tools/divider_tool.h"

#include <cmath>

namespace eb::tools {

namespace {

using namespace session;

constexpr double reach_pt = 10;  // the line is thin, the hand is not: on each side

// The divider's place when it can be taken at `position`.
std::optional<double> taken_at(geo::Vec2d position, const Session& session, double scale) {
  if (!session.compare.has_grip()) return std::nullopt;
  const auto x = divider_x(session.compare, session.camera, session.covered);
  const bool on_map =
      position.y >= session.covered.top && position.y < session.camera.height_px - session.covered.bottom;
  return x && on_map && std::abs(position.x - *x) <= reach_pt * scale ? x : std::nullopt;
}

}  // namespace

bool DividerTool::handle(const core::InputEvent& event, const Session& session, double scale, ActionQueue& out) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) {
    return move({moved->x, moved->y}, session, scale, out);
  }
  const auto* button = std::get_if<core::MouseButtonChanged>(&event);
  if (button == nullptr || button->button != core::MouseButton::Left) return false;
  if (button->pressed) return press(*button, session, scale);
  return std::exchange(m_is_dragging, false);
}

bool DividerTool::press(const core::MouseButtonChanged& button, const Session& session, double scale) {
  if (button.mods.shift) return false;  // a box to zoom to may begin anywhere
  const auto x = taken_at(m_cursor, session, scale);
  if (!x) return false;
  m_is_dragging = true;
  m_offset_px = m_cursor.x - *x;
  return true;
}

bool DividerTool::move(geo::Vec2d to, const Session& session, double scale, ActionQueue& out) {
  m_cursor = to;
  if (m_is_dragging && !session.compare.has_grip()) m_is_dragging = false;
  const bool is_over = m_is_dragging || taken_at(to, session, scale).has_value();
  const auto& compare = session.compare;
  if (is_over != compare.divider_active && (is_over || !compare.divider_held)) {
    out.push(CompareAction{ActivateDivider{is_over}});
  }
  if (m_is_dragging) {
    out.push(CompareAction{SetDivider{divider_share(to.x - m_offset_px, session.camera, session.covered)}});
  }
  return m_is_dragging;
}

}  // namespace eb::tools
