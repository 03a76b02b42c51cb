// The windows of a show on monitors that come and go, without a display.
#include "app/stage_windows.h"

#include <gtest/gtest.h>

namespace eb::app {
namespace {

using platform::Monitor;
using session::HallPlace;

Monitor screen(const std::string& name, int x, int width, int height, bool is_primary = false) {
  Monitor monitor;
  monitor.name = name;
  monitor.x = x;
  monitor.width = width;
  monitor.height = height;
  monitor.is_primary = is_primary;
  return monitor;
}

class StageWindowsTest : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("DISPLAY");
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    unsetenv("XDG_RUNTIME_DIR");
    auto context = platform::open_offscreen(640, 480);
    ASSERT_TRUE(context) << core::to_text(context.error());
    m_context = *std::move(context);
    windows = std::make_unique<StageWindows>(*m_context);
  }
  void TearDown() override { windows.reset(); }
  void start() { windows->start(session, {"hall", "a show"}); }
  const platform::GraphicsContext& context() { return *m_context; }

  const Monitor laptop = screen("laptop", 0, 800, 600, true);
  const Monitor projector = screen("projector", 800, 1024, 768);
  std::unique_ptr<platform::GraphicsContext> m_context;
  std::unique_ptr<StageWindows> windows;
  session::Session session;
};

TEST_F(StageWindowsTest, TheHallHasThePictureOfItsMonitorAndTheConsoleTheOther) {
  windows->pretend({laptop, projector}, session);
  EXPECT_EQ(session.stage.hall, HallPlace::None);
  EXPECT_FALSE(windows->awake());
  start();
  EXPECT_EQ(session.stage.hall, HallPlace::OtherScreen);
  EXPECT_EQ(session.stage.hall_screen, "projector");
  EXPECT_EQ(windows->console_screen(), "laptop");
  EXPECT_EQ(context().monitor(), "laptop");
  EXPECT_EQ(windows->width_px(), 1024);
  EXPECT_EQ(windows->height_px(), 768);
  EXPECT_TRUE(windows->awake());
  EXPECT_FALSE(session.view.fullscreen);
  const auto black = windows->read({});
  ASSERT_TRUE(black);
  EXPECT_EQ(black->rgba.size(), 1024U * 768U * 4U);

  windows->swap(session);
  EXPECT_EQ(session.stage.hall_screen, "laptop");
  EXPECT_EQ(context().monitor(), "projector");
  EXPECT_EQ(windows->width_px(), 800);
  windows->end(session);
  EXPECT_EQ(session.stage.hall, HallPlace::None);
  EXPECT_FALSE(windows->read({}));
}

TEST_F(StageWindowsTest, TheChosenScreenIsRememberedAfterTheShow) {
  windows->pretend({laptop, projector}, session);
  start();
  windows->swap(session);
  windows->end(session);
  EXPECT_EQ(session.view.hall_screen, "laptop");
  start();
  EXPECT_EQ(session.stage.hall_screen, "laptop");
}

TEST_F(StageWindowsTest, ALostProjectorIsToldAndTakenAgain) {
  windows->pretend({laptop, projector}, session);
  start();
  windows->pretend({laptop}, session);
  EXPECT_EQ(session.stage.hall, HallPlace::None);
  EXPECT_TRUE(session.stage.is_hall_lost);
  EXPECT_FALSE(windows->read({}));
  EXPECT_EQ(session.view.hall_screen, "projector");
  windows->pretend({laptop, projector}, session);
  EXPECT_EQ(session.stage.hall_screen, "projector");
  EXPECT_FALSE(session.stage.is_hall_lost);
  EXPECT_FALSE(windows->check_monitors(session));  // all is as planned
}

TEST_F(StageWindowsTest, OneScreenIsFilledAndGivenBack) {
  start();
  EXPECT_EQ(session.stage.hall, HallPlace::MainWindow);
  EXPECT_TRUE(session.view.fullscreen);
  EXPECT_EQ(windows->width_px(), 640);
  windows->swap(session);  // the console, for a moment
  EXPECT_EQ(session.stage.hall, HallPlace::None);
  EXPECT_FALSE(session.view.fullscreen);
  windows->swap(session);
  windows->pretend({laptop, projector}, session);  // plugged in late
  EXPECT_EQ(session.stage.hall, HallPlace::OtherScreen);
  EXPECT_FALSE(session.view.fullscreen);
  windows->end(session);
}

TEST_F(StageWindowsTest, AHallThatNoCardCanDrawGoesOnInTheMainWindow) {
  windows->pretend({laptop, screen("wall", 800, 1'000'000, 1'000'000)}, session);
  start();
  EXPECT_EQ(session.stage.hall, HallPlace::MainWindow);
  EXPECT_FALSE(session.notices.list().empty());
  windows->end(session);
}

}  // namespace
}  // namespace eb::app
