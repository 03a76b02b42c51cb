// `check` and `diff` as programs use them: exit codes, JSON, and what they say about the bundled excursion.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace eb::test {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

const fs::path bundled = fs::path{EB_SOURCE_DIR} / "data/emscher/emscher.emscherblick";

Finished program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), EB_PROGRAM);
  return run({std::move(arguments), {}, EB_SOURCE_DIR});
}

ordered_json read(const fs::path& path) {
  std::ifstream in{path};
  return ordered_json::parse(in);
}

// The bundled project, changed, in a folder of its own with absolute paths of its layers.
class Desk : public testing::Test {
 protected:
  Desk()
      : m_folder{
            fresh_folder(std::string{"e2e-desk-"} + testing::UnitTest::GetInstance()->current_test_info()->name())} {}

  template <class Change>
  std::string changed(const std::string& name, Change change) {
    auto project = read(bundled);
    for (auto& layer : project["layers"])
      layer["source"] = (bundled.parent_path() / layer["source"].get<std::string>()).string();
    project.erase("milestones");
    for (auto& series : project["series"]) {
      if (series.contains("table")) series["values"] = ordered_json::array(), series.erase("table");
    }
    change(project["routes"][0]);
    const auto path = m_folder / name;
    std::ofstream{path} << project.dump(1);
    return path.string();
  }
  std::string same(const std::string& name) {
    return changed(name, [](ordered_json&) {});
  }

  fs::path m_folder;
};

TEST_F(Desk, TheBundledExcursionHasNothingSerious) {
  const auto finished = program({"check", "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.out << finished.err;
  const auto answer = ordered_json::parse(finished.out);
  ASSERT_TRUE(answer.contains("findings"));
  for (const auto& finding : answer["findings"]) EXPECT_NE(finding["severity"], "serious") << finding;
}

TEST_F(Desk, ASeriousFindingIsExitCodeOneAndHasEveryKey) {
  const auto project =
      changed("closed.emscherblick", [](ordered_json& route) { route["schedule"]["date"] = "2022-08-29"; });
  const auto finished = program({"check", project, "--json"});
  EXPECT_EQ(finished.exit_code, 1) << finished.err;
  const auto answer = ordered_json::parse(finished.out);
  ordered_json closed;
  for (const auto& finding : answer["findings"]) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : finding.items()) keys.push_back(key);
    EXPECT_THAT(keys, testing::ElementsAre("rule", "severity", "route", "stop", "leg", "message", "remedy"));
    EXPECT_THAT((std::vector<std::string>{"info", "warning", "serious"}),
                testing::Contains(finding["severity"].get<std::string>()));
    EXPECT_FALSE(finding["message"].get<std::string>().empty());
    EXPECT_FALSE(finding["remedy"].get<std::string>().empty());
    if (finding["rule"] == "closed_day") closed = finding;
  }
  ASSERT_FALSE(closed.is_null()) << "the coking plant is closed on Mondays: " << finished.out;
  EXPECT_EQ(closed["stop"], "kokerei-hansa");
  EXPECT_EQ(closed["route"], "summit-excursion");
  EXPECT_EQ(closed["leg"], nullptr);
}

TEST_F(Desk, AWayThroughTheEaglesCellWarnsAndNamesTheOtherStatesLaw) {
  const auto project = changed("eagle.emscherblick", [](ordered_json& route) {
    route["points"][1]["position"] = {6.58, 51.65};  // somewhere in the map sheet, no place of anything
  });
  const auto finished = program({"check", project, "--json"});
  const auto answer = ordered_json::parse(finished.out);
  bool warned = false;
  for (const auto& finding : answer["findings"]) {
    if (finding["rule"] != "protected_zone") continue;
    warned = true;
    EXPECT_EQ(finding["severity"], "warning");
    EXPECT_THAT(finding["message"].get<std::string>(), testing::HasSubstr("Brandenburg"));
    EXPECT_THAT(finding["message"].get<std::string>(), testing::HasSubstr("not published"));
  }
  EXPECT_TRUE(warned) << finished.out;
}

TEST_F(Desk, CheckSpeaksGermanToPeople) {
  const auto project =
      changed("closed.emscherblick", [](ordered_json& route) { route["schedule"]["date"] = "2022-08-29"; });
  const auto finished = program({"check", project, "--lang", "de"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.out,
              testing::AllOf(testing::HasSubstr("schwerwiegend [closed_day] summit-excursion/kokerei-hansa"),
                             testing::HasSubstr("29. August 2022")));
}

TEST_F(Desk, CheckOfNoProjectIsTrouble) {
  EXPECT_EQ(program({"check", (m_folder / "none.emscherblick").string()}).exit_code, 2);
}

TEST_F(Desk, DiffHasTheExitCodesOfDiff) {
  const auto older = same("old.emscherblick");
  const auto moved = changed("new.emscherblick", [](ordered_json& route) {
    route["points"][2]["position"][1] = route["points"][2]["position"][1].get<double>() + 0.001;
    route["points"][3]["dwell_minutes"] = 60;
    route["points"].erase(4);
  });
  EXPECT_EQ(program({"diff", older, same("copy.emscherblick")}).exit_code, 0);
  EXPECT_EQ(program({"diff", older, (m_folder / "none").string()}).exit_code, 2);
  const auto finished = program({"diff", older, moved, "--json"});
  EXPECT_EQ(finished.exit_code, 1) << finished.err;
  std::map<std::string, ordered_json> by_what;
  const auto answer = ordered_json::parse(finished.out);
  for (const auto& change : answer["changes"]) {
    const auto& what = change["stop"].is_null() ? change["leg"] : change["stop"];
    by_what[change["change"].get<std::string>() + " " + what.get<std::string>()] = change;
  }
  EXPECT_NEAR(by_what["stop_moved bernepark"]["metres"].get<double>(), 111.3, 0.5);
  EXPECT_EQ(by_what["stop_changed nordsternpark"]["minutes"], 20);
  EXPECT_EQ(by_what.count("stop_removed wasserkreuz"), 1U);
  EXPECT_EQ(by_what.count("leg_added nordsternpark..kokerei-hansa"), 1U);
  EXPECT_FALSE(by_what["stop_retimed phoenix-see"].is_null());
  const auto words = program({"diff", older, moved, "--lang", "de"});
  EXPECT_THAT(words.out, testing::HasSubstr("Halt entfernt: Wasserkreuz"));
}

}  // namespace
}  // namespace eb::test
