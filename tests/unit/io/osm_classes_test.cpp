// What of OpenStreetMap a base map shows, and where.
#include "io/osm_classes.h"

#include <gtest/gtest.h>

#include <map>

namespace eb::io {
namespace {

using Tags = std::map<std::string, std::string, std::less<>>;

std::optional<BaseMapPlace> classify(OsmShape shape, const Tags& tags) {
  return classify_osm(shape, [&](std::string_view key) {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string_view{} : std::string_view{found->second};
  });
}

using enum BaseMapLayer;
using Place = BaseMapPlace;

TEST(OsmClasses, WatersAreAreasRiversOrStreams) {
  EXPECT_EQ(classify(OsmShape::Area, {{"natural", "water"}}), (Place{WaterAreas, "lake"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"natural", "water"}, {"water", "river"}}), (Place{WaterAreas, "river"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"waterway", "riverbank"}}), (Place{WaterAreas, "river"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"landuse", "basin"}}), (Place{WaterAreas, "basin"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"waterway", "canal"}}), (Place{Rivers, "canal"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"waterway", "drain"}}), (Place{Streams, "ditch"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"waterway", "stream"}, {"tunnel", "culvert"}}), (Place{Streams, "culvert"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"waterway", "stream"}, {"tunnel", "no"}}), (Place{Streams, "stream"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"waterway", "dam"}}), std::nullopt);
}

TEST(OsmClasses, RoadsAndRailwaysKnowTheirRank) {
  EXPECT_EQ(classify(OsmShape::Line, {{"highway", "motorway_link"}}), (Place{MajorRoads, "motorway"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"highway", "secondary"}}), (Place{MainRoads, "secondary"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"highway", "service"}}), (Place{MinorRoads, "service"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"highway", "cycleway"}}), (Place{Paths, "cycleway"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"highway", "construction"}}), std::nullopt);
  EXPECT_EQ(classify(OsmShape::Line, {{"railway", "rail"}, {"service", "yard"}}), (Place{Railways, "siding"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"railway", "subway"}, {"tunnel", "yes"}}), (Place{Railways, "tunnel"}));
  EXPECT_EQ(classify(OsmShape::Line, {{"railway", "abandoned"}}), std::nullopt);
}

TEST(OsmClasses, LandIsUsedOrGreen) {
  EXPECT_EQ(classify(OsmShape::Area, {{"landuse", "residential"}}), (Place{LandUse, "settlement"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"natural", "wood"}}), (Place{Green, "forest"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"leisure", "park"}}), (Place{Green, "park"}));
  EXPECT_EQ(classify(OsmShape::Area, {{"building", "yes"}}), std::nullopt);
}

TEST(OsmClasses, PlacesNeedANameAndAreRankedByInhabitants) {
  EXPECT_EQ(classify(OsmShape::Point, {{"place", "suburb"}, {"name", "Altenessen"}}), (Place{Villages, "suburb"}));
  EXPECT_EQ(classify(OsmShape::Point, {{"place", "suburb"}}), std::nullopt);
  EXPECT_EQ(rank_of_place("village", "2500"), 2500);
  EXPECT_EQ(rank_of_place("village", "about 2000"), rank_of_place("village", ""));
  EXPECT_GT(rank_of_place("city", ""), rank_of_place("town", ""));
  EXPECT_GT(rank_of_place("town", ""), rank_of_place("hamlet", ""));
}

}  // namespace
}  // namespace eb::io
