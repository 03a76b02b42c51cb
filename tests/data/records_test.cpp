// What only the project of the Emscher has: its region, its tables, its route, its sea eagles. What holds of every
// project is in projects_test.cpp.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "bundled_data.h"

namespace eb::data_tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// The Ruhr region with the Rhine from Krefeld to Xanten and the whole courses of Ruhr and Lippe drawn.
constexpr geo::Box2d region_box{6.25, 51.20, 8.05, 51.85};

bool is_in_region(geo::LonLat p) {
  return region_box.contains({p.lon, p.lat});
}

const Json& project() {
  static const Json document = json_of("emscher.emscherblick");
  return document;
}

TEST(BundledRecords, EveryRowOfTheTablesSaysWhereItComesFrom) {
  for (const std::string& file : files_with_suffix(".csv")) {
    std::istringstream rows{text_of(data_folder() / file)};
    std::string row;
    ASSERT_TRUE(std::getline(rows, row));
    EXPECT_THAT(row, testing::EndsWith(",source,confidence")) << file;
    while (std::getline(rows, row)) {
      EXPECT_THAT(row, testing::ContainsRegex(",[^,]+,(high|medium|low)$")) << file;
    }
  }
}

TEST(BundledRecords, EveryPositionLiesInTheRegion) {
  for (const std::string& file : files_with_suffix(".geojson")) {
    for (const Json& feature : features_of(file)) {
      for_each_position(feature.at("geometry").at("coordinates"),
                        [&](geo::LonLat p) { EXPECT_TRUE(is_in_region(p)) << file << ' ' << p.lon << ' ' << p.lat; });
    }
  }
  for (const Json& milestone : milestones()) {
    if (!milestone.contains("position")) continue;
    for_each_position(milestone["position"], [&](geo::LonLat p) { EXPECT_TRUE(is_in_region(p)) << milestone; });
  }
  for (const Json& stop : project().at("routes").at(0).at("points")) {
    for_each_position(stop.at("position"), [&](geo::LonLat p) { EXPECT_TRUE(is_in_region(p)) << stop; });
  }
}

TEST(BundledLicences, TheCourseKeepsTheLicenceOfOpenStreetMap) {
  const Json file = json_of("emscher-reaches.geojson");
  EXPECT_EQ(file.at("licence"), "ODbL-1.0");
  for (const Json& layer : project().at("layers")) {
    if (layer.at("id") != "emscher-reaches") continue;
    EXPECT_THAT(layer.at("credit").at("en").get<std::string>(), HasSubstr("© OpenStreetMap contributors"));
  }
}

TEST(BundledRoute, HasTheConfirmedStopsAndCallsTheOthersSuggestions) {
  std::vector<std::string> confirmed;
  const Json stops = project().at("routes").at(0).at("points");
  for (const Json& stop : stops) {
    if (stop.at("is_confirmed").get<bool>()) confirmed.push_back(stop.at("id"));
    EXPECT_GT(stop.at("dwell_minutes").get<int>(), 0);
  }
  EXPECT_THAT(confirmed, testing::UnorderedElementsAre("zollverein", "kokerei-hansa", "innovationcity-bottrop"));
  EXPECT_EQ(stops.at(0).at("id"), "zollverein");
  for (const Json& place : features_of("places-to-visit.geojson")) {
    EXPECT_FALSE(place.at("properties").at("is_confirmed").get<bool>()) << place;
  }
}

bool has_text(const Json& record, const char* language) {
  return record.contains("text") && !record["text"].value(language, "").empty();
}

TEST(BundledRoute, TellsWherePeopleMeetAndHowTheyGetAboutWithSources) {
  const Json& route = project().at("routes").at(0);
  const Json& meeting = route.at("meeting_point");
  EXPECT_TRUE(has_text(meeting, "en") && has_text(meeting, "de"));
  EXPECT_THAT(meeting.at("source").get<std::string>(), HasSubstr("http"));
  EXPECT_THAT(meeting["text"]["en"].get<std::string>(), HasSubstr("not published"));
  EXPECT_FALSE(meeting.value("is_confirmed", false)) << "nobody has published it";
  EXPECT_FALSE(meeting.contains("time") || meeting.contains("position")) << "none is published";
  for (const Json& stop : route.at("points")) {
    const Json& access = stop.at("accessibility");
    EXPECT_TRUE(has_text(access, "en") && has_text(access, "de")) << stop;
    EXPECT_THAT(access.at("source").get<std::string>(), HasSubstr("http")) << stop;
    EXPECT_FALSE(stop.contains("walking_m")) << "no source gives a walking distance: " << stop;
  }
}

TEST(SeaEagles, TheLayerTellsWhyItHasCellsAndHowToBehave) {
  const Json& layers = project().at("layers");
  const auto layer = std::ranges::find_if(layers, [](const Json& one) { return one.at("id") == "sea-eagle-cells"; });
  ASSERT_NE(layer, layers.end());
  const Json& about = layer->at("about");
  for (const char* part : {"why", "behave"}) {
    EXPECT_TRUE(has_text(about.at(part), "en") && has_text(about[part], "de")) << part;
    EXPECT_THAT(about[part].at("source").get<std::string>(), HasSubstr("http")) << part;
  }
  for (const Json& count : about.at("counts")) {
    for (const Json& cell : features_of("sea-eagle-cells.geojson"))
      EXPECT_TRUE(cell.at("properties").contains(count.at("field").get<std::string>())) << count;
  }
  for (const Json& id : about.at("series")) {
    const auto is_it = [&](const Json& series) { return series.at("id") == id; };
    EXPECT_TRUE(std::ranges::any_of(project().at("series"), is_it)) << id;
  }
  EXPECT_THAT(about.at("series"), testing::SizeIs(testing::Ge(2U)));
}

// ---- sea eagles: never anything finer than a map sheet --------------------------------------------

double area_km2(const std::vector<geo::LonLat>& ring) {
  constexpr double km_per_degree = 111.195;
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
  }
  return twice / 2 * km_per_degree * km_per_degree * std::cos(ring[0].lat * 3.14159265358979 / 180);
}

TEST(SeaEagles, AreShownAsWholeMapSheetsOnly) {
  constexpr double quadrant_km2 = 5.8 * 5.5;
  const auto cells = features_of("sea-eagle-cells.geojson");
  EXPECT_FALSE(cells.empty());
  for (const Json& cell : cells) {
    ASSERT_EQ(cell.at("geometry").at("type"), "Polygon") << cell;
    std::vector<geo::LonLat> ring;
    for_each_position(cell["geometry"]["coordinates"], [&](geo::LonLat p) { ring.push_back(p); });
    ASSERT_EQ(ring.size(), 5U) << cell;
    EXPECT_GE(area_km2(ring), quadrant_km2) << cell;  // positive also means counter-clockwise (RFC 7946)
  }
}

// TK25 number RRCC: 6' of latitude a row, counted southwards so that row 44 begins at 51°36' N; 10' of
// longitude a column, column 05 beginning at 6°30' E; on the old datum (DHDN).
TEST(SeaEagles, CellsAreTheMapSheetsOfTheirNumber) {
  const auto to_wgs84 = geo::Transformer::create("EPSG:4314", "EPSG:4326", {6, 51, 8, 52});
  ASSERT_TRUE(to_wgs84) << core::to_text(to_wgs84.error());
  for (const Json& cell : features_of("sea-eagle-cells.geojson")) {
    const int sheet = std::stoi(text_property(cell, "tk25_sheet"));
    const double west = 5.0 + 40.0 / 60 + sheet % 100 / 6.0, south = 56.0 - (sheet / 100 + 1) * 0.1;
    const double east = west + 1.0 / 6, north = south + 0.1;
    std::vector<geo::Vec2d> ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    ASSERT_EQ(to_wgs84->forward(ring), 0U);
    const Json& drawn = cell.at("geometry").at("coordinates").at(0);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      EXPECT_NEAR(drawn.at(i).at(0).get<double>(), ring[i].x, 2e-5) << cell;
      EXPECT_NEAR(drawn.at(i).at(1).get<double>(), ring[i].y, 2e-5) << cell;
    }
  }
}

TEST(SeaEagles, In2022OneTerritoryWasPublicAndItsBroodFailed) {
  const auto cells = visible_on(features_of("sea-eagle-cells.geojson"), core::to_day({2022, 9, 1}));
  ASSERT_EQ(cells.size(), 1U);
  EXPECT_EQ(text_property(cells[0], "tk25_sheet"), "4305");
  EXPECT_EQ(number_property(cells[0], "pairs"), 1);
  EXPECT_EQ(number_property(cells[0], "young"), 0);
  EXPECT_THAT(text_property(cells[0], "label_en"), HasSubstr("brood failed"));
}

TEST(SeaEagles, WalsumIsNoBreedingAreaBefore2025) {
  for (const Json& cell : features_of("sea-eagle-cells.geojson")) {
    if (text_property(cell, "tk25_sheet") != "4406") continue;
    EXPECT_GE(life_of(cell).from, core::to_day({2025, 1, 1}));
  }
}

TEST(SeaEagles, NoOtherFileHoldsTheirPlaces) {
  for (const std::string& file : files_with_suffix(".geojson")) {
    if (file == "sea-eagle-cells.geojson") continue;
    EXPECT_THAT(text_of(data_folder() / file), Not(HasSubstr("species_en"))) << file;
    EXPECT_THAT(text_of(data_folder() / file), Not(HasSubstr("tk25"))) << file;
  }
}

}  // namespace
}  // namespace eb::data_tests
