// `import-osm` on a real extract: what is made, what a Ctrl+C leaves, and what the window shows of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string extract = EB_SOURCE_DIR "/../shared/reference/north-bayreuth.osm.pbf";

class OsmProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(extract)) GTEST_SKIP() << "the shared reference layers are not here";
    m_folder = fresh_folder("osm-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
  }
  [[nodiscard]] Finished program(std::vector<std::string> arguments,
                                 const std::map<std::string, std::string>& environment = {}) const {
    arguments.insert(arguments.begin(), EB_PROGRAM);
    return run({std::move(arguments), environment, m_folder});
  }
  // The last of the JSON lines on stdout.
  static json last_line(const std::string& text) {
    std::istringstream in{text};
    std::string line, last;
    while (std::getline(in, line)) last = line;
    return json::parse(last, nullptr, false);
  }
  [[nodiscard]] std::vector<std::string> names_in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{m_folder}) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }
  fs::path m_folder;
};

TEST_F(OsmProgramTest, ARealExtractBecomesAProjectThatOpens) {
  const auto imported = program({"import-osm", extract, "--out", "bayreuth", "--json"});
  ASSERT_EQ(imported.exit_code, 0) << imported.err;
  const auto result = last_line(imported.out);
  ASSERT_TRUE(result.is_object()) << imported.out;
  EXPECT_EQ(result["routing"], "made") << "the package routino has to be installed";
  EXPECT_EQ(result["layers"]["roads_minor"].get<int>() + result["layers"]["roads_main"].get<int>() +
                result["layers"]["roads_major"].get<int>() + result["layers"]["paths"].get<int>(),
            2056);
  EXPECT_EQ(result["layers"]["streams"].get<int>() + result["layers"]["rivers"].get<int>(), 228);
  EXPECT_THAT(names_in_folder(), ElementsAre("bayreuth"));

  const auto drawn = program({"render", "bayreuth", "--out", "map.png", "--size", "640x360"});
  EXPECT_EQ(drawn.exit_code, 0) << drawn.err;
  EXPECT_EQ(drawn.err, "");
  const auto refused = program({"import-osm", extract, "--out", "bayreuth"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("never writes over anything"));
}

TEST_F(OsmProgramTest, WaysFollowRoadsOfEachProfile) {
  ASSERT_EQ(program({"import-osm", extract, "--out", "bayreuth"}).exit_code, 0);
  const std::string from = "11.50,50.00", to = "11.58,50.02";
  std::map<std::string, json> ways;
  for (const char* profile : {"coach", "car", "bicycle", "foot"}) {
    const auto found = program({"route", "bayreuth", from, to, "--profile", profile, "--json"});
    ASSERT_EQ(found.exit_code, 0) << found.err;
    ways[profile] = json::parse(found.out, nullptr, false);
    ASSERT_TRUE(ways[profile].is_object()) << found.out;
    EXPECT_GT(ways[profile]["length_m"], 6000) << "as the crow flies it is 6.1 km";
    EXPECT_GT(ways[profile]["legs"][0]["path"].size(), 50U);
  }
  EXPECT_NEAR(ways["coach"]["length_m"], 9118, 50);
  EXPECT_GT(ways["coach"]["seconds"], ways["car"]["seconds"]);
  EXPECT_GT(ways["foot"]["seconds"], ways["bicycle"]["seconds"]);

  const auto by_project = program({"route", "bayreuth/bayreuth.emscherblick", from, "11.52,50.005", to});
  EXPECT_EQ(by_project.exit_code, 0) << by_project.err;
  EXPECT_THAT(by_project.out, HasSubstr("Together: "));
  const auto far = program({"route", "bayreuth/routing", from, "7.0,51.5"});
  EXPECT_EQ(far.exit_code, 1);
  EXPECT_THAT(far.err, HasSubstr("No road that this profile may use lies within 1 km of 51.50000, 7.00000"));
  EXPECT_EQ(program({"route", "bayreuth", from}).exit_code, 2);
  EXPECT_THAT(program({"route", "bayreuth", from, "fifty"}).err, HasSubstr("fifty is no position"));
  EXPECT_THAT(program({"route", ".", from, to}).err, HasSubstr("no routing database"));
}

TEST_F(OsmProgramTest, LegsOfTheWindowFollowRoadsAndUndoIsOneStep) {
  ASSERT_EQ(program({"import-osm", extract, "--out", "bayreuth"}).exit_code, 0);
  std::ofstream{m_folder / "plan.txt"} << R"(open bayreuth
until-idle
key e
key g
wait 0.2
type "50.000 N 11.500 E"
key enter
until-idle
key g
wait 0.2
type "50.020 N 11.580 E"
key enter
until-idle
expect legs:route-1 = r
remember first length:route-1
expect length:route-1 > 50
undo
expect points:route-1 = 1
redo
until-idle
expect legs:route-1 = r
expect length:route-1 = $first
route select route-1 p2
key shift+right
until-idle
expect legs:route-1 = r
undo
until-idle
expect length:route-1 = $first
route select route-1 p1
key k
until-idle
expect legs:route-1 = s
key k
until-idle
expect legs:route-1 = r
route select route-1 p2
key g
wait 0.2
type "51.500 N 7.000 E"
key enter
until-idle
expect legs:route-1 = rw
expect notice ~ "within 1 km"
shot plan.png
)";
  const auto played = program({"--headless", "--size", "1280x720", "--lang", "en", "--script", "plan.txt"});
  EXPECT_EQ(played.exit_code, 0) << played.err;
}

// Nothing of Routino's database of a box lies far outside: a way there finds no road.
TEST_F(OsmProgramTest, ABoxCutsTheRoutingDatabaseToo) {
  const auto imported =
      program({"import-osm", extract, "--out", "part", "--bbox", "11.5,50,11.52,50.02", "--lang", "en", "--json"});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr(R"("routing_covers":"box")")) << "the package osmium-tool has to be installed";
  const auto whole = program({"import-osm", extract, "--out", "whole"});
  ASSERT_EQ(whole.exit_code, 0) << whole.err;
  const auto bytes = [&](const char* folder) { return fs::file_size(m_folder / folder / "routing" / "segments.mem"); };
  EXPECT_LT(bytes("part"), bytes("whole") / 2);
}

TEST_F(OsmProgramTest, ABoxWithoutOsmiumIsToldToCoverTheWholeExtract) {
  fs::create_directories(m_folder / "bin");
  fs::create_symlink("/usr/bin/planetsplitter", m_folder / "bin/planetsplitter");
  const auto imported =
      program({"import-osm", extract, "--out", "part", "--bbox", "11.5,50,11.52,50.02", "--lang", "en"},
              {{"PATH", (m_folder / "bin").string()}});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.err, HasSubstr("covers the whole extract"));
}

TEST_F(OsmProgramTest, WithoutRoutinoItSaysSoPlainly) {
  const auto imported =
      program({"import-osm", extract, "--out", "bayreuth", "--bbox", "11.5,50,11.52,50.02"}, {{"PATH", "/nowhere"}});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.err, HasSubstr("There is NO routing database"));
  EXPECT_THAT(imported.out, HasSubstr("roads_minor: 5"));
  EXPECT_FALSE(fs::exists(m_folder / "bayreuth/routing"));
}

TEST_F(OsmProgramTest, CtrlCLeavesNothing) {
  fs::create_directories(m_folder / "bin");
  std::ofstream{m_folder / "bin/planetsplitter"} << "#!/bin/sh\n: >" << (m_folder / "runs").string()
                                                 << "\nexec /bin/sleep 1000\n";
  fs::permissions(m_folder / "bin/planetsplitter", fs::perms::owner_all);
  Process process{
      {{EB_PROGRAM, "import-osm", extract, "--out", "bayreuth"}, {{"PATH", (m_folder / "bin").string()}}, m_folder}};
  while (process.is_running() && !fs::exists(m_folder / "runs")) std::this_thread::yield();
  process.send(SIGINT);
  const auto finished = process.wait();
  EXPECT_EQ(finished.exit_code, 128 + SIGINT) << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("The import was cancelled"));
  EXPECT_THAT(names_in_folder(), ElementsAre("bin", "runs"));
}

}  // namespace
}  // namespace eb::test
