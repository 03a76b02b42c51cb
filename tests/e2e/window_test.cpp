// A hand from outside on the real window: key presses, clicks, drags and the wheel that come through the X server.
// The program plays a script that only awaits what they bring about, and shows each stage by a picture.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "file_manager.h"
#include "io/png_file.h"
#include "support/program.h"
#include "x_server.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

class Window : public testing::Test {
 protected:
  void SetUp() override {
    if (find_program("xdotool").empty()) GTEST_SKIP() << "needs xdotool, which is not installed";
    std::string why;
    m_server = XServer::start(why);
    if (!m_server) GTEST_SKIP() << why;
    m_folder = fresh_folder(std::string{"e2e-hand-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
  }

  // Starts the program with `script`; `stage NAME` in it becomes a picture that tells us where it is.
  void start(const std::string& script, const std::vector<std::string>& more = {}) {
    std::ofstream out{m_folder / "script.txt"};
    std::istringstream lines{script};
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("stage ")) line = "shot " + (m_folder / (line.substr(6) + ".png")).string();
      out << line << '\n';
    }
    out.close();
    std::vector<std::string> command{
        EB_PROGRAM, "--size", "1280x720", "--lang", "en", "--script", (m_folder / "script.txt").string()};
    command.insert(command.end(), more.begin(), more.end());
    m_program = std::make_unique<Process>(Launch{command, {{"DISPLAY", m_server->display()}}, EB_SOURCE_DIR});
  }

  // True once the script has come to this stage; false when the program ended before.
  bool reached(const std::string& stage) {
    const auto picture = m_folder / (stage + ".png");
    while (!fs::exists(picture)) {
      if (!m_program->is_running()) {
        ADD_FAILURE() << "ended before the stage " << stage << ": " << m_program->err();
        return false;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return true;
  }

  // One command of xdotool.
  std::string hand(const std::string& words) {
    std::vector<std::string> command{"/bin/sh", "-c", "exec xdotool " + words};
    const auto finished = run({command, {{"DISPLAY", m_server->display()}}, {}});
    EXPECT_EQ(finished.exit_code, 0) << words << ": " << finished.err;
    return finished.out;
  }
  void click(int x, int y, int button = 1) {
    hand("mousemove --window " + m_window + " " + std::to_string(x) + " " + std::to_string(y));
    hand("mousedown " + std::to_string(button) + " sleep 0.1 mouseup " + std::to_string(button));
  }
  void keys(const std::string& chord) { hand("key --delay 120 " + chord); }
  void type(const std::string& text) { hand("type --delay 120 '" + text + "'"); }
  // Without a window manager nobody gives the window its keyboard.
  void take_keyboard() {
    m_window = hand("search --sync --onlyvisible --class emscherblick");
    m_window.erase(m_window.find_last_not_of(" \n") + 1);
    m_window.erase(0, m_window.find_last_of('\n') + 1);
    hand("windowfocus --sync " + m_window);
  }
  void expect_good_end() {
    const auto finished = m_program->wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
  }

  std::unique_ptr<XServer> m_server;
  std::unique_ptr<Process> m_program;
  fs::path m_folder;
  std::string m_window;
};

// X hands a finger on a screen to programs as the first button of a mouse. Seconds are the script's: a turn that waits
// for a hand counts for a sixtieth.
TEST_F(Window, AFingerTakesTheFoyersScreenOverAndIdlenessGivesItBack) {
  start(R"(await kiosk = alone
await show = on
wait 1
stage alone
await kiosk = attended
wait 1
expect show = off
expect panels = yes
expect selected = 0
remember lon lon
stage taken
await lon != $lon
stage moved
await kiosk = alone
await show = on
expect show_step = 1
expect panels = no
stage back
await kiosk = attended
stage again
)",
        {"--kiosk", "--kiosk-idle", "4"});
  if (!reached("alone")) return;
  take_keyboard();
  click(640, 300);
  if (!reached("taken")) return;
  hand("mousemove --window " + m_window + " 640 300 mousedown 1 sleep 0.1 mousemove --window " + m_window +
       " 500 330 sleep 0.1 mouseup 1");
  if (!reached("moved") || !reached("back")) return;
  click(400, 400);
  EXPECT_TRUE(reached("again"));
  expect_good_end();
}

TEST_F(Window, AFilmIsExportedWithTheKeyboardAlone) {
  start(R"(until-idle
stage ready
await panel:film = yes
stage dialog
await panel:film = no
await film = none
await notice ~ ready
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  keys("ctrl+e");
  if (!reached("dialog")) return;
  const auto film = m_folder / "film.webm";
  keys("ctrl+a");  // and time for the field to get the keyboard
  type(film.string());
  keys("Tab");
  type("1.1.2005");
  keys("Tab");
  type("2024");
  keys("Tab");
  type("0.5");
  keys("Tab");
  type("8");
  keys("Return");
  if (!reached("done")) return;
  expect_good_end();
  EXPECT_GT(fs::file_size(film), 1000U);
  for (const auto& entry : fs::directory_iterator{m_folder}) {
    EXPECT_EQ(entry.path().string().find("film.webm."), std::string::npos) << entry.path() << " was left behind";
  }
}

TEST_F(Window, KeysAndTypingReachTheClockTheThemeAndThePanels) {
  start(R"(until-idle
stage ready
await date = 2023-09-01
stage stepped
await theme = light
stage light
await date = 1989-06-12
stage typed
await panels = no
stage bare
await panels = yes
await panel:open = yes
stage dialog
await panel:open = no
await playing = yes
stage playing
await playing = no
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  keys("period");
  if (!reached("stepped")) return;
  keys("ctrl+d");
  if (!reached("light")) return;
  click(140, 649);
  keys("ctrl+a");
  type("12.6.1989");
  keys("Return");
  if (!reached("typed")) return;
  keys("Tab");
  if (!reached("bare")) return;
  keys("Tab");
  keys("ctrl+o");
  if (!reached("dialog")) return;
  keys("Escape");
  keys("Escape");
  click(40, 624);
  if (!reached("playing")) return;
  click(40, 624);
  reached("done");
  expect_good_end();
}

TEST_F(Window, TheMouseMovesZoomsSelectsAndTurnsTheMap) {
  start(R"(camera 6.988333 51.503889 10
until-idle
remember lon lon
stage ready
await selected > 0
until-idle
stage selected
await metres_per_pixel < 9
until-idle
stage zoomed
await lon > $lon
until-idle
stage moved
await turn != 0
until-idle
stage turned
await turn = 0
await metres_per_pixel > 20
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  click(640, 360);
  if (!reached("selected")) return;
  hand("mousemove --window " + m_window + " 640 330 click 4");
  if (!reached("zoomed")) return;
  hand("mousemove --window " + m_window +
       " 800 300 mousedown 1 sleep 0.1 mousemove_relative -- -60 0 sleep 0.1 "
       "mousemove_relative -- -60 0 sleep 0.1 mouseup 1");
  if (!reached("moved")) return;
  hand("mousemove --window " + m_window +
       " 800 300 mousedown 3 sleep 0.1 mousemove_relative -- 60 0 sleep 0.1 "
       "mousemove_relative -- 60 0 sleep 0.1 mouseup 3");
  if (!reached("turned")) return;
  keys("Home");
  reached("done");
  expect_good_end();
}

// The panel that the first click opens covers the place of the second.
TEST_F(Window, ADoubleClickOnAStopZoomsThere) {
  start(R"(until-idle
remember home metres_per_pixel
stage ready
await metres_per_pixel < $home
until-idle
expect selected.stop = 6
stage zoomed
key escape
until-idle
click 997 287
until-idle
expect selected.stop = 6
)");
  if (!reached("ready")) return;
  take_keyboard();
  hand("mousemove --window " + m_window + " 997 287 sleep 0.2 click --repeat 2 --delay 120 1");
  reached("zoomed");
  expect_good_end();
}

TEST_F(Window, TheDividerFollowsTheMouseAndTheKeysAndEachSideAnswersForItsDay) {
  start(R"(camera 6.988333 51.5127 10
time 2022
compare date 1980
until-idle
stage ready
await compare = swipe
until-idle
stage swiping
await divider.active = yes
stage over
await divider > 0.6
until-idle
stage dragged
await selected.date = 1980-01-01
expect selected:phase = open_sewer
stage asked
await selected = 0
await divider.held = yes
await divider < 0.5
await divider.held = no
await compare = off
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  keys("c");
  if (!reached("swiping")) return;
  hand("mousemove --window " + m_window + " 790 300");
  if (!reached("over")) return;
  hand("mousemove --window " + m_window +
       " 790 300 mousedown 1 sleep 0.1 mousemove_relative -- 80 0 sleep 0.1 "
       "mousemove_relative -- 80 0 sleep 0.1 mouseup 1");
  if (!reached("dragged")) return;
  click(640, 360);
  if (!reached("asked")) return;
  keys("Escape");
  keys("Return");
  keys("shift+Left shift+Left shift+Left");
  keys("Return");
  keys("Escape");
  reached("done");
  expect_good_end();
}

TEST_F(Window, TheMouseLoopsZoomsAndMovesTheTime) {
  start(R"(until-idle
stage ready
await range.to > 1929
expect range.from > 1899
expect range.from < 1901
expect range.to < 1931
expect loop = yes
stage ranged
await range.to > 1969
expect range.from < 1901
stage gripped
await view.from > 1908
remember from view.from
stage zoomed
await view.from < $from
stage moved
await keys_move_clock = yes
remember date date
stage focused
await date != $date
stage stepped
await view = whole
await range = none
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  const auto drag = [this](int x1, int x2, int y) {
    const auto to = [&](int x) {
      return "mousemove --window " + m_window + " " + std::to_string(x) + " " + std::to_string(y) + " sleep 0.1 ";
    };
    return to(x1) + "mousedown 1 sleep 0.1 " + to((x1 + x2) / 2) + to(x2) + to(x2) + "mouseup 1";
  };
  hand("keydown shift " + drag(676, 807, 616) + " keyup shift");
  if (!reached("ranged")) return;
  hand(drag(807, 981, 616));
  if (!reached("gripped")) return;
  hand("mousemove --window " + m_window + " 1068 625 click --repeat 4 --delay 100 4");
  if (!reached("zoomed")) return;
  hand(drag(900, 1000, 658));
  if (!reached("moved")) return;
  click(600, 632);
  if (!reached("focused")) return;
  keys("Right");
  if (!reached("stepped")) return;
  keys("0");
  keys("shift+i");
  reached("done");
  expect_good_end();
}

TEST_F(Window, FollowsItsSizeAndFillsTheScreen) {
  start(R"(until-idle
stage ready
await width = 1000
await height = 640
until-idle
stage resized
await fullscreen = yes
await width = 1600
await height = 1000
until-idle
stage full
await fullscreen = no
await width = 1000
until-idle
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  hand("windowsize --sync " + m_window + " 1000 640");
  if (!reached("resized")) return;
  hand("windowfocus --sync " + m_window);
  keys("F11");
  if (!reached("full")) return;
  hand("windowfocus --sync " + m_window);
  keys("F11");
  reached("done");
  expect_good_end();
  const auto full = io::read_png(m_folder / "full.png");
  ASSERT_TRUE(full);
  EXPECT_EQ(full->width, 1600);
  EXPECT_EQ(full->height, 1000);
}

TEST_F(Window, FilesDroppedFromAnotherProgramBecomeLayers) {
  const auto square = [this](const std::string& name) {
    const auto folder = m_folder / "Größer als 100 % & mehr";
    fs::create_directories(folder);
    const auto path = (folder / name).string();
    std::ofstream{path} << R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[7,51.5],)"
                        << R"([7.1,51.5],[7.1,51.6],[7,51.5]]]}})";
    return path;
  };
  const auto first = square("plain.geojson");
  const auto second = square("Aue.geojson");
  start(R"(until-idle
stage ready
await state:plain = ready
await state:Aue = ready
until-idle
expect notices = 0
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  EXPECT_EQ(drop_files(m_server->display(), m_window, {first, second}), "");
  reached("done");
  expect_good_end();
}

// Clicks faster than frames, a drag, a stop by key; then all of it undone and done again.
TEST_F(Window, AnExcursionIsDrawnDraggedUndoneAndDoneAgainByHand) {
  start("open " EB_SOURCE_DIR
        "/data/cheonggyecheon/cheonggyecheon.emscherblick"
        R"(
until-idle
camera 126.99 37.57 8
route snap off
until-idle
stage ready
await route.drawing = yes
stage drawing
await stops:route-1 = 3
remember third at:route-1/p3
await route.drawing = no
stage drawn
await at:route-1/p3 != $third
await route.preview = no
stage dragged
await stops:route-1 = 4
stage inserted
await points:route-1 = 0
await routes = 0
stage undone
await stops:route-1 = 4
await can_redo = no
stage done
)");
  if (!reached("ready")) return;
  take_keyboard();
  keys("d");
  if (!reached("drawing")) return;
  click(420, 200);
  click(560, 300);
  click(700, 220);
  keys("Return");
  if (!reached("drawn")) return;
  hand("mousemove --window " + m_window + " 700 220");
  hand("mousedown 1 mousemove_relative 10 60 sleep 0.1 mousemove_relative 10 60 sleep 0.1 mouseup 1");
  if (!reached("dragged")) return;
  keys("Insert");
  if (!reached("inserted")) return;
  keys("ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
  if (!reached("undone")) return;
  keys("ctrl+shift+z ctrl+shift+z ctrl+shift+z ctrl+shift+z ctrl+shift+z ctrl+shift+z");
  if (!reached("done")) return;
  expect_good_end();
}

TEST_F(Window, CtrlQEndsTheProgramWithoutAScriptToo) {
  m_program = std::make_unique<Process>(
      Launch{{EB_PROGRAM, "--size", "800x600"}, {{"DISPLAY", m_server->display()}}, EB_SOURCE_DIR});
  take_keyboard();
  EXPECT_TRUE(m_program->is_running());
  keys("ctrl+q");
  expect_good_end();
}

}  // namespace
}  // namespace eb::test
