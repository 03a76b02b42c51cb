// Keys of a presentation, as remotes and keyboards of several layouts send them.
#include "tools/stage_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace eb::tools {
namespace {

using core::CharTyped;
using core::Key;
using core::KeyChanged;
using core::Modifiers;
using namespace session;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Modifiers none{}, shift{false, true, false}, ctrl{true, false, false}, ctrl_shift{true, true, false},
    alt{false, false, true};

// A word for each action, so that tests read as what happens.
std::string word(const Action& action) {
  if (const auto* window = std::get_if<WindowAction>(&action)) {
    if (const auto* notes = std::get_if<SetNotesSize>(window))
      return notes->size > 1 ? "larger notes" : "smaller notes";
    const auto* full = std::get_if<SetFullscreen>(window);
    return full == nullptr ? "window" : full->on ? "fullscreen" : "no fullscreen";
  }
  const auto* stage = std::get_if<StageAction>(&action);
  if (stage == nullptr) return "something else";
  const auto is = [&]<class Kind>(Kind) { return std::holds_alternative<Kind>(*stage); };
  if (const auto* step = std::get_if<StepShow>(stage)) return step->direction > 0 ? "next" : "previous";
  if (const auto* to = std::get_if<GoToShowStep>(stage)) return "to " + std::to_string(to->step);
  if (const auto* digit = std::get_if<TypeShowDigit>(stage)) return "digit " + std::to_string(digit->digit);
  if (const auto* start = std::get_if<StartShow>(stage)) return start->from_current ? "resume" : "start";
  if (const auto* keys = std::get_if<ShowStageKeys>(stage)) return keys->on ? "keys" : "no keys";
  if (const auto* take = std::get_if<TakeToHall>(stage)) return take->seconds > 0 ? "take softly" : "take";
  if (is(AcceptTypedStep{})) return "accept";
  if (is(ToggleBlack{})) return "black";
  if (is(ToggleFreeze{})) return "freeze";
  if (is(ToggleHallHidden{})) return "hide";
  if (is(SwapScreens{})) return "swap";
  if (is(SwapStageLanguages{})) return "languages";
  if (is(NextStageTimer{})) return "timer";
  if (is(PauseStageClock{})) return "pause";
  if (is(ResetStageClock{})) return "reset";
  if (is(LeaveStage{})) return "leave";
  return "another";
}

class StageKeysTest : public testing::Test {
 protected:
  StageKeysTest() { session.stage.is_on = true; }

  std::vector<std::string> taken() {
    std::vector<std::string> words;
    for (const auto& entry : out.take()) words.push_back(word(entry.action));
    return words;
  }
  bool send(const core::InputEvent& event, StageKeys::Place place = StageKeys::Place::Console) {
    return keys.handle(event, place, {session, 12}, out);
  }
  // As a window tells it: the key goes down, types its character, goes up.
  std::vector<std::string> press(Key key, Key place, char32_t character, Modifiers mods = none) {
    send(KeyChanged{key, true, false, mods, place});
    if (character != 0) send(CharTyped{character});
    send(KeyChanged{key, false, false, mods, place});
    return taken();
  }
  std::vector<std::string> press(Key key, Modifiers mods = none) { return press(key, key, 0, mods); }

  Session session;
  StageKeys keys;
  ActionQueue out;
};

TEST_F(StageKeysTest, EveryWayToGoOnAndBack) {
  for (const auto key : {Key::PageDown, Key::Right, Key::Down, Key::Space, Key::N})
    EXPECT_THAT(press(key), ElementsAre("next")) << static_cast<int>(key);
  for (const auto key : {Key::PageUp, Key::Left, Key::Up, Key::Backspace})
    EXPECT_THAT(press(key), ElementsAre("previous")) << static_cast<int>(key);
  EXPECT_THAT(press(Key::Home), ElementsAre("to 0"));
  EXPECT_THAT(press(Key::End), ElementsAre("to 11"));
}

TEST_F(StageKeysTest, AHeldButtonIsOnePress) {
  send(KeyChanged{Key::PageDown, true, false, none, Key::PageDown});
  send(KeyChanged{Key::PageDown, true, true, none, Key::PageDown});
  send(KeyChanged{Key::PageDown, true, true, none, Key::PageDown});
  EXPECT_THAT(taken(), ElementsAre("next"));
}

TEST_F(StageKeysTest, ANumberAndEnter) {
  EXPECT_THAT(press(Key::Num1, Key::Num1, '1'), ElementsAre("digit 1"));
  EXPECT_THAT(press(Key::Num2, Key::Num2, '2'), ElementsAre("digit 2"));
  EXPECT_THAT(press(Key::Enter), ElementsAre("accept"));
  EXPECT_THAT(press(Key::G, Key::G, 'g'), IsEmpty());
  session.stage.typed_step = 12;
  EXPECT_THAT(press(Key::G, Key::G, 'g'), ElementsAre("accept"));
}

TEST_F(StageKeysTest, DigitsOfAFrenchKeyboardNeedNoShift) {
  EXPECT_THAT(press(Key::Num7, Key::Num7, U'è'), ElementsAre("digit 7"));
}

// The codes remotes send for "black" on a US keyboard (B, V, "." and "/"), and what arrives on other layouts.
struct BlackCase {
  std::string name;
  Key key, place;
  char32_t character;
  Modifiers mods;
};
class BlackKey : public StageKeysTest, public testing::WithParamInterface<BlackCase> {};

TEST_P(BlackKey, MakesTheHallBlackOnce) {
  const auto& pressed = GetParam();
  EXPECT_THAT(press(pressed.key, pressed.place, pressed.character, pressed.mods), ElementsAre("black"));
}
INSTANTIATE_TEST_SUITE_P(
    Layouts, BlackKey,
    testing::Values(
        BlackCase{"UsB", Key::B, Key::B, 'b', none}, BlackCase{"UsCapsLockB", Key::B, Key::B, 'B', none},
        BlackCase{"UsPeriod", Key::Period, Key::Period, '.', none},
        BlackCase{"UsSlash", Key::Slash, Key::Slash, '/', none},
        BlackCase{"UsSemicolon", Key::Semicolon, Key::Semicolon, ';', none},
        BlackCase{"UsShiftColon", Key::Semicolon, Key::Semicolon, ':', shift},
        BlackCase{"UsV", Key::V, Key::V, 'v', none}, BlackCase{"DeB", Key::B, Key::B, 'b', none},
        BlackCase{"DePeriod", Key::Period, Key::Period, '.', none},
        BlackCase{"DeShiftColon", Key::Period, Key::Period, ':', shift},
        BlackCase{"DeShiftSemicolon", Key::Comma, Key::Comma, ';', shift},
        BlackCase{"DeShiftSlash", Key::Num7, Key::Num7, '/', shift},
        BlackCase{"DeMinus", Key::Minus, Key::Slash, '-', none}, BlackCase{"PlB", Key::B, Key::B, 'b', none},
        BlackCase{"PlPeriod", Key::Period, Key::Period, '.', none},
        BlackCase{"PlSlash", Key::Slash, Key::Slash, '/', none}, BlackCase{"HeAtB", Key::B, Key::B, U'נ', none},
        BlackCase{"HeAtPeriod", Key::Period, Key::Period, U'ץ', none},
        BlackCase{"HePeriod", Key::Period, Key::Slash, '.', none}, BlackCase{"HeSlash", Key::Slash, Key::Q, '/', none},
        BlackCase{"HeAtV", Key::V, Key::V, U'ה', none}, BlackCase{"JaB", Key::B, Key::B, 'b', none},
        BlackCase{"JaKanaAtB", Key::B, Key::B, U'こ', none}, BlackCase{"JaPeriod", Key::Period, Key::Period, '.', none},
        BlackCase{"JaKanaAtPeriod", Key::Period, Key::Period, U'る', none}, BlackCase{"FrB", Key::B, Key::B, 'b', none},
        BlackCase{"FrColon", Key::Period, Key::Period, ':', none},
        BlackCase{"FrSemicolon", Key::Semicolon, Key::Comma, ';', none},
        BlackCase{"FrShiftPeriod", Key::Semicolon, Key::Comma, '.', shift},
        BlackCase{"FrShiftSlash", Key::Period, Key::Period, '/', shift},
        BlackCase{"FrExclamationMark", Key::Slash, Key::Slash, '!', none}),
    [](const auto& which) { return which.param.name; });

// A Japanese keyboard has a key of its own for ":", which is none of ours.
TEST_F(StageKeysTest, ACharacterWithoutAKeyOfOursCounts) {
  send(CharTyped{':'});
  EXPECT_THAT(taken(), ElementsAre("black"));
  send(CharTyped{'?'});
  EXPECT_THAT(taken(), ElementsAre("keys"));
}

TEST_F(StageKeysTest, TheCheatSheetByF1AndByTheQuestionMarkOfAnyLayout) {
  EXPECT_THAT(press(Key::F1), ElementsAre("keys"));
  EXPECT_THAT(press(Key::Slash, Key::Slash, '?', shift), ElementsAre("keys"));   // us, pl
  EXPECT_THAT(press(Key::Minus, Key::Minus, '?', shift), ElementsAre("keys"));   // de
  EXPECT_THAT(press(Key::Comma, Key::M, '?', shift), ElementsAre("keys"));       // fr
  EXPECT_THAT(press(Key::Period, Key::Slash, '?', shift), ElementsAre("keys"));  // he
  session.stage.shows_keys = true;
  EXPECT_THAT(press(Key::F1), ElementsAre("no keys"));
  EXPECT_THAT(press(Key::Escape), ElementsAre("no keys"));
}

TEST_F(StageKeysTest, TheRestOfTheTable) {
  EXPECT_THAT(press(Key::F, shift), ElementsAre("freeze"));
  EXPECT_THAT(press(Key::S), ElementsAre("swap"));
  EXPECT_THAT(press(Key::H), ElementsAre("hide"));
  EXPECT_THAT(press(Key::L), ElementsAre("languages"));
  EXPECT_THAT(press(Key::T), ElementsAre("timer"));
  EXPECT_THAT(press(Key::T, ctrl), ElementsAre("reset"));
  EXPECT_THAT(press(Key::P), ElementsAre("pause"));
  EXPECT_THAT(press(Key::Enter, ctrl), ElementsAre("take softly"));
  EXPECT_THAT(press(Key::Enter, ctrl_shift), ElementsAre("take"));
  EXPECT_THAT(press(Key::F11), ElementsAre("fullscreen"));
  EXPECT_THAT(press(Key::Equal, ctrl), ElementsAre("larger notes"));
  EXPECT_THAT(press(Key::Minus, ctrl), ElementsAre("smaller notes"));
  EXPECT_THAT(press(Key::Escape), ElementsAre("leave"));
}

TEST_F(StageKeysTest, EveryRowOfTheCheatSheetDoesSomethingOrStartsTheShow) {
  std::set<std::pair<Key, int>> seen;
  session.stage.typed_step = 1;
  for (const auto& row : stage_shortcuts()) {
    const int mods = (row.mods.ctrl ? 1 : 0) + (row.mods.shift ? 2 : 0) + (row.mods.alt ? 4 : 0);
    EXPECT_TRUE(seen.insert({row.key, mods}).second) << row.description << " stands twice";
    if (row.key == Key::F5) continue;  // before a show
    EXPECT_THAT(press(row.key, row.mods), testing::SizeIs(1)) << row.description;
  }
}

TEST_F(StageKeysTest, UnknownKeysAndThoseOfTheDeskDoNothing) {
  for (const auto key :
       {Key::A, Key::C,   Key::D,      Key::E,      Key::F,  Key::I,  Key::O,  Key::Q,   Key::W,     Key::X,    Key::Y,
        Key::Z, Key::Tab, Key::Insert, Key::Delete, Key::F2, Key::F5, Key::F6, Key::F12, Key::Comma, Key::Equal})
    EXPECT_THAT(press(key), IsEmpty()) << static_cast<int>(key);
  for (const auto key : {Key::Z, Key::Y, Key::S, Key::O, Key::Q, Key::E, Key::D, Key::N, Key::B, Key::Period})
    EXPECT_THAT(press(key, ctrl), IsEmpty()) << static_cast<int>(key);
  for (const auto key : {Key::Left, Key::Num0, Key::B}) EXPECT_THAT(press(key, alt), IsEmpty());
  EXPECT_TRUE(send(KeyChanged{Key::Z, true, false, ctrl, Key::Z}));  // and nobody else gets it
  EXPECT_TRUE(send(CharTyped{'x'}));
  EXPECT_THAT(taken(), IsEmpty());
}

TEST_F(StageKeysTest, AClickAndTheWheelOnTheHallsPictureAlone) {
  const core::MouseButtonChanged left{core::MouseButton::Left, true, {}}, right{core::MouseButton::Right, true, {}};
  EXPECT_TRUE(send(left, StageKeys::Place::Hall));
  EXPECT_THAT(taken(), ElementsAre("next"));
  EXPECT_TRUE(send(right, StageKeys::Place::Hall));
  EXPECT_TRUE(send(core::MouseScrolled{0, -0.5, {}}, StageKeys::Place::Hall));
  EXPECT_THAT(taken(), IsEmpty());
  send(core::MouseScrolled{0, -0.5, {}}, StageKeys::Place::Hall);
  EXPECT_THAT(taken(), ElementsAre("next"));
  send(core::MouseScrolled{0, 1, {}}, StageKeys::Place::Hall);
  EXPECT_THAT(taken(), ElementsAre("previous"));
  EXPECT_FALSE(send(left));
  EXPECT_FALSE(send(core::MouseScrolled{0, -1, {}}));
  EXPECT_THAT(taken(), IsEmpty());
}

TEST_F(StageKeysTest, BeforeAShowOnlyF5Counts) {
  session.stage.is_on = false;
  EXPECT_THAT(press(Key::F5), ElementsAre("start"));
  EXPECT_THAT(press(Key::F5, shift), ElementsAre("resume"));
  EXPECT_FALSE(send(KeyChanged{Key::PageDown, true, false, none, Key::PageDown}));
  EXPECT_FALSE(send(CharTyped{'b'}));
  EXPECT_FALSE(send(core::MouseButtonChanged{core::MouseButton::Left, true, {}}, StageKeys::Place::Hall));
}

// The button of a remote sends F5 and Escape by turns and does not know which is due; session/stage_rules knows the
// step.
TEST_F(StageKeysTest, AShowThatIsOnDoesNotStartAnew) {
  EXPECT_THAT(press(Key::F5), IsEmpty());
  EXPECT_THAT(press(Key::F5, shift), IsEmpty());
  EXPECT_THAT(press(Key::Escape), ElementsAre("leave"));
}

}  // namespace
}  // namespace eb::tools
