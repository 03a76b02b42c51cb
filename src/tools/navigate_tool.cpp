#include "tools/navigate_tool.h"

#include <algorithm>
#include <cmath>

#include "session/level_camera.h"

namespace eb::tools {

namespace {

using namespace session;

constexpr double drag_threshold_px = 4;
constexpr double double_click_seconds = 0.4;
constexpr double double_click_reach_px = 8;
constexpr double wheel_factor = 1.25;

geo::Box2d box_between(geo::Vec2d a, geo::Vec2d b) {
  geo::Box2d box;
  box.add(a);
  box.add(b);
  return box;
}

// Along the edges of the screen, as it was drawn, however the map is turned.
geo::Box2d turned_box(const geo::Box2d& screen, const Session& session) {
  const auto side = side_at(session.compare, session.camera, session.covered, screen.center());
  const auto level = levelled(side_camera(session.camera, side));
  return box_between(level.to_world({screen.min_x, screen.min_y}), level.to_world({screen.max_x, screen.max_y}));
}

}  // namespace

void NavigateTool::handle(const core::InputEvent& event, const Session& session, double now_seconds, ActionQueue& out) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) {
    move({moved->x, moved->y}, session, out);
  } else if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) {
    if (button->pressed && m_drag == Drag::None) press(*button, now_seconds);
    if (!button->pressed && button->button == m_button) release(session, now_seconds, out);
  } else if (const auto* wheel = std::get_if<core::MouseScrolled>(&event)) {
    out.push(ViewAction{ZoomAt{m_cursor, std::pow(wheel_factor, wheel->dy)}});
  }
}

bool NavigateTool::awaits_second_click(double now_seconds) const {
  return m_first && now_seconds - m_first->seconds < double_click_seconds;
}

bool NavigateTool::is_second_press(geo::Vec2d at, double now_seconds) const {
  return m_first && awaits_second_click(now_seconds) && geo::length(at - m_first->released_at) < double_click_reach_px;
}

bool NavigateTool::takes_second_click(const core::InputEvent& event, double now_seconds) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) m_pointer = {moved->x, moved->y};
  const auto* button = std::get_if<core::MouseButtonChanged>(&event);
  if (button == nullptr || button->button != core::MouseButton::Left) return false;
  if (!button->pressed) return std::exchange(m_took_press, false);
  m_took_press = is_second_press(m_pointer, now_seconds);
  return m_took_press;
}

void NavigateTool::press(const core::MouseButtonChanged& button, double now_seconds) {
  m_is_second = button.button == core::MouseButton::Left && is_second_press(m_cursor, now_seconds);
  m_start = m_cursor;
  m_button = button.button;
  if (button.button == core::MouseButton::Left) {
    m_drag = button.mods.shift ? Drag::Box : Drag::Undecided;
  } else {
    m_drag = button.button == core::MouseButton::Right ? Drag::Rotate : Drag::Pan;
  }
}

void NavigateTool::move(geo::Vec2d to, const Session& session, ActionQueue& out) {
  const auto delta = to - m_cursor;
  m_cursor = to;
  if (m_drag == Drag::Undecided && geo::length(m_cursor - m_start) > drag_threshold_px) {
    m_drag = Drag::Pan;
    const auto all = m_cursor - m_start;
    out.push(ViewAction{PanPixels{all.x, all.y}});
    return;
  }
  if (m_drag == Drag::Pan) out.push(ViewAction{PanPixels{delta.x, delta.y}});
  if (m_drag == Drag::Box) out.push(ViewAction{ShowZoomBox{box_between(m_start, m_cursor)}});
  if (m_drag == Drag::Rotate) {
    const geo::Vec2d middle{session.camera.width_px / 2.0, session.camera.height_px / 2.0};
    out.push(ViewAction{RotateBy{middle, -delta.x * 0.005}});
  }
}

void NavigateTool::release(const Session& session, double now_seconds, ActionQueue& out) {
  const auto drag = std::exchange(m_drag, Drag::None);
  if (drag == Drag::Undecided) click(now_seconds, out);
  if (drag != Drag::Box) return;
  out.push(ViewAction{ShowZoomBox{}});
  const auto box = box_between(m_start, m_cursor);
  if (box.width() > drag_threshold_px && box.height() > drag_threshold_px) {
    out.push(ViewAction{FlyToBox{turned_box(box, session)}});
  }
}

void NavigateTool::click(double now_seconds, ActionQueue& out) {
  if (m_is_second && m_first) {
    out.push(ViewAction{ZoomAt{m_first->pressed_at, 2, true}});
    m_first.reset();
    return;
  }
  m_first = Click{now_seconds, m_start, m_cursor};
  out.push(SelectAction{SelectAt{m_cursor}});
}

void NavigateTool::cancel(ActionQueue& out) {
  if (m_drag == Drag::Box) out.push(ViewAction{ShowZoomBox{}});
  m_drag = Drag::None;
}

}  // namespace eb::tools
