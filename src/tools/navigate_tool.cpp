#include "tools/navigate_tool.h"

#include <algorithm>
#include <cmath>

namespace eb::tools {

namespace {

using namespace session;

constexpr double drag_threshold_px = 4;
constexpr double double_click_seconds = 0.4;
constexpr double wheel_factor = 1.25;

geo::Box2d box_between(geo::Vec2d a, geo::Vec2d b) {
  geo::Box2d box;
  box.add(a);
  box.add(b);
  return box;
}

// A turned view has a turned box: take the box that holds all four corners.
geo::Box2d world_box(const geo::Box2d& screen, const Camera& camera) {
  geo::Box2d box;
  for (const double x : {screen.min_x, screen.max_x}) {
    for (const double y : {screen.min_y, screen.max_y}) box.add(camera.to_world({x, y}));
  }
  return box;
}

}  // namespace

void NavigateTool::handle(const core::InputEvent& event, const Session& session, double now_seconds, ActionQueue& out) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) {
    move({moved->x, moved->y}, session, out);
  } else if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) {
    if (button->pressed && m_drag == Drag::None) press(*button, out);
    if (!button->pressed && button->button == m_button) release(session, now_seconds, out);
  } else if (const auto* wheel = std::get_if<core::MouseScrolled>(&event)) {
    out.push(ViewAction{ZoomAt{m_cursor, std::pow(wheel_factor, wheel->dy)}});
  }
}

void NavigateTool::press(const core::MouseButtonChanged& button, ActionQueue&) {
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
    out.push(ViewAction{FlyToBox{world_box(box, session.camera)}});
  }
}

void NavigateTool::click(double now_seconds, ActionQueue& out) {
  const bool is_double = m_last_click && now_seconds - *m_last_click < double_click_seconds &&
                         geo::length(m_cursor - m_last_click_at) < 2 * drag_threshold_px;
  if (is_double) {
    m_last_click.reset();
    out.push(ViewAction{ZoomAt{m_cursor, 2, true}});
    return;
  }
  m_last_click = now_seconds;
  m_last_click_at = m_cursor;
  out.push(SelectAction{SelectAt{m_cursor}});
}

void NavigateTool::cancel(ActionQueue& out) {
  if (m_drag == Drag::Box) out.push(ViewAction{ShowZoomBox{}});
  m_drag = Drag::None;
}

}  // namespace eb::tools
