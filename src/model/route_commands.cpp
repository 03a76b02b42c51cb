#include "model/route_commands.h"

#include <algorithm>
#include <array>

namespace eb::model {

namespace {

constexpr core::Color rgb(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value), 255};
}

// Coral, magenta, violet, lime, rose: far from the colours of water and of each other. Dark, then light theme.
constexpr std::array route_colors{
    core::ThemedColor{rgb(0xFF7A59), rgb(0xD8442A)}, core::ThemedColor{rgb(0xF06BE0), rgb(0xB3128C)},
    core::ThemedColor{rgb(0xA98BFF), rgb(0x5B35C9)}, core::ThemedColor{rgb(0xD9F25A), rgb(0x636B00)},
    core::ThemedColor{rgb(0xFFE3EE), rgb(0x4A2436)}};

bool is_color_taken(const Document& document, const core::ThemedColor& color) {
  return std::ranges::any_of(document.routes, [&](const auto& route) { return route->color == color; });
}

// "Tour (2)" and, when there is one, "Tour (3)".
LocalizedText name_of_copy(const Document& document, const Route& route) {
  for (int number = 2;; ++number) {
    auto name = route.name;
    for (auto& [language, text] : name.by_language) text += " (" + std::to_string(number) + ")";
    const bool is_taken = std::ranges::any_of(document.routes, [&](const auto& other) { return other->name == name; });
    if (!is_taken || name.empty()) return name;
  }
}

std::shared_ptr<const Stop> stop_named(const std::string& name, const std::string& language) {
  Stop stop;
  stop.dwell_minutes = usual_dwell_minutes;
  if (!name.empty()) stop.name.by_language[language] = name;
  return std::make_shared<const Stop>(std::move(stop));
}

}  // namespace

core::RouteId free_route_id(const Document& document) {
  for (std::size_t number = document.routes.size() + 1;; ++number) {
    auto id = "route-" + std::to_string(number);
    if (document.find_route(id) == nullptr) return id;
  }
}

core::ThemedColor free_route_color(const Document& document) {
  const auto free =
      std::ranges::find_if(route_colors, [&](const auto& color) { return !is_color_taken(document, color); });
  return free != route_colors.end() ? *free : route_colors[document.routes.size() % route_colors.size()];
}

Route empty_route(const Document& document, LocalizedText name) {
  Route route;
  route.id = free_route_id(document);
  route.name = std::move(name);
  route.color = free_route_color(document);
  if (!document.routes.empty()) {
    route.schedule = document.routes.front()->schedule;
    route.schedule.groups.clear();
  }
  return route;
}

Route copy_of_route(const Document& document, const Route& route, bool as_variant) {
  Route copy = route;
  copy.id = free_route_id(document);
  copy.name = name_of_copy(document, route);
  copy.color = free_route_color(document);
  copy.visible = true;
  if (as_variant) copy.variant_of = route.variant_of.empty() ? route.id : route.variant_of;
  return copy;
}

RoutePoint new_stop(const Route& route, geo::LonLat position, const std::string& name, const std::string& language) {
  return {free_point_id(route), position, stop_named(name, language)};
}

RoutePoint new_shaping_point(const Route& route, geo::LonLat position) {
  return {free_point_id(route), position, nullptr};
}

RouteEdit insert_into_leg(const Route& route, std::size_t leg, std::size_t path_before, geo::LonLat position) {
  if (route.legs[leg]->kind == LegKind::Track) {
    return EditTrack{route.id, route.points[leg].id, path_before, 0, {position}};
  }
  return InsertPoint{route.id, leg + 1, new_shaping_point(route, position), 0};
}

std::optional<RouteEdit> toggle_stop(const Route& route, const std::string& point) {
  const auto* found = route.find_point(point);
  if (found == nullptr) return std::nullopt;
  if (found->stop) return SetStop{route.id, point, std::nullopt};
  return SetStop{route.id, point, *stop_named({}, {})};
}

std::optional<RouteEdit> set_leg_kind(const Route& route, const std::string& from, LegKind kind) {
  const auto index = route.index_of(from);
  if (!index || *index >= route.legs.size() || route.legs[*index]->kind == kind) return std::nullopt;
  return SetLeg{route.id, from, Leg{kind, {}, {}, route.legs[*index]->profile}};
}

std::optional<RouteEdit> toggle_leg_kind(const Route& route, const std::string& from) {
  const auto index = route.index_of(from);
  if (!index || *index >= route.legs.size()) return std::nullopt;
  const bool is_straight = route.legs[*index]->kind == LegKind::Straight;
  return set_leg_kind(route, from, is_straight ? LegKind::Routed : LegKind::Straight);
}

std::optional<RouteEdit> split_at(const Document& document, const Route& route, const std::string& point,
                                  LocalizedText second_name) {
  const auto index = route.index_of(point);
  if (!index || *index == 0 || *index + 1 >= route.points.size()) return std::nullopt;
  return SplitRoute{route.id, point, free_route_id(document), std::move(second_name)};
}

std::optional<RouteEdit> join_with_next(const Document& document, const core::RouteId& route) {
  const auto found = std::ranges::find_if(document.routes, [&](const auto& one) { return one->id == route; });
  if (found == document.routes.end() || std::next(found) == document.routes.end()) return std::nullopt;
  return JoinRoutes{route, (*std::next(found))->id};
}

std::optional<RouteEdit> shift_point(const Route& route, const std::string& point, int direction) {
  const auto index = route.index_of(point);
  if (!index || (direction < 0 ? *index == 0 : *index + 1 >= route.points.size())) return std::nullopt;
  return ReorderPoint{route.id, point, direction < 0 ? *index - 1 : *index + 1};
}

std::optional<LegMiddle> middle_of_leg(const Route& route, const std::string& from) {
  const auto index = route.index_of(from);
  if (!index || *index >= route.legs.size()) return std::nullopt;
  const auto& path = route.legs[*index]->path;
  const auto half = path.size() / 2;
  const auto a = half == 0 ? route.points[*index].position : path[half - 1];
  const auto b = half < path.size() ? path[half] : route.points[*index + 1].position;
  return LegMiddle{*index, half, {(a.lon + b.lon) / 2, (a.lat + b.lat) / 2}};
}

}  // namespace eb::model
