// The table of keys that the cheat sheet shows, held against what keys do.
#include "tools/shortcuts.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>
#include <vector>

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

TEST(Shortcuts, KeysOfTheShowsTableDoSomethingWhileItIsOpen) {
  Session session;
  session.panels.show = true;
  for (const auto& shortcut : show_shortcuts()) {
    EXPECT_TRUE(press(shortcut.key, shortcut.mods, session)) << shortcut.description;
    EXPECT_FALSE(press(shortcut.key, shortcut.mods)) << shortcut.description;
  }
  const auto action = press(Key::PageDown, {.ctrl = true}, session);
  const auto* down = part<ShiftShowStep, ShowAction>(action);
  ASSERT_NE(down, nullptr);
  EXPECT_EQ(down->direction, 1);
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

TEST(Shortcuts, CGoesThroughTheComparisonsAndBack) {
  Session session;
  std::vector<CompareMode> seen;
  for (int i = 0; i < 5; ++i) {
    const auto action = press(Key::C, {}, session);
    const auto* set = part<SetCompareMode, CompareAction>(action);
    ASSERT_NE(set, nullptr);
    seen.push_back(session.compare.mode = set->mode);
  }
  EXPECT_EQ(seen, (std::vector{CompareMode::Swipe, CompareMode::SideBySide, CompareMode::Changes, CompareMode::AllTime,
                               CompareMode::Off}));
  const auto back = press(Key::C, {false, true, false}, session);
  EXPECT_EQ((part<SetCompareMode, CompareAction>(back)->mode), CompareMode::AllTime);
}

TEST(Shortcuts, ArrowsMoveADividerThatIsHeldAndElseTheMap) {
  Session session;
  session.compare.mode = CompareMode::Swipe;
  EXPECT_NE((part<PanPixels, ViewAction>(press(Key::Left, {}, session))), nullptr);
  const auto held = press(Key::Enter, {}, session);
  EXPECT_TRUE((part<HoldDivider, CompareAction>(held)->on));
  session.compare.divider_held = true;
  const auto share = [&](Key key, bool shift) {
    const auto action = press(key, {false, shift, false}, session);
    const auto* set = part<SetDivider, CompareAction>(action);
    return set == nullptr ? -1 : set->share;
  };
  EXPECT_DOUBLE_EQ(share(Key::Left, false), 0.49);
  EXPECT_DOUBLE_EQ(share(Key::Right, true), 0.6);
  EXPECT_EQ(share(Key::Home, false), 0);
  EXPECT_EQ(share(Key::End, false), 1);
  EXPECT_NE((part<PanPixels, ViewAction>(press(Key::Up, {}, session))), nullptr) << "it has no up and down";
  const auto let_go = press(Key::Escape, {}, session);
  EXPECT_FALSE((part<HoldDivider, CompareAction>(let_go)->on));
}

TEST(Shortcuts, EscapeLeavesAComparisonLast) {
  Session session;
  session.compare.mode = CompareMode::Changes;
  session.selection.features.push_back({"layer", 1});
  EXPECT_NE((part<ClearSelection, SelectAction>(press(Key::Escape, {}, session))), nullptr);
  session.selection = {};
  const auto action = press(Key::Escape, {}, session);
  ASSERT_NE((part<SetCompareMode, CompareAction>(action)), nullptr);
  EXPECT_EQ((part<SetCompareMode, CompareAction>(action)->mode), CompareMode::Off);
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

template <class Leaf>
std::optional<Leaf> time_part(const std::optional<Action>& action) {
  const auto* leaf = part<Leaf, TimeAction>(action);
  return leaf == nullptr ? std::nullopt : std::optional{*leaf};
}

Session session_over(int first_year, int last_year) {
  Session session;
  session.playback.set_range(core::first_day_of_year(first_year), core::first_day_of_year(last_year));
  session.playback.seek(core::first_day_of_year((first_year + last_year) / 2));
  return session;
}

TEST(Shortcuts, ArrowsStepTheClockWithCtrlOrWithTheTrackFocused) {
  auto session = session_over(1800, 2030);
  EXPECT_FALSE(time_part<StepTime>(press(Key::Left, {}, session))) << "the map has the arrows";
  const auto with_ctrl = time_part<StepTime>(press(Key::Left, {true, false, false}, session));
  ASSERT_TRUE(with_ctrl);
  EXPECT_EQ(with_ctrl->unit, TimeStep::Year);
  EXPECT_EQ(with_ctrl->count, -1);
  session.keys_move_clock = true;
  const auto plain = time_part<StepTime>(press(Key::Right, {}, session));
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->count, 1);
  const auto large = time_part<StepTime>(press(Key::Right, {false, true, false}, session));
  ASSERT_TRUE(large);
  EXPECT_EQ(large->count, 10);
}

TEST(Shortcuts, TheStepsOfTheArrowsFollowTheZoomOfTheTimeBar) {
  auto session = session_over(1800, 2030);
  session.keys_move_clock = true;
  const auto units = [&] {
    return std::pair{time_part<StepTime>(press(Key::Right, {}, session))->unit,
                     time_part<StepTime>(press(Key::Right, {false, true, false}, session))->unit};
  };
  session.show_time(
      {static_cast<double>(core::first_day_of_year(1980)), static_cast<double>(core::first_day_of_year(1990))});
  EXPECT_EQ(units(), (std::pair{TimeStep::Month, TimeStep::Year}));
  session.show_time(
      {static_cast<double>(core::first_day_of_year(1989)), static_cast<double>(core::first_day_of_year(1990))});
  EXPECT_EQ(units(), (std::pair{TimeStep::Day, TimeStep::Month}));
}

TEST(Shortcuts, HomeAndEndAreTheClocksWithCtrlOrTheTrackFocused) {
  auto session = session_over(1800, 2030);
  EXPECT_FALSE(time_part<SeekEnd>(press(Key::Home, {}, session)));
  EXPECT_EQ(time_part<SeekEnd>(press(Key::Home, {true, false, false}, session))->direction, -1);
  session.keys_move_clock = true;
  EXPECT_EQ(time_part<SeekEnd>(press(Key::Home, {}, session))->direction, -1);
  EXPECT_EQ(time_part<SeekEnd>(press(Key::End, {}, session))->direction, 1);
}

TEST(Shortcuts, InAndOutMakeTheRangeThatLoops) {
  auto session = session_over(1900, 2000);
  const double middle = session.playback.day();
  const auto in = time_part<SetLoopRange>(press(Key::I, {}, session));
  ASSERT_TRUE(in && in->range);
  EXPECT_EQ(in->range->from, middle);
  EXPECT_EQ(in->range->to, core::first_day_of_year(2000));
  session.playback.set_loop_range(in->range);
  session.playback.seek(middle + 3000);
  const auto out = time_part<SetLoopRange>(press(Key::O, {}, session));
  ASSERT_TRUE(out && out->range);
  EXPECT_EQ(out->range->from, middle) << "the start set before stays";
  EXPECT_EQ(out->range->to, middle + 3000);
  const auto cleared = time_part<SetLoopRange>(press(Key::I, {false, true, false}, session));
  ASSERT_TRUE(cleared);
  EXPECT_FALSE(cleared->range);
}

TEST(Shortcuts, BracketsJumpToChangesAndWithShiftToMilestones) {
  EXPECT_EQ(time_part<SeekChange>(press(Key::RightBracket))->direction, 1);
  EXPECT_EQ(time_part<SeekChange>(press(Key::LeftBracket))->direction, -1);
  EXPECT_EQ(time_part<SeekMilestone>(press(Key::RightBracket, {false, true, false}))->direction, 1);
  EXPECT_EQ(time_part<SeekMilestone>(press(Key::LeftBracket, {false, true, false}))->direction, -1);
}

TEST(Shortcuts, PlusAndMinusZoomTheTimeWithAlt) {
  const auto factor = [](Key key) {
    const auto action = press(key, {false, false, true});
    const auto* zoom = part<ZoomTime, TimeViewAction>(action);
    return zoom == nullptr ? 0 : zoom->factor;
  };
  EXPECT_GT(factor(Key::Equal), 1);
  EXPECT_LT(factor(Key::Minus), 1);
  EXPECT_GT(factor(Key::Minus), 0);
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
