#include "ui/keyboard_use.h"

#include <gtest/gtest.h>

namespace eb::ui {
namespace {

using core::Key;

core::InputEvent press(Key key, core::Modifiers mods = {}) {
  return core::KeyChanged{key, true, false, mods};
}

TEST(KeyboardUse, WithoutAPanelEveryKeyIsTheShows) {
  for (int key = 0; key < static_cast<int>(Key::Count); ++key) {
    if (static_cast<Key>(key) == Key::F6) continue;
    EXPECT_FALSE(panels_take(press(static_cast<Key>(key)), {})) << key;
  }
  EXPECT_FALSE(panels_take(core::CharTyped{'b'}, {}));
  EXPECT_TRUE(panels_take(press(Key::F6), {}));
}

TEST(KeyboardUse, AFieldTakesWhatIsTypedAndLeavesThePageKeysToTheClicker) {
  const KeyboardUse typing{.text_active = true};
  EXPECT_TRUE(panels_take(core::CharTyped{'1'}, typing));
  for (const auto key : {Key::Num1, Key::B, Key::Period, Key::Backspace, Key::Left, Key::Enter, Key::Escape})
    EXPECT_TRUE(panels_take(press(key), typing));
  for (const auto key : {Key::PageDown, Key::PageUp, Key::F5, Key::F11}) EXPECT_FALSE(panels_take(press(key), typing));
}

TEST(KeyboardUse, AMenuAndAChosenPanelTakeTheKeysThatMoveInThem) {
  for (const auto& use : {KeyboardUse{.popup_open = true}, KeyboardUse{.has_panel = true}}) {
    for (const auto key : {Key::Up, Key::Down, Key::Left, Key::Right, Key::Enter, Key::Space, Key::Tab, Key::Escape})
      EXPECT_TRUE(panels_take(press(key), use));
    for (const auto key : {Key::PageDown, Key::PageUp, Key::B, Key::F5, Key::Num3, Key::S})
      EXPECT_FALSE(panels_take(press(key), use));
    EXPECT_FALSE(panels_take(press(Key::Enter, {.ctrl = true}), use)) << "that takes the map to the hall";
    EXPECT_FALSE(panels_take(core::CharTyped{'b'}, use));
  }
}

}  // namespace
}  // namespace eb::ui
