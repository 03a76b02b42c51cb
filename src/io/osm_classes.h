#pragma once
// Which things of OpenStreetMap a base map shows, and in which of its layers. Used by io/osm_base_map; the layers are
// styled in data/openstreetmap/base-map.json. Tags as the OSM wiki, "Map features", describes them.
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace eb::io {

// In the order they are drawn.
enum class BaseMapLayer : std::uint8_t {
  LandUse,
  Green,
  WaterAreas,
  Streams,
  Rivers,
  Paths,
  MinorRoads,
  MainRoads,
  MajorRoads,
  Railways,
  Hamlets,
  Villages,
  Towns
};
inline constexpr std::array base_map_layers{"land_use", "green",       "water_areas", "streams",     "rivers",
                                            "paths",    "roads_minor", "roads_main",  "roads_major", "railways",
                                            "hamlets",  "villages",    "towns"};

enum class OsmShape : std::uint8_t { Point, Line, Area };

struct BaseMapPlace {
  BaseMapLayer layer;
  std::string kind;  // "forest", "river", "motorway", ...: the column `class`
  friend bool operator==(const BaseMapPlace&, const BaseMapPlace&) = default;
};

// The value of a tag, empty where the thing has none.
using OsmTag = std::function<std::string_view(std::string_view key)>;

// Nothing for what a base map leaves out.
std::optional<BaseMapPlace> classify_osm(OsmShape shape, const OsmTag& tag);

// Larger for what is named first where names crowd: inhabitants, stated or usual for the kind of place.
double rank_of_place(std::string_view place, std::string_view population);

}  // namespace eb::io
