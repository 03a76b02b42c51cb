#include "io/project_layers.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "io/project_routes.h"
#include "io/project_zones.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;

constexpr double largest_size_points = 1000.0;  // about the height of the picture

void read_size(ObjectReader& in, std::string_view key, double& out) {
  in.read(key, out, 0.0, largest_size_points);
}

void read_line(ObjectReader& in, model::LineStyle& line) {
  read_size(in, "width", line.width);
  read_size(in, "casing", line.casing);
  read_size(in, "dash_on", line.dash_on);
  read_size(in, "dash_off", line.dash_off);
  read_size(in, "glow", line.glow);
  in.read("hollow", line.hollow, 0.0, 0.9);
  in.read("grows", line.grows);
}

void read_area(ObjectReader& in, model::AreaStyle& area) {
  in.read("fill_opacity", area.fill_opacity, 0.0, 1.0);
  read_size(in, "outline", area.outline);
  in.read("hatched", area.hatched);
}

void read_shape(ObjectReader& in, model::PointShape& shape) {
  in.read_choice("shape", shape, {"circle", "square", "diamond", "triangle"});
}

void read_point(ObjectReader& in, model::PointStyle& point) {
  read_shape(in, point.shape);
  read_size(in, "size", point.size);
  read_size(in, "casing", point.casing);
  in.read("size_field", point.size_field);
  in.read("number_field", point.number_field);
  if (in.find("max_metres_per_point") != nullptr)
    in.read("max_metres_per_point", point.max_metres_per_point.emplace(), 0.0, 1e7);
}

void read_label(ObjectReader& in, model::LabelStyle& label) {
  in.read("field", label.field);
  read_size(in, "size", label.size);
  in.read("italic", label.italic);
  in.read("bold", label.bold);
  in.read("letter_spacing", label.letter_spacing, -1.0, 10.0);
  in.read("along_line", label.along_line);
  in.read("priority_field", label.priority_field);
  in.read("max_metres_per_point", label.max_metres_per_point, 0.0, 1e7);
}

void read_movement(ObjectReader& in, model::Layer& layer) {
  in.object("movement", [&](ObjectReader& inside) {
    layer.movement.emplace();
    inside.read("onto", layer.movement->onto);
  });
}

// `true` alone asks for the strictest.
void read_secrecy(ObjectReader& in, model::Layer& layer) {
  const Json* value = in.find("sensitive");
  if (value != nullptr && value->is_boolean()) {
    if (value->get<bool>()) layer.sensitive.emplace();
    return;
  }
  in.object("sensitive", [&](ObjectReader& inside) { layer.sensitive = read_sensitive(inside); });
}

// "PG:...", "GPKG:..." and the like: a name only GDAL can resolve. One letter would be a Windows drive.
bool has_driver_prefix(const std::string& source) {
  const std::size_t colon = source.find(':');
  const auto is_allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return colon != std::string::npos && colon >= 2 &&
         std::all_of(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(colon), is_allowed);
}

model::Phase read_phase(ObjectReader& in) {
  model::Phase phase;
  in.require({"id", "label", "color"});
  in.read("id", phase.id);
  in.read("label", phase.label);
  in.read("color", phase.color);
  in.read("glows", phase.glows);
  if (in.find("shape") != nullptr) read_shape(in, phase.shape.emplace());
  return phase;
}

void read_about(ObjectReader& in, model::Layer& layer) {
  in.object("about", [&](ObjectReader& inside) {
    auto& about = layer.about.emplace();
    inside.object("why", [&](ObjectReader& text) { about.why = read_sourced_text(text); });
    inside.object("behave", [&](ObjectReader& text) { about.behave = read_sourced_text(text); });
    inside.list("counts", [&](ObjectReader& count) {
      count.require({"field", "title"});
      auto& [field, title] = about.counts.emplace_back();
      count.read("field", field);
      count.read("title", title);
    });
    inside.read("note_field", about.note_field);
    inside.list_of_json("series", [&](const Json& item, const std::string& pointer) {
      if (!item.is_string()) return inside.report().fail(core::msg("{0} must be a text.", pointer), pointer);
      about.series.push_back(item.get<std::string>());
    });
  });
}

}  // namespace

void read_style(ObjectReader& in, model::Style& style) {
  in.read_choice("emphasis", style.emphasis, {"hero", "normal", "context"});
  in.read("color", style.color);
  in.read("label_color", style.label_color);
  in.read("color_by_phase", style.color_by_phase);
  in.read("is_schematic", style.is_schematic);
  in.read("max_metres_per_point", style.max_metres_per_point, 0.0, 1e7);
  in.object("line", [&](ObjectReader& inside) { read_line(inside, style.line); });
  in.object("area", [&](ObjectReader& inside) { read_area(inside, style.area); });
  in.object("point", [&](ObjectReader& inside) { read_point(inside, style.point); });
  in.object("label", [&](ObjectReader& inside) { read_label(inside, style.label); });
}

model::DateFields read_date_fields(ObjectReader& in) {
  model::DateFields fields;
  in.read("from", fields.from);
  in.read("to", fields.to);
  in.read("certainty", fields.certainty);
  return fields;
}

model::Sensitive read_sensitive(ObjectReader& in) {
  model::Sensitive sensitive;
  std::string grid;
  in.read("grid", grid);
  if (const auto known = geo::parse_grid(grid))
    sensitive.grid = *known;
  else if (!grid.empty())
    in.fail("grid",
            core::msg("{0} must be one of: {1}.", in.at("grid"), "tk25-sheet, tk25-quadrant, utm:5000 - utm:200000"));
  in.read("field", sensitive.field);
  in.list_of_json("keep", [&](const Json& item, const std::string& pointer) {
    if (!item.is_string()) return in.fail("keep", core::msg("{0} must be a text.", pointer));
    sensitive.keep.push_back(item.get<std::string>());
  });
  return sensitive;
}

std::vector<model::Phase> read_phases(ObjectReader& in) {
  std::vector<model::Phase> phases;
  std::set<std::string> ids;
  in.list("phases", [&](ObjectReader& inside) {
    phases.push_back(read_phase(inside));
    check_id(inside, phases.back().id, ids);
  });
  return phases;
}

std::string absolute_source(const std::string& source, const fs::path& folder) {
  if (source.empty() || source.front() == '/') return source;
  std::error_code error;
  const fs::path path = fs::absolute(folder / source, error).lexically_normal();
  if (error) return source;
  if (has_driver_prefix(source) && !fs::exists(path, error)) return source;
  return path.string();
}

model::Layer read_layer(ObjectReader& in, const fs::path& folder) {
  model::Layer layer;
  in.require({"id", "title", "source"});
  in.read("id", layer.id);
  in.read("title", layer.title);
  in.read("source", layer.source);
  layer.source = absolute_source(layer.source, folder);
  in.read("source_layer", layer.source_layer);
  in.read("visible", layer.visible);
  in.read("opacity", layer.opacity, 0.0, 1.0);
  in.object("style", [&](ObjectReader& inside) { read_style(inside, layer.style); });
  in.object("date_fields", [&](ObjectReader& inside) { layer.date_fields = read_date_fields(inside); });
  in.read("phase_field", layer.phase_field);
  in.read("reach_field", layer.reach_field);
  in.read("name_field", layer.name_field);
  in.read("inferred_field", layer.inferred_field);
  layer.phases = read_phases(in);
  read_movement(in, layer);
  read_zones(in, layer.zones);
  read_about(in, layer);
  read_secrecy(in, layer);
  in.read("credit", layer.credit);
  in.read("licence", layer.licence);
  in.read("in_legend", layer.in_legend);
  return layer;
}

}  // namespace eb::io
