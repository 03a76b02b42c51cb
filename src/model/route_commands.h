#pragma once
// What people ask for on the map and in panels, as edits: ids, names and neighbours are filled in here. Pure functions,
// used by tools/, ui/ and app/dispatch_route.
#include <optional>
#include <string>

#include "model/document.h"
#include "model/route_edit.h"

namespace eb::model {

inline constexpr int usual_dwell_minutes = 30;

core::RouteId free_route_id(const Document& document);
// Of a few that people with any colour vision tell apart, the first that no route has.
core::ThemedColor free_route_color(const Document& document);
// Nothing but a name and a colour; day, time zone and profile are those of the first route.
Route empty_route(const Document& document, LocalizedText name);
// The same points and legs under another id, colour and name: "Tour" gives "Tour (2)" in each language. As a variant it
// is an alternative to `route`, or to what that is an alternative to.
Route copy_of_route(const Document& document, const Route& route, bool as_variant);

// A point that is a stop, with nothing known yet but its name ("" = none), or a shaping point.
RoutePoint new_stop(const Route& route, geo::LonLat position, const std::string& name, const std::string& language);
RoutePoint new_shaping_point(const Route& route, geo::LonLat position);

// Sets a place into a leg: a shaping point, or a vertex of a track before which `path_before` others lie.
RouteEdit insert_into_leg(const Route& route, std::size_t leg, std::size_t path_before, geo::LonLat position);
// A stop becomes a shaping point, and the other way. nullopt: there is no such point.
std::optional<RouteEdit> toggle_stop(const Route& route, const std::string& point);
// The leg that begins at the point; its line is given up when the kind changes.
std::optional<RouteEdit> set_leg_kind(const Route& route, const std::string& from, LegKind kind);
// Straight to routed, everything else to straight.
std::optional<RouteEdit> toggle_leg_kind(const Route& route, const std::string& from);
std::optional<RouteEdit> split_at(const Document& document, const Route& route, const std::string& point,
                                  LocalizedText second_name);
// With the next route in the list. nullopt: it is the last.
std::optional<RouteEdit> join_with_next(const Document& document, const core::RouteId& route);
// One place towards the start (-1) or the end (1). nullopt: it stands there already.
std::optional<RouteEdit> shift_point(const Route& route, const std::string& point, int direction);

// Halfway along the leg that begins at the point; nullopt: none does.
struct LegMiddle {
  std::size_t leg = 0, path_before = 0;
  geo::LonLat position;
};
std::optional<LegMiddle> middle_of_leg(const Route& route, const std::string& from);

}  // namespace eb::model
