#include "ui/route_menu.h"

#include <cfloat>

#include "model/route_commands.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/key_text.h"
#include "ui/labels.h"
#include "ui/open_dialog.h"
#include "ui/route_panel.h"

namespace eb::ui {
namespace {

using session::RouteHit;

constexpr const char* popup = "route menu";

void item(const PanelIo& io, const std::string& label, const std::string& key, std::optional<model::RouteEdit> edit) {
  if (!edit || !menu_item(io, label, key)) return;
  io.out.push(session::DoEdit{model::Edit{*std::move(edit)}, 0});
}

// Why a leg that should follow roads does not.
void leg_reason(const UiContext& context, const PanelIo& io, const model::Route& route, const std::string& from) {
  const auto index = route.index_of(from);
  const auto way = index && *index < route.legs.size() ? model::way_awaited(route, *index) : std::nullopt;
  if (!way) return;
  const auto& unrouted = context.session.unrouted_ways;
  const auto failed = unrouted.find(*way);
  const auto say = [&](const std::string& text, core::Color color) { text_wrapped(io.look, Face::Small, color, text); };
  if (failed != unrouted.end()) {
    say(context.catalog.tr(failed->second.what), io.look.palette.warning);
    say(context.catalog.tr(failed->second.hint), io.look.palette.secondary);
  } else if (context.document.routing.empty()) {
    say(context.catalog.tr("Without a routing database this leg stays straight."), io.look.palette.secondary);
    if (menu_item(io, context.catalog.tr("Choose a routing database…"), "")) choose_routing_database(io);
  }
}

void leg_items(const UiContext& context, const PanelIo& io, const model::Route& route, const std::string& from) {
  const auto& c = context.catalog;
  item(io, c.tr("Leg: straight"), "K", model::set_leg_kind(route, from, model::LegKind::Straight));
  item(io, c.tr("Leg: along roads"), "K", model::set_leg_kind(route, from, model::LegKind::Routed));
  leg_reason(context, io, route, from);
}

void point_items(const UiContext& context, const PanelIo& io, const model::Route& route, const std::string& point) {
  const auto* found = route.find_point(point);
  if (found == nullptr) return;
  const auto& c = context.catalog;
  item(io, found->stop ? c.tr("Make it a shaping point") : c.tr("Make it a stop"), "P",
       model::toggle_stop(route, point));
  item(io, c.tr("Earlier"), key_text(c, core::Key::Up, {.ctrl = true}), model::shift_point(route, point, -1));
  item(io, c.tr("order", "Later"), key_text(c, core::Key::Down, {.ctrl = true}), model::shift_point(route, point, 1));
  item(io, c.tr("Split the route here"), "B", model::split_at(context.document, route, point, route.name));
  leg_items(context, io, route, point);
  item(io, c.tr("Remove"), key_text(c, core::Key::Delete), model::RemovePoint{route.id, point});
}

void place_items(const UiContext& context, const PanelIo& io, const model::Route& route,
                 const session::RouteMenu& menu) {
  const auto& hit = menu.hit;
  if (hit.leg >= route.legs.size()) return;
  const auto insert = [&](model::RoutePoint point) {
    return model::RouteEdit{model::InsertPoint{route.id, hit.leg + 1, std::move(point), hit.vertex}};
  };
  const auto& c = context.catalog;
  item(io, c.tr("Insert a stop here"), "", insert(model::new_stop(route, menu.position, {}, c.language())));
  item(io, c.tr("Insert a shaping point here"), "", insert(model::new_shaping_point(route, menu.position)));
  if (hit.kind == RouteHit::Kind::Vertex) {
    item(io, c.tr("Remove this point of the track"), "", model::EditTrack{route.id, hit.point, hit.vertex, 1, {}});
  }
  leg_items(context, io, route, hit.point);
}

}  // namespace

void route_menu(const UiContext& context, const PanelIo& io, RouteMenuState& state) {
  const auto& editing = context.session.editing;
  if (!editing.menu) {
    state.is_open = false;
    return;
  }
  const Look& look = io.look;
  const auto* route = context.document.find_route(editing.menu->hit.route);
  if (!state.is_open) ImGui::OpenPopup(popup);
  state.is_open = true;
  ImGui::SetNextWindowPos({io.from_screen(editing.menu->screen.x), static_cast<float>(editing.menu->screen.y)},
                          ImGuiCond_Appearing);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(8), look.px(8)});
  ImGui::SetNextWindowSizeConstraints({look.px(240), 0}, {FLT_MAX, FLT_MAX});
  const bool is_open = ImGui::BeginPopup(popup);
  ImGui::PopStyleVar();
  if (is_open) {
    io.feedback.popup_open = true;
    const auto& hit = editing.menu->hit;
    if (route != nullptr && hit.kind == RouteHit::Kind::Point) {
      point_items(context, io, *route, hit.point);
    } else if (route != nullptr) {
      place_items(context, io, *route, *editing.menu);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  if (!ImGui::IsPopupOpen(popup)) io.out.push(session::RouteAction{session::OpenRouteMenu{}});
}

}  // namespace eb::ui
