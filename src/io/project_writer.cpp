#include "io/project_writer.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "io/json_merge.h"
#include "io/model_json.h"
#include "io/project_file.h"
#include "model/figures.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// A file in the folder, below it or beside it moves with the project: the path to it is relative. Everything else is
// named in full, and names for GDAL stay.
std::string written_source(const std::string& source, const fs::path& folder) {
  const fs::path path{source};
  if (!path.is_absolute()) return source;
  const auto relative = path.lexically_relative(folder);
  if (relative.empty() || relative == ".") return source;
  const auto beside = fs::path{".."} / "..";
  const bool is_far = std::ranges::mismatch(relative, beside).in2 == beside.end();
  const bool reaches_root = !is_far && *relative.begin() == ".." && folder.parent_path() == folder.root_path();
  return is_far || reaches_root ? source : relative.generic_string();
}

JsonTree box_json(const geo::Box2d& box) {
  return JsonTree::list({JsonTree::number(box.min_x), JsonTree::number(box.min_y), JsonTree::number(box.max_x),
                         JsonTree::number(box.max_y)});
}

JsonTree time_json(const model::Document& document) {
  auto tree = JsonTree::object();
  tree.set("from", JsonTree::text(core::to_iso(document.time_from)));
  tree.set("to", JsonTree::text(core::to_iso(document.time_to)));
  tree.set("start", JsonTree::text(core::to_iso(document.time_start)));
  return tree;
}

JsonTree layers_json(const model::Document& document, const fs::path& folder) {
  auto list = JsonTree::list();
  for (const auto& layer : document.layers) {
    auto copy = *layer;
    copy.source = written_source(copy.source, folder);
    list.push(to_json(copy));
  }
  return list;
}

template <class Parts>
JsonTree list_of(const Parts& parts) {
  auto list = JsonTree::list();
  for (const auto& part : parts) list.push(to_json(*part));
  return list;
}

// Files beside the project that its text names.
struct References {
  std::optional<std::string> milestones;
  std::vector<std::pair<std::string, std::string>> tables;  // id of the series, its table
};

// Only the text knows them: the document holds what was read from them.
References references_in(const std::string& text) {
  References found;
  const auto root = Json::parse(text, nullptr, false);
  if (!root.is_object()) return found;
  if (const auto name = root.find("milestones"); name != root.end() && name->is_string()) found.milestones = *name;
  const auto series = root.find("series");
  if (series == root.end() || !series->is_array()) return found;
  for (const auto& one : *series) {
    if (one.is_object()) found.tables.emplace_back(one.value("id", ""), one.value("table", ""));
  }
  return found;
}

void set_references(JsonTree& tree, const References& names, const fs::path& from, const fs::path& folder) {
  const auto moved = [&](const std::string& name) {
    return name.empty() ? name : written_source((from / name).lexically_normal().string(), folder);
  };
  if (names.milestones) tree.set("milestones", JsonTree::text(moved(*names.milestones)));
  auto series = JsonTree::list();
  for (const auto& [id, table] : names.tables) {
    auto one = JsonTree::object();
    one.set("id", JsonTree::text(id));
    if (!table.empty()) one.set("table", JsonTree::text(moved(table)));
    series.push(std::move(one));
  }
  if (!names.tables.empty()) tree.set("series", std::move(series));
}

// Without what a reader would refuse: kilometres of a layer that is no longer there, and the figures made of them.
model::Document readable(model::Document document) {
  if (!document.measure || document.find_layer(document.measure->layer) != nullptr) return document;
  document.measure.reset();
  auto figures = *document.figures;
  std::erase_if(figures, [](const model::Figure& figure) { return figure.kind != model::FigureKind::Series; });
  document.figures = std::make_shared<const std::vector<model::Figure>>(std::move(figures));
  return document;
}

// Each list as a reader without it would have it is left out.
JsonTree document_json(const model::Document& document, const fs::path& folder) {
  const auto& [title, crs, home_deg, time_from, time_to, time_start, phases, layers, routes, milestones, measure,
               routing, series, figures, show, local_language] = document;
  auto tree = JsonTree::object();
  tree.set("title", to_json(title)).set("crs", JsonTree::text(crs));
  if (!local_language.empty()) tree.set("local_language", JsonTree::text(local_language));
  if (!home_deg.empty()) tree.set("home", box_json(home_deg));
  if (!routing.empty()) tree.set("routing", JsonTree::text(written_source(routing, folder)));
  tree.set("time", time_json(document));
  if (phases != model::make_empty_document().phases) tree.set("phases", to_json(phases));
  if (!layers.empty()) tree.set("layers", layers_json(document, folder));
  if (!routes.empty()) tree.set("routes", list_of(routes));
  if (*show != model::Show{}) tree.set("show", to_json(*show));
  if (measure) tree.set("measure", to_json(*measure));
  const auto usual = measure ? model::standard_figures(phases) : std::vector<model::Figure>{};
  if (*figures == usual) return tree;
  auto list = JsonTree::list();
  for (const auto& figure : *figures) list.push(to_json(figure));
  return std::move(tree.set("figures", std::move(list)));
}

JsonTree with_format(JsonTree document) {
  auto tree = JsonTree::object();
  tree.set("format", JsonTree::text(project_format)).set("version", JsonTree::whole(newest_project_version));
  for (const auto& [key, value] : *document.members()) tree.set(key, value);
  return tree;
}

bool same_part(const JsonTree& a, const JsonTree& b, std::string_view key) {
  const auto* one = a.find(key);
  const auto* other = b.find(key);
  return one == nullptr || other == nullptr ? one == other : *one == *other;
}

}  // namespace

std::string write_project(const model::Document& document, const fs::path& folder, const ProjectText& old) {
  auto after = document_json(readable(document), folder);
  if (old.text.empty() || !old.document) return to_pretty(with_format(std::move(after)), 0, 0) + "\n";
  auto before = document_json(readable(*old.document), old.folder);
  if (!same_part(before, after, "routes")) {
    before.set("version", JsonTree::whole(0));  // whatever it is
    after.set("version", JsonTree::whole(newest_project_version));
  }
  if (folder != old.folder) {
    const auto names = references_in(old.text);
    set_references(before, names, old.folder, old.folder);
    set_references(after, names, old.folder, folder);
  }
  return merge_json(old.text, before, after);
}

core::Result<std::string> write_checked_project(const model::Document& document, const fs::path& folder,
                                                const ProjectText& old) {
  auto text = write_project(document, folder, old);
  const auto refuse = [&](const core::Message& why) {
    return core::Error{
        core::msg("The project was not saved: read again, it would not be what it is now. {0}", core::to_text(why)),
        core::msg("Undo the last steps until saving works, and tell us what they were."),
        {}};
  };
  auto read = parse_project(text, folder);
  if (!read) return refuse(read.error().what);
  auto wanted = readable(document);
  // These are in files of their own, which may have changed meanwhile.
  wanted.milestones = read->document.milestones;
  wanted.series = read->document.series;
  if (!(wanted == read->document)) return refuse({});
  return text;
}

}  // namespace eb::io
