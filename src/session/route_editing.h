#pragma once
// What goes on while a route is edited on the map, and what the map, the panels and keys ask for meanwhile. Only the
// route that is edited reacts to the mouse. Part of Session; changed by app/dispatch_route.
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "model/route_edit.h"
#include "session/route_shape.h"

namespace eb::session {

// Where a dragged point clings to, and what that is.
struct Snap {
  geo::Vec2d position;
  std::string name;  // "" = it has none
  friend bool operator==(const Snap&, const Snap&) = default;
};

// A menu on the map, for something of the edited route.
struct RouteMenu {
  RouteHit hit;
  geo::Vec2d screen;     // framebuffer pixels
  geo::LonLat position;  // of the press
};

// Two routes that are looked at side by side.
struct RoutePair {
  core::RouteId first, second;
  friend bool operator==(const RoutePair&, const RoutePair&) = default;
};

struct RouteEditing {
  core::RouteId route;      // empty = nobody edits
  bool is_drawing = false;  // a click adds a point at its end
  bool snaps = true;
  std::optional<RouteHit> aimed;                // what a press would take
  std::shared_ptr<const model::Route> preview;  // what it would be if the mouse was let go
  std::optional<Snap> snap;
  std::optional<RouteMenu> menu;
  std::optional<RoutePair> compared;  // both stand out, a table tells how they differ
  bool asks_position = false;         // the field for typed coordinates wants the keyboard

  [[nodiscard]] bool is_on() const { return !route.empty(); }
};

struct EditRoute {
  core::RouteId route;  // empty = editing ends
};
struct ToggleEditing {};  // of the selected route, else of the first that is shown, else of a new one
struct NewRoute {};       // empty, with a colour of its own, to be drawn at once
struct DrawRoute {
  bool on = false;
};  // of the edited one; without any, of the first or of a new one
struct DuplicateRoute {
  core::RouteId route;
  bool as_variant = false;
};
struct AimRoute {
  std::optional<RouteHit> hit;
};
struct PreviewRoute {
  std::optional<model::RouteEdit> edit;  // nullopt = as it is
  std::optional<Snap> snap;
};
struct CompareRoutes {
  std::optional<RoutePair> routes;
};
struct SetSnapping {
  bool on = true;
};
struct OpenRouteMenu {
  std::optional<RouteMenu> menu;
};
struct SelectNextPoint {
  int direction = 1;
};  // of the edited route
struct AskPosition {
  bool on = true;
};
// Typed: "51.5 N 7.04 E" or "32U 366000 5706000"; see geo/coordinate_text.h.
struct GoToText {
  enum class What : std::uint8_t { AddStop, MoveSelected };
  std::string text;
  What what = What::AddStop;
};

// An older project file, to see what changed in the routes; empty = no comparison.
struct CompareWithFile {
  std::string file;
};

// A folder with the road router's database, or with what `import-osm` made; empty = legs follow no roads.
struct UseRoutingDatabase {
  std::string folder;
};

using RouteAction = std::variant<EditRoute, ToggleEditing, NewRoute, DrawRoute, DuplicateRoute, AimRoute, PreviewRoute,
                                 CompareRoutes, SetSnapping, OpenRouteMenu, SelectNextPoint, AskPosition, GoToText,
                                 CompareWithFile, UseRoutingDatabase>;

}  // namespace eb::session
