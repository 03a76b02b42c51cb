// Headline figures on the command line: what `measure` tells of the bundled projects at days of their story.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace eb::test {
namespace {

using nlohmann::json;

Finished measure(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment = {}) {
  arguments.insert(arguments.begin(), {EB_PROGRAM, "measure"});
  return run({std::move(arguments), environment, EB_SOURCE_DIR});
}

json answer_on(const std::string& date, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--date", date, "--json"});
  const auto finished = measure(std::move(more));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  return json::parse(finished.out, nullptr, false);
}

json figure_in(const json& answer, const std::string& id) {
  for (const auto& figure : answer.at("figures"))
    if (figure.at("id") == id) return figure;
  ADD_FAILURE() << "no figure " << id;
  return {};
}

TEST(Figures, TellTheDayOfTheSummit) {
  const auto answer = answer_on("2022-09-01");
  EXPECT_NEAR(figure_in(answer, "renatured")["value"].get<double>(), 24.8, 0.05);
  EXPECT_NEAR(figure_in(answer, "wastewater-free")["value"].get<double>(), 57.4, 0.05);
  EXPECT_EQ(figure_in(answer, "open-sewer")["value"], 0);
  EXPECT_EQ(figure_in(answer, "renatured")["place"], "Emscher");
  EXPECT_EQ(figure_in(answer, "renatured")["as_of"], "2022-09-01");
  EXPECT_NEAR(figure_in(answer, "clean-share")["value"].get<double>(), 98.9, 0.1);
  EXPECT_EQ(figure_in(answer, "clean-share")["unit"], "%");

  const auto sewers = figure_in(answer, "sewers-built");
  EXPECT_EQ(sewers["value"], 380);
  EXPECT_EQ(sewers["unit"], "km");
  EXPECT_EQ(sewers["as_of"], "2020-10") << "the last number before the day, with its own date";
  EXPECT_EQ(sewers["confidence"], "high");
  EXPECT_THAT(sewers["source"].get<std::string>(), testing::StartsWith("http"));
  EXPECT_EQ(figure_in(answer, "cost")["value"], 5.5);
  EXPECT_EQ(figure_in(answer, "cost")["qualifier"], "about");
  EXPECT_EQ(figure_in(answer, "sea-eagles")["value"], 0);
  EXPECT_EQ(figure_in(answer, "sea-eagles")["place"], "North Rhine-Westphalia");
}

TEST(Figures, KeepStillWhereNoSourceSpeaks) {
  const auto answer = answer_on("1912-06-01");
  for (const auto* id : {"sewers-built", "cost", "sea-eagles", "streams-renatured"}) {
    const auto figure = figure_in(answer, id);
    EXPECT_TRUE(figure["value"].is_null()) << figure;
    EXPECT_TRUE(figure["as_of"].is_null()) << figure;
    EXPECT_TRUE(figure["source"].is_null()) << figure;
  }
}

TEST(Figures, SharesOfAllPhasesMakeAHundred) {
  for (const auto* date : {"1800", "1912-06-01", "1980", "2016-01-01", "2022-09-01", "2030-12-31"}) {
    double sum = 0;
    const auto shares = answer_on(date)["share_by_phase"];
    for (const auto& [phase, share] : shares.items()) sum += share.get<double>();
    EXPECT_NEAR(sum, 100, 1e-4) << date;
  }
}

const std::map<std::string, std::string> german{{"LC_ALL", "de_DE.UTF-8"}};

TEST(Figures, SpeakTheLanguageOfTheSystemButJsonAlwaysTheSame) {
  const auto finished = measure({"--date", "2022-09-01"}, german);
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_THAT(finished.out, testing::HasSubstr("renaturiert: 24,8\u00A0km"));
  EXPECT_THAT(finished.out, testing::HasSubstr("Kanäle gebaut: 380\u00A0km (Stand Oktober 2020)"));
  EXPECT_THAT(finished.out, testing::HasSubstr("geschätzte Gesamtkosten: ≈\u00A05,5\u00A0Mrd. € (Stand 2022)"));
  EXPECT_EQ(measure({"--date", "2022-09-01", "--json"}, german).out, measure({"--date", "2022-09-01", "--json"}).out);
}

TEST(Figures, AChartThatNobodyKnowsIsRefusedWithWhatThereIs) {
  const auto out = fresh_folder("e2e-chart") / "map.png";
  const auto finished =
      run({{EB_PROGRAM, "render", "--chart", "gold", "--size", "320x180", "--out", out.string()}, {}, EB_SOURCE_DIR});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.err, testing::AllOf(testing::HasSubstr("gold"), testing::HasSubstr("sewers-built")));
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(Figures, WorkForAnotherRiverWithoutAnySeries) {
  const std::string seoul = "data/cheonggyecheon/cheonggyecheon.emscherblick";
  const auto before = answer_on("2003-06-30", {seoul}), after = answer_on("2005-10-01", {seoul});
  EXPECT_EQ(figure_in(before, "restored")["value"], 0);
  EXPECT_NEAR(figure_in(after, "restored")["value"].get<double>(), 5.84, 1e-6);
  EXPECT_GT(figure_in(after, "daylight")["value"].get<double>(), figure_in(before, "daylight")["value"].get<double>());
}

}  // namespace
}  // namespace eb::test
