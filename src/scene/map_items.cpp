#include "scene/map_items.h"

#include <algorithm>

#include "core/date.h"
#include "scene/layer_meshes.h"

namespace eb::scene {

namespace {

using core::Color;
using core::with_alpha;
using render::ClassStyle;

// Runs `make` once for every class: the phases, in the layer's own colour if it does not show them, and what has none.
template <class Make>
std::vector<ClassStyle> for_each_class(const model::Layer& layer, const std::vector<model::Phase>& phases, Make make) {
  const model::Phase plain{{}, {}, layer.style.color, false, {}};
  std::vector<ClassStyle> classes;
  for (std::size_t i = 0; i < class_without_phase(phases.size()); ++i)
    classes.push_back(make(layer.style.color_by_phase ? phases[i] : plain));
  classes.push_back(make(plain));
  return classes;
}

std::vector<ClassStyle> area_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                     session::ThemeKind theme, const MapScale& scale) {
  const auto& area = layer.style.area;
  return for_each_class(layer, phases, [&](const model::Phase& phase) {
    ClassStyle style;
    const auto alpha = static_cast<float>(std::clamp(area.fill_opacity, 0.0, 1.0));
    style.color = with_alpha(pick(phase.color, theme), alpha);
    style.hatch_px = area.hatched ? std::max(4.0F, scale.px(8)) : 0;
    style.band_px = std::max(6.0F, scale.px(12));
    return style;
  });
}

std::vector<ClassStyle> outline_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                        session::ThemeKind theme, const MapScale& scale) {
  return for_each_class(layer, phases, [&](const model::Phase& phase) {
    ClassStyle style;
    style.color = pick(phase.color, theme);
    style.casing_color = theme_of(theme).casing;
    style.width_px = scale.px(layer.style.area.outline);
    return style;
  });
}

std::vector<ClassStyle> point_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                      session::ThemeKind theme, const MapScale& scale) {
  const auto& point = layer.style.point;
  return for_each_class(layer, phases, [&](const model::Phase& phase) {
    ClassStyle style;
    style.color = pick(phase.color, theme);
    style.casing_color = theme_of(theme).casing;
    style.width_px = scale.px(point.size);
    style.casing_px = scale.px(point.casing);
    style.shape = static_cast<std::uint8_t>(phase.shape.value_or(point.shape));
    return style;
  });
}

}  // namespace

std::vector<ClassStyle> line_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                     session::ThemeKind theme, const MapScale& scale, double growth) {
  const auto& line = layer.style.line;
  return for_each_class(layer, phases, [&](const model::Phase& phase) {
    ClassStyle style;
    style.color = pick(phase.color, theme);
    style.casing_color = theme_of(theme).casing;
    style.width_px = std::max(0.75F, scale.px(line.width * growth));
    style.casing_px = scale.px(line.casing * growth);
    style.dash_on_px = static_cast<float>(line.dash_on) * style.width_px;
    style.dash_off_px = static_cast<float>(line.dash_off) * style.width_px;
    style.hollow_px = static_cast<float>(line.hollow) * style.width_px;
    if (theme == session::ThemeKind::Dark && line.glow > 0) {
      style.glow_px = scale.px(line.glow * growth);
      style.flare_color = with_alpha(core::mix(style.color, {255, 255, 255, 255}, 0.35F), 0.85F);
      if (phase.glows) style.glow_color = with_alpha(style.color, 0.45F);
    }
    return style;
  });
}

bool shows_layer(const model::Layer& layer, double metres_per_point) {
  const double farthest = layer.style.max_metres_per_point;
  return farthest <= 0 || metres_per_point <= farthest;
}

bool shows_points(const model::Layer& layer, double metres_per_point) {
  const double farthest = layer.style.point.max_metres_per_point.value_or(layer.style.label.max_metres_per_point);
  return farthest <= 0 || metres_per_point <= farthest;
}

void add_layer_items(const LayerToDraw& drawn, const model::Document& document, session::ThemeKind theme,
                     const MapScale& scale, double metres_per_pixel, std::vector<render::DrawItem>& out) {
  const auto& layer = *drawn.layer;
  const auto& phases = phases_of(document, layer);
  const auto opacity = static_cast<float>(layer.opacity);
  const auto add = [&](render::ItemKind kind, const std::vector<render::MeshKey>& meshes,
                       std::vector<ClassStyle> classes) {
    if (!meshes.empty()) out.push_back({kind, meshes, std::move(classes), opacity});
  };
  if (drawn.is_relief) {
    ClassStyle shades;
    shades.color = theme_of(theme).relief_light;
    shades.casing_color = theme_of(theme).relief_dark;
    add(render::ItemKind::Relief, drawn.meshes.images, {shades});
  } else {
    add(render::ItemKind::Image, drawn.meshes.images, {ClassStyle{}});
  }
  add(render::ItemKind::Area, drawn.meshes.areas, area_classes(layer, phases, theme, scale));
  if (layer.style.area.outline > 0) {
    add(render::ItemKind::Line, drawn.meshes.outlines, outline_classes(layer, phases, theme, scale));
  }
  add(render::ItemKind::Line, drawn.meshes.lines,
      line_classes(layer, phases, theme, scale, scale.line_growth(metres_per_pixel)));
  if (shows_points(layer, metres_per_pixel * scale.pixels_per_point)) {
    add(render::ItemKind::Point, drawn.meshes.points, point_classes(layer, phases, theme, scale));
  }
}

void ReliefOrder::put_at(std::size_t place, std::vector<render::DrawItem>& items) {
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(place), m_waiting.begin(), m_waiting.end());
  m_waiting.clear();
}

void ReliefOrder::add_layer(std::size_t first, std::vector<render::DrawItem>& items) {
  using render::ItemKind;
  const auto has = [&](ItemKind kind) {
    return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(first), items.end(),
                       [kind](const auto& item) { return item.kind == kind; });
  };
  if (has(ItemKind::Relief)) {
    m_waiting.insert(m_waiting.end(), items.begin() + static_cast<std::ptrdiff_t>(first), items.end());
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(first), items.end());
  } else if (has(ItemKind::Point) || (has(ItemKind::Line) && !has(ItemKind::Area))) {
    put_at(first, items);
  }
}

}  // namespace eb::scene
