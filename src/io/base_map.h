#pragma once
// What the program asks of the process that makes a base map from an OpenStreetMap extract, and what it hears back.
// Travels over io/wire; used through SourceReader::write_base_map.
#include <cstdint>
#include <string>
#include <vector>

#include "geo/types.h"

namespace eb::io {

struct BaseMapRequest {
  std::string extract;     // .osm.pbf or .osm
  geo::Box2d box_deg;      // WGS 84 degrees; empty() = all of it. What reaches into the box is kept whole
  std::string tag_fields;  // file that tells GDAL which tags become columns
  std::string out;         // GeoPackage to write; must not exist
  std::string scratch;     // folder for what does not fit into memory
};

struct BaseMapSummary {
  struct Layer {
    std::string name;
    std::uint64_t features = 0;
  };
  std::vector<Layer> layers;  // that have any, in drawing order
  bool has_own_ids = false;   // below zero, as drawing programs give them to what is not in OpenStreetMap
  geo::Box2d extent_deg;      // the box asked for, else what the extract says of itself, else of its features
};

}  // namespace eb::io
