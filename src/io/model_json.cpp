#include "io/model_json.h"

#include <array>

namespace eb::io {
namespace {

constexpr std::array emphases{"hero", "normal", "context"};
constexpr std::array shapes{"circle", "square", "diamond", "triangle"};

template <class Enum, std::size_t count>
JsonTree name_of(Enum value, const std::array<const char*, count>& names) {
  return JsonTree::text(names[static_cast<std::size_t>(value)]);
}

JsonTree to_json(const model::LineStyle& line) {
  const auto& [width, casing, dash_on, dash_off, glow, hollow, grows] = line;
  const model::LineStyle usual;
  auto tree = JsonTree::object();
  set_unless(tree, "width", width, usual.width);
  set_unless(tree, "casing", casing, usual.casing);
  set_unless(tree, "dash_on", dash_on, usual.dash_on);
  set_unless(tree, "dash_off", dash_off, usual.dash_off);
  set_unless(tree, "glow", glow, usual.glow);
  set_unless(tree, "hollow", hollow, usual.hollow);
  set_unless(tree, "grows", grows, usual.grows);
  return tree;
}

JsonTree to_json(const model::AreaStyle& area) {
  const auto& [fill_opacity, outline, hatched] = area;
  const model::AreaStyle usual;
  auto tree = JsonTree::object();
  set_unless(tree, "fill_opacity", fill_opacity, usual.fill_opacity);
  set_unless(tree, "outline", outline, usual.outline);
  set_unless(tree, "hatched", hatched, usual.hatched);
  return tree;
}

JsonTree to_json(const model::PointStyle& point) {
  const auto& [shape, size, casing, size_field, number_field, max_metres_per_point] = point;
  const model::PointStyle usual;
  auto tree = JsonTree::object();
  if (shape != usual.shape) tree.set("shape", name_of(shape, shapes));
  set_unless(tree, "size", size, usual.size);
  set_unless(tree, "casing", casing, usual.casing);
  set_unless(tree, "size_field", size_field, usual.size_field);
  set_unless(tree, "number_field", number_field, usual.number_field);
  if (max_metres_per_point) tree.set("max_metres_per_point", JsonTree::number(*max_metres_per_point));
  return tree;
}

JsonTree to_json(const model::LabelStyle& label) {
  const auto& [field, size, italic, bold, letter_spacing, along_line, priority_field, max_metres_per_point] = label;
  const model::LabelStyle usual;
  auto tree = JsonTree::object();
  set_unless(tree, "field", field, usual.field);
  set_unless(tree, "size", size, usual.size);
  set_unless(tree, "italic", italic, usual.italic);
  set_unless(tree, "bold", bold, usual.bold);
  set_unless(tree, "letter_spacing", letter_spacing, usual.letter_spacing);
  set_unless(tree, "along_line", along_line, usual.along_line);
  set_unless(tree, "priority_field", priority_field, usual.priority_field);
  set_unless(tree, "max_metres_per_point", max_metres_per_point, usual.max_metres_per_point);
  return tree;
}

// Objects that say nothing are left out.
void set_unless_empty(JsonTree& tree, const char* key, JsonTree value) {
  if (!value.members()->empty()) tree.set(key, std::move(value));
}

JsonTree to_json(const model::Phase& phase) {
  const auto& [id, label, color, glows, shape] = phase;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id)).set("label", io::to_json(label)).set("color", io::to_json(color));
  set_unless(tree, "glows", glows, false);
  if (shape) tree.set("shape", name_of(*shape, shapes));
  return tree;
}

JsonTree to_json(const model::ZoneRule& rule) {
  const auto& [distance_m, season, text, source, is_example] = rule;
  auto tree = JsonTree::object();
  tree.set("distance_m", JsonTree::number(distance_m));
  set_unless(tree, "season", season, std::string{});
  set_unless(tree, "text", text, model::LocalizedText{});
  set_unless(tree, "source", source, model::LocalizedText{});
  set_unless(tree, "is_example", is_example, false);
  return tree;
}

JsonTree to_json(const model::Movement& movement) {
  const auto& [onto] = movement;
  auto tree = JsonTree::object();
  set_unless(tree, "onto", onto, std::string{});
  return tree;
}

}  // namespace

// English first, as everywhere in the bundled files.
JsonTree to_json(const model::LocalizedText& text) {
  auto tree = JsonTree::object();
  const auto english = text.by_language.find("en");
  if (english != text.by_language.end()) tree.set("en", JsonTree::text(english->second));
  for (const auto& [language, words] : text.by_language) {
    if (language != "en") tree.set(language, JsonTree::text(words));
  }
  return tree;
}

JsonTree to_json(core::ThemedColor color) {
  auto tree = JsonTree::object();
  tree.set("dark", JsonTree::text(core::to_hex(color.dark))).set("light", JsonTree::text(core::to_hex(color.light)));
  return tree;
}

JsonTree to_json(const model::Style& style) {
  const auto& [emphasis, color, label_color, color_by_phase, line, area, point, label, is_schematic,
               max_metres_per_point] = style;
  const model::Style usual;
  auto tree = JsonTree::object();
  if (emphasis != usual.emphasis) tree.set("emphasis", name_of(emphasis, emphases));
  set_unless(tree, "color", color, usual.color);
  set_unless(tree, "label_color", label_color, usual.label_color);
  set_unless(tree, "color_by_phase", color_by_phase, usual.color_by_phase);
  set_unless(tree, "is_schematic", is_schematic, usual.is_schematic);
  set_unless(tree, "max_metres_per_point", max_metres_per_point, usual.max_metres_per_point);
  set_unless_empty(tree, "line", to_json(line));
  set_unless_empty(tree, "area", to_json(area));
  set_unless_empty(tree, "point", to_json(point));
  set_unless_empty(tree, "label", to_json(label));
  return tree;
}

JsonTree to_json(const model::DateFields& fields) {
  const auto& [from, to, certainty] = fields;
  auto tree = JsonTree::object();
  set_unless(tree, "from", from, std::string{});
  set_unless(tree, "to", to, std::string{});
  set_unless(tree, "certainty", certainty, std::string{});
  return tree;
}

// The grid is always written: an object that says nothing would look like a mistake.
JsonTree to_json(const model::Sensitive& sensitive) {
  const auto& [grid, field, keep] = sensitive;
  auto tree = JsonTree::object();
  tree.set("grid", JsonTree::text(geo::to_text(grid)));
  set_unless(tree, "field", field, std::string{});
  if (keep.empty()) return tree;
  auto list = JsonTree::list();
  for (const auto& column : keep) list.push(JsonTree::text(column));
  tree.set("keep", std::move(list));
  return tree;
}

JsonTree to_json(const std::vector<model::Phase>& phases) {
  auto list = JsonTree::list();
  for (const auto& phase : phases) list.push(to_json(phase));
  return list;
}

JsonTree to_json(const model::Layer& layer) {
  const auto& [id, title, source, source_layer, visible, opacity, style, date_fields, phase_field, reach_field,
               name_field, inferred_field, phases, movement, zones, about, sensitive, credit, licence, in_legend] =
      layer;
  const model::Layer usual;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id)).set("title", to_json(title)).set("source", JsonTree::text(source));
  set_unless(tree, "source_layer", source_layer, usual.source_layer);
  set_unless(tree, "visible", visible, usual.visible);
  set_unless(tree, "opacity", opacity, usual.opacity);
  set_unless_empty(tree, "style", to_json(style));
  if (date_fields) tree.set("date_fields", to_json(*date_fields));
  set_unless(tree, "phase_field", phase_field, usual.phase_field);
  set_unless(tree, "reach_field", reach_field, usual.reach_field);
  set_unless(tree, "name_field", name_field, usual.name_field);
  set_unless(tree, "inferred_field", inferred_field, usual.inferred_field);
  if (!phases.empty()) tree.set("phases", to_json(phases));
  if (movement) tree.set("movement", to_json(*movement));
  if (zones) tree.set("zones", to_json(*zones));
  if (about) tree.set("about", to_json(*about));
  if (sensitive) tree.set("sensitive", to_json(*sensitive));
  set_unless(tree, "credit", credit, usual.credit);
  set_unless(tree, "licence", licence, usual.licence);
  set_unless(tree, "in_legend", in_legend, usual.in_legend);
  return tree;
}

JsonTree to_json(const model::Zones& zones) {
  const auto& [are_cells, rules, distance_field, season_field, source_field] = zones;
  auto tree = JsonTree::object(), list = JsonTree::list();
  set_unless(tree, "cells", are_cells, false);
  for (const auto& rule : rules) list.push(to_json(rule));
  if (!rules.empty()) tree.set("rules", list);
  set_unless(tree, "distance_field", distance_field, std::string{});
  set_unless(tree, "season_field", season_field, std::string{});
  set_unless(tree, "source_field", source_field, std::string{});
  return tree;
}

JsonTree to_json(const model::SourcedText& sourced) {
  const auto& [text, source] = sourced;
  auto tree = JsonTree::object();
  set_unless(tree, "text", text, model::LocalizedText{});
  set_unless(tree, "source", source, std::string{});
  return tree;
}

JsonTree to_json(const model::About& about) {
  const auto& [why, behave, counts, note_field, series] = about;
  auto tree = JsonTree::object();
  set_unless(tree, "why", why, model::SourcedText{});
  set_unless(tree, "behave", behave, model::SourcedText{});
  auto all_counts = JsonTree::list(), all_series = JsonTree::list();
  for (const auto& [field, title] : counts) {
    auto count = JsonTree::object();
    all_counts.push(count.set("field", JsonTree::text(field)).set("title", to_json(title)));
  }
  for (const auto& id : series) all_series.push(JsonTree::text(id));
  if (!counts.empty()) tree.set("counts", std::move(all_counts));
  set_unless(tree, "note_field", note_field, std::string{});
  if (!series.empty()) tree.set("series", std::move(all_series));
  return tree;
}

JsonTree to_json(const model::Measure& measure) {
  const auto& [layer, water_field, length_km_field, filter_field, filter_value] = measure;
  auto tree = JsonTree::object();
  tree.set("layer", JsonTree::text(layer));
  set_unless(tree, "water_field", water_field, std::string{});
  set_unless(tree, "length_km_field", length_km_field, std::string{});
  set_unless(tree, "filter_field", filter_field, std::string{});
  set_unless(tree, "filter_value", filter_value, std::string{});
  return tree;
}

JsonTree to_json(const model::Figure& figure) {
  const auto& [id, title, kind, phases, series, color] = figure;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id));
  set_unless(tree, "title", title, model::LocalizedText{});
  if (color) tree.set("color", to_json(*color));
  if (kind == model::FigureKind::Series) return std::move(tree.set("series", JsonTree::text(series)));
  auto list = JsonTree::list();
  for (const auto& phase : phases) list.push(JsonTree::text(phase));
  return std::move(tree.set(kind == model::FigureKind::Share ? "share_of" : "km_of", std::move(list)));
}

}  // namespace eb::io
