#pragma once
// A first look at an OpenStreetMap extract, without GDAL: which kind of file it is and whether it is whole. Seeks from
// block to block, so that a file cut off while downloading is refused at once and not after it was read for an hour.
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/result.h"

namespace eb::io {

enum class OsmFileKind : std::uint8_t { Xml, Pbf };

// What kind it is; an error where it is no extract, is cut off, or is packed in a way nobody here can unpack.
core::Result<OsmFileKind> inspect_osm_file(const std::filesystem::path& file);

}  // namespace eb::io
