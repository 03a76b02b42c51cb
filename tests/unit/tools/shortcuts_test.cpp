// The table of keys that the cheat sheet shows, held against what keys do.
#include "tools/shortcuts.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace eb::tools {
namespace {

using namespace session;
using core::Key;
using core::KeyChanged;
using core::Modifiers;

std::optional<Action> press(Key key, Modifiers mods = {}, const Session& session = {}) {
  return action_for_key({key, true, false, mods}, session);
}

template <class Inner, class Group>
const Inner* part(const std::optional<Action>& action) {
  if (!action) return nullptr;
  const auto* group = std::get_if<Group>(&*action);
  return group == nullptr ? nullptr : std::get_if<Inner>(group);
}

TEST(Shortcuts, EveryLineOfTheCheatSheetDoesSomething) {
  for (const auto& shortcut : shortcuts()) {
    EXPECT_TRUE(press(shortcut.key, shortcut.mods)) << shortcut.description;
    EXPECT_FALSE(shortcut.description.empty());
  }
}

TEST(Shortcuts, NoKeyStandsInTheCheatSheetTwice) {
  std::set<std::tuple<Key, bool, bool, bool>> seen;
  for (const auto& s : shortcuts()) {
    EXPECT_TRUE(seen.insert({s.key, s.mods.ctrl, s.mods.shift, s.mods.alt}).second) << s.description;
  }
}

TEST(Shortcuts, ReleasingAKeyDoesNothing) {
  for (const auto& s : shortcuts()) EXPECT_FALSE(action_for_key({s.key, false, false, s.mods}, {})) << s.description;
}

TEST(Shortcuts, KeysWithoutMeaningDoNothing) {
  for (const auto key : {Key::Unknown, Key::A, Key::Num7, Key::F5, Key::Semicolon, Key::Insert, Key::PageUp}) {
    EXPECT_FALSE(press(key)) << static_cast<int>(key);
    EXPECT_FALSE(press(key, {true, false, false})) << static_cast<int>(key);
  }
}

TEST(Shortcuts, CommaAndPeriodStepYearsAndWithShiftDecades) {
  const auto years = [](Key key, bool shift) {
    const auto action = press(key, {false, shift, false});
    const auto* step = part<StepTime, TimeAction>(action);
    return step == nullptr || step->unit != TimeStep::Year ? 0 : step->count;
  };
  EXPECT_EQ(years(Key::Comma, false), -1);
  EXPECT_EQ(years(Key::Period, false), 1);
  EXPECT_EQ(years(Key::Comma, true), -10);
  EXPECT_EQ(years(Key::Period, true), 10);
}

TEST(Shortcuts, ArrowsMoveTheViewTheWayTheyPoint) {
  const auto action = press(Key::Left);
  const auto* left = part<PanPixels, ViewAction>(action);
  ASSERT_NE(left, nullptr);
  EXPECT_GT(left->dx, 0) << "looking further left means the map goes right";
  const auto up_action = press(Key::Up);
  const auto* up = part<PanPixels, ViewAction>(up_action);
  ASSERT_NE(up, nullptr);
  EXPECT_GT(up->dy, 0);
  const auto far_action = press(Key::Left, {false, true, false});
  const auto* far = part<PanPixels, ViewAction>(far_action);
  ASSERT_NE(far, nullptr);
  EXPECT_GT(far->dx, left->dx);
}

TEST(Shortcuts, UndoAndBothRedos) {
  EXPECT_TRUE(std::holds_alternative<Undo>(*press(Key::Z, {true, false, false})));
  EXPECT_TRUE(std::holds_alternative<Redo>(*press(Key::Z, {true, true, false})));
  EXPECT_TRUE(std::holds_alternative<Redo>(*press(Key::Y, {true, false, false})));
}

TEST(Shortcuts, ThemeKeySwitchesToTheOther) {
  Session session;
  session.view.theme = ThemeKind::Light;
  const auto action = press(Key::D, {true, false, false}, session);
  const auto* set = part<SetTheme, WindowAction>(action);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->theme, ThemeKind::Dark);
}

TEST(Shortcuts, EscapeClosesOneThingAtATimeFromTheTop) {
  Session session;
  session.panels.help = session.panels.open_dialog = session.panels.notices = true;
  session.selection.features = {{"river", 0}};
  const auto closes = [&session](Panel panel) {
    const auto action = press(Key::Escape, {}, session);
    const auto* show = part<ShowPanel, WindowAction>(action);
    return show != nullptr && show->panel == panel && !show->on;
  };
  EXPECT_TRUE(closes(Panel::Help));
  session.panels.help = false;
  EXPECT_TRUE(closes(Panel::OpenDialog));
  session.panels.open_dialog = false;
  EXPECT_TRUE(closes(Panel::Notices));
  session.panels.notices = false;
  const auto clear = press(Key::Escape, {}, session);
  EXPECT_NE((part<ClearSelection, SelectAction>(clear)), nullptr);
  session.selection = {};
  const auto leave = press(Key::Escape, {}, session);
  const auto* fullscreen = part<SetFullscreen, WindowAction>(leave);
  ASSERT_NE(fullscreen, nullptr);
  EXPECT_FALSE(fullscreen->on);
}

}  // namespace
}  // namespace eb::tools
