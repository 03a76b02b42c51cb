#include "scene/route_items.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/date.h"
#include "geo/simplify.h"

namespace eb::scene {

namespace {

using core::with_alpha;

enum RouteClass : std::uint8_t { AlongLine, Straight, Awaited };

RouteClass class_of(const model::Leg& leg) {
  if (leg.is_awaited()) return Awaited;
  return leg.kind == model::LegKind::Straight ? Straight : AlongLine;
}

// Writes segments that are there on every day.
class SegmentWriter {
 public:
  explicit SegmentWriter(geo::Vec2d origin) { m_mesh.origin = {origin.x, origin.y}; }

  void begin(geo::Vec2d at, RouteClass route_class) {
    m_last = at;
    m_class = route_class;
    m_along = 0;
  }
  // Without a line to it, when `joined` is not set.
  void go_to(geo::Vec2d to, bool joined = true) {
    const auto from = std::exchange(m_last, to);
    if (!joined || !geo::is_finite(from) || !geo::is_finite(to)) return;
    m_mesh.segments.push_back({x_of(from), y_of(from), x_of(to), y_of(to), static_cast<float>(core::open_past),
                               static_cast<float>(core::open_future), static_cast<float>(m_along),
                               render::pack(m_class)});
    m_along += geo::length(to - from);
  }
  render::LineMesh take() { return std::move(m_mesh); }

 private:
  [[nodiscard]] float x_of(geo::Vec2d p) const { return static_cast<float>(p.x - m_mesh.origin.x); }
  [[nodiscard]] float y_of(geo::Vec2d p) const { return static_cast<float>(p.y - m_mesh.origin.y); }

  render::LineMesh m_mesh;
  geo::Vec2d m_last;
  RouteClass m_class = AlongLine;
  double m_along = 0;
};

void write_leg(const session::LegShape& leg, geo::Vec2d from, geo::Vec2d to, SegmentWriter& out) {
  out.begin(from, class_of(*leg.leg));
  const bool by_chunk = is_drawn_by_chunk(*leg.leg);
  bool joined = true;
  for (const auto& chunk : leg.chunks) {
    if (!chunk) {
      joined = false;  // it comes later
    } else if (by_chunk) {
      out.go_to(chunk->points.front(), joined);
      out.go_to(chunk->points.back(), false);
      joined = true;
    } else {
      for (const auto point : chunk->points) out.go_to(point, std::exchange(joined, true));
    }
  }
  out.go_to(to, joined);
}

render::ClassStyle line_style(core::Color color, core::Color casing, double width, const MapScale& scale) {
  render::ClassStyle style;
  style.color = color;
  style.casing_color = casing;
  style.width_px = scale.px(width);
  style.casing_px = scale.px(1.4);
  return style;
}

void add_disc(render::Overlay& out, geo::Vec2d at, float radius, core::Color fill, core::Color ring, float ring_width) {
  out.add(render::Disc{static_cast<float>(at.x), static_cast<float>(at.y), radius, fill, ring, ring_width});
}

}  // namespace

RouteWeight weight_of(const model::Route& route, const session::RouteEditing& editing) {
  const auto& compared = editing.compared;
  if (compared && (compared->first == route.id || compared->second == route.id)) {
    return editing.route == route.id ? RouteWeight::Edited : RouteWeight::Plain;
  }
  if (compared) return RouteWeight::Quiet;
  if (editing.is_on()) return editing.route == route.id ? RouteWeight::Edited : RouteWeight::Quiet;
  return route.variant_of.empty() ? RouteWeight::Plain : RouteWeight::Quiet;
}

bool follows_lines(const model::Route& route) {
  return std::ranges::any_of(route.legs, [](const auto& leg) { return class_of(*leg) == AlongLine; });
}

bool has_straight_legs(const model::Route& route) {
  return std::ranges::any_of(route.legs, [](const auto& leg) { return class_of(*leg) != AlongLine; });
}

bool has_routed_legs(const model::Route& route) {
  return std::ranges::any_of(route.legs,
                             [](const auto& leg) { return leg->kind == model::LegKind::Routed && !leg->is_awaited(); });
}

bool is_drawn_by_chunk(const model::Leg& leg) {
  return leg.path.size() > longest_inline_path;
}

unsigned route_level(double metres_per_pixel) {
  constexpr double tolerance_px = 0.5;
  constexpr int coarsest = 14;
  const double tolerance_m = metres_per_pixel * tolerance_px;
  return tolerance_m >= 2 ? static_cast<unsigned>(std::min(std::ilogb(tolerance_m), coarsest)) : 0;
}

double route_tolerance_m(unsigned level) {
  return level == 0 ? 0 : std::ldexp(1.0, static_cast<int>(level));
}

render::LineMesh chunk_mesh(const geo::PlaneChunk& chunk, double tolerance_m) {
  SegmentWriter out{chunk.box.empty() ? geo::Vec2d{} : chunk.box.center()};
  out.begin(chunk.points.front(), AlongLine);
  if (tolerance_m <= 0) {
    for (const auto point : std::span{chunk.points}.subspan(1)) out.go_to(point);
    return out.take();
  }
  std::vector<std::uint32_t> kept(chunk.points.size());
  kept.resize(geo::simplify_line(chunk.points, tolerance_m, kept));
  for (const auto index : std::span{kept}.subspan(1)) out.go_to(chunk.points[index]);
  return out.take();
}

render::LineMesh route_mesh(const session::RouteShape& shape) {
  SegmentWriter out{shape.box.empty() ? geo::Vec2d{} : shape.box.center()};
  for (std::size_t i = 0; i < shape.legs.size(); ++i) {
    write_leg(shape.legs[i], shape.points[i], shape.points[i + 1], out);
  }
  return out.take();
}

render::DrawItem route_item(const model::Route& route, RouteWeight weight, std::vector<render::MeshKey> meshes,
                            session::ThemeKind theme, const MapScale& scale) {
  const auto color = pick(route.color, theme);
  const auto casing = theme_of(theme).casing;
  const double growth = weight == RouteWeight::Edited ? 1.15 : weight == RouteWeight::Quiet ? 0.75 : 1;
  auto along = line_style(color, casing, 3.2 * growth, scale);
  // Straight legs are no roads: schematic, so dashed. What still waits for the router is fainter and finer.
  auto straight = line_style(color, casing, 2.6 * growth, scale);
  straight.dash_on_px = scale.px(9);
  straight.dash_off_px = scale.px(6);
  auto awaited = line_style(with_alpha(color, 0.6F), with_alpha(casing, 0.4F), 2 * growth, scale);
  awaited.dash_on_px = scale.px(3);
  awaited.dash_off_px = scale.px(5);
  const float opacity = weight == RouteWeight::Quiet ? 0.6F : 1.0F;
  return {render::ItemKind::Line, std::move(meshes), {along, straight, awaited}, opacity};
}

void add_route_handles(const session::RouteShape& shape, const session::Session& session, const session::Camera& camera,
                       const MapScale& scale, render::Overlay& out) {
  const auto& editing = session.editing;
  const auto theme = theme_of(session.view.theme);
  const auto color = pick(shape.route->color, session.view.theme);
  const auto& aimed = editing.aimed;
  const auto view = camera.visible_box().grown(camera.metres_per_pixel * 20);
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    const auto& point = shape.route->points[i];
    if (point.stop || !view.contains(shape.points[i])) continue;
    const bool is_aimed = aimed && aimed->kind == session::RouteHit::Kind::Point && aimed->point == point.id;
    const bool is_selected = session.selection.point == session::PointRef{shape.route->id, point.id};
    add_disc(out, camera.to_screen(shape.points[i]), scale.px(is_aimed ? 7.5 : 5.5), theme.land,
             is_selected ? theme.selection : color, scale.px(is_selected ? 3 : 2));
  }
  if (aimed && aimed->kind != session::RouteHit::Kind::Point && !editing.preview) {
    const bool is_vertex = aimed->kind == session::RouteHit::Kind::Vertex;
    add_disc(out, camera.to_screen(aimed->position), scale.px(is_vertex ? 6 : 6.5),
             is_vertex ? theme.land : with_alpha(color, 0.55F), color, scale.px(1.6));
  }
  if (!editing.snap) return;
  const auto at = camera.to_screen(editing.snap->position);
  add_disc(out, at, scale.px(15), {0, 0, 0, 0}, theme.text, scale.px(1.6));
  add_disc(out, at, scale.px(18.5), {0, 0, 0, 0}, theme.land, scale.px(1.2));
}

}  // namespace eb::scene
