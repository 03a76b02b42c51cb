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
  Process process{{{EB_PROGRAM, "import-osm", extract, "--out", "bayreuth"},
                   {{"PATH", (m_folder / "bin").string()}},
                   m_folder}};
  while (process.is_running() && !fs::exists(m_folder / "runs")) std::this_thread::yield();
  process.send(SIGINT);
  const auto finished = process.wait();
  EXPECT_EQ(finished.exit_code, 128 + SIGINT) << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("The import was cancelled"));
  EXPECT_THAT(names_in_folder(), ElementsAre("bin", "runs"));
}

}  // namespace
}  // namespace eb::test
