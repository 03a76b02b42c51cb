// The presenter's console: what it says about the hall and the time, and that its buttons and list do what they say.
#include "stage_fixture.h"
#include "ui/help_sheet.h"
#include "ui/layout.h"
#include "ui/stage_words.h"

namespace eb::ui {
namespace {

class StageConsole : public StageUiTest {
 protected:
  template <class Leaf>
  std::vector<Leaf> asked() const {
    return emitted<session::StageAction, Leaf>();
  }
  // Clicks through the whole console, places of a button apart; what may be asked for is then in `actions`.
  void click_everywhere() {
    const auto covered = frame().covered;
    for (double y = 6; y < height; y += 14)
      for (double x = width - covered.right + 24; x < width - 16; x += 34) {
        click(x, y);
        play({press(core::Key::Escape), release(core::Key::Escape)});  // a menu may have come up
      }
  }
};

TEST(StageWords, ClocksAreReadAtAGlance) {
  EXPECT_EQ(stage_clock(0), "0:00");
  EXPECT_EQ(stage_clock(24.9), "0:24");
  EXPECT_EQ(stage_clock(725), "12:05");
  EXPECT_EQ(stage_clock(3750), "1:02:30");
  EXPECT_EQ(stage_clock(-12), "−0:12");
  EXPECT_EQ(stage_clock(-0.4), "0:00");
}

TEST(StageWords, SaysHowLateOneIs) {
  const text::Catalog english;
  session::StageTimes times;
  times.behind_seconds = 100;
  EXPECT_EQ(pace_text(english, times), "1:40 behind");
  times.behind_seconds = -20;
  EXPECT_EQ(pace_text(english, times), "0:20 ahead");
  times.behind_seconds = 4;
  EXPECT_EQ(pace_text(english, times), "on time");
}

TEST(StageWords, EveryStateOfTheHallHasItsWordAndItsOwnSymbol) {
  session::Stage stage;
  EXPECT_TRUE(hall_badges(stage).empty());
  stage.is_black = stage.is_frozen = stage.has_taken = stage.is_hall_lost = stage.is_hall_hidden = true;
  const auto badges = hall_badges(stage);
  ASSERT_EQ(badges.size(), 5U);
  EXPECT_EQ(badges.front(), HallBadge::Lost);
  const text::Catalog english;
  std::vector<std::string> words;
  std::vector<Icon> icons;
  for (const auto badge : badges) {
    words.push_back(badge_text(english, badge));
    icons.push_back(badge_icon(badge));
  }
  EXPECT_EQ(words, (std::vector<std::string>{"PROJECTOR LOST", "HIDDEN", "BLACK", "FROZEN", "YOUR VIEW"}));
  for (std::size_t i = 0; i < icons.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(icons[i], icons[j]);
}

TEST_F(StageConsole, ButtonsSayTheFirstKeyOfTheirAction) {
  EXPECT_EQ(stage_key(catalog, stage, session::StepShow{1}), "Page down");
  EXPECT_EQ(stage_key(catalog, stage, session::StepShow{-1}), "Page up");
  EXPECT_EQ(stage_key(catalog, stage, session::ToggleFreeze{}), "Shift+F");
  EXPECT_EQ(stage_key(catalog, stage, session::TakeToHall{}), "");
}

TEST_F(StageConsole, LeavesTheMapTheLargePartOnEveryScreen) {
  for (const auto& [w, h] : {std::pair{1280, 720}, {1440, 900}, {1920, 1080}, {1024, 768}, {1600, 1200}}) {
    width = w;
    height = h;
    const auto covered = frame().covered;
    EXPECT_GE(w - covered.left - covered.right, w * 0.55) << w << 'x' << h;
    EXPECT_GE(h - covered.top - covered.bottom, h * 0.6) << w << 'x' << h;
  }
}

TEST_F(StageConsole, HidesEveryOtherPanelAndEveryNotice) {
  session.panels = {.figures = true, .profile = true, .timetable = true, .notices = true, .history = true};
  session.notices.add(session::Severity::Error, {core::msg("A layer is missing"), {}, "a.gpkg"});
  const auto covered = frame().covered;
  EXPECT_EQ(covered.left, 0);
  EXPECT_EQ(covered.top, 0);
}

TEST_F(StageConsole, IsGoneWhereTheWindowIsTheHall) {
  stage.fills_window = true;
  const auto covered = frame().covered;
  EXPECT_EQ(covered.left + covered.top + covered.right + covered.bottom, 0);
  click(width - 100, height - 60);
  EXPECT_TRUE(actions.empty());
}

TEST_F(StageConsole, EverythingIsThereForTheMouse) {
  click_everywhere();
  EXPECT_FALSE(asked<session::ToggleBlack>().empty());
  EXPECT_FALSE(asked<session::ToggleFreeze>().empty());
  EXPECT_FALSE(asked<session::TakeToHall>().empty());
  EXPECT_FALSE(asked<session::SwapScreens>().empty());
  EXPECT_FALSE(asked<session::ToggleHallHidden>().empty());
  EXPECT_FALSE(asked<session::NextStageTimer>().empty());
  EXPECT_FALSE(asked<session::PauseStageClock>().empty());
  EXPECT_FALSE(asked<session::ResetStageClock>().empty());
  EXPECT_FALSE(asked<session::SwapStageLanguages>().empty());
  EXPECT_FALSE(asked<session::ShowStageKeys>().empty());
  EXPECT_FALSE(asked<session::EndShow>().empty());
  EXPECT_FALSE(asked<session::GoToShowStep>().empty());
  std::vector<int> directions;
  for (const auto& step : asked<session::StepShow>()) directions.push_back(step.direction);
  EXPECT_TRUE(std::ranges::find(directions, 1) != directions.end());
  EXPECT_TRUE(std::ranges::find(directions, -1) != directions.end());
  const auto sizes = emitted<session::WindowAction, session::SetNotesSize>();
  EXPECT_TRUE(std::ranges::any_of(sizes, [](const auto& set) { return set.size > 1; }));
  EXPECT_TRUE(std::ranges::any_of(sizes, [](const auto& set) { return set.size < 1; }));
}

TEST_F(StageConsole, TheListShowsTheStepOneIsAt) {
  stage.steps.resize(60, {"A step far down", 30, {}});
  for (const std::size_t step : {std::size_t{50}, std::size_t{0}, std::size_t{59}}) {
    stage.stage.step = step;
    for (int i = 0; i < 4; ++i) frame();
    actions.clear();
    click_everywhere();
    const auto shown = asked<session::GoToShowStep>();
    EXPECT_TRUE(std::ranges::any_of(shown, [&](const auto& go) { return go.step == step; })) << step;
    EXPECT_FALSE(std::ranges::any_of(shown, [&](const auto& go) { return go.step + 40 < step; })) << step;
  }
}

TEST_F(StageConsole, AClickerGoesOnWorkingWhileTheKeysAreShown) {
  stage.stage.shows_keys = true;
  frame();
  for (const auto key : {core::Key::PageDown, core::Key::Space, core::Key::Enter, core::Key::Right}) {
    map_events.clear();
    play({press(key), release(key)});
    EXPECT_TRUE(std::ranges::any_of(map_events, [key](const auto& event) {
      const auto* changed = std::get_if<core::KeyChanged>(&event);
      return changed != nullptr && changed->key == key && changed->pressed;
    })) << static_cast<int>(key);
  }
}

TEST_F(StageConsole, AfterAClickOnAButtonTheClickerIsTheStages) {
  const auto covered = frame().covered;
  click(width - covered.right / 2, height - 30);
  map_events.clear();
  play({press(core::Key::Space), release(core::Key::Space)});
  EXPECT_EQ(map_events.size(), 2U);
}

TEST_F(StageConsole, F6GivesTheConsoleTheKeyboard) {
  session.panels.time_bar = false;
  frame();
  play({press(core::Key::F6), release(core::Key::F6)});
  for (int i = 0; i < 40 && actions.empty(); ++i) {
    play({press(core::Key::Down), release(core::Key::Down)});
    play({press(core::Key::Space), release(core::Key::Space)});
  }
  EXPECT_FALSE(actions.empty());
}

}  // namespace
}  // namespace eb::ui
