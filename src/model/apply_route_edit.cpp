#include <algorithm>
#include <cmath>
#include <set>

#include "model/edit.h"

namespace eb::model {

namespace {

using core::Error;
using core::msg;
using core::Result;
using Checked = std::optional<Error>;
using SharedLeg = std::shared_ptr<const Leg>;

constexpr int longest_minutes = 7 * 24 * 60;

auto find(Document& document, const core::RouteId& id) {
  return std::ranges::find_if(document.routes, [&id](const auto& route) { return route->id == id; });
}

Error no_route(const core::RouteId& id) {
  return {msg("There is no route called {0}", id), {}, {}};
}

Error no_point(const Route& route, const std::string& point) {
  return {msg("The route {0} has no point called {1}", route.id, point), {}, {}};
}

Error no_place() {
  return {msg("The place is not in the list"), {}, {}};
}

template <class List>
auto at(List& list, std::size_t index) {
  return list.begin() + static_cast<std::ptrdiff_t>(index);
}

// --- what a route may hold ---

Checked check(geo::LonLat position) {
  const bool is_on_earth = std::isfinite(position.lon) && std::isfinite(position.lat) &&
                           std::abs(position.lon) <= 180 && std::abs(position.lat) <= 90;
  if (is_on_earth) return {};
  return Error{msg("A position needs a longitude from -180 to 180 and a latitude from -90 to 90"), {}, {}};
}

Checked check(const Stop& stop) {
  if (stop.dwell_minutes < 0 || stop.dwell_minutes > longest_minutes) {
    return Error{msg("A stay lasts between 0 minutes and 7 days, not {0} minutes", stop.dwell_minutes), {}, {}};
  }
  for (const auto& lock : {stop.fixed_arrival, stop.fixed_departure}) {
    if (lock && (*lock < 0 || *lock > longest_minutes)) {
      return Error{msg("A fixed time lies within 7 days after midnight of the first day"), {}, {}};
    }
  }
  if (stop.fixed_arrival && stop.fixed_departure && *stop.fixed_departure < *stop.fixed_arrival) {
    return Error{msg("A stop cannot be left before it is reached"), {}, {}};
  }
  if (stop.walking_m && (*stop.walking_m < 0 || *stop.walking_m > longest_walk_m)) {
    return Error{msg("A walk at a stop is between 0 m and {0} km long", longest_walk_m / 1000), {}, {}};
  }
  return {};
}

Checked check(const MeetingPoint& meeting_point) {
  if (const auto& minutes = meeting_point.minutes; minutes && (*minutes < 0 || *minutes > longest_minutes)) {
    return Error{msg("A fixed time lies within 7 days after midnight of the first day"), {}, {}};
  }
  return meeting_point.position ? check(*meeting_point.position) : Checked{};
}

Checked check(const RoutePoint& point) {
  if (point.id.empty()) return Error{msg("A point of a route needs an id"), {}, {}};
  if (auto wrong = check(point.position)) return wrong;
  return point.stop ? check(*point.stop) : Checked{};
}

Checked check(const Leg& leg) {
  for (const auto& chunk : leg.path.chunks()) {
    for (const auto position : *chunk) {
      if (auto wrong = check(position)) return wrong;
    }
  }
  if (leg.seconds && (!std::isfinite(*leg.seconds) || *leg.seconds < 0)) {
    return Error{msg("A leg cannot take less than no time"), {}, {}};
  }
  return {};
}

Checked check(const Schedule& schedule) {
  if (schedule.start_minutes < 0 || schedule.start_minutes >= 24 * 60) {
    return Error{msg("The start is a time of the day, from 00:00 to 23:59"), {}, {}};
  }
  std::set<std::string> ids;
  for (const auto& group : schedule.groups) {
    if (group.id.empty() || !ids.insert(group.id).second) {
      return Error{msg("Each group needs an id of its own"), {}, {}};
    }
    if (std::abs(group.offset_minutes) > longest_minutes) {
      return Error{msg("A group starts at most 7 days earlier or later"), {}, {}};
    }
  }
  return {};
}

Checked check(const Route& route) {
  if (route.id.empty()) return Error{msg("A route needs an id"), {}, {}};
  std::set<std::string> ids;
  for (const auto& point : route.points) {
    if (auto wrong = check(point)) return wrong;
    if (!ids.insert(point.id).second) {
      return Error{msg("The route {0} already has a point called {1}", route.id, point.id), {}, {}};
    }
  }
  if (route.legs.size() + 1 != std::max<std::size_t>(route.points.size(), 1)) {
    return Error{msg("The route {0} needs one leg between each two points", route.id), {}, {}};
  }
  for (const auto& leg : route.legs) {
    if (auto wrong = check(*leg)) return wrong;
  }
  if (auto wrong = check(route.meeting_point)) return wrong;
  return check(route.schedule);
}

// --- legs ---

SharedLeg leg_of(LegKind kind, geo::ChunkedPath path, std::optional<Profile> profile) {
  return std::make_shared<const Leg>(Leg{kind, std::move(path), {}, profile});
}

// What was routed is no longer true, because an end moved or the direction changed.
SharedLeg stale(const SharedLeg& leg) {
  return leg->kind == LegKind::Routed ? leg_of(LegKind::Routed, {}, leg->profile) : leg;
}

// What a leg becomes when a point is set into it.
std::pair<SharedLeg, SharedLeg> halves(const SharedLeg& leg, std::size_t path_before) {
  if (leg->kind != LegKind::Track) return {stale(leg), stale(leg)};
  return {leg_of(LegKind::Track, leg->path.first_part(path_before), leg->profile),
          leg_of(LegKind::Track, leg->path.after(path_before), leg->profile)};
}

SharedLeg merged(const SharedLeg& before, const SharedLeg& after) {
  const auto is = [&](LegKind kind) { return before->kind == kind || after->kind == kind; };
  const auto profile = before->profile ? before->profile : after->profile;
  if (is(LegKind::Routed)) return leg_of(LegKind::Routed, {}, profile);
  if (is(LegKind::Track)) return leg_of(LegKind::Track, before->path.joined(after->path), profile);
  return leg_of(LegKind::Straight, {}, profile);
}

// A further leg at an end of the route: as its neighbour, and a track goes on straight.
SharedLeg continued(const SharedLeg& neighbour) {
  if (neighbour->kind == LegKind::Routed) return stale(neighbour);
  return leg_of(LegKind::Straight, {}, neighbour->profile);
}

void insert_point(Route& route, std::size_t index, RoutePoint point, std::size_t path_before) {
  const bool first = route.points.empty(), at_start = index == 0, at_end = index == route.points.size();
  route.points.insert(at(route.points, index), std::move(point));
  if (first) return;
  if (at_start || at_end) {
    auto leg = route.legs.empty() ? straight_leg() : continued(at_start ? route.legs.front() : route.legs.back());
    route.legs.insert(at_start ? route.legs.begin() : route.legs.end(), std::move(leg));
    return;
  }
  auto [before, after] = halves(route.legs[index - 1], path_before);
  route.legs[index - 1] = std::move(before);
  route.legs.insert(at(route.legs, index), std::move(after));
}

RoutePoint take_point(Route& route, std::size_t index) {
  auto point = std::move(route.points[index]);
  route.points.erase(at(route.points, index));
  if (route.legs.empty()) return point;
  if (index > 0 && index < route.legs.size()) route.legs[index - 1] = merged(route.legs[index - 1], route.legs[index]);
  route.legs.erase(at(route.legs, std::min(index, route.legs.size() - 1)));
  return point;
}

// --- edits of one route; nullopt when done ---

Checked change(Route& route, const SetRouteName& edit) {
  route.name = edit.name;
  return {};
}

Checked change(Route& route, const SetRouteColor& edit) {
  route.color = edit.color;
  return {};
}

Checked change(Route& route, const SetRouteVisible& edit) {
  route.visible = edit.visible;
  return {};
}

Checked change(Route& route, const SetSchedule& edit) {
  if (edit.schedule.profile != route.schedule.profile) {
    // Other wheels, other roads.
    for (auto& leg : route.legs) leg = leg->profile ? leg : stale(leg);
  }
  route.schedule = edit.schedule;
  return check(edit.schedule);
}

Checked change(Route& route, const SetMeetingPoint& edit) {
  route.meeting_point = edit.meeting_point;
  return check(edit.meeting_point);
}

Checked change(Route& route, const ReverseRoute&) {
  std::ranges::reverse(route.points);
  std::ranges::reverse(route.legs);
  for (auto& leg : route.legs) {
    if (leg->kind == LegKind::Track) leg = leg_of(LegKind::Track, leg->path.reversed(), leg->profile);
    leg = stale(leg);
  }
  return {};
}

Checked change(Route& route, const InsertPoint& edit) {
  if (auto wrong = check(edit.point)) return wrong;
  if (edit.index > route.points.size()) return no_place();
  if (route.find_point(edit.point.id) != nullptr) {
    return Error{msg("The route {0} already has a point called {1}", route.id, edit.point.id), {}, {}};
  }
  const bool inside = edit.index > 0 && edit.index < route.points.size();
  if (inside && route.legs[edit.index - 1]->kind == LegKind::Track &&
      edit.path_before > route.legs[edit.index - 1]->path.size()) {
    return no_place();
  }
  insert_point(route, edit.index, edit.point, edit.path_before);
  return {};
}

Checked change(Route& route, const MovePoint& edit) {
  const auto index = route.index_of(edit.point);
  if (!index) return no_point(route, edit.point);
  route.points[*index].position = edit.position;
  if (*index > 0) route.legs[*index - 1] = stale(route.legs[*index - 1]);
  if (*index < route.legs.size()) route.legs[*index] = stale(route.legs[*index]);
  return check(edit.position);
}

Checked change(Route& route, const RemovePoint& edit) {
  const auto index = route.index_of(edit.point);
  if (!index) return no_point(route, edit.point);
  take_point(route, *index);
  return {};
}

// A track that the point is set into is given up there: its line did not lead past it.
Checked change(Route& route, const ReorderPoint& edit) {
  const auto index = route.index_of(edit.point);
  if (!index) return no_point(route, edit.point);
  if (edit.index >= route.points.size()) return no_place();
  if (*index == edit.index) return {};
  auto point = take_point(route, *index);
  const bool inside = edit.index > 0 && edit.index < route.points.size();
  if (inside && route.legs[edit.index - 1]->kind == LegKind::Track) {
    route.legs[edit.index - 1] = leg_of(LegKind::Straight, {}, route.legs[edit.index - 1]->profile);
  }
  insert_point(route, edit.index, std::move(point), 0);
  return {};
}

Checked change(Route& route, const SetStop& edit) {
  const auto index = route.index_of(edit.point);
  if (!index) return no_point(route, edit.point);
  route.points[*index].stop = edit.stop ? std::make_shared<const Stop>(*edit.stop) : nullptr;
  return edit.stop ? check(*edit.stop) : Checked{};
}

Checked change(Route& route, const SetLeg& edit) {
  const auto index = route.index_of(edit.from);
  if (!index || *index >= route.legs.size()) return no_point(route, edit.from);
  route.legs[*index] = std::make_shared<const Leg>(edit.leg);
  return check(edit.leg);
}

Checked change(Route& route, const EditTrack& edit) {
  const auto index = route.index_of(edit.from);
  if (!index || *index >= route.legs.size()) return no_point(route, edit.from);
  const auto& leg = *route.legs[*index];
  if (leg.kind != LegKind::Track) return Error{msg("Only a track has points of its own line"), {}, {}};
  const auto size = leg.path.size();
  if (edit.first > size || edit.count > size - edit.first) return no_place();
  for (const auto position : edit.by) {
    if (auto wrong = check(position)) return wrong;
  }
  route.legs[*index] = leg_of(LegKind::Track, leg.path.replaced(edit.first, edit.count, edit.by), leg.profile);
  return {};
}

template <class E>
Result<Document> apply(Document document, const E& edit) {
  const auto route = find(document, edit.route);
  if (route == document.routes.end()) return no_route(edit.route);
  auto copy = std::make_shared<Route>(**route);
  if (auto wrong = change(*copy, edit)) return *std::move(wrong);
  *route = std::move(copy);
  return document;
}

// Where roads are known the first leg of a route follows them; further ones are as their neighbour.
Result<Document> apply(Document document, const InsertPoint& edit) {
  const auto* before = document.find_route(edit.route);
  const bool begins_on_roads = before != nullptr && before->points.size() == 1 && !document.routing.empty();
  auto changed = apply<InsertPoint>(std::move(document), edit);
  if (!changed || !begins_on_roads) return changed;
  auto& route = *find(*changed, edit.route);
  auto copy = std::make_shared<Route>(*route);
  copy->legs.front() = leg_of(LegKind::Routed, {}, {});
  route = std::move(copy);
  return changed;
}

// --- edits of the list of routes ---

Result<Document> apply(Document document, const AddRoute& edit) {
  if (auto wrong = check(edit.route)) return *std::move(wrong);
  if (find(document, edit.route.id) != document.routes.end()) {
    return Error{msg("There already is a route called {0}", edit.route.id), {}, {}};
  }
  const auto index = std::min(edit.index, document.routes.size());
  document.routes.insert(at(document.routes, index), std::make_shared<const Route>(edit.route));
  return document;
}

// Alternatives to a route that is gone stand alone.
void forget_variants_of(Document& document, const core::RouteId& id) {
  for (auto& route : document.routes) {
    if (route->variant_of != id) continue;
    auto copy = std::make_shared<Route>(*route);
    copy->variant_of.clear();
    route = std::move(copy);
  }
}

Result<Document> apply(Document document, const RemoveRoute& edit) {
  const auto route = find(document, edit.route);
  if (route == document.routes.end()) return no_route(edit.route);
  document.routes.erase(route);
  forget_variants_of(document, edit.route);
  return document;
}

Result<Document> apply(Document document, const MoveRoute& edit) {
  const auto route = find(document, edit.route);
  if (route == document.routes.end()) return no_route(edit.route);
  auto moved = *route;
  document.routes.erase(route);
  document.routes.insert(at(document.routes, std::min(edit.index, document.routes.size())), std::move(moved));
  return document;
}

Result<Document> apply(Document document, const SetRouteVariant& edit) {
  const auto route = find(document, edit.route);
  if (route == document.routes.end()) return no_route(edit.route);
  const auto origin = find(document, edit.variant_of);
  if (!edit.variant_of.empty()) {
    if (origin == document.routes.end()) return no_route(edit.variant_of);
    if (edit.variant_of == edit.route || !(*origin)->variant_of.empty()) {
      return Error{msg("A route is an alternative to another route that is none itself"), {}, {}};
    }
  }
  auto copy = std::make_shared<Route>(**route);
  copy->variant_of = edit.variant_of;
  *route = std::move(copy);
  return document;
}

Result<Document> apply(Document document, const SplitRoute& edit) {
  const auto route = find(document, edit.route);
  if (route == document.routes.end()) return no_route(edit.route);
  const auto index = (*route)->index_of(edit.point);
  if (!index) return no_point(**route, edit.point);
  if (*index == 0 || *index + 1 == (*route)->points.size()) {
    return Error{msg("A route is split at a point between its ends"), {}, {}};
  }
  if (edit.second.empty() || find(document, edit.second) != document.routes.end()) {
    return Error{msg("There already is a route called {0}", edit.second), {}, {}};
  }
  auto first = std::make_shared<Route>(**route);
  auto second = std::make_shared<Route>(**route);
  first->points.resize(*index + 1);
  first->legs.resize(*index);
  second->points.erase(second->points.begin(), at(second->points, *index));
  second->legs.erase(second->legs.begin(), at(second->legs, *index));
  second->id = edit.second;
  second->name = edit.second_name;
  second->meeting_point = {};  // it begins elsewhere
  *route = std::move(first);
  document.routes.insert(route + 1, std::move(second));
  return document;
}

Result<Document> apply(Document document, const JoinRoutes& edit) {
  const auto first = find(document, edit.first);
  if (first == document.routes.end()) return no_route(edit.first);
  const auto second = find(document, edit.second);
  if (second == document.routes.end()) return no_route(edit.second);
  if (edit.first == edit.second) return Error{msg("A route cannot be joined to itself"), {}, {}};
  auto joined = std::make_shared<Route>(**first);
  const auto& added = **second;
  std::size_t from = 0;
  if (!joined->points.empty() && !added.points.empty()) {
    if (joined->points.back().position == added.points.front().position) {
      from = 1;  // what only one of both says about the place is kept
      if (!joined->points.back().stop) joined->points.back().stop = added.points.front().stop;
    } else {
      joined->legs.push_back(straight_leg());
    }
  }
  for (std::size_t i = from; i < added.points.size(); ++i) {
    auto point = added.points[i];
    if (joined->find_point(point.id) != nullptr) point.id = free_point_id(*joined);
    joined->points.push_back(std::move(point));
  }
  joined->legs.insert(joined->legs.end(), added.legs.begin(), added.legs.end());
  *first = std::move(joined);
  document.routes.erase(second);
  forget_variants_of(document, edit.second);
  return document;
}

// --- names of steps ---

std::string name_of(const Document& document, const core::RouteId& id) {
  const auto* route = document.find_route(id);
  return route == nullptr || route->name.empty() ? id : route->name.in("");
}

struct Place {
  std::string name;
  bool is_stop = false;
};

Place place_of(const Document& document, const core::RouteId& id, const std::string& point) {
  const auto* route = document.find_route(id);
  const auto* found = route == nullptr ? nullptr : route->find_point(point);
  if (found == nullptr || !found->stop) return {point, false};
  if (!found->stop->name.empty()) return {found->stop->name.in(""), true};
  const auto before = std::ranges::count_if(route->points.begin(), at(route->points, *route->index_of(point)),
                                            [](const auto& other) { return other.stop != nullptr; });
  return {std::to_string(before + 1), true};  // as on the map
}

struct Describe {
  const Document& before;

  core::Message operator()(const AddRoute& e) const { return msg("Add route {0}", e.route.name.in("")); }
  core::Message operator()(const RemoveRoute& e) const { return msg("Remove route {0}", name_of(before, e.route)); }
  core::Message operator()(const MoveRoute& e) const { return msg("Move route {0}", name_of(before, e.route)); }
  core::Message operator()(const SetRouteName& e) const { return msg("Rename route {0}", name_of(before, e.route)); }
  core::Message operator()(const SetRouteColor& e) const {
    return msg("Colour of route {0}", name_of(before, e.route));
  }
  core::Message operator()(const SetRouteVisible& e) const {
    return e.visible ? msg("Show route {0}", name_of(before, e.route))
                     : msg("Hide route {0}", name_of(before, e.route));
  }
  core::Message operator()(const SetRouteVariant& e) const {
    return e.variant_of.empty()
               ? msg("{0} stands alone", name_of(before, e.route))
               : msg("{0} is an alternative to {1}", name_of(before, e.route), name_of(before, e.variant_of));
  }
  core::Message operator()(const SetSchedule& e) const { return msg("Times of route {0}", name_of(before, e.route)); }
  core::Message operator()(const ReverseRoute& e) const { return msg("Reverse route {0}", name_of(before, e.route)); }
  core::Message operator()(const SplitRoute& e) const { return msg("Split route {0}", name_of(before, e.route)); }
  core::Message operator()(const JoinRoutes& e) const {
    return msg("Join {0} and {1}", name_of(before, e.first), name_of(before, e.second));
  }
  core::Message operator()(const InsertPoint& e) const {
    if (!e.point.stop) return msg("Add shaping point");
    return e.point.stop->name.empty() ? msg("Add stop") : msg("Add stop {0}", e.point.stop->name.in(""));
  }
  core::Message operator()(const MovePoint& e) const {
    const auto place = place_of(before, e.route, e.point);
    return place.is_stop ? msg("Move stop {0}", place.name) : msg("Move shaping point");
  }
  core::Message operator()(const RemovePoint& e) const {
    const auto place = place_of(before, e.route, e.point);
    return place.is_stop ? msg("Remove stop {0}", place.name) : msg("Remove shaping point");
  }
  core::Message operator()(const ReorderPoint& e) const {
    const auto place = place_of(before, e.route, e.point);
    return place.is_stop ? msg("Reorder stop {0}", place.name) : msg("Reorder shaping point");
  }
  core::Message operator()(const SetStop& e) const {
    const auto place = place_of(before, e.route, e.point);
    if (!e.stop) return msg("Make {0} a shaping point", place.name);
    if (place.is_stop) return msg("Details of stop {0}", place.name);
    return e.stop->name.empty() ? msg("Make a shaping point a stop") : msg("Make {0} a stop", e.stop->name.in(""));
  }
  core::Message operator()(const SetLeg& e) const {
    return msg("Leg from {0}", place_of(before, e.route, e.from).name);
  }
  core::Message operator()(const SetMeetingPoint& e) const {
    return msg("Meeting point of route {0}", name_of(before, e.route));
  }
  core::Message operator()(const EditTrack&) const { return msg("Edit track"); }
};

}  // namespace

Result<Document> apply_route_edit(Document document, const RouteEdit& edit) {
  return std::visit([&document](const auto& e) { return apply(std::move(document), e); }, edit);
}

core::Message describe_route_edit(const Document& before, const RouteEdit& edit) {
  return std::visit(Describe{before}, edit);
}

}  // namespace eb::model
