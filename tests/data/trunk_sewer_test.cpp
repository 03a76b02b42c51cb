// The trunk sewer of the Emscher, its pumping stations and treatment plants, and what the sea-eagle cells say.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "bundled_data.h"

namespace eb::data_tests {
namespace {

using testing::HasSubstr;

core::Day day(int year, unsigned month, unsigned of_month) {
  return core::to_day({year, month, of_month});
}

const std::vector<Json>& sections() {
  static const std::vector<Json> all = features_of("trunk-sewer.geojson");
  return all;
}

const std::vector<Json>& works() {
  static const std::vector<Json> all = features_of("works.geojson");
  return all;
}

std::map<std::string, double> km_by_phase(core::Day on) {
  std::map<std::string, double> km;
  for (const Json& section : visible_on(sections(), on))
    km[text_property(section, "phase")] += number_property(section, "length_km");
  return km;
}

TEST(TrunkSewer, IsFiftyOneKilometresLongByItsStationing) {
  const auto whole = visible_on(sections(), day(2022, 9, 1));
  double total = 0, at = 0;
  for (const Json& section : whole) {
    EXPECT_DOUBLE_EQ(number_property(section, "sewer_km_from"), at) << section;
    at = number_property(section, "sewer_km_to");
    EXPECT_NEAR(number_property(section, "length_km"), at - number_property(section, "sewer_km_from"), 0.001);
    total += number_property(section, "length_km");
  }
  EXPECT_NEAR(total, 51, 0.5);
}

TEST(TrunkSewer, IsDrawnAsOneWayAboutAsLongAsItIs) {
  const auto whole = visible_on(sections(), day(2022, 9, 1));
  ASSERT_EQ(whole.size(), 4U);
  double drawn_m = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto line = line_of(whole[i]);
    drawn_m += geo::ellipsoidal_length_m(line);
    if (i > 0) {
      EXPECT_EQ(line_of(whole[i - 1]).back(), line.front()) << whole[i];
    }
  }
  EXPECT_NEAR(drawn_m / 1000, 51, 2.5);
}

TEST(TrunkSewer, GrowsSectionBySectionAndStartsInTwoSteps) {
  EXPECT_TRUE(km_by_phase(day(2008, 12, 31)).empty());
  EXPECT_NEAR(km_by_phase(day(2009, 6, 1))["under_construction"], 7.4, 0.05);
  EXPECT_NEAR(km_by_phase(day(2012, 6, 1))["under_construction"], 31.5, 0.05);
  EXPECT_NEAR(km_by_phase(day(2013, 6, 1))["under_construction"], 35, 0.05);
  EXPECT_NEAR(km_by_phase(day(2018, 9, 23))["under_construction"], 51, 0.05);
  EXPECT_NEAR(km_by_phase(day(2018, 9, 24))["in_operation"], 35, 0.05);
  EXPECT_NEAR(km_by_phase(day(2021, 8, 19))["under_construction"], 16, 0.05);
  EXPECT_NEAR(km_by_phase(day(2021, 8, 20))["in_operation"], 51, 0.05);
}

TEST(TrunkSewer, IsCalledSchematicEverywhere) {
  for (const Json& section : sections()) {
    EXPECT_TRUE(section.at("properties").at("schematic").get<bool>()) << section;
    EXPECT_GE(number_property(section, "accuracy_m"), 1000) << section;
  }
  for (const Json& layer : json_of("emscher.emscherblick").at("layers")) {
    if (layer.at("id") != "trunk-sewer") continue;
    EXPECT_TRUE(layer.at("style").at("is_schematic").get<bool>());
    EXPECT_THAT(layer.at("title").at("en").get<std::string>(), HasSubstr("schematic"));
    EXPECT_LE(layer.at("phases").size(), 2U) << "the legend stays short";
    EXPECT_THAT(layer.at("credit").at("en").get<std::string>(), HasSubstr("© OpenStreetMap contributors"))
        << "its course follows the river's";
  }
}

std::set<std::string> names_on(core::Day on) {
  std::set<std::string> names;
  for (const Json& one : visible_on(works(), on)) names.insert(text_property(one, "name_en"));
  return names;
}

TEST(Works, ComeInTheirYears) {
  EXPECT_EQ(names_on(day(1912, 1, 1)).size(), 0U);
  EXPECT_EQ(names_on(day(1914, 1, 1)), (std::set<std::string>{"Alte Emscher pumping station"}));
  EXPECT_EQ(names_on(day(1990, 1, 1)).count("Emscher mouth treatment plant"), 1U);
  EXPECT_EQ(names_on(day(1993, 12, 31)).count("Dortmund-Deusen treatment plant"), 0U);
  EXPECT_EQ(names_on(day(1994, 1, 1)).count("Dortmund-Deusen treatment plant"), 1U);
  EXPECT_EQ(names_on(day(2018, 9, 24)).count("Gelsenkirchen pumping station"), 1U);
  EXPECT_EQ(names_on(day(2021, 8, 19)).count("Oberhausen pumping station"), 0U);
}

TEST(Works, AreFourPlantsAndThreeStationsOfTheSewerInTheEnd) {
  const auto now = visible_on(works(), day(2022, 9, 1));
  const auto plants = std::count_if(now.begin(), now.end(),
                                    [](const Json& one) { return text_property(one, "kind") == "treatment_plant"; });
  EXPECT_EQ(plants, 4);
  for (const char* place : {"Gelsenkirchen", "Bottrop", "Oberhausen"})
    EXPECT_EQ(names_on(day(2022, 9, 1)).count(std::string{place} + " pumping station"), 1U) << place;
}

TEST(Works, CarryTheirYearInTheirLabel) {
  for (const Json& one : works()) {
    const auto year = std::to_string(core::year_of(life_of(one).from));
    for (const char* label : {"label_en", "label_de"}) EXPECT_THAT(text_property(one, label), HasSubstr(year)) << one;
  }
}

TEST(Works, OfOnePlaceFollowEachOther) {
  std::map<std::string, core::Day> ends;
  for (const Json& one : works()) {
    const auto place = one.at("geometry").at("coordinates").dump();
    const auto life = life_of(one);
    if (const auto before = ends.find(place); before != ends.end()) {
      EXPECT_EQ(before->second, life.from) << one;
    }
    ends[place] = life.to;
  }
}

// ---- sea eagles: the label of a year says its numbers ----------------------------------------------

TEST(SeaEagles, LabelsSayTheNumbersOfTheirYear) {
  std::size_t with_young = 0;
  for (const Json& cell : features_of("sea-eagle-cells.geojson")) {
    const Json& properties = cell.at("properties");
    const auto en = text_property(cell, "label_en"), de = text_property(cell, "label_de");
    if (!properties.at("pairs").is_null()) {
      const auto pairs = std::to_string(properties.at("pairs").get<int>());
      EXPECT_THAT(en, HasSubstr(pairs + " pair")) << cell;
      EXPECT_THAT(de, HasSubstr(pairs + " Paar")) << cell;
    }
    if (!properties.at("young").is_null() && properties.at("young").get<int>() > 0) {
      const auto young = std::to_string(properties.at("young").get<int>());
      EXPECT_THAT(en, HasSubstr(young + " young")) << cell;
      EXPECT_THAT(de, HasSubstr(young + " Junge")) << cell;
      ++with_young;
    }
  }
  EXPECT_GE(with_young, 6U);
}

TEST(SeaEagles, AreThereInEveryYearFromTheFirstSightingOn) {
  const auto cells = features_of("sea-eagle-cells.geojson");
  EXPECT_TRUE(visible_on(cells, day(2014, 7, 24)).empty());
  for (int year = 2015; year <= 2025; ++year) EXPECT_FALSE(visible_on(cells, day(year, 7, 1)).empty()) << year;
  EXPECT_EQ(visible_on(cells, day(2025, 7, 1)).size(), 2U);
}

}  // namespace
}  // namespace eb::data_tests
