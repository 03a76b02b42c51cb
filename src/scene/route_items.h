#pragma once
// From routes to what is drawn of them: legs by their kind, handles of the points while a route is edited. Mesh
// builders are pure and run on workers.
#include <vector>

#include "model/route.h"
#include "render/frame.h"
#include "scene/map_scale.h"
#include "scene/theme.h"
#include "session/route_shape.h"
#include "session/session.h"

namespace eb::scene {

// How much of the eye a route gets: the edited one most, alternatives and, meanwhile, all others least.
enum class RouteWeight : std::uint8_t { Quiet, Plain, Edited };
RouteWeight weight_of(const model::Route& route, const session::RouteEditing& editing);

// Whether any of its legs is drawn along a line, and whether any is drawn as the crow flies.
bool follows_lines(const model::Route& route);
bool has_straight_legs(const model::Route& route);
// Whether a router found the way of any.
bool has_routed_legs(const model::Route& route);

// Legs along given lines are drawn chunk by chunk when they are long; shorter ones lie in the route's own mesh.
inline constexpr std::size_t longest_inline_path = 256;
bool is_drawn_by_chunk(const model::Leg& leg);

// How far dropped points may lie from the drawn line at this scale, in steps of powers of two: 0, 2, 4, ... metres.
unsigned route_level(double metres_per_pixel);
double route_tolerance_m(unsigned level);

// The line through a chunk's points.
render::LineMesh chunk_mesh(const geo::PlaneChunk& chunk, double tolerance_m);
// Everything else of the route: straight legs, short lines, what joins chunks.
render::LineMesh route_mesh(const session::RouteShape& shape);
render::DrawItem route_item(const model::Route& route, RouteWeight weight, std::vector<render::MeshKey> meshes,
                            session::ThemeKind theme, const MapScale& scale);

// Handles of the edited route: its shaping points, and what a press would take; with the mark of what a drag clings to.
void add_route_handles(const session::RouteShape& shape, const session::Session& session, const session::Camera& camera,
                       const MapScale& scale, render::Overlay& out);

}  // namespace eb::scene
