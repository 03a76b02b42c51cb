#include "io/osm_import.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/atomic_file.h"
#include "geo/crs.h"
#include "io/json_file.h"
#include "io/osm_cut.h"
#include "io/project_file.h"
#include "io/source_reader.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;
using Json = nlohmann::ordered_json;

constexpr const char* base_map_file = "base-map.gpkg";
constexpr const char* scratch_folder = "scratch";

Error cannot_write(const fs::path& path, const std::string& why) {
  return {msg("Cannot write the file: {0}", why),
          msg("Check that the folder exists, may be written to, and that the disk has space."), path.string()};
}

// A folder beside the one that is wanted; it takes its name at the end, or goes.
class Workshop {
 public:
  static Result<std::unique_ptr<Workshop>> open(const fs::path& out) {
    std::error_code error;
    if (fs::exists(out, error) && (!fs::is_directory(out, error) || !fs::is_empty(out, error)))
      return Error{msg("{0} is there already", out.filename().string()),
                   msg("Name a folder that does not exist yet: an import never writes over anything."), out.string()};
    fs::create_directories(out.parent_path(), error);
    std::string pattern = out.string() + ".XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) return cannot_write(out, std::strerror(errno));
    std::unique_ptr<Workshop> workshop{new Workshop{out, pattern}};
    for (const char* name : {routing_folder, scratch_folder})
      if (!fs::create_directory(workshop->m_folder / name, error)) return cannot_write(out, error.message());
    return workshop;
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  [[nodiscard]] fs::path operator/(const std::string& name) const { return m_folder / name; }
  void remove(const std::string& name) const {
    std::error_code ignored;
    fs::remove_all(m_folder / name, ignored);
  }
  [[nodiscard]] Result<void> finish() const {
    remove(scratch_folder);
    return core::move_into_place(m_folder, m_out);
  }

 private:
  Workshop(fs::path out, fs::path folder) : m_out{std::move(out)}, m_folder{std::move(folder)} {}
  fs::path m_out, m_folder;
};

// "north-bayreuth" of "north-bayreuth.osm.pbf".
std::string title_of(const fs::path& extract) {
  const std::string name = extract.filename().string();
  const auto dot = name.find('.', 1);
  return name.substr(0, dot);
}

// The styled layers of the template that have any feature, with what this import knows.
Result<std::string> project_text(const OsmImport& import, const OsmImported& imported) {
  const auto text = read_text_file(import.resources / "base-map.json");
  if (!text) return text.error();
  Json look = Json::parse(*text, nullptr, false);
  if (!look.is_object() || !look["layers"].is_array())
    return Error{msg("{0} is no list of styled layers", "base-map.json"), msg("Install the program again."),
                 import.resources.string()};
  Json layers = Json::array();
  for (auto& layer : look["layers"]) {
    const auto name = layer.value("source_layer", "");
    const auto& made = imported.base_map.layers;
    if (std::ranges::find(made, name, &BaseMapSummary::Layer::name) != made.end()) layers.push_back(std::move(layer));
  }
  const auto& box = imported.base_map.extent_deg;
  Json project{{"format", look["format"]},
               {"version", look["version"]},
               {"title", {{"en", title_of(import.extract)}}},
               {"crs", geo::suggest_project_crs(box)},
               {"home", {box.min_x, box.min_y, box.max_x, box.max_y}}};
  if (imported.routing == RoutingDatabase::Made) project["routing"] = routing_folder;
  project["layers"] = std::move(layers);
  return project.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<BaseMapSummary> make_base_map(const OsmImport& import, const Workshop& workshop, SourceReader& reader,
                                     const std::stop_token& stop,
                                     const std::function<void(OsmImportStep, float)>& progress) {
  BaseMapRequest request;
  request.extract = import.extract.string();
  request.box_deg = import.box_deg;
  request.tag_fields = (import.resources / "osmconf.ini").string();
  request.out = (workshop / base_map_file).string();
  request.scratch = (workshop / scratch_folder).string();
  return reader.write_base_map(request, stop, [&](ReadProgress at) { progress(OsmImportStep::BaseMap, at.share); });
}

// Of the part in the box where that can be cut out, else of the whole extract.
Result<void> make_routing(const OsmImport& import, OsmFileKind kind, const Workshop& workshop,
                          const std::stop_token& stop, const std::function<void(OsmImportStep, float)>& progress,
                          OsmImported& imported) {
  if (imported.base_map.has_own_ids) {
    imported.routing = RoutingDatabase::NoUsableRoads;
    return {};
  }
  const fs::path scratch = workshop / scratch_folder;
  auto extract = import.extract;
  if (!import.box_deg.empty()) {
    const auto cut = cut_osm_file(extract, kind, import.box_deg, scratch, stop);
    if (!cut) return cut.error();
    if (*cut) {
      extract = **cut;
      kind = OsmFileKind::Pbf;
      imported.routing_is_whole = false;
    }
  }
  const auto made = make_routing_database(extract, kind, workshop / routing_folder, scratch, stop,
                                          [&](float share) { progress(OsmImportStep::Routing, share); });
  if (!made) return made.error();
  imported.routing = *made;
  return {};
}

}  // namespace

Result<OsmImported> import_osm(const OsmImport& asked, SourceReader& reader, const std::stop_token& stop,
                               const std::function<void(OsmImportStep, float)>& progress) {
  OsmImport import = asked;
  import.out = fs::absolute(asked.out).lexically_normal();
  if (!import.out.has_filename()) import.out = import.out.parent_path();  // "folder/"
  const auto kind = inspect_osm_file(import.extract);
  if (!kind) return kind.error();
  const auto workshop = Workshop::open(import.out);
  if (!workshop) return workshop.error();
  const Workshop& place = **workshop;

  OsmImported imported;
  auto base_map = make_base_map(import, place, reader, stop, progress);
  if (stop.stop_requested()) return Error{msg("The import was cancelled"), {}, import.extract.string()};
  if (!base_map) return base_map.error();
  imported.base_map = *std::move(base_map);

  if (const auto tried = make_routing(import, *kind, place, stop, progress, imported); !tried) return tried.error();
  if (imported.routing != RoutingDatabase::Made) place.remove(routing_folder);

  const std::string project_name = import.out.filename().string() + project_suffix;
  const auto text = project_text(import, imported);
  if (!text) return text.error();
  if (auto written = core::write_file_atomically(place / project_name, *text); !written) return written.error();
  if (auto placed = place.finish(); !placed) return placed.error();
  imported.project = import.out / project_name;
  return imported;
}

}  // namespace eb::io
