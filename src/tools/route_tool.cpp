#include "tools/route_tool.h"

#include "core/overloaded.h"
#include "model/route_commands.h"

namespace eb::tools {

namespace {

using namespace session;

constexpr double drag_threshold_px = 4;
constexpr double double_click_seconds = 0.4;
// How near the mouse has to come, in points.
constexpr double stop_reach_pt = 14, point_reach_pt = 9, line_reach_pt = 7, snap_reach_pt = 12;

bool is_on_map(geo::Vec2d screen, const Session& session) {
  const auto& covered = session.covered;
  return screen.x >= covered.left && screen.x < session.camera.width_px - covered.right && screen.y >= covered.top &&
         screen.y < session.camera.height_px - covered.bottom;
}

Camera camera_at(geo::Vec2d screen, const Session& session) {
  return side_camera(session.camera, side_at(session.compare, session.camera, session.covered, screen));
}

std::optional<RouteHit> hit_at(geo::Vec2d screen, const RouteToolContext& context) {
  const auto camera = camera_at(screen, context.session);
  const double metres_a_point = camera.metres_per_pixel * context.scale;
  return hit_route(*context.shape, camera.to_world(screen),
                   {stop_reach_pt * metres_a_point, point_reach_pt * metres_a_point, line_reach_pt * metres_a_point});
}

DoEdit done(model::RouteEdit edit, std::uint64_t gesture = 0) {
  return {model::Edit{std::move(edit)}, gesture};
}

}  // namespace

bool RouteTool::handle(const core::InputEvent& event, const RouteToolContext& context, ActionQueue& out) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) return move({moved->x, moved->y}, context, out);
  if (!context.shape) {
    m_drag = Drag::None;
    return false;
  }
  if (const auto* key = std::get_if<core::KeyChanged>(&event)) return press_key(*key, context, out);
  if (const auto* focus = std::get_if<core::FocusChanged>(&event); focus != nullptr && !focus->focused) {
    cancel(context, out);
    return false;
  }
  const auto* button = std::get_if<core::MouseButtonChanged>(&event);
  if (button == nullptr) return false;
  m_mods = button->mods;
  m_keys.end_run();
  return button->pressed ? press(*button, context, out) : release(*button, context, out);
}

bool RouteTool::press(const core::MouseButtonChanged& button, const RouteToolContext& context, ActionQueue& out) {
  if (m_drag != Drag::None || !is_on_map(m_cursor, context.session)) return m_drag != Drag::None;
  m_start = m_cursor;
  if (context.session.editing.menu) out.push(RouteAction{OpenRouteMenu{}});
  if (button.button == core::MouseButton::Right) return press_menu(context);
  const bool is_drawing = context.session.editing.is_drawing;
  if (button.button != core::MouseButton::Left || (button.mods.shift && !is_drawing)) return false;
  auto hit = is_drawing && is_double_click(context) ? std::nullopt : hit_at(m_cursor, context);
  // While drawing, new points may lie on the line that is there; only points are taken.
  if (is_drawing && hit && hit->kind != RouteHit::Kind::Point) hit.reset();
  if (hit) {
    m_drag = Drag::Taken;
    m_offset_px = m_cursor - camera_at(m_cursor, context.session).to_screen(hit->position);
    m_taken = std::move(hit);
    return true;
  }
  if (!is_drawing) return false;
  m_drag = Drag::Adding;
  return true;
}

bool RouteTool::press_menu(const RouteToolContext& context) {
  m_taken = hit_at(m_cursor, context);
  if (!m_taken) return false;
  m_drag = Drag::Menu;
  return true;
}

bool RouteTool::release(const core::MouseButtonChanged& button, const RouteToolContext& context, ActionQueue& out) {
  const auto expected = m_drag == Drag::Menu ? core::MouseButton::Right : core::MouseButton::Left;
  if (m_drag == Drag::None || button.button != expected) return false;
  const auto drag = std::exchange(m_drag, Drag::None);
  if (drag == Drag::Menu) {
    const auto position = context.to_lon_lat(m_taken->position);
    out.push(RouteAction{OpenRouteMenu{RouteMenu{*m_taken, m_cursor, position}}});
  } else if (drag == Drag::Taken && m_taken->kind == RouteHit::Kind::Point) {
    out.push(SelectAction{SelectPoint{{m_taken->route, m_taken->point}, false}});
  } else if (drag == Drag::Route) {
    drop(context, out);
  } else if (drag == Drag::Adding) {
    add_point(context, out);
  }
  return true;
}

bool RouteTool::move(geo::Vec2d to, const RouteToolContext& context, ActionQueue& out) {
  const auto before = std::exchange(m_cursor, to);
  if (!context.shape) return false;
  if (m_drag == Drag::None) {
    hover(context, out);
    return false;
  }
  const bool has_moved = geo::length(m_cursor - m_start) > drag_threshold_px * context.scale;
  if (m_drag == Drag::Taken && has_moved) m_drag = Drag::Route;
  if (m_drag == Drag::Adding && has_moved) m_drag = Drag::Pan;
  if (m_drag == Drag::Pan) out.push(ViewAction{PanPixels{to.x - before.x, to.y - before.y}});
  if (m_drag == Drag::Route) drag(context, out);
  return true;
}

RouteTool::Target RouteTool::target(const RouteToolContext& context, const RouteHit* moved) const {
  const auto camera = camera_at(m_cursor, context.session);
  const auto offset = moved != nullptr ? m_offset_px : geo::Vec2d{};
  Target target{camera.to_world(m_cursor - offset), {}};
  if (!context.session.editing.snaps || m_mods.alt || !context.snap) return target;
  target.snap = context.snap(target.place, snap_reach_pt * context.scale * camera.metres_per_pixel, moved);
  if (target.snap) target.place = target.snap->position;
  return target;
}

std::optional<model::RouteEdit> RouteTool::edit_of(const RouteHit& hit, geo::LonLat to,
                                                   const RouteToolContext& context) const {
  const auto* route = context.document.find_route(hit.route);
  if (route == nullptr) return std::nullopt;
  if (hit.kind == RouteHit::Kind::Point) return model::MovePoint{hit.route, hit.point, to};
  if (hit.leg >= route->legs.size()) return std::nullopt;
  if (hit.kind == RouteHit::Kind::Leg) return model::insert_into_leg(*route, hit.leg, hit.vertex, to);
  return model::EditTrack{hit.route, hit.point, hit.vertex, 1, {to}};
}

void RouteTool::drag(const RouteToolContext& context, ActionQueue& out) {
  const auto to = target(context, &*m_taken);
  out.push(RouteAction{PreviewRoute{edit_of(*m_taken, context.to_lon_lat(to.place), context), to.snap}});
}

void RouteTool::drop(const RouteToolContext& context, ActionQueue& out) {
  const auto to = target(context, &*m_taken);
  auto edit = edit_of(*m_taken, context.to_lon_lat(to.place), context);
  out.push(RouteAction{PreviewRoute{}});
  if (!edit) return;
  const auto* inserted = std::get_if<model::InsertPoint>(&*edit);
  PointRef selected{m_taken->route, inserted != nullptr ? inserted->point.id : m_taken->point};
  const bool selects = m_taken->kind == RouteHit::Kind::Point || inserted != nullptr;
  out.push(done(*std::move(edit)));
  if (selects) out.push(SelectAction{SelectPoint{std::move(selected), false}});
}

model::RoutePoint RouteTool::point_to_add(const Target& target, const RouteToolContext& context) const {
  const auto& route = *context.shape->route;
  const auto position = context.to_lon_lat(target.place);
  if (m_mods.ctrl) return model::new_shaping_point(route, position);
  const auto name = target.snap ? target.snap->name : std::string{};
  return model::new_stop(route, position, name, context.session.view.language);
}

bool RouteTool::is_double_click(const RouteToolContext& context) const {
  return m_last_added && context.now_seconds - *m_last_added < double_click_seconds &&
         geo::length(m_cursor - m_last_added_at) < 2 * drag_threshold_px * context.scale;
}

// With Shift the leg to it is straight whatever the one before was. A double click adds once and ends.
void RouteTool::add_point(const RouteToolContext& context, ActionQueue& out) {
  const bool is_double = is_double_click(context);
  m_last_added = context.now_seconds;
  m_last_added_at = m_cursor;
  out.push(RouteAction{PreviewRoute{}});
  if (is_double) {
    m_last_added.reset();
    out.push(RouteAction{DrawRoute{false}});
    return;
  }
  const auto& route = *context.shape->route;
  const auto point = point_to_add(target(context, nullptr), context);
  const auto gesture = tool_gesture | (tool_gesture >> 1U) | ++m_gestures;
  out.push(done(model::InsertPoint{route.id, route.points.size(), point, 0}, gesture));
  if (m_mods.shift && !route.points.empty()) {
    out.push(done(model::SetLeg{route.id, route.points.back().id, model::Leg{}}, gesture));
  }
  out.push(SelectAction{SelectPoint{{route.id, point.id}, false}});
}

// While drawing the leg to the mouse is shown as it would be.
void RouteTool::hover(const RouteToolContext& context, ActionQueue& out) {
  const auto& editing = context.session.editing;
  auto hit = is_on_map(m_cursor, context.session) && !editing.menu ? hit_at(m_cursor, context) : std::nullopt;
  if (editing.is_drawing && hit && hit->kind != RouteHit::Kind::Point) hit.reset();
  const bool shows_next = editing.is_drawing && !hit && is_on_map(m_cursor, context.session);
  if (shows_next) {
    const auto to = target(context, nullptr);
    const auto& route = *context.shape->route;
    out.push(RouteAction{PreviewRoute{
        model::RouteEdit{model::InsertPoint{route.id, route.points.size(), point_to_add(to, context), 0}}, to.snap}});
  } else if (editing.preview) {
    out.push(RouteAction{PreviewRoute{}});
  }
  if (hit != editing.aimed) out.push(RouteAction{AimRoute{std::move(hit)}});
}

void RouteTool::cancel(const RouteToolContext& context, ActionQueue& out) {
  m_drag = Drag::None;
  if (context.session.editing.preview) out.push(RouteAction{PreviewRoute{}});
}

bool RouteTool::press_key(const core::KeyChanged& key, const RouteToolContext& context, ActionQueue& out) {
  m_mods = key.mods;
  if (!key.pressed) return false;
  if (m_drag == Drag::Route || m_drag == Drag::Taken) {
    if (key.key == core::Key::Escape) cancel(context, out);
    return true;  // nothing else may change the route under the hand
  }
  const auto& session = context.session;
  const RouteKeyContext keys{context.document, session, context.now_seconds,
                             [&](geo::Vec2d screen) { return context.to_lon_lat(session.camera.to_world(screen)); },
                             [&](const std::string& point) -> std::optional<geo::Vec2d> {
                               const auto index = context.shape->route->index_of(point);
                               return index ? std::optional{session.camera.to_screen(context.shape->points[*index])}
                                            : std::nullopt;
                             }};
  return m_keys.press(key, keys, out);
}

}  // namespace eb::tools
