#include "ui/profile_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/edit_widgets.h"

namespace eb::ui {
namespace {

using model::RouteProfile;

constexpr double least_range_m = 20;  // flat country stays flat

struct Plot {
  Rect box;
  double length_m = 1, low_m = 0, high_m = 1;
  [[nodiscard]] float x(double distance_m) const {
    return box.x + static_cast<float>(std::clamp(distance_m / length_m, 0.0, 1.0)) * box.width;
  }
  [[nodiscard]] float y(double height_m) const {
    return box.bottom() - static_cast<float>((height_m - low_m) / (high_m - low_m)) * box.height;
  }
  [[nodiscard]] double distance_m(float at) const {
    return std::clamp(static_cast<double>((at - box.x) / std::max(1.0F, box.width)), 0.0, 1.0) * length_m;
  }
};

Plot plot_in(const Rect& box, const RouteProfile& profile) {
  Plot plot{box, std::max(profile.length_m, 1.0), 0, 1};
  if (!profile.has_heights()) return plot;
  const double middle = (profile.lowest_m + profile.highest_m) / 2;
  const double half = std::max(profile.highest_m - profile.lowest_m, least_range_m) / 2 * 1.1;
  plot.low_m = middle - half;
  plot.high_m = middle + half;
  return plot;
}

core::Color color_of(const model::Route& route, const Look& look) {
  return look.theme == session::ThemeKind::Dark ? route.color.dark : route.color.light;
}

// A stretch without heights is left open.
void draw_ground(const RouteProfile& profile, const Plot& plot, core::Color color, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto fill = u32(core::with_alpha(color, 0.22F));
  const auto flags = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // soft edges would show as a seam between each two pieces
  for (std::size_t i = 1; i < profile.samples.size(); ++i) {
    const auto& a = profile.samples[i - 1];
    const auto& b = profile.samples[i];
    if (std::isnan(a.elevation_m) || std::isnan(b.elevation_m)) continue;
    const ImVec2 from{plot.x(a.distance_m), plot.y(a.elevation_m)}, to{plot.x(b.distance_m), plot.y(b.elevation_m)};
    list.AddQuadFilled(from, to, {to.x, plot.box.bottom()}, {from.x, plot.box.bottom()}, fill);
    list.AddLine(from, to, u32(color), look.px(2));
  }
  list.Flags = flags;
}

void draw_text(const Look& look, float x, float y, core::Color color, const std::string& text) {
  ImFont* font = look.font(Face::Small);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {x, y}, u32(color), text.c_str());
}

void draw_scale(const UiContext& context, const Look& look, const Plot& plot, const RouteProfile& profile) {
  const auto& c = context.catalog;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float hair = std::max(1.0F, look.px(1));
  list.AddRectFilled({plot.box.x, plot.box.bottom()}, {plot.box.right(), plot.box.bottom() + hair},
                     u32(look.palette.hairline));
  if (!profile.has_heights()) return;
  const float line = look.font(Face::Small)->FontSize;
  for (const double height : {profile.lowest_m, profile.highest_m}) {
    const auto text = c.height(height);
    const float y = std::clamp(plot.y(height) - line / 2, plot.box.y, plot.box.bottom() - line);
    draw_text(look, plot.box.x - look.px(8) - text_width(look, Face::Small, text), y, look.palette.secondary, text);
    if (profile.highest_m - profile.lowest_m < least_range_m) break;  // both would stand in the same place
  }
}

// Below the ground: the numbers that stand on the map and in the list.
void draw_stops(const model::Route& route, const Look& look, const Plot& plot, const RouteProfile& profile) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = look.px(9), y = plot.box.bottom() + look.px(14);
  ImFont* font = look.font(Face::Heading);
  float free_from = plot.box.x - 2 * radius;
  std::size_t number = 0;
  for (const auto index : model::stops_of(route)) {
    ++number;
    if (index >= profile.point_distances_m.size()) break;  // of the route before an edit
    const float x = plot.x(profile.point_distances_m[index]);
    list.AddLine({x, plot.box.bottom()}, {x, y - radius}, u32(look.palette.route), std::max(1.0F, look.px(1)));
    if (x - radius < free_from) continue;
    free_from = x + radius + look.px(2);
    const bool confirmed = route.points[index].stop->is_confirmed;
    if (confirmed) {
      list.AddCircleFilled({x, y}, radius, u32(look.palette.route), 32);
    } else {
      list.AddCircle({x, y}, radius - look.px(0.75), u32(look.palette.route), 32, look.px(1.5));
    }
    const auto text = std::to_string(number);
    list.AddText(font, font->FontSize, {x - text_width(look, Face::Heading, text) / 2, y - font->FontSize / 2},
                 u32(confirmed ? look.palette.on_route : look.palette.route), text.c_str());
  }
}

std::string cursor_text(const text::Catalog& c, const model::ProfileSample& sample) {
  const auto distance = c.distance(sample.distance_m);
  return std::isnan(sample.elevation_m) ? distance : distance + " · " + c.height(sample.elevation_m);
}

void draw_cursor(const UiContext& context, const Look& look, const Plot& plot, const RouteProfile& profile) {
  const auto& cursor = context.session.route_cursor;
  if (!cursor || cursor->route != context.profile.route) return;
  const auto sample = profile.at(cursor->distance_m);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = std::round(plot.x(cursor->distance_m)), half = std::max(0.5F, look.px(0.75));
  list.AddRectFilled({x - half, plot.box.y}, {x + half, plot.box.bottom()}, u32(look.palette.text));
  if (!std::isnan(sample.elevation_m)) {
    list.AddCircleFilled({x, plot.y(sample.elevation_m)}, look.px(4.5), u32(look.palette.text), 24);
  }
  const auto text = cursor_text(context.catalog, sample);
  const float width = text_width(look, Face::Small, text), line = look.font(Face::Small)->FontSize;
  const bool fits_right = x + look.px(8) + width <= plot.box.right();
  const float left = fits_right ? x + look.px(8) : x - look.px(8) - width;
  list.AddRectFilled({left - look.px(4), plot.box.y - look.px(2)},
                     {left + width + look.px(4), plot.box.y + line + look.px(2)}, u32(look.palette.raised), look.px(4));
  draw_text(look, left, plot.box.y, look.palette.text, text);
}

void set_cursor(const UiContext& context, const PanelIo& io, double distance_m) {
  const auto sample = context.profile.profile->at(distance_m);
  const session::RouteCursor cursor{context.profile.route, sample.distance_m, sample.position};
  if (context.session.route_cursor == cursor) return;
  io.out.push(session::SelectAction{session::SetRouteCursor{cursor}});
}

// To the next stop (or the one before) from the cursor, or from the start.
void step_to_stop(const UiContext& context, const PanelIo& io, const model::Route& route, int direction) {
  const auto& distances = context.profile.profile->point_distances_m;
  const auto& cursor = context.session.route_cursor;
  const double now = cursor && cursor->route == route.id ? cursor->distance_m : direction > 0 ? -1 : 1e12;
  constexpr double same_m = 0.5;
  std::optional<double> target;
  for (const auto index : model::stops_of(route)) {
    if (index >= distances.size()) break;
    if (direction > 0 ? distances[index] > now + same_m : distances[index] < now - same_m) {
      target = distances[index];
      if (direction > 0) break;
    }
  }
  if (target) set_cursor(context, io, *target);
}

std::string summary(const UiContext& context) {
  const auto& c = context.catalog;
  const auto& profile = *context.profile.profile;
  auto text = c.distance(profile.length_m);
  if (!profile.has_heights()) return text;
  text += " · " + core::substitute(c.tr("{0} m up, {1} m down"),
                                   {c.number(profile.ascent_m, 0), c.number(profile.descent_m, 0)});
  return text + " · " + core::substitute(c.tr("heights: {0}"), {context.profile.raster_title});
}

void header(const UiContext& context, const PanelIo& io, const model::Route* route) {
  const auto& c = context.catalog;
  const auto close = c.tr("Close"), before = c.tr("Previous stop"), after = c.tr("Next stop");
  const ButtonLook close_look{.icon = Icon::Close};
  const float gap_px = ImGui::GetStyle().ItemSpacing.x;
  const bool ready = route != nullptr && context.profile.profile != nullptr;
  float buttons = button_width(io.look, close, close_look);
  if (ready) buttons += button_width(io.look, before) + button_width(io.look, after) + 2 * gap_px;
  const float right = ImGui::GetWindowContentRegionMax().x - buttons;
  std::string title = c.tr("Heights along the route");
  if (route != nullptr) title = route->name.in(c.language());
  const std::string text = ready ? title + " · " + summary(context) : title;
  const float room = right - ImGui::GetCursorPosX() - gap_px;
  if (room > io.look.px(60)) {  // else the buttons need the line
    ImGui::AlignTextToFramePadding();
    text_fitted(io.look, Face::Small, io.look.palette.secondary, text, room);
    ImGui::SameLine(right);
  }
  if (ready) {
    if (button(io, before)) step_to_stop(context, io, *route, -1);
    wrap_before(button_width(io.look, after));
    if (button(io, after)) step_to_stop(context, io, *route, 1);
    wrap_before(button_width(io.look, close, close_look));
  }
  if (button(io, close, close_look))
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Profile, false}});
}

void chart(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const Look& look = io.look;
  const auto& profile = *context.profile.profile;
  const auto room = ImGui::GetContentRegionAvail();
  ImGui::InvisibleButton("profile", {std::max(room.x, look.px(40)), std::max(room.y, look.px(70))});
  const Rect area = item_rect();
  const float left = look.px(58), below = look.px(26);
  const auto plot = plot_in({area.x + left, area.y + look.px(4), std::max(area.width - left - look.px(12), look.px(10)),
                             std::max(area.height - below - look.px(4), look.px(10))},
                            profile);
  const UnmirroredScope from_left_to_right;
  draw_ground(profile, plot, color_of(route, look), look);
  draw_scale(context, look, plot, profile);
  draw_stops(route, look, plot, profile);
  draw_cursor(context, look, plot, profile);
  from_left_to_right.end(area);
  if (ImGui::IsItemHovered() || ImGui::IsItemActive())
    set_cursor(context, io, plot.distance_m(pointer_on_axis(look, area).x));
}

}  // namespace

void profile_panel(const UiContext& context, const PanelIo& io, const Rect& area) {
  const PanelScope panel{io, "Heights", area, PanelKind::Scrolling};
  edge_line(io.look, area, Edge::Top);
  const auto& c = context.catalog;
  const auto* route = context.document.find_route(context.profile.route);
  header(context, io, route);
  const auto say = [&](const std::string& text) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary, text);
  };
  if (route == nullptr) return say(c.tr("There is no route with two points yet."));
  if (context.profile.profile == nullptr) return say(c.tr("The heights are being read …"));
  if (context.profile.raster_title.empty()) {
    say(c.tr("No elevation raster is loaded: open one, a GeoTIFF for example, to see heights."));
  }
  chart(context, io, *route);
}

}  // namespace eb::ui
