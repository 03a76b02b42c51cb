#pragma once
// Every way a route may change. Part of model::Edit; apply_route_edit is pure: it returns the changed copy or says why
// not. Whatever an edit does not name stays the same object: the legs left and right of it do not change by a byte.
#include <string>
#include <variant>

#include "core/result.h"
#include "model/route.h"

namespace eb::model {

struct Document;

struct AddRoute {
  Route route;
  std::size_t index = 0;
  friend bool operator==(const AddRoute&, const AddRoute&) = default;
};
struct RemoveRoute {
  core::RouteId route;
  friend bool operator==(const RemoveRoute&, const RemoveRoute&) = default;
};
struct MoveRoute {
  core::RouteId route;
  std::size_t index = 0;
  friend bool operator==(const MoveRoute&, const MoveRoute&) = default;
};
struct SetRouteName {
  core::RouteId route;
  LocalizedText name;
  friend bool operator==(const SetRouteName&, const SetRouteName&) = default;
};
struct SetRouteColor {
  core::RouteId route;
  core::ThemedColor color;
  friend bool operator==(const SetRouteColor&, const SetRouteColor&) = default;
};
struct SetRouteVisible {
  core::RouteId route;
  bool visible = true;
  friend bool operator==(const SetRouteVisible&, const SetRouteVisible&) = default;
};
struct SetRouteVariant {
  core::RouteId route, variant_of;  // empty = it stands alone
  friend bool operator==(const SetRouteVariant&, const SetRouteVariant&) = default;
};
struct SetSchedule {
  core::RouteId route;
  Schedule schedule;
  friend bool operator==(const SetSchedule&, const SetSchedule&) = default;
};
struct SetMeetingPoint {
  core::RouteId route;
  MeetingPoint meeting_point;
  friend bool operator==(const SetMeetingPoint&, const SetMeetingPoint&) = default;
};
// Runs the other way. Routed legs have to be routed again: roads may be one-way.
struct ReverseRoute {
  core::RouteId route;
  friend bool operator==(const ReverseRoute&, const ReverseRoute&) = default;
};
// The point ends the first route and begins the second, which follows it in the list.
struct SplitRoute {
  core::RouteId route;
  std::string point;
  core::RouteId second;
  LocalizedText second_name;
  friend bool operator==(const SplitRoute&, const SplitRoute&) = default;
};
// Appends `second` and removes it. Where one ends and the other begins at the same position, that is one point.
struct JoinRoutes {
  core::RouteId first, second;
  friend bool operator==(const JoinRoutes&, const JoinRoutes&) = default;
};

// Inside a leg it makes two legs of the same kind; at either end it adds one as its neighbour, else a straight one. The
// first leg of a route is routed where the document has a routing database.
struct InsertPoint {
  core::RouteId route;
  std::size_t index = 0;  // it becomes points[index]
  RoutePoint point;
  std::size_t path_before = 0;  // inside a track: how many of its points lie before the new one
  friend bool operator==(const InsertPoint&, const InsertPoint&) = default;
};
// Routed legs at both sides wait for the router after it.
struct MovePoint {
  core::RouteId route;
  std::string point;
  geo::LonLat position;
  friend bool operator==(const MovePoint&, const MovePoint&) = default;
};
// The legs at both sides become one: a track keeps its line, else it is routed if one of both was.
struct RemovePoint {
  core::RouteId route;
  std::string point;
  friend bool operator==(const RemovePoint&, const RemovePoint&) = default;
};
struct ReorderPoint {
  core::RouteId route;
  std::string point;
  std::size_t index = 0;  // where it stands afterwards
  friend bool operator==(const ReorderPoint&, const ReorderPoint&) = default;
};
// What is known about a stop; a shaping point becomes one and, with nothing, a stop becomes a shaping point.
struct SetStop {
  core::RouteId route;
  std::string point;
  std::optional<Stop> stop;
  friend bool operator==(const SetStop&, const SetStop&) = default;
};
struct SetLeg {
  core::RouteId route;
  std::string from;  // the point it begins at
  Leg leg;
  friend bool operator==(const SetLeg&, const SetLeg&) = default;
};
// Points of a track, without its two ends.
struct EditTrack {
  core::RouteId route;
  std::string from;
  std::size_t first = 0, count = 0;  // these are replaced
  std::vector<geo::LonLat> by;
  friend bool operator==(const EditTrack&, const EditTrack&) = default;
};

using RouteEdit = std::variant<AddRoute, RemoveRoute, MoveRoute, SetRouteName, SetRouteColor, SetRouteVisible,
                               SetRouteVariant, SetSchedule, ReverseRoute, SplitRoute, JoinRoutes, InsertPoint,
                               MovePoint, RemovePoint, ReorderPoint, SetStop, SetLeg, EditTrack, SetMeetingPoint>;

core::Result<Document> apply_route_edit(Document document, const RouteEdit& edit);

// What the step is called in the list of steps; `before` is the document it changes.
core::Message describe_route_edit(const Document& before, const RouteEdit& edit);

}  // namespace eb::model
