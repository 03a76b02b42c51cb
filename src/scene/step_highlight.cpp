#include "scene/step_highlight.h"

#include <algorithm>
#include <numeric>

#include "scene/line_mesh.h"
#include "scene/map_items.h"
#include "scene/theme.h"

namespace eb::scene {

namespace {

constexpr double growth = 1.3;  // of lines and symbols that are lifted out

void add_point(const model::FeatureTable& table, const FeatureClasses& classes, std::uint32_t row, geo::Vec2d at,
               std::vector<render::Segment>& out) {
  const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
  const auto& life = table.lives[row].interval;
  out.push_back({x, y, x, y, static_cast<float>(life.from), static_cast<float>(life.to), 0, packed_of(classes, row)});
}

}  // namespace

render::LineMesh highlighted_lines(const LayerGeometry& geometry, std::string_view field, std::string_view value) {
  const auto& table = geometry.table();
  const auto* column = table.column(field);
  if (column == nullptr) return {};
  const auto origin = table.extent.center();
  std::vector<LineRun> runs;
  std::vector<render::Segment> points;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (model::to_text(column->values[row]) != value) continue;
    for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
      const auto vertices = table.part(part);
      if (vertices.empty()) continue;
      if (table.part_kinds[part] == model::PartKind::Point) {
        for (const auto at : vertices) add_point(table, geometry.classes(), row, at - origin, points);
        continue;
      }
      const auto first = static_cast<std::uint32_t>(vertices.data() - table.vertices.data());
      append_runs(table, {first, first + static_cast<std::uint32_t>(vertices.size()), row, {}, {}}, runs);
    }
  }
  std::vector<std::uint32_t> all(runs.size());
  std::iota(all.begin(), all.end(), 0U);
  auto mesh = build_line_mesh({table, geometry.classes(), runs}, all, origin, 0);
  mesh.segments.insert(mesh.segments.end(), points.begin(), points.end());
  std::ranges::stable_sort(mesh.segments, {}, &render::Segment::valid_from);
  return mesh;
}

std::vector<render::ClassStyle> highlight_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                                  model::PartKind kind, session::ThemeKind theme, const MapScale& scale,
                                                  double metres_per_pixel) {
  auto classes = line_classes(layer, phases, theme, scale, growth * scale.line_growth(metres_per_pixel));
  const auto rim = theme_of(theme).selection;
  for (auto& style : classes) {
    if (kind == model::PartKind::Point) style.width_px = scale.px(layer.style.point.size * growth);
    if (kind >= model::PartKind::OuterRing) style.width_px = scale.px(std::max(2.5, layer.style.area.outline * growth));
    style.dash_on_px = style.dash_off_px = style.hollow_px = 0;  // the rim would break it into pieces
    style.width_px = std::max(scale.px(3.5), style.width_px);
    style.casing_color = core::with_alpha(rim, 0.85F);
    style.casing_px = scale.px(1.5);
    style.glow_color = core::with_alpha(core::mix(style.color, rim, 0.4F), 0.55F);
    style.flare_color = style.glow_color;
    style.glow_px = scale.px(13);
  }
  return classes;
}

render::ImageMesh highlight_veil(session::ThemeKind theme) {
  constexpr double everywhere = 3e7;  // metres: more than any plane of the Earth
  const auto color = theme_of(theme).background;
  return {-everywhere, -everywhere, everywhere, everywhere, 1, 1, {color.r, color.g, color.b, 255}};
}

}  // namespace eb::scene
