#include "app/route_facts.h"

#include <array>
#include <cstdio>

#include "model/checks.h"
#include "model/timetable.h"

namespace eb::app {

namespace {

using Fact = std::optional<std::string>;

std::string yes_no(bool value) {
  return value ? "yes" : "no";
}

std::string or_none(std::string text) {
  return text.empty() ? "none" : std::move(text);
}

const char* name_of(session::RouteHit::Kind kind) {
  switch (kind) {
    case session::RouteHit::Kind::Point:
      return "point";
    case session::RouteHit::Kind::Vertex:
      return "vertex";
    case session::RouteHit::Kind::Leg:
      break;
  }
  return "leg";
}

// s straight, r routed, w waits for the router, t track.
std::string kinds_of(const model::Route& route) {
  std::string kinds;
  for (const auto& leg : route.legs) {
    const bool routed = leg->kind == model::LegKind::Routed;
    kinds += leg->is_awaited() ? 'w' : routed ? 'r' : leg->kind == model::LegKind::Track ? 't' : 's';
  }
  return or_none(kinds);
}

Fact position_of(const Workspace& workspace, const std::string& argument) {
  const auto slash = argument.find('/');
  const auto* route = workspace.document().find_route(argument.substr(0, slash));
  if (route == nullptr || slash == std::string::npos) return std::nullopt;
  const auto* point = route->find_point(argument.substr(slash + 1));
  if (point == nullptr) return "none";
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.6f %.6f", point->position.lon, point->position.lat);
  return std::string{text.data(), static_cast<std::size_t>(length)};
}

// What the timetable of the first group says about a stop.
Fact time_of(const Workspace& workspace, const std::string& what, const std::string& argument) {
  const auto slash = argument.find('/');
  const auto* route = workspace.document().find_route(argument.substr(0, slash));
  if (route == nullptr || slash == std::string::npos) return std::nullopt;
  const auto times = model::make_timetable(*route);
  for (const auto& at : times.groups.front().stops) {
    if (route->points[at.point].id != argument.substr(slash + 1)) continue;
    if (what == "stay") return std::to_string(at.dwell);
    if (what == "late") return std::to_string(at.late_arrival + at.late_departure);
    return model::plain_words().time(what == "arrival" ? at.arrival : at.departure);
  }
  return "none";
}

}  // namespace

Fact route_fact(const Workspace& workspace, const std::string& name) {
  const auto& session = workspace.session();
  const auto& editing = session.editing;
  if (name == "routes") return std::to_string(workspace.document().routes.size());
  if (name == "route.edited") return or_none(editing.route);
  if (name == "route.drawing") return yes_no(editing.is_drawing);
  if (name == "route.aimed") return editing.aimed ? name_of(editing.aimed->kind) : "none";
  if (name == "route.snap") return editing.snap ? or_none(editing.snap->name) : "none";
  if (name == "route.preview") return yes_no(editing.preview != nullptr);
  if (name == "route.compared")
    return editing.compared ? editing.compared->first + " " + editing.compared->second : "none";
  if (name == "route.menu") return yes_no(editing.menu.has_value());
  if (name == "route.point") return session.selection.point ? session.selection.point->point : "none";
  return std::nullopt;
}

Fact route_fact(const Workspace& workspace, const std::string& what, const std::string& argument) {
  if (what == "at") return position_of(workspace, argument);
  if (what == "arrival" || what == "departure" || what == "stay" || what == "late")
    return time_of(workspace, what, argument);
  const auto* route = workspace.document().find_route(argument);
  if (route == nullptr) return std::nullopt;
  if (what == "points") return std::to_string(route->points.size());
  if (what == "stops") return std::to_string(model::stops_of(*route).size());
  if (what == "legs") return kinds_of(*route);
  if (what == "variant_of") return or_none(route->variant_of);
  if (what != "length") return std::nullopt;
  std::size_t positions = route->points.size();
  for (const auto& leg : route->legs) positions += leg->path.size();
  return std::to_string(positions);
}

}  // namespace eb::app
