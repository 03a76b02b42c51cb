#pragma once
// The part of an OpenStreetMap extract that lies in a box, with whole ways, cut by the packaged program osmium (Debian
// package osmium-tool, GPL): run as a process of its own, never linked. Used by io/osm_import for the routing database.
#include <filesystem>
#include <optional>
#include <stop_token>

#include "core/result.h"
#include "geo/types.h"
#include "io/osm_file.h"

namespace eb::io {

// A PBF file in `scratch`. nullopt = it cannot be cut: osmium is not installed, or the extract is not sorted as it
// wants it. An error when it was stopped. Blocks.
core::Result<std::optional<std::filesystem::path>> cut_osm_file(const std::filesystem::path& extract, OsmFileKind kind,
                                                                const geo::Box2d& box_deg,
                                                                const std::filesystem::path& scratch,
                                                                const std::stop_token& stop);

}  // namespace eb::io
