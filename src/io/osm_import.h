#pragma once
// From an OpenStreetMap extract to a folder with a base map, a project that shows it, and a database for routing. Used
// by the command `import-osm`.
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/result.h"
#include "io/base_map.h"
#include "io/routing_database.h"

namespace eb::io {

class SourceReader;

struct OsmImport {
  std::filesystem::path extract, out;  // `out` must not exist or be empty; it appears when everything is in it
  geo::Box2d box_deg;                  // WGS 84 degrees, empty() = all
  std::filesystem::path resources;     // folder with base-map.json and osmconf.ini
};

struct OsmImported {
  BaseMapSummary base_map;
  RoutingDatabase routing = RoutingDatabase::Made;
  bool routing_is_whole = true;  // of the whole extract: no box was asked for, or it could not be cut
  std::filesystem::path project;
};

enum class OsmImportStep : std::uint8_t { BaseMap, Routing };

// Blocks; any thread. A stop, an error or a crash of a reader leaves nothing behind. `progress` is called on this
// thread, with the share of the step that is done.
core::Result<OsmImported> import_osm(const OsmImport& import, SourceReader& reader, const std::stop_token& stop,
                                     const std::function<void(OsmImportStep, float)>& progress);

}  // namespace eb::io
