// The whole program is killed while it edits and saves: the project opens whole, and the next start has everything that
// was acknowledged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "io/project_file.h"
#include "io/recovery.h"
#include "io/safe_file.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

constexpr int edits_a_save = 5;
constexpr int without_end = 4000;

std::string opacity_of(int edit) {
  return std::to_string(edit / 100000.0);
}

// Edits; every now and then a save, and an undo with its redo between which a kill may fall.
std::string script_of(int edits) {
  std::string script = "until-idle\n";
  for (int edit = 1; edit <= edits; ++edit) {
    const auto number = std::to_string(edit);
    script += "layer opacity a " + opacity_of(edit) + "\nsay edit-" + number + "\n";
    if (edit % 3 == 0) script += "undo\nredo\n";
    if (edit % edits_a_save == 0) script += "save\n";
    if (edit % (4 * edits_a_save) == 0) script += "until-idle\nsay saved-" + number + "\n";
  }
  return script;
}

// The last of them come after the last save, and nobody undoes them; then the program waits for its kill.
int unsaved_edits(int number) {
  return 3 * 4 * edits_a_save * number + 2;
}

// The number behind the last "WORD-"; 0 when it was never said.
int last_said(const std::string& out, const std::string& word) {
  const auto at = out.rfind("\n" + word + "-");
  const auto from = at == std::string::npos ? (out.starts_with(word + "-") ? 0 : out.size()) : at + 1;
  return from == out.size() ? 0 : std::stoi(out.substr(from + word.size() + 1));
}

class KilledProgram : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::ranges::replace(name, '/', '-');
    m_folder = fresh_folder("e2e-kill-" + name);
    std::ofstream{m_folder / "script.txt"} << script_of(without_end);
    std::ofstream{m_folder / "a.geojson"}
        << R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
               "geometry": {"type": "Point", "coordinates": [7, 51.5]}}]})";
  }
  [[nodiscard]] fs::path project() const { return m_folder / "river.emscherblick"; }
  [[nodiscard]] fs::path journal_folder() const { return m_folder / "state" / "emscherblick" / "journal"; }
  void write_project() const {
    fs::remove_all(m_folder / "state");
    std::ofstream{project()} << R"({"format": "emscherblick-project", "version": 2, "title": {"en": "River"},
  "layers": [{"id": "a", "title": {"en": "A"}, "source": "a.geojson", "opacity": 0}]})";
  }
  [[nodiscard]] Launch launch(const fs::path& script, const std::vector<std::string>& more) const {
    std::vector<std::string> command{EB_PROGRAM, "--headless", "--size", "64x64", "--script", script.string()};
    command.insert(command.end(), more.begin(), more.end());
    return {command, {{"XDG_STATE_HOME", (m_folder / "state").string()}}, EB_SOURCE_DIR};
  }
  // Runs until that many edits were acknowledged, and up to `longest` more; what it had said by then.
  std::string run_and_kill(int edits, std::chrono::microseconds longest) const {
    Process program{launch(m_folder / "script.txt", {project().string()})};
    while (program.is_running() && last_said(program.out(), "edit") < edits)
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    std::this_thread::sleep_for(longest);
    program.send(SIGKILL);
    EXPECT_EQ(program.wait().exit_code, 128 + SIGKILL) << program.err();
    return program.out();
  }
  static std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename().string());
    return names;
  }
  // Which edit the project file holds.
  [[nodiscard]] int saved_edit() const {
    const auto read = io::load_project(project());
    EXPECT_TRUE(read) << core::to_text(read.error());
    return read ? static_cast<int>(std::lround(read->document.layers.at(0)->opacity * 100000)) : -1;
  }

  fs::path m_folder;
};

TEST_P(KilledProgram, LosesNothingThatWasAcknowledged) {
  std::mt19937 random{static_cast<unsigned>(GetParam())};
  for (int kill = 0; kill < 10; ++kill) {
    write_project();
    const auto out = run_and_kill(1, std::chrono::microseconds{std::uniform_int_distribution<int>{0, 300'000}(random)});
    const int edited = last_said(out, "edit"), saved = last_said(out, "saved");
    const int on_disk = saved_edit();
    ASSERT_EQ(on_disk % edits_a_save, 0) << "a state that nobody saved";
    ASSERT_GE(on_disk, saved);
    ASSERT_LE(on_disk, edited);
    for (const auto& version : io::versions_of(project())) {
      ASSERT_TRUE(io::parse_project(read_text(version.path), m_folder)) << version.path;
    }
    const auto left = io::left_journals(journal_folder());
    ASSERT_EQ(left.size(), 1U) << "left: " << testing::PrintToString(names_in(journal_folder()));
    const auto work = io::recover(left[0].path);
    ASSERT_TRUE(work) << core::to_text(work.error());
    const auto steps = static_cast<int>(work->history->steps().size()) - 1;
    ASSERT_GE(steps, edited);
    ASSERT_LE(steps, edited + 1);
    ASSERT_EQ(std::lround(work->history->steps().back().document->layers.at(0)->opacity * 100000), steps);
    ASSERT_EQ(io::disk_state(work->project), io::DiskState::AsOpened);
    ASSERT_EQ(work->history->saved(), static_cast<std::size_t>(on_disk));
  }
}

class RecoveredProgram : public KilledProgram {};

TEST_P(RecoveredProgram, TheNextStartGoesOnAndSaves) {
  write_project();
  const int edited = unsaved_edits(GetParam());
  std::ofstream{m_folder / "script.txt"} << script_of(edited) << "await opacity:a = 1\n";
  ASSERT_EQ(last_said(run_and_kill(edited, {}), "edit"), edited);
  const auto asks = m_folder / "asks.txt", recovers = m_folder / "recovers.txt";
  // Undone to the beginning, done again, saved: as if nothing had happened.
  std::ofstream{recovers} << "until-idle\nexpect question = none\nexpect steps > " << edited - 1
                          << "\nremember all steps\n"
                          << "step 0\nuntil-idle\nexpect opacity:a = 0\nstep " << edited
                          << "\nuntil-idle\nexpect opacity:a = " << opacity_of(edited)
                          << "\nsave\nuntil-idle\nexpect modified = no\nexpect steps = $all\n";
  std::ofstream{asks} << "until-idle\nexpect question = recover\nanswer later\nuntil-idle\nexpect question = none\n";
  const auto asked = run(launch(asks, {project().string()}));
  EXPECT_EQ(asked.exit_code, 0) << asked.err;
  EXPECT_THAT(asked.err, testing::HasSubstr("--recover brings it back"));
  const auto next = run(launch(recovers, {project().string(), "--recover"}));
  EXPECT_EQ(next.exit_code, 0) << next.err;
  EXPECT_EQ(saved_edit(), edited);
  EXPECT_TRUE(io::left_journals(journal_folder()).empty());
}

INSTANTIATE_TEST_SUITE_P(Kills, KilledProgram, testing::Range(0, 21));
INSTANTIATE_TEST_SUITE_P(Kills, RecoveredProgram, testing::Range(0, 4));

TEST(FullDisk, IsToldAndTheProjectStaysWhole) {
  const auto folder = fresh_folder("e2e-full-disk");
  const auto project = folder / "river.emscherblick", script = folder / "script.txt";
  fs::copy_file(fs::path{EB_SOURCE_DIR} / "data/emscher/emscher.emscherblick", project);
  const auto before = read_text(project);
  std::ofstream{script}
      << "layer opacity canals 0.5\nsave\nuntil-idle\nexpect modified = yes\nexpect notice ~ \"Make room\"\n";
  // No file may grow beyond 8 KiB: neither the new project nor the journal has room.
  const auto finished = run({{"sh", "-c", "ulimit -f 16; exec \"$0\" \"$@\"", EB_PROGRAM, "--headless", "--size",
                              "64x64", "--script", script.string(), project.string()},
                             {},
                             EB_SOURCE_DIR});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(read_text(project), before);
}

}  // namespace
}  // namespace eb::test
