#include "ui_fixture.h"

namespace eb::ui {
namespace {

using core::Key;
using session::CompareMode;

class CompareBar : public UiTest {
 protected:
  CompareBar() {
    session.compare.mode = CompareMode::Swipe;
    session.compare.other_day = core::first_day_of_year(1980);
  }
  // Clicks along the bar from the left until an action of this kind comes out.
  template <class Leaf>
  std::vector<Leaf> found_on_bar() {
    frame();
    for (double x = 312; x < width && emitted<session::CompareAction, Leaf>().empty(); x += 16) {
      click(x, 46 + 23);
      play({press(Key::Escape), release(Key::Escape)});
    }
    return emitted<session::CompareAction, Leaf>();
  }
};

TEST_F(CompareBar, IsThereWhileDatesAreCompared) {
  const double with = frame().covered.top;
  session.compare.mode = CompareMode::Off;
  EXPECT_LT(frame().covered.top, with);
}

TEST_F(CompareBar, TheOtherDateIsSentAsTyped) {
  frame();
  bool typed = false;
  for (double x = 312; x < 900 && !typed; x += 16) {
    core::InputQueue events{core::MouseMoved{x, 69}, core::MouseButtonChanged{core::MouseButton::Left, true, {}},
                            core::MouseButtonChanged{core::MouseButton::Left, false, {}}};
    for (const char c : std::string{"12.6.1989"}) events.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
    events.push_back(press(Key::Enter));
    events.push_back(release(Key::Enter));
    play(events);
    play({press(Key::Escape), release(Key::Escape)});
    typed = !emitted<session::CompareAction, session::SetOtherText>().empty();
  }
  ASSERT_TRUE(typed);
  EXPECT_EQ((emitted<session::CompareAction, session::SetOtherText>().front().text), "12.6.1989");
}

TEST_F(CompareBar, HasButtonsToSwapToHoldTheDividerAndToClose) {
  EXPECT_EQ(found_on_bar<session::SwapDays>().size(), 1U);
  const auto held = found_on_bar<session::HoldDivider>();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_TRUE(held[0].on);
  const auto closed = found_on_bar<session::SetCompareMode>();
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].mode, CompareMode::Off);
}

TEST_F(CompareBar, WithoutTwoDatesThereIsNothingToSwap) {
  session.compare.mode = CompareMode::AllTime;
  EXPECT_EQ(found_on_bar<session::SetCompareMode>().size(), 1U) << "it can be closed";
  EXPECT_TRUE((emitted<session::CompareAction, session::SwapDays>().empty()));
  EXPECT_TRUE((emitted<session::CompareAction, session::HoldDivider>().empty()));
}

// Who holds the divider from the panels moves it with the arrow keys at once: they go to the map.
TEST_F(CompareBar, HoldingTheDividerGivesTheKeyboardToTheMap) {
  ASSERT_EQ(found_on_bar<session::HoldDivider>().size(), 1U);
  frame();
  map_events.clear();
  play({press(Key::Left), release(Key::Left)});
  EXPECT_EQ(map_events.size(), 2U);
}

TEST_F(CompareBar, TheMenuOffersEveryView) {
  session.compare.mode = CompareMode::Off;
  std::vector<CompareMode> chosen;
  for (int item = 0; item < 5; ++item) {
    actions.clear();
    for (double x = 180; x < 420; x += 12) {  // where the menu "Compare" is in this font
      click(x, 22);
      click(x + 20, 66 + item * 34);
      play({press(Key::Escape), release(Key::Escape)});
      const auto set = emitted<session::CompareAction, session::SetCompareMode>();
      if (set.empty()) continue;
      chosen.push_back(set.front().mode);
      break;
    }
  }
  ASSERT_FALSE(chosen.empty());
  for (const auto mode : {CompareMode::Swipe, CompareMode::SideBySide, CompareMode::Changes, CompareMode::AllTime})
    EXPECT_NE(std::find(chosen.begin(), chosen.end(), mode), chosen.end()) << to_string(mode);
}

}  // namespace
}  // namespace eb::ui
