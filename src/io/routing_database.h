#pragma once
// The database of the road router, made from an OpenStreetMap extract by the packaged program planetsplitter (Debian
// package routino, AGPL): run as a process of its own, never linked. Used by io/osm_import.
#include <filesystem>
#include <functional>
#include <stop_token>

#include "core/result.h"
#include "io/osm_file.h"

namespace eb::io {

enum class RoutingDatabase : std::uint8_t {
  Made,
  NoProgram,      // planetsplitter is not installed
  NoRoads,        // the extract has none
  NoUsableRoads,  // ids below zero end ways early in the router's database: none is better than a wrong one
};

// Fills `folder`, which must exist; blocks. `scratch` holds what does not fit into memory and is left to the caller,
// and so is what a stop or an error leaves in `folder`. `progress` hears how far it is, 0 to 1.
core::Result<RoutingDatabase> make_routing_database(const std::filesystem::path& extract, OsmFileKind kind,
                                                    const std::filesystem::path& folder,
                                                    const std::filesystem::path& scratch, const std::stop_token& stop,
                                                    const std::function<void(float)>& progress);

// Where an import puts it in its folder.
inline constexpr const char* routing_folder = "routing";

// True where a folder holds a database made so.
bool is_routing_database(const std::filesystem::path& folder);

}  // namespace eb::io
