// `preflight` as programs use it: exit codes, JSON, and one broken thing at a time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace eb::test {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;
namespace fs = std::filesystem;

const fs::path bundled = fs::path{EB_SOURCE_DIR} / "data/emscher/emscher.emscherblick";

// A project with one layer and a show of two steps, changed as a test likes it.
class PreflightCommand : public testing::Test {
 protected:
  PreflightCommand()
      : m_folder{fresh_folder(std::string{"e2e-preflight-"} +
                              testing::UnitTest::GetInstance()->current_test_info()->name())} {
    m_project = {{"format", "emscherblick-project"},
                 {"version", 2},
                 {"title", {{"en", "A show"}}},
                 {"crs", "EPSG:25832"},
                 {"home", {6.6, 51.4, 7.7, 51.7}},
                 {"layers",
                  {{{"id", "reaches"},
                    {"title", {{"en", "The river"}, {"de", "Der Fluss"}}},
                    {"source", (bundled.parent_path() / "emscher-reaches.geojson").string()}}}}};
    m_project["show"]["steps"] = {step("one"), step("two")};
  }
  static ordered_json step(const std::string& id) {
    return {{"id", id},
            {"caption", {{"en", "The river"}, {"de", "Der Fluss"}}},
            {"view", {{"center", {7.1, 51.55}}, {"width_m", 60000}, {"height_m", 30000}}},
            {"clock", {{"from", "1989-01-01"}}},
            {"planned_seconds", 30}};
  }
  Finished check(std::vector<std::string> more = {}) {
    const auto path = m_folder / "show.emscherblick";
    std::ofstream{path} << m_project.dump(1);
    std::vector<std::string> command{EB_PROGRAM, "preflight", path.string(), "--size", "320x180"};
    command.insert(command.end(), more.begin(), more.end());
    return run({std::move(command), {}, m_folder});
  }
  // The lines of one check, in JSON and without the times of frames: how fast a machine is says nothing about us.
  ordered_json lines(const std::string& name, int exit_code) {
    const auto finished = check({"--json", "--no-frame-times"});
    EXPECT_EQ(finished.exit_code, exit_code) << finished.out << finished.err;
    auto found = ordered_json::array();
    for (const auto& line : ordered_json::parse(finished.out)) {
      for (const char* key : {"check", "status", "detail", "remedy"}) EXPECT_TRUE(line.contains(key)) << line;
      EXPECT_EQ(line["remedy"].is_null(), line["status"] == "green") << line;
      if (line["check"] == name) found.push_back(line);
    }
    EXPECT_FALSE(found.empty()) << finished.out;
    return found;
  }
  void expect_red(const std::string& name, const std::string& text) {
    const auto found = lines(name, 1);
    ASSERT_EQ(found.size(), 1U) << found;
    EXPECT_EQ(found[0]["status"], "red");
    EXPECT_THAT(found[0]["detail"].get<std::string>(), HasSubstr(text));
  }

  fs::path m_folder;
  ordered_json m_project;
};

TEST_F(PreflightCommand, AGoodShowPasses) {
  const auto files = lines("files", 0);
  EXPECT_EQ(files[0]["status"], "green") << files;
}

TEST_F(PreflightCommand, EveryStepIsDrawnAndTimed) {
  const auto finished = check({"--json"});
  bool is_timed = false;
  for (const auto& line : ordered_json::parse(finished.out))
    is_timed = is_timed ||
               (line["check"] == "frame_times" && line["detail"].get<std::string>().find(" ms") != std::string::npos);
  EXPECT_TRUE(is_timed) << finished.out << finished.err;
}

TEST_F(PreflightCommand, AMissingFileStandsInTheWay) {
  m_project["layers"][0]["source"] = "gone.geojson";
  expect_red("files", "The river");
}

TEST_F(PreflightCommand, ACaptionThatIsMissingInOneLanguageStandsInTheWay) {
  m_project["show"]["steps"][1]["caption"].erase("de");
  expect_red("languages", "de: step 2");
}

TEST_F(PreflightCommand, AWantedLanguageThatNoCaptionHasStandsInTheWay) {
  const auto finished = check({"--json", "--no-frame-times", "--captions", "en,pl"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.out, HasSubstr("No caption in pl: step 1, 2"));
}

TEST_F(PreflightCommand, ALetterThatNoFontHasStandsInTheWay) {
  m_project["show"]["steps"][0]["caption"]["de"] = "Der Fluss \U0010FFFD";  // of nobody's script
  expect_red("fonts", "Step 1, de");
}

TEST_F(PreflightCommand, AStepThatNamesAnUnknownLayerIsTold) {
  m_project["show"]["steps"][1]["layers"] = {"reaches", "smell"};
  const auto found = lines("steps", 1);
  EXPECT_EQ(found[0]["status"], "red") << found;
  EXPECT_THAT(found[0]["detail"].get<std::string>(), HasSubstr("smell"));
}

TEST_F(PreflightCommand, AProjectWithoutAShowHasNothingToPresent) {
  m_project.erase("show");
  const auto found = lines("show", 1);
  EXPECT_EQ(found[0]["status"], "red") << found;
}

TEST_F(PreflightCommand, ReadsWellInGermanToo) {
  m_project.erase("show");
  const auto finished = check({"--lang", "de"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.out, HasSubstr("[red] show: Das Projekt hat keine Vorführung\n        → "));
}

TEST_F(PreflightCommand, AProjectThatIsNotThereIsAnError) {
  const auto finished = run({{EB_PROGRAM, "preflight", "/nowhere/show.emscherblick"}, {}, m_folder});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.err, HasSubstr("/nowhere/show.emscherblick"));
}

}  // namespace
}  // namespace eb::test
