// The show that ships with the Emscher: long enough for eight minutes, complete in both languages, and its numbers are
// those of the data.
#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "bundled_data.h"

namespace eb::data_tests {
namespace {

std::vector<Json> steps() {
  return json_of("emscher.emscherblick").at("show").at("steps").get<std::vector<Json>>();
}

Json step_named(const std::string& id) {
  for (const auto& step : steps())
    if (step.at("id") == id) return step;
  throw std::runtime_error("no step " + id);
}

std::set<std::string> ids_in(const char* list) {
  std::set<std::string> ids;
  const auto project = json_of("emscher.emscherblick");
  for (const auto& one : project.at(list)) ids.insert(one.at("id").get<std::string>());
  return ids;
}

// Kilometres of the main stem in a phase, counted from the data as they lie.
double kilometres(const std::string& phase, const std::string& date) {
  const auto day = core::parse_date(date)->interval.from;
  double sum = 0;
  for (const auto& reach : features_of("emscher-reaches.geojson")) {
    const auto& properties = reach.at("properties");
    const auto life = life_of(reach);
    if (properties.at("level") == "main" && properties.at("phase") == phase && life.from <= day && day < life.to)
      sum += properties.at("length_km").get<double>();
  }
  return sum;
}

std::size_t letters(const std::string& utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(BundledShow, TellsTheStoryInAboutEightMinutes) {
  const auto all = steps();
  EXPECT_GE(all.size(), 12U);
  EXPECT_LE(all.size(), 15U);
  double seconds = 0;
  for (const auto& step : all) seconds += step.at("planned_seconds").get<double>();
  EXPECT_NEAR(seconds / 60, 8, 0.75);
}

TEST(BundledShow, EveryStepSpeaksBothLanguagesShortEnoughForTheLastRow) {
  for (const auto& step : steps()) {
    for (const char* language : {"en", "de"}) {
      SCOPED_TRACE(step.at("id").get<std::string>() + " " + language);
      const auto caption = step.at("caption").at(language).get<std::string>();
      EXPECT_GE(letters(caption), 8U);
      EXPECT_LE(letters(caption), 56U) << caption;
      EXPECT_LE(letters(step.at("text").at(language).get<std::string>()), 135U);
      EXPECT_GE(letters(step.at("notes").at(language).get<std::string>()), 60U);
    }
    EXPECT_NE(step.at("caption").at("en"), step.at("caption").at("de"));
  }
}

TEST(BundledShow, NamesOnlyWhatTheProjectHas) {
  const auto layers = ids_in("layers"), routes = ids_in("routes");
  for (const auto& step : steps()) {
    SCOPED_TRACE(step.at("id").get<std::string>());
    for (const auto& id : step.at("layers")) EXPECT_TRUE(layers.contains(id.get<std::string>())) << id;
    for (const auto& id : step.at("routes")) EXPECT_TRUE(routes.contains(id.get<std::string>())) << id;
    EXPECT_TRUE(std::ranges::count(step.at("layers"), Json("emscher-reaches"))) << "the river is always there";
    if (step.contains("highlight")) {
      EXPECT_TRUE(layers.contains(step.at("highlight").at("layer").get<std::string>()));
    }
  }
}

// What the clock of a step says has happened when it stops.
TEST(BundledShow, ItsNumbersAreThoseOfTheData) {
  EXPECT_NEAR(kilometres("open_sewer", step_named("open-sewer").at("clock").at("from")), 80, 0.5);
  const auto summit = step_named("summit").at("clock").at("from").get<std::string>();
  EXPECT_EQ(summit, "2022-09-01");
  EXPECT_NEAR(kilometres("wastewater_free", summit), 57, 0.5);
  EXPECT_NEAR(kilometres("renatured", summit), 25, 0.5);
  EXPECT_EQ(kilometres("open_sewer", summit), 0);
  const auto tasks = step_named("tasks").at("clock").at("from").get<std::string>();
  EXPECT_NEAR(kilometres("renatured", tasks), 32, 0.5);
  EXPECT_NEAR(kilometres("wastewater_free", tasks), 51, 0.5);
  EXPECT_EQ(kilometres("open_sewer", step_named("clean").at("clock").at("to")), 0);
}

// The eagles are cells of a grid in the show, too; nothing in its words leads to a nest.
TEST(BundledShow, LiftsOutNoSensitivePlace) {
  for (const auto& step : steps()) {
    const auto& center = step.at("view").at("center");
    EXPECT_GE(step.at("view").at("width_m").get<double>(), 5000)
        << step.at("id") << ": closer than a quarter of a map sheet";
    EXPECT_EQ(center.size(), 2U);
  }
  EXPECT_THAT(step_named("sea-eagles").at("text").at("en").get<std::string>(), testing::HasSubstr("never nests"));
  EXPECT_THAT(step_named("sea-eagles").at("text").at("de").get<std::string>(), testing::HasSubstr("nie Horste"));
}

}  // namespace
}  // namespace eb::data_tests
