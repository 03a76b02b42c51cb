#pragma once
// Where a route lies on the plane of the project's CRS, and what of it lies under the mouse. Made by app/route_shapes,
// used by the map tools and the painter. Immutable values: parts are shared with the shape before an edit.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/plane_chunk.h"
#include "model/route.h"

namespace eb::session {

struct LegShape {
  std::shared_ptr<const model::Leg> leg;
  std::vector<std::shared_ptr<const geo::PlaneChunk>> chunks;  // of its path; null while it is being worked out
  geo::Box2d box;
};

struct RouteShape {
  std::shared_ptr<const model::Route> route;
  std::vector<geo::Vec2d> points;  // of route->points
  std::vector<LegShape> legs;
  geo::Box2d box;
  bool is_complete = true;  // nothing is being worked out
};

// Something of a route that can be taken with the mouse.
struct RouteHit {
  enum class Kind : std::uint8_t { Point, Vertex, Leg };
  Kind kind = Kind::Point;
  core::RouteId route;
  std::string point;       // Point: itself; else the point its leg begins at
  std::size_t leg = 0;     // Vertex, Leg
  std::size_t vertex = 0;  // Vertex: its index in the path of the leg; Leg: how many points of the path lie before
  geo::Vec2d position;
  friend bool operator==(const RouteHit&, const RouteHit&) = default;
};

// How near the mouse has to come, in metres on the plane.
struct HitReach {
  double stop_m = 0, point_m = 0, line_m = 0;
};

// What of the route a press at `place` takes: stops before shaping points before vertices of tracks before legs.
std::optional<RouteHit> hit_route(const RouteShape& shape, geo::Vec2d place, const HitReach& reach);
// The leg alone.
std::optional<RouteHit> hit_leg(const RouteShape& shape, geo::Vec2d place, double reach_m);

}  // namespace eb::session
