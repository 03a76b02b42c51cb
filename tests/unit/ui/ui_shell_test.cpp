#include <algorithm>

#include "ui_fixture.h"

namespace eb::ui {
namespace {

using core::Key;

TEST_F(UiTest, ClickOnALayersBoxAsksToHideIt) {
  frame();
  const auto is_edit = [](const auto& action) { return std::holds_alternative<session::DoEdit>(action); };
  for (double y = 60; y < 400 && std::ranges::none_of(actions, is_edit); y += 8) click(26, y);  // routes stand above
  const auto found = std::ranges::find_if(actions, is_edit);
  ASSERT_NE(found, actions.end());
  const auto* edit = std::get_if<session::DoEdit>(&*found);
  const auto* visible = std::get_if<model::SetLayerVisible>(&edit->edit);
  ASSERT_NE(visible, nullptr);
  EXPECT_EQ(visible->layer, "upper") << "the list begins with what is drawn on top";
  EXPECT_FALSE(visible->visible);
  EXPECT_TRUE(history.document().layers[1]->visible) << "panels ask, they do not write";
}

TEST_F(UiTest, TypedDateIsSentAsTyped) {
  frame();
  core::InputQueue events{core::MouseMoved{130, 830}, core::MouseButtonChanged{core::MouseButton::Left, true, {}},
                          core::MouseButtonChanged{core::MouseButton::Left, false, {}}};
  for (const char c : std::string{"12.6.1989"}) events.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
  events.push_back(press(Key::Enter));
  events.push_back(release(Key::Enter));
  play(events);
  const auto sought = emitted<session::TimeAction, session::SeekText>();
  ASSERT_EQ(sought.size(), 1U);
  EXPECT_EQ(sought[0].text, "12.6.1989");
  for (const auto& event : map_events) EXPECT_FALSE(std::holds_alternative<core::CharTyped>(event));
}

TEST_F(UiTest, DraggingTheTrackScrubsForward) {
  frame();
  core::InputQueue events{core::MouseMoved{500, 825}, core::MouseButtonChanged{core::MouseButton::Left, true, {}}};
  for (int x = 500; x <= 900; x += 50) events.push_back(core::MouseMoved{static_cast<double>(x), 825});
  play(events);
  for (int x = 900; x <= 1200; x += 50) play({core::MouseMoved{static_cast<double>(x), 825}});
  play({core::MouseButtonChanged{core::MouseButton::Left, false, {}}});
  const auto days = emitted<session::TimeAction, session::SeekDay>();
  ASSERT_GE(days.size(), 5U);
  for (std::size_t i = 1; i < days.size(); ++i) EXPECT_GT(days[i].day, days[i - 1].day);
  EXPECT_GT(days.front().day, core::first_day_of_year(1800));
  EXPECT_LT(days.back().day, core::first_day_of_year(2030));
}

TEST_F(UiTest, KeysReachTheMapWhileNoFieldHasTheCaret) {
  frame();
  play({press(Key::Tab), release(Key::Tab), press(Key::Space), release(Key::Space), core::CharTyped{'x'}});
  EXPECT_EQ(map_events.size(), 5U);
  EXPECT_TRUE(actions.empty());
}

TEST_F(UiTest, ClickOnTheMapBelongsToTheMap) {
  frame();
  click(700, 400);
  EXPECT_EQ(map_events.size(), 3U);
  EXPECT_TRUE(actions.empty());
}

TEST_F(UiTest, PressAndReleaseInOneBatchAreBothSeen) {
  frame();
  click(40, 830);
  EXPECT_EQ((emitted<session::TimeAction, session::PlayPause>().size()), 1U);
}

TEST_F(UiTest, EscapeClosesTheDialogAndNotMore) {
  session.panels.help = true;
  frame();
  frame();
  play({press(Key::Escape), release(Key::Escape)});
  const auto shown = emitted<session::WindowAction, session::ShowPanel>();
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].panel, session::Panel::Help);
  EXPECT_FALSE(shown[0].on);
  for (const auto& event : map_events) EXPECT_FALSE(std::holds_alternative<core::KeyChanged>(event));
}

TEST_F(UiTest, TheDialogForAFilmAsksForWhatWasTyped) {
  session.panels.film_dialog = true;
  for (int i = 0; i < 4; ++i) frame();
  core::InputQueue typed;
  for (const char c : std::string{"somewhere/film.webm"})
    typed.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
  play(typed);
  play({press(core::Key::Enter), release(core::Key::Enter)});
  const auto films = emitted<session::FileAction, session::MakeFilm>();
  ASSERT_EQ(films.size(), 1U);
  EXPECT_EQ(films[0].film.path, "somewhere/film.webm");
  EXPECT_EQ(films[0].film.from.day, session.playback.from());
  EXPECT_EQ(films[0].film.to.day, session.playback.to());
  EXPECT_EQ(films[0].film.seconds, 30);
  EXPECT_EQ(films[0].film.width, 1920);
  const auto closed = emitted<session::WindowAction, session::ShowPanel>();
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].panel, session::Panel::FilmDialog);
  EXPECT_FALSE(closed[0].on);
}

TEST_F(UiTest, AFilmThatCannotBeMadeIsNotAskedFor) {
  session.panels.film_dialog = true;
  for (int i = 0; i < 4; ++i) frame();
  core::InputQueue typed;
  for (const char c : std::string{"film.avi"}) typed.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
  play(typed);
  play({press(core::Key::Enter), release(core::Key::Enter)});
  EXPECT_TRUE((emitted<session::FileAction, session::MakeFilm>().empty()));
  EXPECT_TRUE((emitted<session::WindowAction, session::ShowPanel>().empty())) << "the dialog stays and says why";
}

TEST_F(UiTest, MenusOpenAndTheirItemsAct) {
  frame();
  click(402, 22);  // Help
  click(422, 66);  // its first item
  const auto shown = emitted<session::WindowAction, session::ShowPanel>();
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].panel, session::Panel::Help);
}

TEST_F(UiTest, EveryPointOfThePanelsCanBeClicked) {
  session.notices.add(session::Severity::Warning, {core::msg("Something"), core::msg("Do this."), "file"});
  for (const double s : {1.0, 3.0}) {
    scale = s;
    for (double y = 10; y < height; y += 37) {
      for (double x = 10; x < width; x += 61) {
        click(x, y);
        play({press(Key::Escape), release(Key::Escape)});
      }
    }
  }
  EXPECT_FALSE(actions.empty());
}

TEST_F(UiTest, HiddenPanelsCoverNothing) {
  const auto shown = frame();
  EXPECT_GT(shown.covered.left, 0);
  EXPECT_GT(shown.covered.bottom, 0);
  session.panels.all = false;
  const auto hidden = frame();
  EXPECT_EQ(hidden.covered.left, 0);
  EXPECT_EQ(hidden.covered.bottom, 0);
  EXPECT_EQ(hidden.covered.top, 0);
}

TEST_F(UiTest, IdleWindowWantsNoFrames) {
  for (int i = 0; i < 5; ++i) frame();
  EXPECT_FALSE(frame().wants_frame);
  session.panels.open_dialog = true;
  for (int i = 0; i < 5; ++i) frame();
  EXPECT_FALSE(frame().wants_frame);
}

TEST_F(UiTest, EveryScaleAndThemeBuildsInsideTheWindow) {
  for (const double s : {1.0, 1.5, 2.0, 3.0, 4.0}) {
    for (const auto theme : {session::ThemeKind::Dark, session::ThemeKind::Light}) {
      scale = s;
      session.view.theme = theme;
      const auto output = frame();
      EXPECT_LE(output.covered.left + output.covered.right, width);
      EXPECT_LE(output.covered.top + output.covered.bottom, height);
    }
  }
}

}  // namespace
}  // namespace eb::ui
