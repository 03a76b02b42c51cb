// `info` and `parse-date`: answers as text or as one JSON document.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "app/commands.h"
#include "core/date_parser.h"
#include "io/project_file.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// Broken bytes of a file must not break the document.
std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string problem_text(const model::Problem& problem, const text::Catalog& catalog) {
  return core::to_text(core::Error{problem.what, problem.hint, {}}, catalog.translate());
}

Json open_or_iso(core::Day day) {
  return day <= core::open_past || day >= core::open_future ? Json(nullptr) : Json(core::to_iso(day));
}

// What was made of the date fields, and which columns besides could be chosen; the last day is included.
Json dates_of(const io::LayerInfo& layer) {
  const core::Day end = layer.dates.to;
  return {{"features", layer.dated_features},
          {"first", open_or_iso(layer.dates.from)},
          {"last", open_or_iso(end < core::open_future ? end - 1 : end)},
          {"columns", layer.date_columns}};
}

Json to_json(const io::LayerInfo& layer, const text::Catalog& catalog) {
  Json problems = Json::array();
  for (const auto& problem : layer.problems) problems.push_back(problem_text(problem, catalog));
  const auto& box = layer.extent_deg;
  return {{"name", layer.name},
          {"kind", layer.is_raster ? "raster" : "vector"},
          {"geometry_type", text_or_null(layer.geometry_type)},
          {"features", layer.features},
          {"vertices", layer.vertices},
          {"crs", text_or_null(layer.crs)},
          {"extent", box.empty() ? Json(nullptr) : Json::array({box.min_x, box.min_y, box.max_x, box.max_y})},
          {"date_fields", {{"from", text_or_null(layer.date_fields.from)}, {"to", text_or_null(layer.date_fields.to)}}},
          {"dates", dates_of(layer)},
          {"problems", std::move(problems)}};
}

std::string counted(const Json& count, const char* one, const char* many) {
  return count.dump() + ' ' + (count == 1 ? one : many);
}

// "dates: begin to end; 9 of 11 features, 1906-01-01 to 1949-12-31; could also be read from: time"
void print_dates(const Json& layer) {
  const Json &fields = layer["date_fields"], &dates = layer["dates"];
  std::vector<std::string> used;
  for (const char* end : {"from", "to"})
    if (fields[end].is_string()) used.push_back(fields[end].get<std::string>());
  std::cout << "    dates: ";
  for (std::size_t i = 0; i < used.size(); ++i) std::cout << (i > 0 ? " to " : "") << used[i];
  if (used.empty()) std::cout << "none";
  if (dates["features"] > 0)
    std::cout << "; " << dates["features"] << " of " << counted(layer["features"], "feature", "features") << ", "
              << dates["first"].get<std::string>() << " to " << dates["last"].get<std::string>();
  const char* before = "; could also be read from: ";
  for (const auto& column : dates["columns"])
    if (std::find(used.begin(), used.end(), column.get<std::string>()) == used.end())
      std::cout << std::exchange(before, ", ") << column.get<std::string>();
  std::cout << '\n';
}

void print_layer(const Json& layer) {
  std::cout << "  " << layer["name"].get<std::string>() << ": " << layer["kind"].get<std::string>() << ", ";
  if (layer["geometry_type"].is_string()) std::cout << layer["geometry_type"].get<std::string>() << ", ";
  std::cout << counted(layer["features"], "feature", "features") << ", "
            << counted(layer["vertices"], "vertex", "vertices") << '\n';
  std::cout << "    crs: " << (layer["crs"].is_null() ? "none" : layer["crs"].get<std::string>())
            << "   extent: " << layer["extent"].dump() << '\n';
  print_dates(layer);
  for (const auto& problem : layer["problems"]) std::cout << "    ! " << problem.get<std::string>() << '\n';
}

Json explain_date(const std::string& text, core::DateOrder order, const text::Catalog& catalog, bool& failed) {
  const auto parsed = core::parse_date(text, order);
  if (!parsed) {
    failed = true;
    return {{"text", text}, {"error", core::to_text(parsed.error(), catalog.translate())}};
  }
  return {{"text", text},
          {"from", open_or_iso(parsed->interval.from)},
          {"to", open_or_iso(parsed->interval.to)},
          {"certainty", core::to_string(parsed->certainty)}};
}

// --- what a project calls sensitive ---

struct SourceToTell {
  std::string file;
  std::string layer{};                          // of a project: the layer of the file it takes; empty = every one
  std::optional<model::Sensitive> sensitive{};  // a project says so
};

bool is_project(const std::string& file) {
  return std::filesystem::path{file}.extension() == io::project_suffix;
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

// Of a project its layers; what it calls sensitive is so for the files named beside it, too.
core::Result<std::vector<SourceToTell>> sources_to_tell(const std::vector<std::string>& files) {
  std::vector<SourceToTell> of_projects, all;
  for (const auto& file : files) {
    if (!is_project(file)) continue;
    const auto project = io::load_project(file);
    if (!project) return project.error();
    for (const auto& layer : project->document.layers)
      if (!layer->source.empty()) of_projects.push_back({layer->source, layer->source_layer, layer->sensitive});
  }
  for (const auto& file : files) {
    if (is_project(file)) continue;
    const auto secret =
        std::ranges::find_if(of_projects, [&](const auto& of) { return of.sensitive && is_same_file(of.file, file); });
    all.push_back(secret == of_projects.end() ? SourceToTell{file} : SourceToTell{file, {}, secret->sensitive});
  }
  all.insert(all.end(), of_projects.begin(), of_projects.end());
  return all;
}

// The cells in the place of what lies in them.
core::Result<std::vector<io::LayerInfo>> tell_cells(const SourceToTell& source, bool network_allowed,
                                                    io::SourceReader& reader) {
  std::vector<std::string> names{source.layer};
  if (source.layer.empty()) {
    const auto listing = reader.list(source.file, network_allowed);
    if (!listing) return listing.error();
    if (!listing->vector_layers.empty()) names = listing->vector_layers;
  }
  std::vector<io::LayerInfo> layers;
  for (const auto& name : names) {
    io::ReadRequest request{source.file, name, "EPSG:4326", std::nullopt, network_allowed, source.sensitive};
    const auto loaded = reader.read(request);
    if (!loaded) return loaded.error();
    const auto& table = *loaded->features;
    io::LayerInfo info;
    info.name = table.layer_name;
    info.geometry_type = "Polygon";
    info.features = table.feature_count();
    info.vertices = table.vertices.size();
    info.crs = table.source_crs;
    for (const geo::Vec2d vertex : table.vertices) info.extent_deg.add(vertex);
    info.problems = loaded->problems;
    layers.push_back(std::move(info));
  }
  return layers;
}

core::Result<std::vector<io::LayerInfo>> tell(const SourceToTell& source, bool network_allowed,
                                              io::SourceReader& reader) {
  if (source.sensitive) return tell_cells(source, network_allowed, reader);
  auto layers = reader.info(source.file, network_allowed);
  if (layers && !source.layer.empty())
    std::erase_if(*layers, [&](const auto& layer) { return layer.name != source.layer; });
  return layers;
}

// Refused as a whole, so that nothing is known but why.
bool is_unreadable(const io::LayerInfo& layer) {
  return layer.geometry_type.empty() && !layer.is_raster && layer.features == 0 && !layer.problems.empty();
}

}  // namespace

int run_info(const InfoCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  Json files = Json::array();
  int exit_code = 0;
  const auto asked = sources_to_tell(command.common.files);
  if (!asked) return fail(asked.error(), catalog);
  for (const auto& source : *asked) {
    const auto layers = tell(source, command.common.allow_network, environment.reader);
    if (!layers) {
      exit_code = fail(layers.error(), catalog);
      continue;
    }
    if (!layers->empty() && std::ranges::all_of(*layers, is_unreadable)) {
      const auto& why = layers->front().problems.front();
      exit_code = fail({why.what, why.hint, source.file}, catalog);
    }
    Json list = Json::array();
    for (const auto& layer : *layers) list.push_back(to_json(layer, catalog));
    files.push_back({{"file", source.file}, {"layers", std::move(list)}});
  }
  if (command.json) {
    std::cout << dump({{"files", std::move(files)}}) << '\n';
    return exit_code;
  }
  for (const auto& file : files) {
    std::cout << file["file"].get<std::string>() << '\n';
    for (const auto& layer : file["layers"]) print_layer(layer);
  }
  return exit_code;
}

int run_parse_date(const ParseDateCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.language);
  // Without a language as in a file of data.
  const auto order = command.language.empty() ? core::DateOrder::Unknown : catalog.date_order();
  bool failed = false;
  Json answers = Json::array();
  for (const auto& text : command.texts) answers.push_back(explain_date(text, order, catalog, failed));
  if (command.json) {
    std::cout << dump(answers) << '\n';
    return failed ? 1 : 0;
  }
  for (const auto& answer : answers) {
    std::cout << answer["text"].get<std::string>() << ": ";
    if (answer.contains("error")) {
      std::cout << answer["error"].get<std::string>() << '\n';
    } else {
      std::cout << answer["from"].dump() << " .. " << answer["to"].dump() << ", "
                << answer["certainty"].get<std::string>() << '\n';
    }
  }
  return failed ? 1 : 0;
}

}  // namespace eb::app
