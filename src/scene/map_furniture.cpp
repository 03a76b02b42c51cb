#include "scene/map_furniture.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "core/date.h"
#include "scene/map_items.h"
#include "scene/route_items.h"

namespace eb::scene {

namespace {

bool is_told(const FurnitureContext& context, const core::DatedInterval& life) {
  return context.of_all_days || core::is_visible(life.interval, context.day);
}

bool any_is_told(const FurnitureContext& context, const model::FeatureTable& table) {
  return std::ranges::any_of(table.lives, [&](const auto& life) { return is_told(context, life); });
}

model::PartKind first_kind(const model::FeatureTable& table) {
  return table.part_kinds.empty() ? model::PartKind::Line : table.part_kinds.front();
}

const LayerGeometry* drawn_geometry(const FurnitureContext& context, const model::Layer& layer) {
  if (!layer.visible) return nullptr;
  const auto found = context.geometries.find(layer.id);
  if (found == context.geometries.end()) return nullptr;
  const bool is_hidden = !context.of_all_days && first_kind(found->second->table()) == model::PartKind::Point &&
                         !shows_points(layer, context.metres_per_point);
  return is_hidden ? nullptr : found->second.get();
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
  const auto kind = first_kind(table);
  if (kind == model::PartKind::Point) return LegendEntry::Kind::Point;
  if (kind == model::PartKind::Line) {
    return layer.style.line.dash_off > 0 ? LegendEntry::Kind::DashedLine : LegendEntry::Kind::Line;
  }
  return layer.style.area.hatched ? LegendEntry::Kind::HatchedArea : LegendEntry::Kind::Area;
}

// Symbols of one colour that only their shape tells apart are one entry, named by their layer.
void join_symbols(const std::string& title, std::vector<LegendEntry>& entries) {
  const auto looks_alike = [&](const LegendEntry& entry) {
    return entry.kind == LegendEntry::Kind::Point && entry.color == entries.front().color;
  };
  if (entries.size() < 2 || !std::ranges::all_of(entries, looks_alike)) return;
  for (std::size_t i = 1; i < entries.size(); ++i) entries.front().more_shapes.push_back(entries[i].shape);
  entries.front().label = title;
  entries.resize(1);
}

// The entries of those phases that occur.
std::vector<LegendEntry> entries_of(const FurnitureContext& context, const std::vector<model::Phase>& phases,
                                    const std::set<std::size_t>& classes, const LegendEntry& look) {
  std::vector<LegendEntry> entries;
  for (const auto index : classes) {
    if (index >= phases.size()) continue;
    const auto& phase = phases[index];
    LegendEntry entry = look;
    entry.label = phase.label.in(context.catalog.language());
    entry.color = pick(phase.color, context.session.view.theme);
    entry.shape = phase.shape.value_or(look.shape);
    entries.push_back(std::move(entry));
  }
  return entries;
}

// Phases of visible layers that live at the current date: those of the document once for all layers that share them,
// then those a layer has for itself.
std::vector<LegendEntry> phase_entries(const FurnitureContext& context) {
  std::set<std::size_t> shared;
  std::vector<LegendEntry> own_entries;
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || !layer->style.color_by_phase || !layer->in_legend) continue;
    std::set<std::size_t> own;
    add_occurring(context, *geometry, layer->phases.empty() ? shared : own);
    LegendEntry look{kind_of(*layer, geometry->table()), {}, {}, layer->style.point.shape};
    look.hollow = layer->style.line.hollow;
    auto added = entries_of(context, layer->phases, own, look);
    join_symbols(layer->title.in(context.catalog.language()), added);
    own_entries.insert(own_entries.end(), added.begin(), added.end());
  }
  auto entries = entries_of(context, context.document.phases, shared, {});
  for (auto& entry : own_entries) entry.is_extra = true;
  entries.insert(entries.end(), own_entries.begin(), own_entries.end());
  return entries;
}

bool shows_doubt(const FurnitureContext& context, const LayerGeometry& geometry) {
  const auto& table = geometry.table();
  return std::ranges::any_of(geometry.classes().doubtful, [&](const DoubtfulRow& row) {
    if (context.of_all_days) return true;
    if (!looks_doubtful(table, row, context.day)) return false;
    const auto extent = table.feature_extent(row.row);
    const auto is_in = [&](const SeenPart& part) { return extent.intersects(part.box); };
    return context.seen.empty() || std::ranges::any_of(context.seen, is_in);
  });
}

// One entry for all that is in sight with dates in doubt, drawn as the most telling of it: lines before areas before
// symbols.
std::optional<LegendEntry> doubt_entry(const FurnitureContext& context) {
  std::optional<LegendEntry::Kind> kind;
  const auto rank = [](LegendEntry::Kind k) {
    return k == LegendEntry::Kind::Line ? 0 : k == LegendEntry::Kind::Area ? 1 : 2;
  };
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || geometry->classes().doubtful.empty() || !shows_doubt(context, *geometry)) continue;
    auto found = kind_of(*layer, geometry->table());
    if (found == LegendEntry::Kind::DashedLine) found = LegendEntry::Kind::Line;
    if (found == LegendEntry::Kind::HatchedArea) found = LegendEntry::Kind::Area;
    if (!kind || rank(found) < rank(*kind)) kind = found;
  }
  if (!kind) return std::nullopt;
  LegendEntry entry{*kind, context.catalog.tr("Date approximate or inferred"),
                    theme_of(context.session.view.theme).secondary_text};
  entry.is_doubtful = true;
  return entry;
}

// That places are coarse, and by how much, is said wherever such a layer is in sight, also when it has no entry itself.
std::optional<LegendEntry> coarse_entry(const FurnitureContext& context) {
  double farthest_m = 0;
  auto kind = LegendEntry::Kind::Area;
  core::Color color;
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || geometry->table().coarse_m <= farthest_m) continue;
    if (!any_is_told(context, geometry->table())) continue;
    farthest_m = geometry->table().coarse_m;
    kind = kind_of(*layer, geometry->table());
    color = pick(layer->style.color, context.session.view.theme);
  }
  if (farthest_m <= 0) return std::nullopt;
  const auto text =
      core::substitute(context.catalog.tr("Grid cells, not places: ± {0}"), {context.catalog.distance(farthest_m)});
  return LegendEntry{kind, text, color};
}

}  // namespace

std::vector<LegendEntry> legend_of(const FurnitureContext& context) {
  std::vector<LegendEntry> entries = phase_entries(context);
  const std::size_t phases = entries.size();
  const auto theme = context.session.view.theme;
  const auto& language = context.catalog.language();
  for (const auto& layer : context.document.layers) {
    const auto* geometry = drawn_geometry(context, *layer);
    if (geometry == nullptr || layer->style.color_by_phase || !layer->in_legend) continue;
    if (!any_is_told(context, geometry->table())) continue;
    entries.push_back({kind_of(*layer, geometry->table()), layer->title.in(language), pick(layer->style.color, theme),
                       layer->style.point.shape});
    entries.back().hollow = layer->style.line.hollow;
  }
  if (auto coarse = coarse_entry(context)) entries.push_back(std::move(*coarse));
  if (auto doubt = doubt_entry(context)) entries.push_back(std::move(*doubt));
  for (const auto& route : context.document.routes) {
    if (!context.has_routes || !route->visible || route->points.empty()) continue;
    const auto kind = follows_lines(*route) ? LegendEntry::Kind::Line : LegendEntry::Kind::DashedLine;
    entries.push_back({kind, route->name.in(language), pick(route->color, theme), {}});
  }
  for (auto& entry : std::span{entries}.subspan(phases)) entry.is_extra = true;
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
