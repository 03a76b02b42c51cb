#include "tools/route_keys.h"

#include <array>

#include "model/route_commands.h"
#include "tools/key_table.h"

namespace eb::tools {

namespace {

using core::Key;
using namespace session;

constexpr double run_ends_after_seconds = 1.0;

constexpr std::array table{
    Shortcut{Key::Insert, none, N_("Route: set a point into the next leg, or a stop in the middle of the map")},
    Shortcut{Key::G, none, N_("Route: type a position")},
    Shortcut{Key::PageDown, none, N_("Route: next point")},
    Shortcut{Key::PageUp, none, N_("Route: previous point")},
    Shortcut{Key::Left, shift, N_("Route: arrow keys move the selected point, with Shift ten times as far")},
    Shortcut{Key::P, none, N_("Route: stop or shaping point")},
    Shortcut{Key::K, none, N_("Route: next leg straight or along roads")},
    Shortcut{Key::Delete, none, N_("Route: remove the selected point")},
    Shortcut{Key::Up, ctrl, N_("Route: selected point earlier")},
    Shortcut{Key::Down, ctrl, N_("Route: selected point later")},
    Shortcut{Key::R, none, N_("Route: reverse")},
    Shortcut{Key::B, none, N_("Route: split at the selected point")},
    Shortcut{Key::J, none, N_("Route: join with the next one")},
    Shortcut{Key::D, ctrl, N_("Route: duplicate")},
};

const model::Route* edited(const RouteKeyContext& context) {
  return context.document.find_route(context.session.editing.route);
}

// The selected point, when it is one of the edited route.
std::string selected_point(const RouteKeyContext& context) {
  const auto& point = context.session.selection.point;
  return point && point->route == context.session.editing.route ? point->point : std::string{};
}

std::optional<geo::Vec2d> arrow(Key key) {
  switch (key) {
    case Key::Left:
      return geo::Vec2d{-1, 0};
    case Key::Right:
      return geo::Vec2d{1, 0};
    case Key::Up:
      return geo::Vec2d{0, -1};
    case Key::Down:
      return geo::Vec2d{0, 1};
    default:
      return std::nullopt;
  }
}

bool push(std::optional<model::RouteEdit> edit, ActionQueue& out) {
  if (edit) out.push(DoEdit{model::Edit{*std::move(edit)}, 0});
  return true;
}

// The neighbour is selected afterwards, so that a row of points can be removed by one key.
bool remove(const model::Route& route, const std::string& point, ActionQueue& out) {
  const auto index = route.index_of(point);
  if (!index) return true;
  push(model::RemovePoint{route.id, point}, out);
  if (route.points.size() < 2) return true;
  const auto next = *index + 1 < route.points.size() ? *index + 1 : *index - 1;
  out.push(SelectAction{SelectPoint{{route.id, route.points[next].id}, false}});
  return true;
}

// Into the leg after the selected point, else a stop in the middle of the map, where the arrow keys take it on.
bool insert(const model::Route& route, const std::string& selected, const RouteKeyContext& context, ActionQueue& out) {
  if (const auto middle = model::middle_of_leg(route, selected)) {
    const auto point = model::new_shaping_point(route, middle->position);
    push(model::InsertPoint{route.id, middle->leg + 1, point, middle->path_before}, out);
    out.push(SelectAction{SelectPoint{{route.id, point.id}, false}});
    return true;
  }
  const auto& session = context.session;
  const auto& covered = session.covered;
  const geo::Vec2d middle{(covered.left + session.camera.width_px - covered.right) / 2,
                          (covered.top + session.camera.height_px - covered.bottom) / 2};
  const auto point = model::new_stop(route, context.lon_lat_at(middle), {}, session.view.language);
  push(model::InsertPoint{route.id, route.points.size(), point, 0}, out);
  out.push(SelectAction{SelectPoint{{route.id, point.id}, false}});
  return true;
}

bool escape(const std::string& selected, const RouteKeyContext& context, ActionQueue& out) {
  if (context.session.editing.is_drawing) {
    out.push(RouteAction{DrawRoute{false}});
  } else if (!selected.empty()) {
    out.push(SelectAction{ClearSelection{}});
  } else {
    out.push(RouteAction{EditRoute{}});
  }
  return true;
}

bool control_key(Key key, const model::Route& route, const std::string& selected, ActionQueue& out) {
  switch (key) {
    case Key::Up:
      return push(model::shift_point(route, selected, -1), out);
    case Key::Down:
      return push(model::shift_point(route, selected, 1), out);
    case Key::D:
      out.push(RouteAction{DuplicateRoute{route.id, false}});
      return true;
    default:
      return false;
  }
}

bool plain_key(Key key, const model::Route& route, const std::string& selected, const RouteKeyContext& context,
               ActionQueue& out) {
  switch (key) {
    case Key::Delete:
    case Key::Backspace:
      return remove(route, selected, out);
    case Key::Insert:
      return insert(route, selected, context, out);
    case Key::P:
      return push(model::toggle_stop(route, selected), out);
    case Key::K:
      return push(model::toggle_leg_kind(route, selected), out);
    case Key::R:
      return push(model::ReverseRoute{route.id}, out);
    case Key::B:
      return push(model::split_at(context.document, route, selected, route.name), out);
    case Key::J:
      return push(model::join_with_next(context.document, route.id), out);
    case Key::G:
      out.push(RouteAction{AskPosition{true}});
      return true;
    case Key::PageDown:
      out.push(RouteAction{SelectNextPoint{1}});
      return true;
    case Key::PageUp:
      out.push(RouteAction{SelectNextPoint{-1}});
      return true;
    case Key::Enter:
      if (context.session.editing.is_drawing) out.push(RouteAction{DrawRoute{false}});
      return context.session.editing.is_drawing;
    case Key::Escape:
      return escape(selected, context, out);
    default:
      return false;
  }
}

}  // namespace

std::span<const Shortcut> route_shortcuts() {
  return table;
}

bool RouteKeys::nudge(const core::KeyChanged& key, const RouteKeyContext& context, ActionQueue& out) {
  const auto direction = arrow(key.key);
  const auto point = selected_point(context);
  const auto screen = point.empty() || !direction ? std::nullopt : context.screen_of(point);
  if (!screen || context.session.keys_move_clock) return false;
  const PointRef ref{context.session.editing.route, point};
  const bool goes_on = m_last_nudge && context.now_seconds - *m_last_nudge < run_ends_after_seconds && m_nudged == ref;
  if (!goes_on) ++m_run;
  m_last_nudge = context.now_seconds;
  m_nudged = ref;
  const double step_px = key.mods.shift ? 10 : 1;
  const auto to = context.lon_lat_at(*screen + *direction * step_px);
  out.push(DoEdit{model::Edit{model::RouteEdit{model::MovePoint{ref.route, point, to}}}, tool_gesture | m_run});
  return true;
}

bool RouteKeys::press(const core::KeyChanged& key, const RouteKeyContext& context, ActionQueue& out) {
  const auto* route = edited(context);
  if (route == nullptr || key.key == Key::Unknown) return false;
  if (!key.mods.ctrl && !key.mods.alt && nudge(key, context, out)) return true;
  end_run();
  const auto selected = selected_point(context);
  if (key.mods.alt) return false;
  if (key.mods.ctrl) return control_key(key.key, *route, selected, out);
  return !key.mods.shift && plain_key(key.key, *route, selected, context, out);
}

}  // namespace eb::tools
