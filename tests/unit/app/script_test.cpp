// The text verbs of --script: what each becomes, and that a slip of the pen is told, not guessed.
#include "app/script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace eb::app {
namespace {

using namespace session;

std::vector<ScriptCommand> commands_of(const std::string& line) {
  auto parsed = parse_script_line(line);
  EXPECT_TRUE(parsed) << line;
  return parsed ? *parsed : std::vector<ScriptCommand>{};
}

// The one command of a line as T; T{} (and a failure) when it is something else.
template <class T>
T only(const std::string& line) {
  const auto commands = commands_of(line);
  EXPECT_EQ(commands.size(), 1U) << line;
  if (commands.size() != 1) return {};
  const auto* found = std::get_if<T>(&commands[0]);
  EXPECT_NE(found, nullptr) << line;
  return found == nullptr ? T{} : *found;
}

template <class Inner, class Group>
Inner only_action(const std::string& line) {
  const auto action = only<Action>(line);
  const auto* group = std::get_if<Group>(&action);
  const auto* inner = group == nullptr ? nullptr : std::get_if<Inner>(group);
  EXPECT_NE(inner, nullptr) << line;
  return inner == nullptr ? Inner{} : *inner;
}

template <class Edit>
Edit only_edit(const std::string& line) {
  const auto action = only<Action>(line);
  const auto* edit = std::get_if<DoEdit>(&action);
  const auto* inner = edit == nullptr ? nullptr : std::get_if<Edit>(&edit->edit);
  EXPECT_NE(inner, nullptr) << line;
  return inner == nullptr ? Edit{} : *inner;
}

template <class Event>
std::vector<Event> events(const Input& input) {
  std::vector<Event> found;
  for (const auto& frame : input.frames) {
    for (const auto& event : frame) {
      if (const auto* wanted = std::get_if<Event>(&event)) found.push_back(*wanted);
    }
  }
  return found;
}

TEST(ScriptLine, CommentsAndBlanksAreNothing) {
  for (const auto* line : {"", "   ", "# a comment", "  # indented"}) EXPECT_TRUE(commands_of(line).empty()) << line;
}

TEST(ScriptLine, QuotesKeepBlanksAndHashes) {
  const auto expect = only<Expect>("expect title ~ \"open sewer #1\"   # why");
  EXPECT_EQ(expect.what, "title");
  EXPECT_EQ(expect.comparison, "~");
  EXPECT_EQ(expect.value, "open sewer #1");
}

TEST(ScriptLine, AClickIsMovePressAndReleaseInFramesOfTheirOwn) {
  const auto input = only<Input>("click 10 20.5");
  ASSERT_EQ(input.frames.size(), 3U);
  EXPECT_EQ(events<core::MouseMoved>(input)[0].y, 20.5);
  const auto buttons = events<core::MouseButtonChanged>(input);
  ASSERT_EQ(buttons.size(), 2U);
  EXPECT_TRUE(buttons[0].pressed);
  EXPECT_FALSE(buttons[1].pressed);
  EXPECT_EQ(events<core::MouseButtonChanged>(only<Input>("click 1 2 right"))[0].button, core::MouseButton::Right);
  EXPECT_EQ(events<core::MouseButtonChanged>(only<Input>("double-click 1 2")).size(), 4U);
  EXPECT_TRUE(events<core::MouseButtonChanged>(only<Input>("move 1 2")).empty());
}

TEST(ScriptLine, ADragGoesFromStartToEnd) {
  const auto input = only<Input>("drag 10 20 110 70 shift");
  const auto moves = events<core::MouseMoved>(input);
  EXPECT_EQ(moves.front().x, 10);
  EXPECT_EQ(moves.back().x, 110);
  EXPECT_EQ(moves.back().y, 70);
  EXPECT_GT(moves.size(), 5U);
  const auto buttons = events<core::MouseButtonChanged>(input);
  ASSERT_EQ(buttons.size(), 2U);
  EXPECT_TRUE(buttons[0].mods.shift);
}

TEST(ScriptLine, KeysWithModifiers) {
  const auto keys = events<core::KeyChanged>(only<Input>("key ctrl+shift+z"));
  ASSERT_EQ(keys.size(), 3U);
  EXPECT_EQ(keys[2].mods, core::Modifiers{}) << "the hand leaves the modifiers too";
  EXPECT_EQ(keys[0].key, core::Key::Z);
  EXPECT_TRUE(keys[0].pressed && !keys[1].pressed);
  EXPECT_EQ(keys[0].mods, (core::Modifiers{true, true, false}));
  const std::vector<std::pair<const char*, core::Key>> names{
      {"key f11", core::Key::F11},       {"key 0", core::Key::Num0},        {"key ctrl+plus", core::Key::Equal},
      {"key space", core::Key::Space},   {"key [", core::Key::LeftBracket}, {"key alt+left", core::Key::Left},
      {"key escape", core::Key::Escape}, {"key .", core::Key::Period}};
  for (const auto& [line, key] : names) EXPECT_EQ(events<core::KeyChanged>(only<Input>(line))[0].key, key) << line;
}

TEST(ScriptLine, TypingKeepsEveryCharacter) {
  const auto typed = events<core::CharTyped>(only<Input>("type \"1 Ü日𝄞\""));
  std::vector<std::uint32_t> codepoints;
  for (const auto& c : typed) codepoints.push_back(c.codepoint);
  EXPECT_THAT(codepoints, testing::ElementsAre('1', ' ', 0xDC, 0x65E5, 0x1D11E));
}

TEST(ScriptLine, TheWheelTurnsWhereThePointerIs) {
  const auto input = only<Input>("wheel 300 200 -2");
  EXPECT_EQ(events<core::MouseMoved>(input)[0].x, 300);
  EXPECT_EQ(events<core::MouseScrolled>(input)[0].dy, -2);
}

TEST(ScriptLine, TimeVerbs) {
  EXPECT_EQ((only_action<SeekText, TimeAction>("time 12.6.1989").text), "12.6.1989");
  EXPECT_EQ((only_action<SeekText, TimeAction>("time June 1989").text), "June 1989");
  EXPECT_TRUE((only_action<SetPlaying, TimeAction>("time play").on));
  EXPECT_FALSE((only_action<SetPlaying, TimeAction>("time pause").on));
  EXPECT_TRUE((only_action<SetLoop, TimeAction>("time loop on").on));
  EXPECT_EQ((only_action<SetSpeed, TimeAction>("time speed 3650").days_per_second), 3650);
  EXPECT_EQ((only_action<SetSpeedText, TimeAction>("time speed \"2 years/s\"").text), "2 years/s");
  EXPECT_EQ((only_action<SetStorySeconds, TimeAction>("time story 45").seconds), 45);
  EXPECT_EQ((only_action<SetStoryText, TimeAction>("time story 1:30").text), "1:30");
  EXPECT_EQ((only_action<SeekMilestone, TimeAction>("time milestone previous").direction), -1);
  EXPECT_EQ((only_action<ShowMilestone, TimeAction>("card show 3").index), 2U);
  EXPECT_EQ((only_action<HoldMilestone, TimeAction>("card hold 1").index), std::optional<std::size_t>{0});
  EXPECT_FALSE((only_action<HoldMilestone, TimeAction>("card release").index));
  EXPECT_EQ((only_action<CloseMilestone, TimeAction>("card close 2").index), 1U);
  EXPECT_EQ((only_action<FlyToMilestone, ViewAction>("card fly 2").index), 1U);
  EXPECT_EQ((only_action<ZoomTime, TimeViewAction>("time zoom 4").factor), 4);
  EXPECT_FALSE((only_action<ShowTime, TimeViewAction>("time view whole").span));
  const auto view = only_action<ShowTime, TimeViewAction>("time view 1989/1991").span;
  ASSERT_TRUE(view);
  EXPECT_EQ(core::to_iso(static_cast<core::Day>(view->to)), "1991-12-31");
  EXPECT_EQ((only_action<SeekChange, TimeAction>("time previous").direction), -1);
  EXPECT_EQ((only_action<SeekChange, TimeAction>("time next").direction), 1);
}

TEST(ScriptLine, CameraVerbs) {
  const auto at = only<CameraAt>("camera 7.01 51.5 12.5");
  EXPECT_EQ(at.position, (geo::LonLat{7.01, 51.5}));
  EXPECT_EQ(at.metres_per_pixel, 12.5);
  EXPECT_EQ(only<CameraAt>("camera 7 51").metres_per_pixel, 0) << "0 keeps the scale";
  EXPECT_NEAR((only_action<RotateTo, ViewAction>("camera turn 90").radians), std::acos(0.0), 1e-12);
  (void)only_action<FlyHome, ViewAction>("camera home");
}

TEST(ScriptLine, LayerVerbs) {
  EXPECT_FALSE(only_edit<model::SetLayerVisible>("layer hide rhine").visible);
  EXPECT_TRUE(only_edit<model::SetLayerVisible>("layer show rhine").visible);
  EXPECT_EQ(only_edit<model::SetLayerOpacity>("layer opacity rhine 0.5").opacity, 0.5);
  EXPECT_EQ(only_edit<model::MoveLayer>("layer to rhine 2").index, 2U);
  EXPECT_EQ(only_edit<model::RemoveLayer>("layer remove rhine").layer, "rhine");
  EXPECT_EQ(only_edit<model::SetLayerDateFields>("layer dates rhine opened closed").fields->to, "closed");
}

TEST(ScriptLine, WindowVerbs) {
  EXPECT_EQ((only_action<SetTheme, WindowAction>("theme light").theme), ThemeKind::Light);
  EXPECT_EQ((only_action<SetLanguage, WindowAction>("lang de").language), "de");
  EXPECT_EQ((only_action<SetUiScale, WindowAction>("scale 4").scale), 4);
  EXPECT_TRUE((only_action<SetFullscreen, WindowAction>("fullscreen on").on));
  const auto panel = only_action<ShowPanel, WindowAction>("panel layers off");
  EXPECT_EQ(panel.panel, Panel::Layers);
  EXPECT_FALSE(panel.on);
}

TEST(ScriptLine, FileVerbsAndTheRest) {
  EXPECT_THAT((only_action<OpenFiles, FileAction>("open a.gpkg \"b c.json\"").paths),
              testing::ElementsAre("a.gpkg", "b c.json"));
  EXPECT_THAT(events<core::FilesDropped>(only<Input>("drop a.gpkg"))[0].paths, testing::ElementsAre("a.gpkg"));
  EXPECT_EQ((only_action<CancelLoading, FileAction>("cancel rhine").layer), "rhine");
  EXPECT_EQ((only_action<ReloadLayer, FileAction>("reload rhine").layer), "rhine");
  (void)only_action<Quit, FileAction>("quit");
  EXPECT_TRUE(std::holds_alternative<Undo>(only<Action>("undo")));
  EXPECT_TRUE(std::holds_alternative<Redo>(only<Action>("redo")));
  EXPECT_EQ(only<Shot>("shot a.png").path, "a.png");
  EXPECT_EQ(only<WaitSeconds>("wait 0.5").seconds, 0.5);
  (void)only<UntilIdle>("until-idle");
  EXPECT_EQ(only<Remember>("remember before frames").what, "frames");
  EXPECT_EQ(only<Await>("await date = 1989-01-01").expected.value, "1989-01-01");
}

TEST(ScriptLine, ASlipIsToldWithTheRightWayToWriteIt) {
  for (const auto* line : {"click 10",
                           "click ten 20",
                           "double-click",
                           "move 1",
                           "drag 1 2 3",
                           "wheel 1 2",
                           "key",
                           "key ctrl+",
                           "key hyper+z",
                           "key nokey",
                           "type",
                           "type a b",
                           "time",
                           "time loop",
                           "time zoom 0",
                           "time view 1989",
                           "time milestone 0",
                           "card close",
                           "card dance 1",
                           "time loop perhaps",
                           "time speed fast",
                           "camera",
                           "camera 7",
                           "camera turn up",
                           "camera 7 51 near",
                           "camera nan 51",
                           "layer",
                           "layer hide",
                           "layer fly x",
                           "layer opacity x",
                           "layer opacity x y",
                           "layer to x -1",
                           "layer dates x",
                           "theme",
                           "theme blue",
                           "lang",
                           "scale",
                           "scale big",
                           "fullscreen",
                           "fullscreen perhaps",
                           "panel",
                           "panel layers",
                           "panel layers maybe",
                           "panel ghost on",
                           "open",
                           "drop",
                           "shot",
                           "cancel",
                           "reload",
                           "wait",
                           "wait nan",
                           "wait long",
                           "expect",
                           "expect date =",
                           "expect date = 1 2",
                           "remember x",
                           "await date = 1 2 3",
                           "await date"}) {
    const auto parsed = parse_script_line(line);
    ASSERT_FALSE(parsed) << line;
    EXPECT_NE(core::to_text(parsed.error()).find("Write: "), std::string::npos) << line;
  }
}

TEST(ScriptLine, AnUnknownVerbIsNamed) {
  const auto parsed = parse_script_line("teleport 7 51");
  ASSERT_FALSE(parsed);
  EXPECT_NE(core::to_text(parsed.error()).find("teleport"), std::string::npos);
}

TEST(Script, LinesKeepTheirNumbersAndTheErrorNamesItsLine) {
  const auto script = parse_script("# opening\n\ntime 1989\r\n  wait 1\n");
  ASSERT_TRUE(script);
  ASSERT_EQ(script->size(), 2U);
  EXPECT_EQ((*script)[0].number, 3);
  EXPECT_EQ((*script)[1].number, 4);
  const auto broken = parse_script("wait 1\nwiat 1\n");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().where.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace eb::app
