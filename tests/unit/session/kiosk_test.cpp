// A screen in a foyer goes round by itself, gives way to every hand, and begins anew when left alone.
#include "session/kiosk.h"

#include <gtest/gtest.h>

namespace eb::session {
namespace {

constexpr double idle_seconds = 90;

template <class Group, class Wanted>
int count(const std::vector<Action>& actions) {
  int found = 0;
  for (const auto& action : actions) {
    const auto* group = std::get_if<Group>(&action);
    if (group != nullptr && std::holds_alternative<Wanted>(*group)) ++found;
  }
  return found;
}

// A stage that does what it is told.
class Foyer {
 public:
  explicit Foyer(std::size_t steps, double pace = 1) : m_kiosk{{idle_seconds, pace}} { m_show.step_count = steps; }
  std::vector<Action> pass(double seconds, bool had_hand = false) {
    m_show.step_seconds += seconds;
    auto actions = m_kiosk.advance(seconds, had_hand, m_show);
    for (const auto& action : actions) obey(action);
    return actions;
  }
  Kiosk& kiosk() { return m_kiosk; }
  Kiosk::Show& show() { return m_show; }

 private:
  void obey(const Action& action) {
    const auto* stage = std::get_if<StageAction>(&action);
    if (stage == nullptr) return;
    const auto go = [this](std::size_t step) { m_show.step = step, m_show.step_seconds = 0; };
    if (std::holds_alternative<StartShow>(*stage)) m_show.is_on = true, go(0);
    if (std::holds_alternative<EndShow>(*stage)) m_show.is_on = false;
    if (std::holds_alternative<StepShow>(*stage)) go(m_show.step + 1);
    if (const auto* to = std::get_if<GoToShowStep>(stage)) go(to->step);
  }
  Kiosk m_kiosk;
  Kiosk::Show m_show{0, 0, 0, 10, false};
};

TEST(Kiosk, BeginsTheShowByItselfAndGoesRound) {
  Foyer foyer{3};
  EXPECT_EQ((count<StageAction, StartShow>(foyer.pass(0))), 1);
  std::vector<std::size_t> seen{foyer.show().step};
  for (int second = 0; second < 70; ++second) {
    foyer.pass(1);
    if (foyer.show().step != seen.back()) seen.push_back(foyer.show().step);
  }
  EXPECT_EQ(seen, (std::vector<std::size_t>{0, 1, 2, 0, 1, 2, 0, 1}));
  EXPECT_EQ(foyer.kiosk().steps_shown(), seen.size());
}

TEST(Kiosk, AFasterPaceShowsMoreSteps) {
  Foyer slow{3}, fast{3, 10};
  for (int second = 0; second < 100; ++second) slow.pass(1), fast.pass(1);
  EXPECT_EQ(slow.kiosk().steps_shown(), 10U);
  EXPECT_GE(fast.kiosk().steps_shown(), 100U);
}

TEST(Kiosk, GivesWayToAHandAndComesBackWhenLeftAlone) {
  Foyer foyer{3};
  foyer.pass(0);
  foyer.pass(12);
  EXPECT_EQ((count<StageAction, EndShow>(foyer.pass(0.1, true))), 1);
  EXPECT_TRUE(foyer.kiosk().is_attended());
  EXPECT_TRUE(foyer.pass(idle_seconds - 1).empty());
  EXPECT_TRUE(foyer.pass(0.1, true).empty()) << "a second touch is nothing new";
  EXPECT_TRUE(foyer.pass(idle_seconds - 1).empty()) << "the touch began the wait anew";
  const auto back = foyer.pass(2);
  EXPECT_EQ((count<StageAction, StartShow>(back)), 1);
  EXPECT_EQ((count<SelectAction, ClearSelection>(back)), 1) << "what the visitor selected is gone";
  EXPECT_FALSE(foyer.kiosk().is_attended());
}

TEST(Kiosk, AShowThatEndsOtherwiseBeginsAgain) {
  Foyer foyer{2};
  foyer.pass(0);
  foyer.show().is_on = false;
  EXPECT_EQ((count<StageAction, StartShow>(foyer.pass(1))), 1);
}

TEST(Kiosk, WithoutAShowTheTimePlays) {
  Foyer foyer{0};
  const auto begun = foyer.pass(0);
  EXPECT_EQ((count<TimeAction, SetPlaying>(begun)), 1);
  EXPECT_EQ((count<TimeAction, SetLoop>(begun)), 1);
  EXPECT_EQ((count<StageAction, StartShow>(begun)), 0);
  EXPECT_TRUE(foyer.pass(1000).empty()) << "it loops by itself";
  const auto stopped = foyer.pass(0.1, true);
  ASSERT_EQ((count<TimeAction, SetPlaying>(stopped)), 1);
  EXPECT_EQ((count<TimeAction, SetPlaying>(foyer.pass(idle_seconds))), 1);
}

TEST(Kiosk, VisitorsLookButChangeNothing) {
  EXPECT_TRUE(visitors_may(ViewAction{FlyHome{}}));
  EXPECT_TRUE(visitors_may(TimeAction{PlayPause{}}));
  EXPECT_TRUE(visitors_may(SelectAction{SelectAt{}}));
  EXPECT_TRUE(visitors_may(CompareAction{SwapDays{}}));
  EXPECT_TRUE(visitors_may(WindowAction{SetLanguage{"de"}}));
  EXPECT_TRUE(visitors_may(WindowAction{TogglePanel{Panel::Figures}}));
  EXPECT_FALSE(visitors_may(WindowAction{TogglePanel{Panel::Timetable}}));
  EXPECT_TRUE(visitors_may(WindowAction{TogglePanel{Panel::Help}}));
  EXPECT_TRUE(visitors_may(FileAction{Quit{}})) << "its keeper has the key";
  EXPECT_FALSE(visitors_may(DoEdit{}));
  EXPECT_FALSE(visitors_may(Undo{}));
  EXPECT_FALSE(visitors_may(RouteAction{ToggleEditing{}}));
  EXPECT_FALSE(visitors_may(FileAction{OpenFiles{}}));
  EXPECT_FALSE(visitors_may(FileAction{SaveProject{}}));
  EXPECT_FALSE(visitors_may(FileAction{SavePicture{}}));
  EXPECT_FALSE(visitors_may(WindowAction{TogglePanel{Panel::OpenDialog}}));
  EXPECT_FALSE(visitors_may(WindowAction{SetFullscreen{false}}));
}

}  // namespace
}  // namespace eb::session
