#include "io/osm_classes.h"

#include <charconv>
#include <initializer_list>
#include <span>

namespace eb::io {
namespace {

struct Rule {
  std::string_view value;
  BaseMapLayer layer;
  std::string_view kind;  // empty = the value itself
};

using enum BaseMapLayer;

constexpr std::array waters{Rule{"river", Rivers, {}},   Rule{"canal", Rivers, {}},
                            Rule{"stream", Streams, {}}, Rule{"brook", Streams, "stream"},
                            Rule{"ditch", Streams, {}},  Rule{"drain", Streams, "ditch"}};

constexpr std::array roads{Rule{"motorway", MajorRoads, {}},
                           Rule{"motorway_link", MajorRoads, "motorway"},
                           Rule{"trunk", MajorRoads, {}},
                           Rule{"trunk_link", MajorRoads, "trunk"},
                           Rule{"primary", MainRoads, {}},
                           Rule{"primary_link", MainRoads, "primary"},
                           Rule{"secondary", MainRoads, {}},
                           Rule{"secondary_link", MainRoads, "secondary"},
                           Rule{"tertiary", MainRoads, {}},
                           Rule{"tertiary_link", MainRoads, "tertiary"},
                           Rule{"unclassified", MinorRoads, {}},
                           Rule{"residential", MinorRoads, {}},
                           Rule{"living_street", MinorRoads, {}},
                           Rule{"pedestrian", MinorRoads, {}},
                           Rule{"road", MinorRoads, "unclassified"},
                           Rule{"service", MinorRoads, {}},
                           Rule{"track", Paths, {}},
                           Rule{"path", Paths, {}},
                           Rule{"footway", Paths, {}},
                           Rule{"cycleway", Paths, {}},
                           Rule{"bridleway", Paths, {}},
                           Rule{"steps", Paths, {}}};

constexpr std::array railways{Rule{"rail", Railways, {}},
                              Rule{"light_rail", Railways, {}},
                              Rule{"narrow_gauge", Railways, {}},
                              Rule{"tram", Railways, {}},
                              Rule{"subway", Railways, {}},
                              Rule{"funicular", Railways, "rail"},
                              Rule{"monorail", Railways, "light_rail"}};

constexpr std::array places{Rule{"city", Towns, {}},
                            Rule{"town", Towns, {}},
                            Rule{"village", Villages, {}},
                            Rule{"suburb", Villages, {}},
                            Rule{"borough", Villages, {}},
                            Rule{"quarter", Villages, {}},
                            Rule{"hamlet", Hamlets, {}},
                            Rule{"neighbourhood", Hamlets, {}},
                            Rule{"isolated_dwelling", Hamlets, {}}};

constexpr std::array land{Rule{"forest", Green, {}},
                          Rule{"meadow", Green, {}},
                          Rule{"grass", Green, "meadow"},
                          Rule{"farmland", LandUse, {}},
                          Rule{"farmyard", LandUse, "settlement"},
                          Rule{"orchard", LandUse, "farmland"},
                          Rule{"vineyard", LandUse, "farmland"},
                          Rule{"plant_nursery", LandUse, "farmland"},
                          Rule{"village_green", Green, "park"},
                          Rule{"recreation_ground", Green, "park"},
                          Rule{"allotments", Green, "park"},
                          Rule{"cemetery", Green, "park"},
                          Rule{"residential", LandUse, "settlement"},
                          Rule{"commercial", LandUse, "settlement"},
                          Rule{"retail", LandUse, "settlement"},
                          Rule{"industrial", LandUse, "industry"},
                          Rule{"railway", LandUse, "industry"},
                          Rule{"port", LandUse, "industry"},
                          Rule{"quarry", LandUse, "industry"},
                          Rule{"landfill", LandUse, "industry"},
                          Rule{"construction", LandUse, "industry"},
                          Rule{"brownfield", LandUse, "industry"},
                          Rule{"reservoir", WaterAreas, {}},
                          Rule{"basin", WaterAreas, {}}};

constexpr std::array nature{Rule{"wood", Green, "forest"}, Rule{"scrub", Green, {}},
                            Rule{"heath", Green, "scrub"}, Rule{"grassland", Green, "meadow"},
                            Rule{"wetland", Green, {}},    Rule{"sand", Green, "sand"},
                            Rule{"beach", Green, "sand"},  Rule{"bare_rock", Green, "sand"}};

constexpr std::array leisure{Rule{"park", Green, {}},           Rule{"garden", Green, "park"},
                             Rule{"common", Green, "park"},     Rule{"golf_course", Green, "park"},
                             Rule{"pitch", Green, "park"},      Rule{"sports_centre", Green, "park"},
                             Rule{"playground", Green, "park"}, Rule{"stadium", Green, "park"}};

std::optional<BaseMapPlace> look_up(std::span<const Rule> rules, std::string_view value) {
  if (value.empty()) return std::nullopt;
  for (const Rule& rule : rules)
    if (rule.value == value) return BaseMapPlace{rule.layer, std::string{rule.kind.empty() ? rule.value : rule.kind}};
  return std::nullopt;
}

bool is_yes(std::string_view value) {
  return !value.empty() && value != "no";
}

std::optional<BaseMapPlace> classify_line(const OsmTag& tag) {
  if (auto water = look_up(waters, tag("waterway"))) {
    if (is_yes(tag("tunnel"))) water->kind = "culvert";
    return water;
  }
  if (auto road = look_up(roads, tag("highway"))) return road;
  auto railway = look_up(railways, tag("railway"));
  if (!railway) return std::nullopt;
  if (is_yes(tag("tunnel"))) railway->kind = "tunnel";
  if (!tag("service").empty()) railway->kind = "siding";
  return railway;
}

std::optional<BaseMapPlace> classify_area(const OsmTag& tag) {
  if (tag("natural") == "water") {
    const auto water = tag("water");
    return BaseMapPlace{WaterAreas, std::string{water.empty() ? "lake" : water}};
  }
  if (const auto waterway = tag("waterway"); waterway == "riverbank" || waterway == "dock")
    return BaseMapPlace{WaterAreas, waterway == "dock" ? "dock" : "river"};
  if (auto found = look_up(land, tag("landuse"))) return found;
  if (auto found = look_up(nature, tag("natural"))) return found;
  return look_up(leisure, tag("leisure"));
}

}  // namespace

std::optional<BaseMapPlace> classify_osm(OsmShape shape, const OsmTag& tag) {
  switch (shape) {
    case OsmShape::Point:
      return tag("name").empty() ? std::nullopt : look_up(places, tag("place"));
    case OsmShape::Line:
      return classify_line(tag);
    case OsmShape::Area:
      break;
  }
  return classify_area(tag);
}

double rank_of_place(std::string_view place, std::string_view population) {
  double people = 0;
  const auto* const end = population.data() + population.size();
  if (const auto [after, error] = std::from_chars(population.data(), end, people);
      error == std::errc{} && after == end && people > 0)
    return people;
  struct Usual {
    std::string_view place;
    double people;
  };
  constexpr std::array usual{Usual{"city", 200'000}, Usual{"town", 20'000},     Usual{"suburb", 8'000},
                             Usual{"borough", 8000}, Usual{"quarter", 3000},    Usual{"village", 1000},
                             Usual{"hamlet", 100},   Usual{"neighbourhood", 60}};
  for (const auto& [name, inhabitants] : usual)
    if (name == place) return inhabitants;
  return 1;
}

}  // namespace eb::io
