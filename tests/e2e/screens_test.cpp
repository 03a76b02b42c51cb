// Two monitors, the main window and the window of the hall on a real X server: what lies where, and what is seen there.
#include <glad/gl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <functional>

#include "platform/graphics_context.h"
#include "screen_eye.h"
#include "x_server.h"

namespace eb::test {
namespace {

using platform::Monitor;
using Color = ScreenColor;
constexpr Color black{0, 0, 0};
constexpr Color copper{200, 100, 50};
constexpr Color moss{40, 120, 60};

// A picture of one colour, as the renderer would hand it over.
class OneColor {
 public:
  OneColor(const Color& color, int width, int height) : m_width{width}, m_height{height} {
    std::vector<std::uint8_t> rgba;
    for (int i = 0; i < width * height; ++i) {
      for (const int part : color) rgba.push_back(static_cast<std::uint8_t>(part));
      rgba.push_back(255);
    }
    glGenTextures(1, &m_texture);
    glBindTexture(GL_TEXTURE_2D, m_texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  }
  ~OneColor() { glDeleteTextures(1, &m_texture); }
  OneColor(const OneColor&) = delete;
  OneColor& operator=(const OneColor&) = delete;
  [[nodiscard]] platform::TexturePicture picture() const { return {m_texture, m_width, m_height}; }

 private:
  GLuint m_texture = 0;
  int m_width, m_height;
};

class Screens : public testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    m_screens = TwoScreens::start(why);
    if (!m_screens) GTEST_SKIP() << why;
    setenv("DISPLAY", m_screens->display().c_str(), 1);
    unsetenv("WAYLAND_DISPLAY");
    m_eye = std::make_unique<ScreenEye>(m_screens->display());
    auto window = platform::open_window({800, 600, "desk", "emscherblick"});
    ASSERT_TRUE(window) << core::to_text(window.error());
    m_window = *std::move(window);
  }
  void TearDown() override { m_window.reset(); }

  std::unique_ptr<platform::AudienceWindow> hall_on(const Monitor& monitor) {
    auto hall = m_window->open_audience(monitor, "hall");
    EXPECT_TRUE(hall) << core::to_text(hall.error());
    return hall ? *std::move(hall) : nullptr;
  }
  Monitor monitor(const std::string& name) {
    for (const auto& found : m_window->monitors()) {
      if (found.name == name) return found;
    }
    ADD_FAILURE() << "no monitor " << name;
    return {};
  }
  // Takes events until what they bring about is there; what a test waits for takes as long as it takes.
  bool until(const std::function<bool()>& there) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (!there()) {
      if (std::chrono::steady_clock::now() > end) return false;
      m_window->collect_events(m_events, 0.02);
    }
    return true;
  }
  // One question is one look: it presents before, as a running program does.
  bool shows(platform::AudienceWindow& hall, const OneColor& color, int x, int y, const Color& expected) {
    return until([&] {
      hall.present(color.picture());
      return m_eye->at(x, y) == expected;
    });
  }
  bool told_of_monitors() {
    return until([this] {
      return std::ranges::any_of(
          m_events, [](const auto& event) { return std::holds_alternative<core::MonitorsChanged>(event); });
    });
  }

  static constexpr int middle_x = TwoScreens::width / 2, middle_y = TwoScreens::height / 2;
  std::unique_ptr<TwoScreens> m_screens;
  std::unique_ptr<ScreenEye> m_eye;
  std::unique_ptr<platform::GraphicsContext> m_window;
  core::InputQueue m_events;
};

TEST_F(Screens, BothMonitorsAreListedWithTheirPlaces) {
  const auto monitors = m_window->monitors();
  ASSERT_EQ(monitors.size(), 2U);
  const auto first = monitor(TwoScreens::first), second = monitor(TwoScreens::second);
  EXPECT_TRUE(first.is_primary);
  EXPECT_FALSE(second.is_primary);
  EXPECT_EQ(second.x, TwoScreens::width);
  EXPECT_EQ(second.y, 0);
  EXPECT_EQ(second.width, TwoScreens::width);
  EXPECT_EQ(second.height, TwoScreens::height);
  EXPECT_EQ(platform::without_mirrors(monitors).size(), 2U);
}

TEST_F(Screens, TheHallCoversItsMonitorToTheLastPixelAndNoOther) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  EXPECT_EQ(hall->width_px(), TwoScreens::width);
  EXPECT_EQ(hall->height_px(), TwoScreens::height);
  const OneColor picture{copper, TwoScreens::width, TwoScreens::height};
  EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
  EXPECT_EQ(m_eye->at(TwoScreens::width, 0), copper);
  EXPECT_EQ(m_eye->at(2 * TwoScreens::width - 1, TwoScreens::height - 1), copper);
  EXPECT_NE(m_eye->at(TwoScreens::width - 1, middle_y), copper);
  hall->present({});
  EXPECT_TRUE(until([&] { return m_eye->at(TwoScreens::width + middle_x, middle_y) == black; }));
}

TEST_F(Screens, APictureOfAnotherShapeStandsInTheMiddleOnBlack) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  const OneColor picture{copper, 400, 300};
  EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
  EXPECT_EQ(m_eye->at(TwoScreens::width + 230, middle_y), black);  // 4:3 leaves 240 pixels at each side
  EXPECT_EQ(m_eye->at(TwoScreens::width + 250, middle_y), copper);
}

TEST_F(Screens, TheMainWindowAndTheHallKeepPicturesOfTheirOwn) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  m_window->move_to(monitor(TwoScreens::first));
  const OneColor of_hall{copper, 64, 36}, of_desk{moss, 80, 60};
  EXPECT_TRUE(until([&] {
    m_window->draw_picture(of_desk.picture());
    m_window->present();
    hall->present(of_hall.picture());
    return m_eye->at(TwoScreens::width + middle_x, middle_y) == copper && m_eye->at(400, 300) == moss;
  }));
}

TEST_F(Screens, WindowsChangePlacesAndStayWhoTheyAre) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  const OneColor picture{copper, TwoScreens::width, TwoScreens::height};
  EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
  EXPECT_TRUE(hall->covers(monitor(TwoScreens::second)));
  hall->move_to(monitor(TwoScreens::first));
  m_window->move_to(monitor(TwoScreens::second));
  EXPECT_TRUE(shows(*hall, picture, middle_x, middle_y, copper));
  EXPECT_TRUE(until([&] { return m_window->monitor() == TwoScreens::second; }));
  EXPECT_TRUE(until([&] { return hall->covers(monitor(TwoScreens::first)); }));
  EXPECT_NE(m_eye->at(TwoScreens::width + 10, 10), copper);
}

TEST_F(Screens, AMonitorThatIsUnpluggedTakesNothingWithIt) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  const OneColor picture{copper, TwoScreens::width, TwoScreens::height};
  EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
  for (int round = 0; round < 3; ++round) {
    m_events.clear();
    m_screens->unplug(TwoScreens::second);
    EXPECT_TRUE(told_of_monitors());
    EXPECT_TRUE(until([&] { return m_window->monitors().size() == 1; }));
    hall->present(picture.picture());  // the program may be in the midst of a frame
    hall->set_visible(false);
    m_events.clear();
    m_screens->plug(TwoScreens::second);
    EXPECT_TRUE(told_of_monitors());
    EXPECT_TRUE(until([&] { return m_window->monitors().size() == 2; }));
    hall->move_to(monitor(TwoScreens::second));
    hall->set_visible(true);
    EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
  }
}

TEST_F(Screens, AWindowThatIsMadeAgainShowsTheSamePicture) {
  const OneColor picture{copper, TwoScreens::width, TwoScreens::height};
  for (int round = 0; round < 3; ++round) {
    const auto hall = hall_on(monitor(TwoScreens::second));
    ASSERT_TRUE(hall);
    EXPECT_TRUE(shows(*hall, picture, TwoScreens::width + middle_x, middle_y, copper));
  }
}

TEST_F(Screens, MonitorsThatShowTheSameAreOneScreen) {
  m_screens->plug(TwoScreens::second, true);
  EXPECT_TRUE(until([&] { return monitor(TwoScreens::second).x == 0; }));
  const auto screens = platform::without_mirrors(m_window->monitors());
  ASSERT_EQ(screens.size(), 1U);
  EXPECT_TRUE(screens.front().is_primary);
}

TEST_F(Screens, AClickerReachesTheHallsWindowToo) {
  const auto hall = hall_on(monitor(TwoScreens::second));
  ASSERT_TRUE(hall);
  hall->present({});
  const std::string words =
      "exec xdotool search --sync --onlyvisible --name '^hall$' windowfocus --sync key --delay 50 Next period";
  const auto pressed = run({{"/bin/sh", "-c", words}, {{"DISPLAY", m_screens->display()}}, {}});
  ASSERT_EQ(pressed.exit_code, 0) << pressed.err;
  std::vector<core::Key> places;
  EXPECT_TRUE(until([&] {
    for (const auto& event : hall->take_events()) {
      const auto* key = std::get_if<core::KeyChanged>(&event);
      if (key != nullptr && key->pressed) places.push_back(key->place);
    }
    return places.size() >= 2;
  }));
  EXPECT_THAT(places, testing::ElementsAre(core::Key::PageDown, core::Key::Period));
}

}  // namespace
}  // namespace eb::test
