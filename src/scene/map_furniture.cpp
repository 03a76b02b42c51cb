#include "scene/map_furniture.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/date.h"

namespace eb::scene {

namespace {

bool is_told(const FurnitureContext& context, const core::DatedInterval& life) {
  return context.of_all_days || core::is_visible(life.interval, context.day);
}

bool any_is_told(const FurnitureContext& context, const model::FeatureTable& table) {
  return std::ranges::any_of(table.lives, [&](const auto& life) { return is_told(context, life); });
}

const LayerGeometry* drawn_geometry(const FurnitureContext& context, const model::Layer& layer) {
  if (!layer.visible) return nullptr;
  const auto found = context.geometries.find(layer.id);
  return found == context.geometries.end() ? nullptr : found->second.get();
}

// Adds the classes of the features that live on the day.
void add_occurring(const FurnitureContext& context, const LayerGeometry& geometry, std::set<std::size_t>& classes) {
  const auto& table = geometry.table();
  std::array<bool, 256> occurs{};  // by class, which is a byte
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (is_told(context, table.lives[row])) occurs[geometry.classes().style_class[row]] = true;
  }
  for (std::size_t i = 0; i < occurs.size(); ++i) {
    if (occurs[i]) classes.insert(i);
  }
}

LegendEntry::Kind kind_of(const model::Layer& layer, const model::FeatureTable& table) {
  const auto kind = table.part_kinds.empty() ? model::PartKind::Line : table.part_kinds.front();
  if (kind == model::PartKind::Point) return LegendEntry::Kind::Point;
  if (kind == model::PartKind::Line) {
    return layer.style.line.dash_off > 0 ? LegendEntry::Kind::DashedLine : LegendEntry::Kind::Line;
  }
  return layer.style.area.hatched ? LegendEntry::Kind::HatchedArea : LegendEntry::Kind::Area;
}

// Phases of visible layers that live at the current date: those of the document once for all layers that share them,
// then those a layer has for itself.
std::vector<LegendEntry> phase_entries(const FurnitureContext& context) {
  std::set<std::size_t> shared;
  std::vector<LegendEntry> entries, own_entries;
  const auto add = [&](std::vector<LegendEntry>& to, const std::vector<model::Phase>& phases,
                       const std::set<std::size_t>& classes, LegendEntry::Kind kind, model::PointShape shape) {
    for (const auto index : classes) {
      if (index >= phases.size()) continue;
      const auto& phase = phases[index];
      to.push_back({kind, phase.label.in(context.catalog.language()), pick(phase.color, context.session.view.theme),
                    phase.shape.value_or(shape)});
    }
  };
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || !layer->style.color_by_phase || !layer->in_legend) continue;
    std::set<std::size_t> own;
    add_occurring(context, *geometry, layer->phases.empty() ? shared : own);
    add(own_entries, layer->phases, own, kind_of(*layer, geometry->table()), layer->style.point.shape);
  }
  add(entries, context.document.phases, shared, LegendEntry::Kind::Line, {});
  entries.insert(entries.end(), own_entries.begin(), own_entries.end());
  return entries;
}

}  // namespace

std::vector<LegendEntry> legend_of(const FurnitureContext& context) {
  std::vector<LegendEntry> entries = phase_entries(context);
  const auto theme = context.session.view.theme;
  const auto& language = context.catalog.language();
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || layer->style.color_by_phase || !layer->in_legend) continue;
    if (!any_is_told(context, geometry->table())) continue;
    entries.push_back({kind_of(*layer, geometry->table()), layer->title.in(language), pick(layer->style.color, theme),
                       layer->style.point.shape});
  }
  for (const auto& route : context.document.routes) {
    if (!context.has_routes || !route->visible || route->stops.empty()) continue;
    entries.push_back({LegendEntry::Kind::DashedLine, route->name.in(language), pick(route->color, theme), {}});
  }
  return entries;
}

std::string subtitle_of(const FurnitureContext& context) {
  const model::Milestone* best = nullptr;
  const auto span = [](const model::Milestone& m) { return m.when.interval.to - m.when.interval.from; };
  for (const auto& milestone : *context.document.milestones) {
    if (!core::is_visible(milestone.when.interval, context.day)) continue;
    if (best == nullptr || span(milestone) < span(*best)) best = &milestone;
  }
  return best == nullptr ? std::string{} : best->title.in(context.catalog.language());
}

std::string longest_subtitle_of(const FurnitureContext& context) {
  std::string longest;
  for (const auto& milestone : *context.document.milestones) {
    const auto& title = milestone.title.in(context.catalog.language());
    if (title.size() > longest.size()) longest = title;
  }
  return longest;
}

}  // namespace eb::scene
