#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "platform/app_paths.h"
#include "platform/graphics_context.h"
#include "platform/key_map.h"

namespace eb::platform {
namespace {

using core::Key;

TEST(KeyMap, LettersFollowWhatIsPrinted) {
  EXPECT_EQ(key_of(GLFW_KEY_Y, "z"), Key::Z);  // German: Z and Y change places
  EXPECT_EQ(key_of(GLFW_KEY_Z, "y"), Key::Y);
  EXPECT_EQ(key_of(GLFW_KEY_Q, "a"), Key::A);  // French
  EXPECT_EQ(key_of(GLFW_KEY_SLASH, "-"), Key::Minus);
  EXPECT_EQ(key_of(GLFW_KEY_RIGHT_BRACKET, "+"), Key::Equal);
}

TEST(KeyMap, KeysWithoutALatinSignKeepTheirPlace) {
  EXPECT_EQ(key_of(GLFW_KEY_A, "\xD7\xA9"), Key::A);  // Hebrew shin
  EXPECT_EQ(key_of(GLFW_KEY_1, "&"), Key::Num1);
  EXPECT_EQ(key_of(GLFW_KEY_A, nullptr), Key::A);
  EXPECT_EQ(key_of(GLFW_KEY_F11, nullptr), Key::F11);
  EXPECT_EQ(key_of(GLFW_KEY_KP_5, "5"), Key::Num5);
  EXPECT_EQ(key_of(GLFW_KEY_PAGE_DOWN, nullptr), Key::PageDown);
  EXPECT_EQ(key_of(GLFW_KEY_UNKNOWN, nullptr), Key::Unknown);
}

TEST(KeyMap, TheirPlaceIsKnownWhateverIsPrinted) {
  EXPECT_EQ(place_of(GLFW_KEY_PERIOD), Key::Period);  // French prints ":" there, Hebrew a letter
  EXPECT_EQ(place_of(GLFW_KEY_Q), Key::Q);
  EXPECT_EQ(place_of(GLFW_KEY_UNKNOWN), Key::Unknown);
}

TEST(KeyMap, Modifiers) {
  EXPECT_EQ(modifiers_of(GLFW_MOD_CONTROL | GLFW_MOD_SHIFT), (core::Modifiers{true, true, false}));
}

TEST(Offscreen, WakeEndsAWaitFromAnotherThread) {
  auto context = open_offscreen(64, 32, 2.0);
  ASSERT_TRUE(context) << core::to_text(context.error());
  EXPECT_EQ((*context)->width_px(), 64);
  EXPECT_EQ((*context)->height_px(), 32);
  EXPECT_EQ((*context)->content_scale(), 2.0);
  EXPECT_NE((*context)->framebuffer(), 0U);
  std::jthread waker{[&] { (*context)->wake(); }};
  core::InputQueue queue;
  (*context)->collect_events(queue, 3600);  // the test's time limit proves that it returns
  EXPECT_TRUE(queue.empty());
}

TEST(Offscreen, ImpossibleSizesAreRefusedWithAReason) {
  const auto nothing = open_offscreen(0, 10);
  ASSERT_FALSE(nothing);
  EXPECT_THAT(core::to_text(nothing.error()), testing::HasSubstr("0 x 10"));
  EXPECT_FALSE(open_offscreen(1'000'000, 10));
}

TEST(Window, WithoutADisplayTheErrorSaysSo) {
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  EXPECT_FALSE(has_display());
  const auto window = open_window({320, 200, "test", "emscherblick"});
  ASSERT_FALSE(window);
  EXPECT_THAT(core::to_text(window.error()), testing::HasSubstr("No display"));
}

TEST(AppPaths, BuildTreeFindsTheSourceTree) {
  unsetenv("EMSCHERBLICK_RESOURCES");
  const auto paths = AppPaths::find();
  EXPECT_TRUE(std::filesystem::exists(paths.shaders / "line.vert"));
  EXPECT_TRUE(std::filesystem::is_directory(paths.data));
}

TEST(AppPaths, EnvironmentOverrides) {
  setenv("EMSCHERBLICK_RESOURCES", "/somewhere", 1);
  setenv("XDG_STATE_HOME", "/state", 1);
  setenv("XDG_CACHE_HOME", "relative", 1);
  setenv("HOME", "/home/somebody", 1);
  const auto paths = AppPaths::find();
  EXPECT_EQ(paths.shaders, "/somewhere/shaders");
  EXPECT_EQ(paths.locale, "/somewhere/locale");
  EXPECT_EQ(paths.state, "/state/emscherblick");
  EXPECT_EQ(paths.cache, "/home/somebody/.cache/emscherblick");  // a relative path is not valid by the specification
  unsetenv("EMSCHERBLICK_RESOURCES");
}

}  // namespace
}  // namespace eb::platform
