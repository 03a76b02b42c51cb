#include "scene/map_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/date.h"
#include "scene/label_names.h"

namespace eb::scene {

namespace {

double number_in(const model::FeatureTable& table, const std::string& field, std::uint32_t row, double otherwise) {
  if (field.empty()) return otherwise;
  const auto* column = table.column(field);
  if (column == nullptr) return otherwise;
  const auto& value = column->values[row];
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  const auto text = model::to_text(value);
  double number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Where the level line at `y` crosses the rings of an area, from west to east: it is inside between the first and the
// second, the third and the fourth, and so on.
std::vector<double> crossings(const model::FeatureTable& table, std::uint32_t row, double y) {
  std::vector<double> found;
  const auto first = table.feature_parts[row], end = table.feature_parts[row + 1];
  for (auto part = first; part < end; ++part) {
    if (part > first && table.part_kinds[part] != model::PartKind::InnerRing) break;
    const auto points = table.part(part);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const auto a = points[i - 1], b = points[i];
      if ((a.y > y) != (b.y > y)) found.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
    }
  }
  std::ranges::sort(found);
  return found;
}

// The place itself where it is inside the area, else the middle of the widest stretch on its level.
geo::Vec2d on_area(const model::FeatureTable& table, std::uint32_t row, geo::Vec2d place) {
  const auto found = crossings(table, row, place.y);
  double widest = 0, x = place.x;
  for (std::size_t i = 1; i < found.size(); i += 2) {
    const double from = found[i - 1], to = found[i];
    if (place.x >= from && place.x <= to) return place;
    if (to - from <= widest) continue;
    widest = to - from;
    x = (from + to) / 2;
  }
  return {x, place.y};
}

// Outer rings count by their centroid (area-weighted; Bourke 1988) where it is no hole, everything else by its extent.
geo::Vec2d anchor_of(const model::FeatureTable& table, std::uint32_t row) {
  const auto part = table.feature_parts[row];
  const auto points = table.part(part);
  if (table.part_kinds[part] == model::PartKind::Point) return points.front();
  const auto box = table.feature_extent(row);
  if (table.part_kinds[part] != model::PartKind::OuterRing) return box.center();
  const auto origin = points.front();
  double area = 0;
  geo::Vec2d sum;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto a = points[i - 1] - origin;
    const auto b = points[i] - origin;
    const double twice = geo::cross(a, b);
    area += twice;
    sum = sum + (a + b) * twice;
  }
  return std::abs(area) < 1e-6 ? box.center() : on_area(table, row, origin + sum * (1 / (3 * area)));
}

text::TextStyle text_style(const model::LabelStyle& label, const MapScale& scale, double size_factor) {
  text::TextStyle style;
  style.size_px = std::max(9.0F, scale.px(label.size * size_factor));
  style.weight = label.bold ? text::Weight::SemiBold : text::Weight::Regular;
  style.italic = label.italic;
  style.letter_spacing_em = static_cast<float>(label.letter_spacing);
  style.halo_px = scale.px(1.8);
  return style;
}

// The longest line of the feature.
std::vector<geo::Vec2d> label_line(const model::FeatureTable& table, std::uint32_t row) {
  std::span<const geo::Vec2d> best;
  for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
    if (table.part_kinds[part] == model::PartKind::Line && table.part(part).size() > best.size())
      best = table.part(part);
  }
  return {best.begin(), best.end()};
}

// Of several lives of one thing the last one that counts has the name.
bool is_named(const LabelContext& context, const LayerGeometry& geometry, std::uint32_t row) {
  const auto& table = geometry.table();
  const auto& after = geometry.classes().after;
  if (context.all_time) return after[row] == no_row;
  if (core::is_visible(table.lives[row].interval, context.day)) return true;
  if (!context.earlier_day || !core::is_visible(table.lives[row].interval, *context.earlier_day)) return false;
  for (auto next = after[row]; next != no_row; next = after[next]) {
    if (core::is_visible(table.lives[next].interval, context.day)) return false;
  }
  return true;
}

}  // namespace

void add_layer_labels(const LabelContext& context, const model::Layer& layer, const LayerGeometry& geometry,
                      std::uint64_t layer_key, std::vector<LabelCandidate>& out) {
  const auto& table = geometry.table();
  const auto& label = layer.style.label;
  const LabelNames names{table, layer, context.document, context.language};
  const auto& camera = context.camera;
  const double metres_per_point = camera.metres_per_pixel * context.scale.pixels_per_point;
  if (names.empty() || (label.max_metres_per_point > 0 && metres_per_point > label.max_metres_per_point)) return;

  const auto theme = theme_of(context.session.view.theme);
  constexpr std::size_t most_candidates = 2000;
  std::size_t added = 0;
  for (const auto row : geometry.rows_in(camera.visible_box())) {
    if (!is_named(context, geometry, row)) continue;
    if (table.feature_parts[row] == table.feature_parts[row + 1]) continue;
    LabelCandidate candidate;
    candidate.text = names.name(row);
    if (candidate.text.empty()) continue;
    candidate.local_name = names.local_name(row, candidate.text);
    candidate.key = layer_key * 0x1'0000'0000ULL + row;
    candidate.priority = number_in(table, label.priority_field, row, -static_cast<double>(row));
    // Larger places get larger names: by the size factor of their symbols.
    const double factor = geometry.classes().point_size.empty()
                              ? 1.0
                              : std::clamp(static_cast<double>(geometry.classes().point_size[row]), 0.7, 1.6);
    candidate.style = text_style(label, context.scale, factor);
    candidate.color = pick(layer.style.label_color, context.session.view.theme);
    candidate.local_color = core::mix(candidate.color, theme.land, 0.25F);
    candidate.halo = theme.land;
    candidate.halo.a = 230;
    candidate.anchor = anchor_of(table, row);
    const auto kind = table.part_kinds[table.feature_parts[row]];
    if (kind == model::PartKind::Line) {
      candidate.line = label_line(table, row);
      candidate.gap_px =
          context.scale.px(layer.style.line.width * context.scale.line_growth(camera.metres_per_pixel) / 2 + 2);
      if (!label.along_line) candidate.line.clear();
    } else if (kind == model::PartKind::Point) {
      candidate.gap_px = context.scale.px(layer.style.point.size * factor / 2 + layer.style.point.casing + 3);
      candidate.centered = layer.style.point.size <= 0;
    } else {
      candidate.centered = true;
    }
    out.push_back(std::move(candidate));
    if (++added == most_candidates) break;
  }
}

}  // namespace eb::scene
