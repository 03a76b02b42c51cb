// A show before a hall: the whole program on two monitors, driven by key presses that come through the X server, as
// from a clicker, and by a person who looks at both screens.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <thread>

#include "io/png_file.h"
#include "screen_eye.h"
#include "support/image_compare.h"
#include "support/program.h"
#include "x_server.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

constexpr int width = TwoScreens::width, height = TwoScreens::height;

class OnStage : public testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    m_screens = TwoScreens::start(why);
    if (!m_screens) GTEST_SKIP() << why;
    m_eye = std::make_unique<ScreenEye>(m_screens->display());
    m_folder = fresh_folder(std::string{"e2e-stage-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
  }

  // The program with a script that only awaits what the keys bring about, and says how far it is.
  void start(const std::string& script) {
    std::ofstream{m_folder / "script.txt"} << "until-idle\nsay ready\n" << script;
    m_program = std::make_unique<Process>(
        Launch{{EB_PROGRAM, "--size", "1280x720", "--lang", "en", "--script", (m_folder / "script.txt").string()},
               {{"DISPLAY", m_screens->display()}},
               EB_SOURCE_DIR});
    ASSERT_TRUE(said("ready"));
    // Without a window manager nobody gives the window its keyboard.
    hand("search --sync --onlyvisible --name 'Emscherblick$' windowfocus --sync");
  }
  // True once the script has said it.
  bool said(const std::string& word) {
    while (("\n" + m_program->out()).find("\n" + word + "\n") == std::string::npos) {
      if (!m_program->is_running()) {
        ADD_FAILURE() << "ended before it said " << word << ": " << m_program->err();
        return false;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return true;
  }
  void hand(const std::string& words) {
    const auto finished = run({{"/bin/sh", "-c", "exec xdotool " + words}, {{"DISPLAY", m_screens->display()}}, {}});
    EXPECT_EQ(finished.exit_code, 0) << words << ": " << finished.err;
  }
  void press(const std::string& key) { hand("key --delay 60 " + key); }
  void expect_good_end() {
    const auto finished = m_program->wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.err.find("OpenGL"), std::string::npos) << finished.err;
  }

  io::PngImage left() { return look(0); }
  io::PngImage right() { return look(width); }
  io::PngImage look(int x) {
    auto seen = m_eye->look(x, 0, width, height);
    return {width, height, std::move(seen)};
  }
  // The same picture; where it is not, both are kept for a person.
  void expect_same(const io::PngImage& a, const io::PngImage& b, const std::string& what,
                   const Tolerance& tolerance = with_text) {
    const auto difference = compare(a, b, tolerance);
    if (is_within(difference, tolerance)) return;
    const auto first = m_folder / (what + "-a.png"), second = m_folder / (what + "-b.png");
    EXPECT_TRUE(io::write_png(first, a.width, a.height, a.rgba));
    EXPECT_TRUE(io::write_png(second, b.width, b.height, b.rgba));
    ADD_FAILURE() << what << ": " << describe(difference, tolerance) << "\n" << first << "\n" << second;
  }
  static bool is_same(const io::PngImage& a, const io::PngImage& b, const Tolerance& tolerance = with_text) {
    return is_within(compare(a, b, tolerance), tolerance);
  }
  static bool is_black(const io::PngImage& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
      if (image.rgba[i] != 0 || image.rgba[i + 1] != 0 || image.rgba[i + 2] != 0) return false;
    }
    return !image.rgba.empty();
  }
  // Told, not judged: how long it took until something was to be seen.
  static void tell(const std::string& what, std::chrono::steady_clock::time_point since) {
    const auto passed = std::chrono::steady_clock::now() - since;
    std::cout << what << ": " << std::chrono::duration_cast<std::chrono::milliseconds>(passed).count() << " ms\n";
  }
  // What the screens show follows what the program says by a frame or two.
  static bool comes(const std::function<bool()>& there) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!there()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return true;
  }
  // As `render --step` draws it, without any window.
  io::PngImage rendered(int step) {
    const auto path = m_folder / ("step-" + std::to_string(step) + ".png");
    const auto finished = run({{EB_PROGRAM, "render", "--step", std::to_string(step), "--size", "1920x1080", "--lang",
                                "en", "--out", path.string()},
                               {},
                               EB_SOURCE_DIR});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    auto image = io::read_png(path);
    return image ? *std::move(image) : io::PngImage{};
  }

  std::unique_ptr<TwoScreens> m_screens;
  std::unique_ptr<ScreenEye> m_eye;
  std::unique_ptr<Process> m_program;
  fs::path m_folder;
};

TEST_F(OnStage, AClickerTakesTheHallFromTheFirstToTheLastStep) {
  constexpr int steps = 15;
  std::ostringstream script;
  script << "await show = on\nuntil-idle\nsay step1\n";
  for (int step = 2; step <= steps; ++step) {
    script << "await show_step = " << step << (step == steps ? "\nuntil-idle" : "")
           << "\nexpect hall_black = no\nsay step" << step << "\n";
  }
  script << "await show = off\nuntil-idle\nsay over\n";
  start(script.str());
  press("F5");
  ASSERT_TRUE(said("step1"));
  const auto first = rendered(1);
  EXPECT_TRUE(comes([&] { return is_same(right(), first); }));
  expect_same(right(), first, "the first step");
  for (int step = 2; step <= steps; ++step) {
    press(step % 2 == 0 ? "Next" : "Right");
    ASSERT_TRUE(said("step" + std::to_string(step)));
  }
  const auto last = rendered(steps);
  EXPECT_TRUE(comes([&] { return is_same(right(), last); }));
  expect_same(right(), last, "the last step");
  press("Escape");
  ASSERT_TRUE(said("over"));
  expect_good_end();
}

TEST_F(OnStage, BlackAndFreezeAreForTheHallAndNoWanderingReachesIt) {
  start(R"(await show = on
until-idle
say on
await hall_black = yes
say black
await hall_black = no
until-idle
say bright
await hall_frozen = yes
say frozen
await show_step = 2
until-idle
say further
await hall_frozen = no
until-idle
say thawed
await metres_per_pixel < 20
until-idle
say wandered
await show_step = 3
until-idle
say third
quit
)");
  press("F5");
  ASSERT_TRUE(said("on"));
  const auto desk = left(), hall = right();
  EXPECT_FALSE(is_black(hall));
  press("b");
  ASSERT_TRUE(said("black"));
  EXPECT_TRUE(comes([&] { return is_black(right()); }));
  EXPECT_FALSE(is_black(left()));
  press("period");
  ASSERT_TRUE(said("bright"));
  EXPECT_TRUE(comes([&] { return is_same(right(), hall); }));
  press("shift+f");
  ASSERT_TRUE(said("frozen"));
  press("Next");
  ASSERT_TRUE(said("further"));
  expect_same(right(), hall, "frozen");
  EXPECT_FALSE(is_same(left(), desk));  // the console has gone on
  press("shift+f");
  ASSERT_TRUE(said("thawed"));
  EXPECT_TRUE(comes([&] { return !is_same(right(), hall); }));
  const auto second = right();
  hand("mousemove 400 300 click --repeat 12 --delay 60 4");
  ASSERT_TRUE(said("wandered"));
  expect_same(right(), second, "wandered");
  press("Next");
  ASSERT_TRUE(said("third"));
  expect_good_end();
}

TEST_F(OnStage, TheScreensChangePlacesAndAProjectorMayGoAndComeBack) {
  start(R"(await show = on
await hall_screen = DUMMY1
until-idle
say on
await hall_screen = DUMMY0
until-idle
await hall_swap_ms > 0
remember there hall_swap_ms
say swapped
await hall_screen = DUMMY1
until-idle
remember back hall_swap_ms
say back
await hall_lost = yes
expect show = on
until-idle
say lost
await hall_screen = DUMMY1
expect show_step = 1
until-idle
await hall_replug_ms > 0
remember again hall_replug_ms
say found
say "swap $there ms, back $back ms, plugged in again $again ms"
await show = off
)");
  press("F5");
  ASSERT_TRUE(said("on"));
  const auto hall = right(), console = left();
  EXPECT_FALSE(is_black(hall));
  const auto swapping = std::chrono::steady_clock::now();
  press("s");
  EXPECT_TRUE(comes([&] { return !is_same(left(), console); }));
  tell("another picture on the first screen after the key", swapping);
  ASSERT_TRUE(said("swapped"));
  EXPECT_TRUE(comes([&] { return is_same(left(), hall); }));
  press("s");
  ASSERT_TRUE(said("back"));
  EXPECT_TRUE(comes([&] { return is_same(right(), hall); }));
  m_screens->unplug(TwoScreens::second);
  ASSERT_TRUE(said("lost"));
  EXPECT_FALSE(is_same(left(), hall));  // nothing jumps onto the screen of the console
  const auto plugging = std::chrono::steady_clock::now();
  m_screens->plug(TwoScreens::second);
  EXPECT_TRUE(comes([&] { return !is_black(right()); }));
  tell("a picture on the projector after it was plugged in", plugging);
  ASSERT_TRUE(said("found"));
  EXPECT_TRUE(comes([&] { return is_same(right(), hall); }));
  expect_same(right(), hall, "found again");
  press("Escape");
  expect_good_end();
  // From the event in the program to the picture where it belongs; told, not judged.
  const auto told = m_program->out();
  if (const auto at = told.find("swap "); at != std::string::npos)
    std::cout << told.substr(at, told.find('\n', at) - at + 1);
}

}  // namespace
}  // namespace eb::test
