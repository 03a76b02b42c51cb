#include "scene/compared_look.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {

namespace {

using core::Color;
using core::with_alpha;
using render::ClassStyle;
using session::ThemeKind;

// What one class of such a map looks like.
struct Look {
  Color color;
  float width_factor = 1;           // of the layer's own lines and symbols
  float dash_on = 0, dash_off = 0;  // in widths of the line; 0 = solid
  float fill = 0.5F, hatch_pt = 0;  // of areas: how opaque; distance of hatch lines, 0 = filled
  std::optional<model::PointShape> shape;
};
using Looks = std::vector<Look>;

Look look_of(Change change, const std::array<Color, change_count>& colors) {
  Look look{.color = colors[static_cast<std::size_t>(change)], .shape = change_shape(change)};
  switch (change) {
    case Change::Unchanged:
      look.width_factor = 0.55F;
      look.fill = 0.12F;
      break;
    case Change::Added:
      look.width_factor = 1.1F;
      look.fill = 0.6F;
      break;
    case Change::Removed:
      look.dash_on = 1.7F;
      look.dash_off = 1.5F;
      look.fill = 0.9F;
      look.hatch_pt = 11;
      break;
    case Change::Changed:
      look.dash_on = 4.5F;
      look.dash_off = 1.1F;
      look.fill = 0.9F;
      look.hatch_pt = 5;
      break;
  }
  return look;
}

Looks change_looks(ThemeKind theme) {
  const auto colors = change_colors(theme);
  Looks looks;
  for (const auto change : {Change::Unchanged, Change::Added, Change::Removed, Change::Changed})
    looks.push_back(look_of(change, colors));
  return looks;
}

// Schematic lines keep their dashes: here only colour tells.
Looks age_looks(ThemeKind theme, const model::LineStyle& line) {
  const auto dashed = [&](Look look) {
    look.dash_on = static_cast<float>(line.dash_on);
    look.dash_off = static_cast<float>(line.dash_off);
    return look;
  };
  Looks looks{dashed({.color = quiet_color(theme), .width_factor = 0.7F, .fill = 0.2F})};
  for (int step = 0; step < age_steps; ++step)
    looks.push_back(dashed({.color = age_color(theme, static_cast<double>(step) / (age_steps - 1)), .fill = 0.85F}));
  return looks;
}

struct Canvas {
  const LayerToDraw& drawn;
  ThemeKind theme;
  const MapScale& scale;
  double metres_per_pixel;
};

ClassStyle line_style(const Look& look, const Canvas& canvas) {
  const auto& line = canvas.drawn.layer->style.line;
  const double growth = canvas.scale.line_growth(canvas.metres_per_pixel);
  ClassStyle style;
  style.shows_doubt = false;
  style.color = look.color;
  style.casing_color = theme_of(canvas.theme).casing;
  style.width_px = std::max(1.0F, canvas.scale.px(line.width * growth * static_cast<double>(look.width_factor)));
  style.casing_px = canvas.scale.px(line.casing * growth);
  style.dash_on_px = look.dash_on * style.width_px;
  style.dash_off_px = look.dash_off * style.width_px;
  style.hollow_px = static_cast<float>(line.hollow) * style.width_px;
  return style;
}

ClassStyle area_style(const Look& look, const Canvas& canvas) {
  ClassStyle style;
  style.shows_doubt = false;
  style.color = with_alpha(look.color, look.fill);
  const bool is_hatched = look.hatch_pt > 0 || canvas.drawn.layer->style.area.hatched;
  const double distance = look.hatch_pt > 0 ? static_cast<double>(look.hatch_pt) : 8.0;
  style.hatch_px = is_hatched ? std::max(4.0F, canvas.scale.px(distance)) : 0;
  style.width_px = look.hatch_pt > 0 ? std::max(1.0F, canvas.scale.px(1.3)) : 1;
  return style;
}

ClassStyle outline_style(const Look& look, const Canvas& canvas) {
  ClassStyle style;
  style.shows_doubt = false;
  style.color = look.color;
  style.width_px = canvas.scale.px(canvas.drawn.layer->style.area.outline);
  style.dash_on_px = look.dash_on * style.width_px;
  style.dash_off_px = look.dash_off * style.width_px;
  return style;
}

ClassStyle point_style(const Look& look, const Canvas& canvas) {
  const auto& point = canvas.drawn.layer->style.point;
  ClassStyle style;
  style.shows_doubt = false;
  style.color = look.color;
  style.casing_color = theme_of(canvas.theme).casing;
  style.width_px = canvas.scale.px(point.size * static_cast<double>(look.width_factor));
  style.casing_px = canvas.scale.px(point.casing);
  style.shape = static_cast<std::uint8_t>(look.shape.value_or(point.shape));
  return style;
}

void add_items(const Looks& looks, const Canvas& canvas, std::uint64_t class_table,
               std::vector<render::DrawItem>& out) {
  const auto& layer = *canvas.drawn.layer;
  const auto& meshes = canvas.drawn.meshes;
  const auto add = [&](render::ItemKind kind, const std::vector<render::MeshKey>& keys, auto style_of) {
    if (keys.empty()) return;
    render::DrawItem item{kind, keys, {}, static_cast<float>(layer.opacity)};
    for (const auto& look : looks) item.classes.push_back(style_of(look, canvas));
    item.class_table = class_table;
    out.push_back(std::move(item));
  };
  add(render::ItemKind::Area, meshes.areas, area_style);
  if (layer.style.area.outline > 0) add(render::ItemKind::Line, meshes.outlines, outline_style);
  add(render::ItemKind::Line, meshes.lines, line_style);
  if (shows_points(layer, canvas.metres_per_pixel * canvas.scale.pixels_per_point)) {
    add(render::ItemKind::Point, meshes.points, point_style);
  }
}

// From the oldest to the newest. Each step of lightness is one in grey, too.
constexpr std::array<Color, 4> dark_ages{
    Color{0x6D, 0x5F, 0xC4, 255}, {0xCC, 0x6F, 0xA4, 255}, {0xF2, 0x9D, 0x63, 255}, {0xFF, 0xF3, 0xBC, 255}};
constexpr std::array<Color, 4> light_ages{
    Color{0xCE, 0x8D, 0x38, 255}, {0xBF, 0x5A, 0x38, 255}, {0x8A, 0x2A, 0x68, 255}, {0x2A, 0x16, 0x54, 255}};

}  // namespace

std::array<Color, change_count> change_colors(ThemeKind theme) {
  const auto quiet = quiet_color(theme);
  if (theme == ThemeKind::Dark) {
    return {quiet, Color{0xA8, 0xF5, 0xDC, 255}, {0xE2, 0x59, 0x2B, 255}, {0xB7, 0x9B, 0xFF, 255}};
  }
  return {quiet, Color{0x00, 0x44, 0x3C, 255}, {0xE0, 0x67, 0x2F, 255}, {0x7B, 0x4F, 0xC9, 255}};
}

model::PointShape change_shape(Change change) {
  switch (change) {
    case Change::Added:
      return model::PointShape::Triangle;
    case Change::Removed:
      return model::PointShape::Square;
    case Change::Changed:
      return model::PointShape::Diamond;
    case Change::Unchanged:
      break;
  }
  return model::PointShape::Circle;
}

Color age_color(ThemeKind theme, double share) {
  const auto& ages = theme == ThemeKind::Dark ? dark_ages : light_ages;
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(ages.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(at), ages.size() - 2);
  return core::mix(ages[below], ages[below + 1], static_cast<float>(at - static_cast<double>(below)));
}

Color quiet_color(ThemeKind theme) {
  return theme == ThemeKind::Dark ? Color{0x3A, 0x4A, 0x58, 255} : Color{0xBC, 0xC3, 0xC7, 255};
}

void add_change_items(const LayerToDraw& layer, ThemeKind theme, const MapScale& scale, double metres_per_pixel,
                      std::uint64_t class_table, std::vector<render::DrawItem>& out) {
  add_items(change_looks(theme), {layer, theme, scale, metres_per_pixel}, class_table, out);
}

void add_age_items(const LayerToDraw& layer, ThemeKind theme, const MapScale& scale, double metres_per_pixel,
                   std::uint64_t class_table, std::vector<render::DrawItem>& out) {
  add_items(age_looks(theme, layer.layer->style.line), {layer, theme, scale, metres_per_pixel}, class_table, out);
}

void make_quiet(std::span<render::DrawItem> items, ThemeKind theme) {
  constexpr float back = 0.5F;
  const auto ground = theme_of(theme).land;
  for (auto& item : items) {
    const bool is_image = item.kind == render::ItemKind::Image || item.kind == render::ItemKind::Relief;
    if (is_image) item.opacity *= 1 - back;
    for (auto& style : item.classes) {
      const auto alpha = style.color.a;
      style.color = core::mix(style.color, ground, back);
      style.color.a = alpha;
      style.glow_color.a = 0;
    }
  }
}

}  // namespace eb::scene
