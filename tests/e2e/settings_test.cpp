// What is changed in the window is there again at the next start; what the command line asks for is not remembered.
#include <gtest/gtest.h>

#include <fstream>

#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

class SettingsOfAPerson : public testing::Test {
 protected:
  void SetUp() override {
    m_folder =
        fresh_folder(std::string{"e2e-settings-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
  }
  // One start of the program that plays `script`; the folder of the settings stays.
  Finished start(const std::string& script, const std::vector<std::string>& options = {}) {
    std::ofstream{m_folder / "script.txt"} << "until-idle\n" << script;
    std::vector<std::string> command{EB_PROGRAM, "data/emscher/region.geojson", "--headless", "--script",
                                     (m_folder / "script.txt").string()};
    command.insert(command.end(), options.begin(), options.end());
    return run({command, {{"XDG_CONFIG_HOME", m_folder.string()}}, EB_SOURCE_DIR});
  }
  fs::path m_folder;
};

TEST_F(SettingsOfAPerson, ComeBackAtTheNextStart) {
  const auto first = start("theme light\nlang de\nscale 1.5\ncalm on\nuntil-idle\n");
  EXPECT_EQ(first.exit_code, 0) << first.err;
  const auto second = start("expect theme = light\nexpect lang = de\nexpect scale = 1.5\nexpect calm = yes\n");
  EXPECT_EQ(second.exit_code, 0) << second.err;
}

TEST_F(SettingsOfAPerson, TheCommandLineCountsForOneRun) {
  EXPECT_EQ(start("theme light\nuntil-idle\n").exit_code, 0);
  const auto asked = start("expect theme = dark\nexpect lang = de\nexpect scale = 2\nscale 1.5\nuntil-idle\n",
                           {"--theme", "dark", "--lang", "de", "--scale", "2"});
  EXPECT_EQ(asked.exit_code, 0) << asked.err;
  const auto next = start("expect theme = light\nexpect lang = en\nexpect scale = 1.5\n");
  EXPECT_EQ(next.exit_code, 0) << next.err;
}

TEST_F(SettingsOfAPerson, ABrokenFileIsToldAndNotTouched) {
  fs::create_directories(m_folder / "emscherblick");
  std::ofstream{m_folder / "emscherblick" / "settings.json"} << "{ broken";
  const auto finished = start("expect notices = 1\nexpect notice ~ settings.json\nexpect theme = dark\n");
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(read_text(m_folder / "emscherblick" / "settings.json"), "{ broken");
}

}  // namespace
}  // namespace eb::test
