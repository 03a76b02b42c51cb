// The track of the time bar under a hand: what each gesture asks for.
#include "ui_fixture.h"

namespace eb::ui {
namespace {

using core::Key;

class TimeTrackTest : public UiTest {
 protected:
  // Of the track in this window: the axis lies at 820, bars above, years below.
  static constexpr double bars_y = 800, axis_y = 820, years_y = 838;

  // What the session does with the view and the range, so that gestures go on from there.
  void apply() {
    for (const auto& action : std::exchange(actions, {})) {
      if (const auto* time = std::get_if<session::TimeAction>(&action)) {
        if (const auto* range = std::get_if<session::SetLoopRange>(time)) session.playback.set_loop_range(range->range);
        if (const auto* seek = std::get_if<session::SeekDay>(time)) session.playback.seek(seek->day);
      }
      if (const auto* view = std::get_if<session::TimeViewAction>(&action)) {
        if (const auto* show = std::get_if<session::ShowTime>(view))
          session.show_time(show->span.value_or(session.whole_time()));
        if (const auto* keys = std::get_if<session::GiveKeysToTime>(view)) session.keys_move_clock = keys->on;
      }
    }
  }
  void drag(double x1, double x2, double y, core::Modifiers mods = {},
            core::MouseButton button = core::MouseButton::Left) {
    play({core::MouseMoved{x1, y}, core::MouseButtonChanged{button, true, mods}});
    apply();
    for (int i = 1; i <= 10; ++i) {
      play({core::MouseMoved{x1 + (x2 - x1) * i / 10, y}});
      apply();
    }
    play({core::MouseButtonChanged{button, false, mods}});
    apply();
  }
  [[nodiscard]] int range_year(bool start) const {
    const auto& range = *session.playback.loop_range();
    return core::year_of(static_cast<core::Day>(start ? range.from : range.to));
  }
};

TEST_F(TimeTrackTest, ShiftAndDragMakeARangeAndItsGripsMoveIt) {
  frame();
  drag(700, 900, bars_y, {false, true, false});
  ASSERT_TRUE(session.playback.loop_range());
  const int first = range_year(true), last = range_year(false);
  EXPECT_GT(last - first, 30);
  drag(900, 1000, bars_y);
  EXPECT_EQ(range_year(true), first);
  EXPECT_GT(range_year(false), last + 15);
  const int longer = range_year(false);
  drag(700, 800, bars_y);
  EXPECT_GT(range_year(true), first + 15);
  EXPECT_EQ(range_year(false), longer);
}

TEST_F(TimeTrackTest, AClickWithShiftMakesNoRange) {
  frame();
  play({core::MouseMoved{700, bars_y}, core::MouseButtonChanged{core::MouseButton::Left, true, {false, true, false}},
        core::MouseButtonChanged{core::MouseButton::Left, false, {}}});
  EXPECT_TRUE((emitted<session::TimeAction, session::SetLoopRange>().empty()));
  EXPECT_TRUE((emitted<session::TimeAction, session::SeekDay>().empty()));
}

TEST_F(TimeTrackTest, TheWheelZoomsAtThePointer) {
  frame();
  play({core::MouseMoved{900, bars_y}, core::MouseScrolled{0, 2, {}}});
  const auto zooms = emitted<session::TimeViewAction, session::ZoomTime>();
  ASSERT_EQ(zooms.size(), 1U);
  EXPECT_GT(zooms[0].factor, 1);
  ASSERT_TRUE(zooms[0].day);
  click(900, bars_y);
  const auto days = emitted<session::TimeAction, session::SeekDay>();
  ASSERT_FALSE(days.empty());
  EXPECT_NEAR(*zooms[0].day, days[0].day, 1);
  EXPECT_TRUE(map_events.empty() || !std::holds_alternative<core::MouseScrolled>(map_events.back()));
}

TEST_F(TimeTrackTest, DraggingTheYearsMovesTheViewAndNotTheClock) {
  session.show_time(
      {static_cast<double>(core::first_day_of_year(1900)), static_cast<double>(core::first_day_of_year(1920))});
  frame();
  const double day = session.playback.day(), from = session.shown_time().from;
  drag(700, 900, years_y);
  EXPECT_LT(session.shown_time().from, from - 700);
  EXPECT_EQ(session.playback.day(), day);
  drag(700, 900, bars_y, {}, core::MouseButton::Middle);
  EXPECT_LT(session.shown_time().from, from - 1400);
  EXPECT_EQ(session.playback.day(), day);
}

TEST_F(TimeTrackTest, TheMarkOfAMilestoneShowsItsCard) {
  auto document = make_document();
  model::Milestone milestone;
  milestone.when.interval = {core::first_day_of_year(1915), core::first_day_of_year(1916)};
  document.milestones = std::make_shared<const std::vector<model::Milestone>>(std::vector{milestone});
  history = model::History{document};
  frame();
  for (double x = 700; x < 1000 && emitted<session::TimeAction, session::ShowMilestone>().empty(); x += 4)
    click(x, axis_y);
  const auto shown = emitted<session::TimeAction, session::ShowMilestone>();
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown[0].index, 0U);
}

TEST_F(TimeTrackTest, AClickGivesItTheArrowsAndEscapeGivesThemBack) {
  frame();
  click(700, bars_y);
  apply();
  EXPECT_TRUE(session.keys_move_clock);
  map_events.clear();
  play({press(Key::Right), release(Key::Right), press(Key::Space), release(Key::Space)});
  EXPECT_EQ(map_events.size(), 4U) << "the shortcuts decide what they do";
  play({press(Key::Escape), release(Key::Escape)});
  apply();
  EXPECT_FALSE(session.keys_move_clock);
}

TEST_F(TimeTrackTest, TheMenuLoopsFromAndToWhereItWasOpened) {
  frame();
  bool from_here = false, to_here = false;
  for (double y = 430; y < 890; y += 15) {
    play({core::MouseMoved{700, bars_y}, core::MouseButtonChanged{core::MouseButton::Right, true, {}},
          core::MouseButtonChanged{core::MouseButton::Right, false, {}}});
    click(760, y);
    play({press(Key::Escape), release(Key::Escape)});
  }
  for (const auto& set : emitted<session::TimeAction, session::SetLoopRange>()) {
    if (!set.range) continue;
    from_here = from_here || set.range->to == core::first_day_of_year(2030);
    to_here = to_here || set.range->from == core::first_day_of_year(1800);
  }
  EXPECT_TRUE(from_here);
  EXPECT_TRUE(to_here);
}

TEST_F(TimeTrackTest, TheBarGrowsWithTheRowsOfItsButtons) {
  for (int i = 0; i < 4; ++i) frame();
  const double wide = frame().covered.bottom;
  width = 900;
  for (int i = 0; i < 4; ++i) frame();
  const double narrow = frame().covered.bottom;
  EXPECT_GT(narrow, wide + 20);
  EXPECT_EQ(frame().covered.bottom, narrow) << "and stays";
  width = 1440;
  for (int i = 0; i < 4; ++i) frame();
  EXPECT_EQ(frame().covered.bottom, wide);
}

class CardTest : public UiTest {
 protected:
  CardTest() {
    auto document = make_document();
    for (const int year : {1900, 1950}) {
      model::Milestone milestone;
      milestone.when.interval = {core::first_day_of_year(year), core::first_day_of_year(year + 1)};
      milestone.title.by_language["en"] = "Something happened";
      milestone.position = geo::LonLat{7, 51.5};
      document.milestones = with(document.milestones, milestone);
    }
    history = model::History{document};
    session.milestones.set_milestones(history.document().milestones);
    session.milestones.show(1);
  }
  static std::shared_ptr<const std::vector<model::Milestone>> with(
      const std::shared_ptr<const std::vector<model::Milestone>>& list, const model::Milestone& one) {
    auto copy = *list;
    copy.push_back(one);
    return std::make_shared<const std::vector<model::Milestone>>(std::move(copy));
  }
};

TEST_F(CardTest, ThePointerOnItHoldsIt) {
  frame();
  frame();
  for (double y = 760; y > 400 && emitted<session::TimeAction, session::HoldMilestone>().empty(); y -= 10)
    play({core::MouseMoved{870, y}});
  const auto held = emitted<session::TimeAction, session::HoldMilestone>();
  ASSERT_FALSE(held.empty());
  EXPECT_EQ(held[0].index, std::optional<std::size_t>{1});
}

TEST_F(CardTest, TheKeyboardReachesItHoldsItAndFliesThere) {
  frame();
  for (int i = 0; i < 4; ++i) play({press(Key::F6), release(Key::F6)});
  const auto held = emitted<session::TimeAction, session::HoldMilestone>();
  ASSERT_FALSE(held.empty());
  EXPECT_EQ(held.back().index, std::optional<std::size_t>{1});
  play({press(Key::Down), release(Key::Down), press(Key::Space), release(Key::Space)});
  const auto flights = emitted<session::ViewAction, session::FlyToMilestone>();
  ASSERT_EQ(flights.size(), 1U);
  EXPECT_EQ(flights[0].index, 1U);
}

TEST_F(CardTest, ItCoversNoMapEventsElsewhere) {
  frame();
  click(700, 200);
  EXPECT_EQ(map_events.size(), 3U);
}

}  // namespace
}  // namespace eb::ui
