#include "ui/route_panel.h"

#include <algorithm>

#include "model/route_commands.h"
#include "ui/draw.h"
#include "ui/key_text.h"
#include "ui/list_drag.h"
#include "ui/open_dialog.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

using session::RouteAction;

constexpr const char* point_drag = "eb_point";
constexpr const char* route_drag = "eb_route";

// Marks a text for translation where it is shown.
constexpr const char* N_(const char* text) {
  return text;
}

core::Color color_of(const PanelIo& io, const model::Route& route) {
  return io.look.theme == session::ThemeKind::Dark ? route.color.dark : route.color.light;
}

void push_edit(const PanelIo& io, model::RouteEdit edit) {
  io.out.push(session::DoEdit{model::Edit{std::move(edit)}, 0});
}

std::size_t index_of(const model::Document& document, const model::Route& route) {
  const auto found = std::ranges::find_if(document.routes, [&](const auto& one) { return one->id == route.id; });
  return static_cast<std::size_t>(found - document.routes.begin());
}

std::string route_name(const text::Catalog& catalog, const model::Route& route) {
  const auto& name = route.name.in(catalog.language());
  return name.empty() ? route.id : name;
}

// --- points ---

void stop_number(const PanelIo& io, const Rect& row, std::size_t number, bool is_confirmed, core::Color color) {
  const Look& look = io.look;
  const float radius = look.px(11);
  const ImVec2 center{row.x + look.px(6) + radius, row.y + row.height / 2};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto text = std::to_string(number);
  const Face face = number > 99 ? Face::Small : Face::Heading;
  ImFont* font = look.font(face);
  if (is_confirmed)
    list.AddCircleFilled(center, radius, u32(color), 32);
  else
    list.AddCircle(center, radius - look.px(0.75), u32(color), 32, look.px(1.5));
  list.AddText(font, font->FontSize, {center.x - text_width(look, face, text) / 2, center.y - font->FontSize / 2},
               u32(is_confirmed ? look.palette.on_route : color), text.c_str());
}

void put_text(const PanelIo& io, Face face, core::Color color, const ImVec2& at, const std::string& text, float room) {
  ImFont* font = io.look.font(face);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, u32(color),
                                      ui_text(fitted(io.look, face, text, room)).c_str());
}

// Dropping a point on another puts it in that one's place.
void drag_point(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index) {
  const auto own = route.id + '\n';  // points do not leave their route
  const auto dropped =
      drag_in_list(io, point_drag, own + route.points[index].id, point_name(context.catalog, route, index));
  if (dropped && dropped->starts_with(own))
    push_edit(io, model::ReorderPoint{route.id, dropped->substr(own.size()), index});
}

struct PointRow {
  const model::Route& route;
  std::size_t index = 0;
  std::size_t number = 0;  // of the stop; 0 = a shaping point
  [[nodiscard]] const model::RoutePoint& point() const { return route.points[index]; }
};

void stop_texts(const UiContext& context, const PanelIo& io, const PointRow& point, const Rect& row) {
  const Look& look = io.look;
  const auto& stop = *point.point().stop;
  stop_number(io, row, point.number, stop.is_confirmed, color_of(io, point.route));
  const float x = row.x + look.px(38), room = row.right() - x - look.px(6);
  const auto name = point_name(context.catalog, point.route, point.index);
  auto detail = core::substitute(context.catalog.tr("{0} min"), {std::to_string(stop.dwell_minutes)});
  if (!stop.is_confirmed) detail += " · " + context.catalog.tr("suggestion");
  const float top = row.y + (row.height - look.px(34)) / 2;
  put_text(io, Face::Strong, look.palette.text, {x, top}, name, room);
  put_text(io, Face::Small, look.palette.secondary, {x, top + look.px(19)}, detail, room);
  if (ImGui::IsItemHovered() && text_width(look, Face::Strong, name) > room) tooltip(look, name);
}

void shaping_texts(const UiContext& context, const PanelIo& io, const PointRow& point, const Rect& row) {
  const Look& look = io.look;
  const ImVec2 center{row.x + look.px(17), row.y + row.height / 2};
  ImGui::GetWindowDrawList()->AddCircle(center, look.px(4), u32(color_of(io, point.route)), 16, look.px(1.5));
  const float x = row.x + look.px(38);
  put_text(io, Face::Small, look.palette.secondary, {x, center.y - look.font(Face::Small)->FontSize / 2},
           context.catalog.tr("Shaping point"), row.right() - x - look.px(6));
}

// A row that is clicked as a whole: number, name and a smaller line below; a shaping point has a low one.
void point_row(const UiContext& context, const PanelIo& io, const PointRow& point) {
  const Look& look = io.look;
  const float height = look.px(point.number > 0 ? 40 : 24);
  const ImVec2 size{ImGui::GetContentRegionAvail().x, height};
  if (!ImGui::IsRectVisible(size)) {
    ImGui::Dummy(size);
    return;
  }
  const IdScope id{point.point().id};
  const session::PointRef ref{point.route.id, point.point().id};
  const bool is_selected = context.session.selection.point == ref;
  if (ImGui::Selectable("##point", is_selected, ImGuiSelectableFlags_None, {0, height}))
    io.out.push(session::SelectAction{session::SelectPoint{ref, true}});
  const Rect row = item_rect();
  drag_point(context, io, point.route, point.index);
  if (point.number > 0) {
    stop_texts(context, io, point, row);
  } else {
    shaping_texts(context, io, point, row);
  }
}

void point_rows(const UiContext& context, const PanelIo& io, const model::Route& route, bool is_edited) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    const bool is_stop = route.points[i].stop != nullptr;
    if (is_stop) ++number;
    if (is_stop || is_edited) point_row(context, io, {route, i, is_stop ? number : 0});
  }
  if (route.points.empty()) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary,
                 context.catalog.tr("No stops yet. Draw on the map, or type a position."));
  }
}

// --- the edited route ---

void name_and_color(const UiContext& context, const PanelIo& io, const model::Route& route, RoutePanelState& state) {
  const auto& c = context.catalog;
  const bool is_dark = io.look.theme == session::ThemeKind::Dark;
  if (const auto color = edit_color(io, c.tr("Colour"), color_of(io, route))) {
    auto themed = route.color;
    (is_dark ? themed.dark : themed.light) = *color;
    io.out.push(
        session::DoEdit{model::Edit{model::RouteEdit{model::SetRouteColor{route.id, themed}}}, context.gesture});
  }
  ImGui::SameLine();
  const auto name = edit_field(io, state.field, "name " + route.id, route.name.in(c.language()), {c.tr("Name")});
  if (!name) return;
  auto localized = route.name;
  localized.by_language[c.language()] = *name;
  push_edit(io, model::SetRouteName{route.id, std::move(localized)});
}

void tool_buttons(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const auto& c = context.catalog;
  const auto& editing = context.session.editing;
  const auto action = [&](const std::string& label, ButtonLook look, const char* help, RouteAction wanted) {
    wrap_before(button_width(io.look, label, look));
    if (button(io, label, look)) {
      io.out.push(std::move(wanted));
      io.feedback.keyboard_to_map = true;
    }
    if (ImGui::IsItemHovered()) tooltip(io.look, c.tr(help));
  };
  if (button(io, c.tr("Draw"), {.kind = ButtonKind::Outlined, .pressed_in = editing.is_drawing})) {
    io.out.push(RouteAction{session::DrawRoute{!editing.is_drawing}});
    io.feedback.keyboard_to_map = true;
  }
  if (ImGui::IsItemHovered()) {
    tooltip(io.look,
            c.tr("Each click on the map adds a stop, with Ctrl a shaping point, with Shift after a straight leg. "
                 "Enter or a double click ends."));
  }
  action(c.tr("Snap"), {.kind = ButtonKind::Outlined, .pressed_in = editing.snaps},
         N_("Points cling to stops, places and lines. Alt lets them go."), session::SetSnapping{!editing.snaps});
  const auto more = c.tr("More");
  wrap_before(button_width(io.look, more, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, more, Icon::ChevronDown, "more"};
  if (menu.open()) route_items(context, io, route);
}

void place_field(const UiContext& context, const PanelIo& io, RoutePanelState& state) {
  const auto& c = context.catalog;
  const auto add = c.tr("Add stop");
  const float room = ImGui::GetContentRegionAvail().x - button_width(io.look, add, {.kind = ButtonKind::Outlined}) -
                     ImGui::GetStyle().ItemSpacing.x;
  if (context.session.editing.asks_position) {
    state.frames_to_take_keyboard = 4;
    io.out.push(RouteAction{session::AskPosition{false}});
  }
  // A panel that appears in the same frame would take the keyboard away again, so this asks until it has it.
  if (state.frames_to_take_keyboard > 0) {
    --state.frames_to_take_keyboard;
    give_keyboard_to_next_field();
    io.feedback.wants_frame = true;
  }
  const auto typed = edit_text(io, "##place", state.place, "51.5045 N 6.9750 E", std::max(room, io.look.px(80)));
  if (typed.active) state.frames_to_take_keyboard = 0;
  if (ImGui::IsItemHovered() && !typed.active) {
    tooltip(io.look, c.tr("WGS 84 in degrees, minutes or seconds, or UTM: 32U 359460 5707874"));
  }
  wrap_before(button_width(io.look, add, {.kind = ButtonKind::Outlined}));
  const bool pressed = button(io, add, {.kind = ButtonKind::Outlined});
  if ((!typed.entered && !pressed) || state.place.empty()) return;
  io.out.push(RouteAction{session::GoToText{state.place, session::GoToText::What::AddStop}});
  state.place.clear();
  io.feedback.keyboard_to_map = true;
}

// Variants of one route first; any two routes may be compared.
void compare_items_of(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const auto family = [](const model::Route& one) { return one.variant_of.empty() ? one.id : one.variant_of; };
  for (const bool related : {true, false}) {
    for (const auto& other : context.document.routes) {
      if (other->id == route.id || (family(*other) == family(route)) != related) continue;
      const auto label =
          core::substitute(context.catalog.tr("Compare with {0}"), {route_name(context.catalog, *other)});
      const session::RoutePair pair{other->id, route.id};
      const bool is_on = context.session.editing.compared == pair;
      if (!menu_item(io, label, "", is_on)) continue;
      io.out.push(RouteAction{session::CompareRoutes{is_on ? std::optional<session::RoutePair>{} : pair}});
    }
  }
}

// --- routes ---

void route_header(const UiContext& context, const PanelIo& io, const model::Route& route, bool is_edited) {
  const Look& look = io.look;
  const auto word = is_edited ? context.catalog.tr("Done") : context.catalog.tr("Edit");
  const ButtonLook kind{.pressed_in = is_edited, .id = "edit"};
  const float right = button_width(look, word, kind), swatch = look.px(12);
  const float room = ImGui::GetContentRegionAvail().x - right - swatch - 2 * ImGui::GetStyle().ItemSpacing.x;
  const auto name = route_name(context.catalog, route);
  if (const auto visible = edit_check(io, name, route.visible, std::max(room, look.px(60))))
    push_edit(io, model::SetRouteVisible{route.id, *visible});
  if (const auto moved = drag_in_list(io, route_drag, route.id, name))
    push_edit(io, model::MoveRoute{*moved, index_of(context.document, route)});
  ImGui::SameLine();
  color_swatch(look, color_of(io, route), swatch);
  wrap_before(right);
  if (button(io, word, kind)) {
    io.out.push(RouteAction{session::EditRoute{is_edited ? core::RouteId{} : route.id}});
    io.feedback.keyboard_to_map = true;
  }
  const auto* origin = context.document.find_route(route.variant_of);
  if (origin == nullptr) return;
  text_fitted(look, Face::Small, look.palette.secondary,
              core::substitute(context.catalog.tr("Variant of {0}"), {route_name(context.catalog, *origin)}),
              ImGui::GetContentRegionAvail().x);
}

void one_route(const UiContext& context, const PanelIo& io, const model::Route& route, RoutePanelState& state) {
  const IdScope id{route.id};
  const bool is_edited = context.session.editing.route == route.id;
  route_header(context, io, route, is_edited);
  if (is_edited) {
    name_and_color(context, io, route, state);
    tool_buttons(context, io, route);
    place_field(context, io, state);
  }
  // With several routes only the one that is worked on unfolds.
  const bool is_selected = context.session.selection.point && context.session.selection.point->route == route.id;
  const bool unfolds = is_edited || is_selected || context.document.routes.size() == 1 ||
                       (!context.session.editing.is_on() && !context.session.selection.point &&
                        context.document.routes.front()->id == route.id);
  if (unfolds) point_rows(context, io, route, is_edited);
  gap(io.look, 10);
}

}  // namespace

std::string point_name(const text::Catalog& catalog, const model::Route& route, std::size_t index) {
  const auto& stop = route.points[index].stop;
  if (!stop) return catalog.tr("Shaping point");
  const auto& name = stop->name.in(catalog.language());
  if (!name.empty()) return name;
  const auto before = std::count_if(route.points.begin(), route.points.begin() + static_cast<std::ptrdiff_t>(index),
                                    [](const auto& point) { return point.stop != nullptr; });
  return core::substitute(catalog.tr("Stop {0}"), {std::to_string(before + 1)});
}

void route_items(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const auto& c = context.catalog;
  const auto& selected = context.session.selection.point;
  const auto point = selected && selected->route == route.id ? selected->point : std::string{};
  const auto item = [&](const char* label, const char* key, std::optional<model::RouteEdit> edit) {
    if (menu_item(io, c.tr(label), key, false, edit.has_value()) && edit) push_edit(io, *std::move(edit));
  };
  item(N_("Reverse"), "R", model::ReverseRoute{route.id});
  item(N_("Split at the selected point"), "B", model::split_at(context.document, route, point, route.name));
  item(N_("Join with the next route"), "J", model::join_with_next(context.document, route.id));
  const auto index = index_of(context.document, route), count = context.document.routes.size();
  const auto moved = [&](bool is_possible, std::size_t to) {
    return is_possible ? std::optional<model::RouteEdit>{model::MoveRoute{route.id, to}} : std::nullopt;
  };
  if (count > 1) {
    item(N_("Further up in the list"), "", moved(index > 0, index - 1));
    item(N_("Further down in the list"), "", moved(index + 1 < count, index + 1));
  }
  if (menu_item(io, c.tr("Duplicate"), key_text(c, core::Key::D, {.ctrl = true})))
    io.out.push(RouteAction{session::DuplicateRoute{route.id, false}});
  if (menu_item(io, c.tr("Make a variant"), "")) io.out.push(RouteAction{session::DuplicateRoute{route.id, true}});
  if (!route.variant_of.empty()) item(N_("Not a variant any more"), "", model::SetRouteVariant{route.id, {}});
  compare_items_of(context, io, route);
  item(N_("Delete the route"), "", model::RemoveRoute{route.id});
}

// Which roads legs may follow.
void roads_menu(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& folder = context.document.routing;
  const auto label = c.tr("Roads");
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown, "roads"};
  if (!menu.open()) return;
  const auto said = folder.empty() ? c.tr("No routing database: legs are straight") : folder;
  text_fitted(io.look, Face::Small, io.look.palette.secondary, said, io.look.px(320));
  if (menu_item(io, c.tr("Choose a routing database…"), "")) choose_routing_database(io);
  if (!folder.empty() && menu_item(io, c.tr("Do without it"), ""))
    io.out.push(RouteAction{session::UseRoutingDatabase{}});
}

void route_section(const UiContext& context, const PanelIo& io, RoutePanelState& state) {
  const auto& c = context.catalog;
  section_heading(io.look, c.tr("Routes"));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {io.look.px(8), io.look.px(4)});
  for (const auto& route : context.document.routes) one_route(context, io, *route, state);
  ImGui::PopStyleVar();
  if (button(io, c.tr("New route"), {.kind = ButtonKind::Outlined})) {
    io.out.push(RouteAction{session::NewRoute{}});
    io.feedback.keyboard_to_map = true;
  }
  roads_menu(context, io);
  gap(io.look, 18);
}

}  // namespace eb::ui
