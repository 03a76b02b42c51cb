#include "io/project_file.h"

#include <algorithm>
#include <set>

#include "core/date_parser.h"
#include "geo/crs.h"
#include "io/json_file.h"
#include "io/json_object_reader.h"
#include "io/project_layers.h"
#include "io/project_routes.h"
#include "io/project_series.h"
#include "io/project_show.h"

namespace eb::io {
namespace {

using core::msg;
namespace fs = std::filesystem;

constexpr int newest_milestones = 1;

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
  file.read("version", version, 1, newest_milestones);
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
  if (format != project_format) {
    in.fail("format", msg("{0} must be the text {1}: this is no project file.", in.at("format"), project_format));
  } else if (version > newest_project_version) {
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
  std::set<std::string> layer_ids;
  if (in.find("phases") != nullptr) document.phases = read_phases(in);
  in.list("layers", [&](ObjectReader& inside) {
    auto layer = std::make_shared<const model::Layer>(read_layer(inside, folder));
    check_id(inside, layer->id, layer_ids);
    document.layers.push_back(std::move(layer));
  });
  read_routes(in, document);
  read_show(in, document);
  read_milestones(in, folder, document);
  in.object("measure", [&](ObjectReader& inside) { read_measure(inside, document); });
  read_series(in, folder, document);
  read_figures(in, document);
}

}  // namespace

core::Result<LoadedProject> parse_project(const std::string& json, const std::filesystem::path& folder) {
  const auto root = parse_json(json);
  if (!root) return root.error();
  Report report;
  LoadedProject project{model::make_empty_document(), {}, {}};
  ObjectReader in{*root, {}, report};
  if (check_format(in)) {
    in.read("title", project.document.title);
    in.read("local_language", project.document.local_language);
    read_crs(in, project.document);
    in.read("home", project.document.home_deg);
    in.read("routing", project.document.routing);
    project.document.routing = absolute_source(project.document.routing, folder);
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
  project->text = *text;
  return project;
}

}  // namespace eb::io
