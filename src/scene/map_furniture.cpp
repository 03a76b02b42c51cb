#include "scene/map_furniture.h"

#include <algorithm>
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
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (is_told(context, table.lives[row])) classes.insert(geometry.classes().style_class[row]);
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

std::string credits_of(const FurnitureContext& context) {
  std::vector<std::string> parts;
  std::string schematic;  // titles of the layers
  // Layers share sources: each piece between two dots is said once.
  constexpr std::string_view separator = " · ";
  const auto add = [&parts, separator](std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find(separator);
      const std::string piece{text.substr(0, end)};
      if (std::ranges::find(parts, piece) == parts.end()) parts.push_back(piece);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
    }
  };
  for (const auto& layer : context.document.layers) {
    if (!layer->visible || context.session.assets.find(layer->id) == nullptr) continue;
    add(layer->credit.in(context.catalog.language()));
    if (!layer->style.is_schematic) continue;
    schematic += (schematic.empty() ? "" : ", ") + layer->title.in(context.catalog.language());
  }
  // On a map of changes dashes say something else.
  const bool dashed = context.session.compare.mode != session::CompareMode::Changes;
  if (!schematic.empty()) {
    add(dashed ? context.catalog.tr("Dashed: schematic course")
               : core::substitute(context.catalog.tr("Schematic course: {0}"), {schematic}));
  }
  const bool has_route = std::ranges::any_of(context.document.routes, [](const auto& r) { return r->visible; });
  if (has_route && !context.session.compare.spans_time())
    add(context.catalog.tr("Excursion: straight legs, not roads"));
  std::string credits;
  for (const auto& part : parts) credits += (credits.empty() ? "" : " · ") + part;
  return credits;
}

std::vector<HeadlineFigure> figures_of(const FurnitureContext& context) {
  std::vector<HeadlineFigure> figures;
  constexpr std::size_t most = 4;
  for (auto phase = context.document.phases.rbegin(); phase != context.document.phases.rend(); ++phase) {
    const auto km = context.kilometres.find(phase->id);
    if (km == context.kilometres.end() || km->second < 0.05 || figures.size() == most) continue;
    figures.push_back({context.catalog.number(km->second, 1) + "\u00A0km", phase->label.in(context.catalog.language()),
                       pick(phase->color, context.session.view.theme)});
  }
  return figures;
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

}  // namespace eb::scene
