#include "app/dispatch_route.h"

#include <algorithm>
#include <filesystem>

#include "core/overloaded.h"
#include "geo/coordinate_text.h"
#include "io/routing_database.h"
#include "model/route_commands.h"

namespace eb::app {

namespace {

using namespace session;

constexpr double flight_seconds = 0.6;

// As every other edit: with its notice when it cannot be, and everyone who follows the steps.
void edit(DispatchContext& context, model::RouteEdit edit) {
  dispatch(DoEdit{model::Edit{std::move(edit)}, 0}, context);
}

std::string translated(const DispatchContext& context, std::string_view text) {
  return context.translate ? context.translate(text) : std::string{text};
}

model::LocalizedText in_view_language(const DispatchContext& context, std::string text) {
  return {{{context.workspace.session().view.language, std::move(text)}}};
}

void begin_editing(const core::RouteId& route, RouteEditing& editing) {
  const bool snaps = editing.snaps;
  auto compared = std::move(editing.compared);
  editing = {};
  editing.snaps = snaps;
  editing.compared = std::move(compared);
  editing.route = route;
}

void new_route(DispatchContext& context) {
  auto& workspace = context.workspace;
  const auto& document = workspace.document();
  const auto number = std::to_string(document.routes.size() + 1);
  auto name = core::substitute(translated(context, core::msg("Route {0}").id), {number});
  auto route = model::empty_route(document, in_view_language(context, std::move(name)));
  const auto id = route.id;
  edit(context, model::AddRoute{std::move(route), document.routes.size()});
  begin_editing(id, workspace.session().editing);
  workspace.session().editing.is_drawing = true;
}

// The selected one, else the first that is shown, else a new one.
void begin_with_some(DispatchContext& context) {
  auto& session = context.workspace.session();
  const auto& routes = context.workspace.document().routes;
  const auto shown = std::ranges::find_if(routes, [](const auto& route) { return route->visible; });
  if (session.selection.point) {
    begin_editing(session.selection.point->route, session.editing);
  } else if (shown != routes.end()) {
    begin_editing((*shown)->id, session.editing);
  } else {
    new_route(context);
  }
}

void draw(const DrawRoute& draw, DispatchContext& context) {
  auto& session = context.workspace.session();
  auto& editing = session.editing;
  if (!draw.on || editing.is_on()) {
    editing.is_drawing = draw.on && editing.is_on();
    editing.preview.reset();
    editing.snap.reset();
    return;
  }
  begin_with_some(context);
  editing.is_drawing = true;
}

void duplicate(const DuplicateRoute& action, DispatchContext& context) {
  auto& workspace = context.workspace;
  const auto& routes = workspace.document().routes;
  const auto found = std::ranges::find_if(routes, [&](const auto& route) { return route->id == action.route; });
  if (found == routes.end()) return;
  auto copy = model::copy_of_route(workspace.document(), **found, action.as_variant);
  const auto id = copy.id;
  const auto index = static_cast<std::size_t>(found - routes.begin()) + 1;
  edit(context, model::AddRoute{std::move(copy), index});
  begin_editing(id, workspace.session().editing);
}

void preview(const PreviewRoute& action, DispatchContext& context) {
  auto& editing = context.workspace.session().editing;
  editing.snap = action.snap;
  editing.preview.reset();
  if (!action.edit) return;
  const auto changed = model::apply_route_edit(context.workspace.document(), *action.edit);
  if (!changed) return;  // said when it is done
  for (const auto& route : changed->routes) {
    if (route->id == editing.route) editing.preview = route;
  }
}

// The point is brought into view when it is not.
void select(const PointRef& point, DispatchContext& context) {
  auto& workspace = context.workspace;
  auto& session = workspace.session();
  session.selection = {{}, 0, point};
  const auto* route = workspace.document().find_route(point.route);
  const auto* found = route != nullptr ? route->find_point(point.point) : nullptr;
  if (found == nullptr) return;
  const auto position = workspace.to_project(found->position);
  const auto screen = session.camera.to_screen(position);
  const auto& covered = context.covered;
  const bool is_seen = screen.x >= covered.left && screen.x <= session.camera.width_px - covered.right &&
                       screen.y >= covered.top && screen.y <= session.camera.height_px - covered.bottom;
  if (is_seen || !geo::is_finite(position)) return;
  auto target = session.camera;
  target.center = position;
  session.fly_to(target, flight_seconds);
}

void select_next(const SelectNextPoint& next, DispatchContext& context) {
  const auto& session = context.workspace.session();
  const auto& selected = session.selection.point;
  const auto& id = session.editing.is_on() || !selected ? session.editing.route : selected->route;
  const auto* route = context.workspace.document().find_route(id);
  if (route == nullptr || route->points.empty()) return;
  const auto count = route->points.size();
  const auto at = selected && selected->route == id ? route->index_of(selected->point) : std::nullopt;
  const auto first = next.direction > 0 ? 0 : count - 1;
  const auto index = at ? (*at + count + static_cast<std::size_t>(next.direction + 1) - 1) % count : first;
  select({id, route->points[index].id}, context);
}

// After the selected point, else at the end.
void add_stop(geo::LonLat position, DispatchContext& context) {
  const auto& session = context.workspace.session();
  if (!session.editing.is_on()) new_route(context);
  const auto* route = context.workspace.document().find_route(session.editing.route);
  if (route == nullptr) return;
  const auto& selected = session.selection.point;
  const auto at = selected && selected->route == route->id ? route->index_of(selected->point) : std::nullopt;
  const auto point = model::new_stop(*route, position, {}, session.view.language);
  const PointRef ref{route->id, point.id};
  edit(context, model::InsertPoint{route->id, at ? *at + 1 : route->points.size(), point, 0});
  select(ref, context);
}

void go_to_text(const GoToText& go, DispatchContext& context) {
  auto& session = context.workspace.session();
  const auto position = geo::parse_coordinates(go.text);
  if (!position) {
    session.notices.add(Severity::Warning, position.error());
    return;
  }
  const auto& selected = session.selection.point;
  if (go.what == GoToText::What::AddStop) {
    add_stop(*position, context);
  } else if (selected) {
    const auto ref = *selected;
    edit(context, model::MovePoint{ref.route, ref.point, *position});
    select(ref, context);
  }
}

// What `import-osm` made has the database in a folder of its own.
void use_routing_database(const UseRoutingDatabase& use, DispatchContext& context) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const auto folder = fs::absolute(use.folder, failed).lexically_normal();
  for (const auto& candidate : {folder, folder / io::routing_folder}) {
    if (!io::is_routing_database(candidate)) continue;
    dispatch(DoEdit{model::Edit{model::SetRouting{candidate.string()}}, 0}, context);
    return;
  }
  context.workspace.session().notices.add(
      Severity::Warning,
      {core::msg("There is no routing database in this folder"),
       core::msg("Make one with \"emscherblick import-osm\" and choose the folder it names."), folder.string()});
}

}  // namespace

void dispatch_route(const RouteAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  auto& editing = session.editing;
  std::visit(core::Overloaded{
                 [&](const EditRoute& edit) { begin_editing(edit.route, editing); },
                 [&](const ToggleEditing&) {
                   if (editing.is_on()) {
                     begin_editing({}, editing);
                   } else {
                     begin_with_some(context);
                   }
                 },
                 [&](const NewRoute&) { new_route(context); },
                 [&](const DrawRoute& set) { draw(set, context); },
                 [&](const DuplicateRoute& copy) { duplicate(copy, context); },
                 [&](const AimRoute& aim) { editing.aimed = aim.hit; },
                 [&](const PreviewRoute& show) { preview(show, context); },
                 [&](const CompareRoutes& compare) { editing.compared = compare.routes; },
                 [&](const SetSnapping& set) { editing.snaps = set.on; },
                 [&](const OpenRouteMenu& open) { editing.menu = open.menu; },
                 [&](const SelectNextPoint& next) { select_next(next, context); },
                 [&](const AskPosition& ask) {
                   editing.asks_position = ask.on;
                   if (ask.on) session.panels.all = session.panels.layers = true;
                 },
                 [&](const GoToText& go) { go_to_text(go, context); },
                 [&](const CompareWithFile& compare) { session.compared_file = compare.file; },
                 [&](const UseRoutingDatabase& use) {
                   if (!use.folder.empty()) return use_routing_database(use, context);
                   dispatch(DoEdit{model::Edit{model::SetRouting{}}, 0}, context);
                 },
             },
             action);
}

void follow_routes(Workspace& workspace) {
  auto& session = workspace.session();
  const auto& document = workspace.document();
  if (session.editing.is_on() && document.find_route(session.editing.route) == nullptr)
    begin_editing({}, session.editing);
  const auto is_gone = [&](const core::RouteId& id) { return document.find_route(id) == nullptr; };
  auto& compared = session.editing.compared;
  if (compared && (is_gone(compared->first) || is_gone(compared->second))) compared.reset();
  const auto& point = session.selection.point;
  const auto* route = point ? document.find_route(point->route) : nullptr;
  if (point && (route == nullptr || route->find_point(point->point) == nullptr)) session.selection.point.reset();
}

}  // namespace eb::app
