// A screen in a foyer: it goes round unattended, gives way to whoever touches it, comes back, and takes no more memory
// after thousands of steps than after the first rounds.
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

Launch kiosk(const fs::path& folder, const std::string& script, const std::vector<std::string>& more) {
  std::ofstream{folder / "script.txt"} << script;
  std::vector<std::string> command{EB_PROGRAM, "--headless", "--kiosk", "--script", (folder / "script.txt").string()};
  command.insert(command.end(), more.begin(), more.end());
  return {command, {}, EB_SOURCE_DIR};
}

TEST(KioskProgram, GivesWayToAHandChangesNothingAndComesBack) {
  const auto finished = run(kiosk(fresh_folder("e2e-kiosk"), R"(wait 1
expect kiosk = alone
expect show = on
expect show_step = 1
wait 31
expect show_step = 2
key space
wait 0.2
expect kiosk = attended
expect show = off
expect panels = yes
layer hide canals
key ctrl+s
undo
open /nowhere.geojson
wait 0.5
expect modified = no
expect notices = 0
time 1950
camera 6.70 51.50 5
lang de
wait 0.5
expect lang = de
wait 11
expect kiosk = alone
expect show = on
expect show_step = 1
expect lang = en
click 300 200
wait 3
expect kiosk = attended
expect date = 2022-09-01
expect metres_per_pixel > 50
)",
                                  {"--size", "640x360", "--lang", "en", "--kiosk-idle", "10"}));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
}

// While the show is on, and while a visitor plays: what follows in the script would fail.
TEST(KioskProgram, ItsKeeperEndsItWithAKey) {
  for (const char* before : {"", "key space\nwait 0.5\nexpect kiosk = attended\n"}) {
    const auto script =
        std::string{"wait 1\nexpect show = on\n"} + before + "key ctrl+q\nwait 1\nexpect kiosk = ended\n";
    const auto finished = run(kiosk(fresh_folder("e2e-kiosk-end"), script, {"--size", "320x180"}));
    EXPECT_EQ(finished.exit_code, 0) << before << finished.err;
  }
}

TEST(KioskProgram, WithoutAShowTheTimeGoesRound) {
  const auto finished = run(kiosk(
      fresh_folder("e2e-kiosk-time"), R"(wait 2
expect kiosk = alone
expect playing = yes
expect panels = no
click 200 200
wait 0.2
expect playing = no
expect panels = yes
wait 11
expect playing = yes
expect panels = no
)",
      {"--size", "640x360", "--kiosk-idle", "10", EB_SOURCE_DIR "/data/cheonggyecheon/cheonggyecheon.emscherblick"}));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
}

// Memory that is the process's own, in kilobytes; 0 when it has ended.
long own_memory_kb(int process) {
  std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) return std::strtol(line.c_str() + 8, nullptr, 10);
  }
  return 0;
}

int wanted_steps() {
  const char* wanted = std::getenv("EB_SOAK_STEPS");
  return wanted == nullptr ? 600 : std::max(600, std::atoi(wanted));
}

// The loop as fast as it can be drawn: a turn that shows a step, and one that goes on. EB_SOAK_STEPS=10000 for a
// night's worth.
TEST(KioskProgram, TakesNoMoreMemoryAfterManySteps) {
  constexpr int rounds = 20;
  const int steps = wanted_steps();
  std::string script;
  for (int round = 1; round <= rounds; ++round) {
    script += "wait " + std::to_string(2 * steps / 60.0 / rounds) + "\nsay round-" + std::to_string(round) + "\n";
  }
  script += "expect kiosk_steps > " + std::to_string(steps - 1) + "\nexpect notices = 0\n";
  const auto folder = fresh_folder("e2e-soak");
  Process program{kiosk(folder, script, {"--size", "160x90", "--kiosk-pace", "10000"})};
  std::vector<long> memory_kb;
  while (program.is_running()) {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    const bool is_next =
        program.out().find("round-" + std::to_string(memory_kb.size() + 1) + "\n") != std::string::npos;
    if (is_next && memory_kb.size() < rounds) memory_kb.push_back(own_memory_kb(program.id()));
  }
  const auto finished = program.wait(1);
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  std::erase(memory_kb, 0L);
  ASSERT_GE(memory_kb.size(), static_cast<std::size_t>(rounds) - 2);
  std::ostringstream all;
  for (const long kb : memory_kb) all << kb << ' ';
  // The first fifth fills caches. From there on flat: within two in a hundred.
  const auto first = static_cast<double>(memory_kb[rounds / 5]), last = static_cast<double>(memory_kb.back());
  EXPECT_LE(last, first * 1.02) << all.str();
  RecordProperty("memory_kb", all.str());
  std::cout << steps << " steps, memory in kB: " << all.str() << '\n';
}

}  // namespace
}  // namespace eb::test
