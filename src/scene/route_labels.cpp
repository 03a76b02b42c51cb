#include "scene/route_labels.h"

#include <algorithm>

namespace eb::scene {

namespace {

constexpr std::uint64_t labels_a_route = 0x1'0000'0000ULL;
constexpr std::uint64_t snap_key = 1;

struct StopLook {
  core::Color color, number;
  float radius = 0, ring_width = 0;
  bool is_selected = false;
};

StopLook look_of(const LabelContext& context, const model::Route& route, const model::RoutePoint& point,
                 RouteWeight weight) {
  const auto& session = context.session;
  const auto theme = theme_of(session.view.theme);
  const auto& aimed = session.editing.aimed;
  const bool is_aimed = weight == RouteWeight::Edited && aimed && aimed->kind == session::RouteHit::Kind::Point &&
                        aimed->point == point.id;
  StopLook look;
  look.color = pick(route.color, session.view.theme);
  if (weight == RouteWeight::Quiet) look.color = core::mix(look.color, theme.land, 0.4F);
  look.number = point.stop->is_confirmed ? theme.background : look.color;
  look.is_selected = session.selection.point == session::PointRef{route.id, point.id};
  look.radius = context.scale.px((is_aimed ? 14 : 12) * (weight == RouteWeight::Quiet ? 0.85 : 1));
  look.ring_width = context.scale.px(look.is_selected ? 3.0 : 2.0);
  return look;
}

// Confirmed stops are filled, suggestions are rings: the difference shows without reading.
void add_symbol(const LabelContext& context, const StopLook& look, geo::Vec2d position, bool is_confirmed,
                render::Overlay& out) {
  const auto theme = theme_of(context.session.view.theme);
  const auto screen = context.camera.to_screen(position);
  out.add(render::Disc{static_cast<float>(screen.x), static_cast<float>(screen.y), look.radius,
                       is_confirmed ? look.color : theme.land, look.is_selected ? theme.selection : look.color,
                       look.ring_width});
}

void add_ring(const LabelContext& context, const StopLook& look, geo::Vec2d position, render::Overlay& out) {
  const auto screen = context.camera.to_screen(position);
  out.add(render::Disc{static_cast<float>(screen.x),
                       static_cast<float>(screen.y),
                       look.radius + context.scale.px(5),
                       {0, 0, 0, 0},
                       look.color,
                       look.ring_width});
}

LabelCandidate number_label(const LabelContext& context, const StopLook& look, std::size_t number) {
  LabelCandidate label;
  label.text = std::to_string(number);
  label.style = {context.scale.px(number > 99 ? 10 : 13), text::Weight::SemiBold, false, 0, true, 0};
  label.color = look.number;
  label.halo = {0, 0, 0, 0};
  label.centered = true;
  label.may_overlap = true;
  label.gap_px = look.radius + look.ring_width;
  label.priority = 1e12;
  return label;
}

LabelCandidate name_label(const LabelContext& context, const LabelCandidate& number, const model::Stop& stop,
                          RouteWeight weight) {
  const auto theme = theme_of(context.session.view.theme);
  const bool is_quiet = weight == RouteWeight::Quiet;
  LabelCandidate label;
  label.text = stop.name.in(context.language);
  const auto local = stop.name.by_language.find(context.document.local_language);
  if (local != stop.name.by_language.end() && local->second != label.text) label.local_name = local->second;
  label.local_color = theme.secondary_text;
  label.style = {context.scale.px(is_quiet ? 13 : 15), text::Weight::SemiBold, false, 0, false, context.scale.px(2.2)};
  label.color = is_quiet ? theme.secondary_text : theme.text;
  label.halo = theme.land;
  // Clear of the ring, of the halo and of the space the layout keeps between any two things, at every scale.
  label.gap_px = number.gap_px + 4 + context.scale.px(6);
  label.priority = is_quiet ? 1e10 : 1e11;
  return label;
}

// A few hundred places along the route: enough to write a name along it.
std::vector<geo::Vec2d> sketch_of(const session::RouteShape& shape) {
  constexpr std::size_t most_places = 400;
  std::size_t count = shape.points.size();
  for (const auto& leg : shape.legs) count += leg.leg->path.size();
  const std::size_t step = count / most_places + 1;
  std::vector<geo::Vec2d> places;
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    places.push_back(shape.points[i]);
    if (i >= shape.legs.size()) break;
    for (const auto& chunk : shape.legs[i].chunks) {
      if (!chunk) continue;
      for (std::size_t k = 0; k < chunk->points.size(); k += step) places.push_back(chunk->points[k]);
    }
  }
  std::erase_if(places, [](geo::Vec2d place) { return !geo::is_finite(place); });
  return places;
}

}  // namespace

void add_route_labels(const LabelContext& context, const session::RouteShape& shape, RouteWeight weight,
                      std::uint64_t route_key, const std::vector<geo::Vec2d>& above, std::vector<LabelCandidate>& out,
                      render::Overlay& out_shapes) {
  const auto& route = *shape.route;
  const auto box = context.camera.visible_box().grown(context.camera.metres_per_pixel * 40);
  std::size_t number_of_stop = 0;
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    const auto& point = route.points[i];
    if (!point.stop) continue;
    ++number_of_stop;
    if (!box.contains(shape.points[i])) continue;
    const auto look = look_of(context, route, point, weight);
    const double same_place_m = 2 * context.camera.metres_per_pixel;
    const auto is_here = [&](geo::Vec2d other) { return geo::length(other - shape.points[i]) <= same_place_m; };
    if (std::ranges::any_of(above, is_here)) {
      add_ring(context, look, shape.points[i], out_shapes);
      continue;
    }
    add_symbol(context, look, shape.points[i], point.stop->is_confirmed, out_shapes);
    auto number = number_label(context, look, number_of_stop);
    number.key = route_key * labels_a_route + 2 * i;
    number.anchor = shape.points[i];
    auto name = name_label(context, number, *point.stop, weight);
    name.key = number.key + 1;
    name.anchor = shape.points[i];
    name.priority -= static_cast<double>(i);
    out.push_back(std::move(number));
    if (!name.text.empty()) out.push_back(std::move(name));
  }
}

void add_route_name(const LabelContext& context, const session::RouteShape& shape, RouteWeight weight,
                    std::uint64_t route_key, std::vector<LabelCandidate>& out) {
  LabelCandidate label;
  label.text = shape.route->name.in(context.language);
  label.line = sketch_of(shape);
  if (label.text.empty() || label.line.size() < 2) return;
  const auto theme = theme_of(context.session.view.theme);
  label.key = route_key * labels_a_route + labels_a_route / 2;
  label.style = {context.scale.px(13), text::Weight::SemiBold, true, 0.02F, false, context.scale.px(2)};
  label.color = pick(shape.route->color, context.session.view.theme);
  label.halo = theme.land;
  label.anchor = label.line[label.line.size() / 2];
  label.gap_px = context.scale.px(5);
  label.priority = weight == RouteWeight::Quiet ? 1e9 : 2e9;
  out.push_back(std::move(label));
}

void add_snap_label(const LabelContext& context, const session::Snap& snap, std::vector<LabelCandidate>& out) {
  if (snap.name.empty()) return;
  const auto theme = theme_of(context.session.view.theme);
  LabelCandidate label;
  label.key = snap_key;
  label.text = snap.name;
  label.style = {context.scale.px(14), text::Weight::Regular, true, 0, false, context.scale.px(2.2)};
  label.color = theme.text;
  label.halo = theme.land;
  label.anchor = snap.position;
  label.gap_px = context.scale.px(24);
  label.priority = 2e12;
  out.push_back(std::move(label));
}

}  // namespace eb::scene
