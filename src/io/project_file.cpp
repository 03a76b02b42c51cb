#include "io/project_file.h"

#include <fmt/format.h>

#include <cctype>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/date_parser.h"
#include "geo/crs.h"

namespace eb::io {
namespace {

using Json = nlohmann::json;
using core::msg;
namespace fs = std::filesystem;

constexpr int newest_version = 1;
constexpr std::uintmax_t largest_file_bytes = 64U << 20U;  // a project is text by hand; more is a mistake
constexpr double largest_size_points = 1000.0;             // about the height of the picture

// What went wrong so far. The first error decides; problems only accompany a document.
struct Report {
  std::optional<core::Error> error;
  std::vector<model::Problem> problems;

  void fail(core::Message what, const std::string& pointer) {
    if (error) return;
    error = core::Error{std::move(what),
                        msg("Correct the file in a text editor; data/PROJECT_FORMAT.md lists every key."), pointer};
  }
  void warn(core::Message what, core::Message hint, std::string layer = {}) {
    problems.push_back({std::move(what), std::move(hint), std::move(layer), std::nullopt});
  }
};

// RFC 6901: "~" and "/" inside a key are escaped.
std::string pointer_to(const std::string& parent, std::string_view key) {
  std::string pointer = parent + '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

bool is_language_tag(std::string_view tag) {
  const auto is_allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  return tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), is_allowed);
}

std::optional<core::Color> color_in(const Json& value) {
  return value.is_string() ? core::parse_hex_color(value.get_ref<const std::string&>()) : std::nullopt;
}

// The numbers of a list of exactly `count` numbers, else nothing.
std::optional<std::vector<double>> numbers_in(const Json& value, std::size_t count) {
  if (!value.is_array() || value.size() != count) return std::nullopt;
  std::vector<double> numbers;
  for (const Json& item : value) {
    if (!item.is_number()) return std::nullopt;
    numbers.push_back(item.get<double>());
  }
  return numbers;
}

bool is_on_earth(double lon, double lat) {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

// One JSON object: every read names a key, checks its type and remembers it, so that finish() can tell
// which keys nobody asked for. A key that is absent leaves the default untouched.
class ObjectReader {
 public:
  ObjectReader(const Json& value, std::string pointer, Report& report)
      : m_value{value}, m_pointer{std::move(pointer)}, m_report{report} {
    if (!m_value.is_object()) {
      m_report.fail(msg("{0} must be an object, written in braces.", shown(m_pointer)), m_pointer);
    }
  }

  const std::string& pointer() const { return m_pointer; }
  Report& report() { return m_report; }

  const Json* find(std::string_view key) {
    m_known.insert(std::string{key});
    if (!m_value.is_object()) return nullptr;
    const auto found = m_value.find(key);
    return found == m_value.end() || found->is_null() ? nullptr : &*found;
  }
  void require(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      const std::string at = pointer_to(m_pointer, key);
      if (find(key) == nullptr) m_report.fail(msg("{0} is missing.", at), at);
    }
  }

  void read(std::string_view key, std::string& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_string()) return fail(key, msg("{0} must be a text.", at(key)));
    out = value->get<std::string>();
  }
  void read(std::string_view key, bool& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_boolean()) return fail(key, msg("{0} must be true or false.", at(key)));
    out = value->get<bool>();
  }
  void read(std::string_view key, double& out, double low, double high) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_number() || value->get<double>() < low || value->get<double>() > high) {
      return fail(key, msg("{0} must be a number from {1} to {2}.", at(key), low, high));
    }
    out = value->get<double>();
  }
  void read(std::string_view key, int& out, int low, int high) {
    const Json* value = find(key);
    if (value == nullptr) return;
    const double number = value->is_number_integer() ? value->get<double>() : low - 1.0;
    if (number < low || number > high) {
      return fail(key, msg("{0} must be a whole number from {1} to {2}.", at(key), low, high));
    }
    out = static_cast<int>(number);
  }
  void read(std::string_view key, model::LocalizedText& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    const auto wrong = [&] {
      fail(key, msg("{0} must be a text in one or more languages, such as {1}.", at(key),
                    R"({"en": "River", "de": "Fluss"})"));
    };
    if (!value->is_object()) return wrong();
    out.by_language.clear();
    for (const auto& [language, text] : value->items()) {
      if (!is_language_tag(language) || !text.is_string()) return wrong();
      out.by_language[language] = text.get<std::string>();
    }
  }
  void read(std::string_view key, core::ThemedColor& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    const bool has_both =
        value->is_object() && value->size() == 2 && value->contains("dark") && value->contains("light");
    const auto dark = has_both ? color_in((*value)["dark"]) : std::nullopt;
    const auto light = has_both ? color_in((*value)["light"]) : std::nullopt;
    if (!dark || !light) {
      return fail(key, msg("{0} must be a colour for each theme, such as {1}.", at(key),
                           R"({"dark": "#7BA6FF", "light": "#2F74E8"})"));
    }
    out = {*dark, *light};
  }
  bool read(std::string_view key, geo::LonLat& out) {
    const Json* value = find(key);
    if (value == nullptr) return false;
    const auto numbers = numbers_in(*value, 2);
    if (!numbers || !is_on_earth((*numbers)[0], (*numbers)[1])) {
      fail(key, msg("{0} must be a position as [longitude, latitude] in degrees.", at(key)));
      return false;
    }
    out = {(*numbers)[0], (*numbers)[1]};
    return true;
  }
  void read(std::string_view key, geo::Box2d& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    const auto box = numbers_in(*value, 4);
    if (!box || !is_on_earth((*box)[0], (*box)[1]) || !is_on_earth((*box)[2], (*box)[3]) || (*box)[0] >= (*box)[2] ||
        (*box)[1] >= (*box)[3]) {
      return fail(key, msg("{0} must be a box as [west, south, east, north] in degrees.", at(key)));
    }
    out = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
  }
  void read_day(std::string_view key, core::Day& out) {
    std::string text;
    read(key, text);
    if (text.empty()) return;
    const auto day = core::parse_clock_date(text);
    if (!day) return fail(key, msg("{0} must be a date such as 2022-09-01.", at(key)));
    out = *day;
  }
  // Reads one of `names` into the enum value of the same position.
  template <class Enum>
  void read_choice(std::string_view key, Enum& out, const std::vector<std::string>& names) {
    const Json* value = find(key);
    if (value == nullptr) return;
    const std::string text = value->is_string() ? value->get<std::string>() : std::string{};
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
      return fail(key, msg("{0} must be one of: {1}.", at(key), fmt::format("{}", fmt::join(names, ", "))));
    }
    out = static_cast<Enum>(found - names.begin());
  }

  // Calls `read_inside` with a reader of the object at `key`, if there is one.
  template <class ReadInside>
  void object(std::string_view key, ReadInside read_inside) {
    const Json* value = find(key);
    if (value == nullptr) return;
    ObjectReader inside{*value, pointer_to(m_pointer, key), m_report};
    read_inside(inside);
    inside.finish();
  }
  // The same for each object in the list at `key`.
  template <class ReadInside>
  void list(std::string_view key, ReadInside read_inside) {
    list_of_json(key, [&](const Json& item, const std::string& pointer) {
      ObjectReader inside{item, pointer, m_report};
      read_inside(inside);
      inside.finish();
    });
  }
  // Calls `use(item, pointer)` for each item, whatever it is.
  template <class Use>
  void list_of_json(std::string_view key, Use use) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_array()) return fail(key, msg("{0} must be a list, written in brackets.", at(key)));
    for (std::size_t i = 0; i < value->size(); ++i) use((*value)[i], at(key) + '/' + std::to_string(i));
  }

  void fail(std::string_view key, core::Message what) { m_report.fail(std::move(what), pointer_to(m_pointer, key)); }
  std::string at(std::string_view key) const { return pointer_to(m_pointer, key); }

  void finish() {
    if (!m_value.is_object()) return;
    for (const auto& [key, unused] : m_value.items()) {
      if (m_known.contains(key)) continue;
      m_report.warn(msg("The project file has a key nobody knows: {0}.", pointer_to(m_pointer, key)),
                    msg("Check its spelling, or remove it; it has no effect."));
    }
  }

 private:
  static std::string shown(const std::string& pointer) { return pointer.empty() ? "/" : pointer; }

  const Json& m_value;
  std::string m_pointer;
  Report& m_report;
  std::set<std::string, std::less<>> m_known;
};

void read_size(ObjectReader& in, std::string_view key, double& out) {
  in.read(key, out, 0.0, largest_size_points);
}

void read_line(ObjectReader& in, model::LineStyle& line) {
  read_size(in, "width", line.width);
  read_size(in, "casing", line.casing);
  read_size(in, "dash_on", line.dash_on);
  read_size(in, "dash_off", line.dash_off);
  read_size(in, "glow", line.glow);
}

void read_area(ObjectReader& in, model::AreaStyle& area) {
  in.read("fill_opacity", area.fill_opacity, 0.0, 1.0);
  read_size(in, "outline", area.outline);
  in.read("hatched", area.hatched);
}

void read_point(ObjectReader& in, model::PointStyle& point) {
  in.read_choice("shape", point.shape, {"circle", "square", "diamond", "triangle"});
  read_size(in, "size", point.size);
  read_size(in, "casing", point.casing);
  in.read("size_field", point.size_field);
  in.read("number_field", point.number_field);
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

void read_style(ObjectReader& in, model::Style& style) {
  in.read_choice("emphasis", style.emphasis, {"hero", "normal", "context"});
  in.read("color", style.color);
  in.read("label_color", style.label_color);
  in.read("color_by_phase", style.color_by_phase);
  in.read("is_schematic", style.is_schematic);
  in.object("line", [&](ObjectReader& inside) { read_line(inside, style.line); });
  in.object("area", [&](ObjectReader& inside) { read_area(inside, style.area); });
  in.object("point", [&](ObjectReader& inside) { read_point(inside, style.point); });
  in.object("label", [&](ObjectReader& inside) { read_label(inside, style.label); });
}

void read_date_fields(ObjectReader& in, model::Layer& layer) {
  in.object("date_fields", [&](ObjectReader& inside) {
    model::DateFields fields;
    inside.read("from", fields.from);
    inside.read("to", fields.to);
    inside.read("certainty", fields.certainty);
    layer.date_fields = fields;
  });
}

// "PG:...", "GPKG:..." and the like: a name only GDAL can resolve. One letter would be a Windows drive.
bool has_driver_prefix(const std::string& source) {
  const std::size_t colon = source.find(':');
  const auto is_allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return colon != std::string::npos && colon >= 2 &&
         std::all_of(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(colon), is_allowed);
}

// A path relative to the project becomes absolute; GDAL names and absolute paths stay as they are.
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
  read_date_fields(in, layer);
  in.read("phase_field", layer.phase_field);
  in.read("reach_field", layer.reach_field);
  in.read("name_field", layer.name_field);
  in.read("credit", layer.credit);
  in.read("licence", layer.licence);
  in.read("in_legend", layer.in_legend);
  return layer;
}

model::Stop read_stop(ObjectReader& in) {
  model::Stop stop;
  in.require({"id", "name", "position"});
  in.read("id", stop.id);
  in.read("name", stop.name);
  in.read("what_to_see", stop.what_to_see);
  in.read("visiting", stop.visiting);
  in.read("position", stop.position);
  in.read("dwell_minutes", stop.dwell_minutes, 0, 7 * 24 * 60);
  in.read("is_confirmed", stop.is_confirmed);
  in.read("source", stop.source);
  in.read("confidence", stop.confidence);
  in.read("accuracy_m", stop.accuracy_m, 0.0, 1e6);
  return stop;
}

// Ids are how edits, selections and scripts name things: present and unique.
void check_id(ObjectReader& in, const std::string& id, std::set<std::string>& seen) {
  if (in.find("id") == nullptr) return;
  if (id.empty()) return in.fail("id", msg("{0} must not be empty.", in.at("id")));
  if (!seen.insert(id).second) in.fail("id", msg("{0} is used twice: {1}.", in.at("id"), id));
}

model::Route read_route(ObjectReader& in) {
  model::Route route;
  in.require({"id", "name"});
  in.read("id", route.id);
  in.read("name", route.name);
  in.read("color", route.color);
  in.read("visible", route.visible);
  std::set<std::string> stop_ids;
  in.list("stops", [&](ObjectReader& inside) {
    route.stops.push_back(read_stop(inside));
    check_id(inside, route.stops.back().id, stop_ids);
  });
  return route;
}

model::Phase read_phase(ObjectReader& in) {
  model::Phase phase;
  in.require({"id", "label", "color"});
  in.read("id", phase.id);
  in.read("label", phase.label);
  in.read("color", phase.color);
  in.read("glows", phase.glows);
  return phase;
}

void read_measure(ObjectReader& in, model::Document& document) {
  model::Measure measure;
  in.require({"layer"});
  in.read("layer", measure.layer);
  in.read("water_field", measure.water_field);
  in.read("length_km_field", measure.length_km_field);
  in.read("filter_field", measure.filter_field);
  in.read("filter_value", measure.filter_value);
  if (in.find("layer") != nullptr && document.find_layer(measure.layer) == nullptr) {
    in.fail("layer",
            msg("{0} must be the id of a layer in this project; there is no {1}.", in.at("layer"), measure.layer));
  }
  document.measure = measure;
}

void read_time(ObjectReader& in, model::Document& document) {
  in.read_day("from", document.time_from);
  in.read_day("to", document.time_to);
  in.read_day("start", document.time_start);
  if (document.time_from >= document.time_to) {
    in.fail("to", msg("{0} must be later than {1}.", in.at("to"), in.at("from")));
  }
  if (document.time_start < document.time_from || document.time_start > document.time_to) {
    in.fail("start", msg("{0} must lie between {1} and {2}.", in.at("start"), in.at("from"), in.at("to")));
  }
}

core::Result<std::string> read_text_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return core::Error{msg("The file cannot be read."), msg("Check that it exists and is a file."), path.string()};
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > largest_file_bytes) {
    return core::Error{msg("The file is too large for a project: more than {0} MiB.", largest_file_bytes >> 20U),
                       msg("Data belongs into layers; the project only names them."), path.string()};
  }
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file && size > 0) {
    return core::Error{msg("The file cannot be read."), msg("Check that you may read it."), path.string()};
  }
  return std::move(text).str();
}

// The fence around the parser's exceptions; syntax errors name the line.
core::Result<Json> parse_json(const std::string& text) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const std::size_t end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    return core::Error{msg("This is not valid JSON: line {0} cannot be understood.", line),
                       msg("Look for a missing comma, quote or bracket near that line."),
                       {}};
  } catch (const Json::exception&) {
    return core::Error{msg("This is not valid JSON: a number in it is too large."), msg("Correct the number."), {}};
  }
}

model::Milestone read_milestone(ObjectReader& in) {
  model::Milestone milestone;
  in.require({"when", "title"});
  std::string when;
  in.read("when", when);
  if (const auto dated = core::parse_date(when)) {
    milestone.when = *dated;
  } else {
    in.fail("when", msg("{0} must be a date such as 2022-09-01.", in.at("when")));
  }
  in.read("precision", milestone.precision);
  in.read("category", milestone.category);
  in.read("title", milestone.title);
  in.read("text", milestone.text);
  geo::LonLat position;
  if (in.read("position", position)) milestone.position = position;
  in.read("source", milestone.source);
  in.read("confidence", milestone.confidence);
  return milestone;
}

void sort_by_start(std::vector<model::Milestone>& milestones) {
  std::stable_sort(milestones.begin(), milestones.end(), [](const model::Milestone& a, const model::Milestone& b) {
    return a.when.interval.from < b.when.interval.from;
  });
}

// One milestone file. A bad milestone is left out with a problem, the others stay: they only comment on the map.
std::vector<model::Milestone> milestones_in(const Json& root, const fs::path& path, Report& report) {
  const auto leave_out = [&](const Report& inside, core::Message hint) {
    if (inside.error) report.warn(inside.error->what, std::move(hint));
    for (const model::Problem& problem : inside.problems) report.problems.push_back(problem);
  };
  Report file_report;
  ObjectReader file{root, {}, file_report};
  std::string format, licence;
  int version = 0;
  file.require({"milestones"});
  file.read("format", format);
  file.read("version", version, 1, newest_version);
  file.read("licence", licence);
  std::vector<model::Milestone> milestones;
  file.list_of_json("milestones", [&](const Json& item, const std::string& pointer) {
    Report row_report;
    ObjectReader row{item, pointer, row_report};
    model::Milestone milestone = read_milestone(row);
    row.finish();
    leave_out(row_report, msg("This milestone is left out. Correct it in {0}.", path.string()));
    if (!row_report.error) milestones.push_back(std::move(milestone));
  });
  file.finish();
  leave_out(file_report, msg("Correct it in {0}.", path.string()));
  sort_by_start(milestones);
  return milestones;
}

void read_milestones(ObjectReader& in, const fs::path& folder, model::Document& document) {
  std::string name;
  in.read("milestones", name);
  if (name.empty()) return;
  const fs::path path = folder / name;
  const auto warn = [&](const core::Error& error) {
    in.report().warn(msg("The milestones could not be read from {0}.", path.string()), error.what);
  };
  const auto text = read_text_file(path);
  if (!text) return warn(text.error());
  const auto root = parse_json(*text);
  if (!root) return warn(root.error());
  document.milestones = std::make_shared<const std::vector<model::Milestone>>(milestones_in(*root, path, in.report()));
}

// False when this is no project of a version we know; the rest of the file then has no meaning.
bool check_format(ObjectReader& in) {
  std::string format;
  double version = 0;
  in.require({"format", "version"});
  in.read("format", format);
  in.read("version", version, 1, 1e9);
  if (in.report().error) return false;
  if (format != "emscherblick-project") {
    in.fail("format",
            msg("{0} must be the text {1}: this is no project file.", in.at("format"), "emscherblick-project"));
  } else if (version > newest_version) {
    in.report().error = core::Error{msg("The project was written by a newer program: its version is {0}.", version),
                                    msg("Open it with a newer Emscherblick."), in.at("version")};
  }
  return !in.report().error;
}

void read_crs(ObjectReader& in, model::Document& document) {
  in.read("crs", document.crs);
  if (!in.report().error && !geo::is_metric_projected(document.crs)) {
    in.fail("crs", msg("{0} must be a projected coordinate system in metres, such as {1}; {2} is none.", in.at("crs"),
                       "EPSG:25832", document.crs));
  }
}

void read_parts(ObjectReader& in, const fs::path& folder, model::Document& document) {
  std::set<std::string> phase_ids, layer_ids, route_ids;
  if (in.find("phases") != nullptr) document.phases.clear();
  in.list("phases", [&](ObjectReader& inside) {
    document.phases.push_back(read_phase(inside));
    check_id(inside, document.phases.back().id, phase_ids);
  });
  in.list("layers", [&](ObjectReader& inside) {
    auto layer = std::make_shared<const model::Layer>(read_layer(inside, folder));
    check_id(inside, layer->id, layer_ids);
    document.layers.push_back(std::move(layer));
  });
  in.list("routes", [&](ObjectReader& inside) {
    auto route = std::make_shared<const model::Route>(read_route(inside));
    check_id(inside, route->id, route_ids);
    document.routes.push_back(std::move(route));
  });
  read_milestones(in, folder, document);
  in.object("measure", [&](ObjectReader& inside) { read_measure(inside, document); });
}

}  // namespace

core::Result<LoadedProject> parse_project(const std::string& json, const std::filesystem::path& folder) {
  const auto root = parse_json(json);
  if (!root) return root.error();
  Report report;
  LoadedProject project{model::make_empty_document(), {}};
  ObjectReader in{*root, {}, report};
  if (check_format(in)) {
    in.read("title", project.document.title);
    read_crs(in, project.document);
    in.read("home", project.document.home_deg);
    in.object("time", [&](ObjectReader& inside) { read_time(inside, project.document); });
    read_parts(in, folder, project.document);
    in.finish();
  }
  if (report.error) return *report.error;
  project.problems = std::move(report.problems);
  return project;
}

core::Result<LoadedProject> load_project(const std::filesystem::path& path) {
  const auto with_file = [&](core::Error error) {
    error.where = path.string() + (error.where.empty() ? "" : " " + error.where);
    return error;
  };
  const auto text = read_text_file(path);
  if (!text) return text.error();
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  auto project = parse_project(*text, (error ? path : absolute).parent_path());
  if (!project) return with_file(project.error());
  return project;
}

}  // namespace eb::io
