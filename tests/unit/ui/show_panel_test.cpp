// The table of the show: what people type and click becomes edits, one step at a time.
#include "ui/show_panel.h"

#include <gmock/gmock.h>

#include "ui/layout.h"
#include "ui/show_text.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

TEST(ShowText, TimesAreReadAsTheyAreWritten) {
  EXPECT_EQ(minutes_seconds(45), "0:45");
  EXPECT_EQ(minutes_seconds(485.4), "8:05");
  EXPECT_EQ(minutes_seconds(3750), "1:02:30");
  EXPECT_EQ(minutes_seconds(-3), "0:00");
  for (const double seconds : {0.0, 9.0, 59.0, 60.0, 485.0, 3599.0, 3600.0, 7384.0}) {
    EXPECT_EQ(parse_minutes_seconds(minutes_seconds(seconds)), seconds);
  }
  EXPECT_EQ(parse_minutes_seconds("90"), 90);
  for (const char* text : {"", ":", "1:", ":30", "1:60", "1:5", "-1:00", "1:-5", "soon", "1:00:00:00", "0:45 min"}) {
    EXPECT_EQ(parse_minutes_seconds(text), std::nullopt) << text;
  }
}

TEST(ShowText, ClocksAreWrittenShort) {
  const text::Catalog english;
  EXPECT_EQ(clock_text(english, {core::first_day_of_year(1850), {}, 0, false}), "1850");
  EXPECT_EQ(clock_text(english, {core::first_day_of_year(1850), core::first_day_of_year(1906), 8, false}),
            "1850 – 1906");
  EXPECT_EQ(difference_text(english, 100), "1:40 longer");
  EXPECT_EQ(difference_text(english, -20), "0:20 shorter");
  EXPECT_EQ(difference_text(english, 0.2), "as planned");
}

class ShowPanelTest : public UiTest {
 protected:
  ShowPanelTest() {
    for (const char* id : {"a", "b", "c"}) {
      model::ShowStep step;
      step.id = id;
      step.caption.by_language["en"] = std::string{"Caption "} + id;
      step.view = {{7, 51.5}, 9000, 5000, 0};
      step.clock.from = core::first_day_of_year(1900);
      EXPECT_TRUE(history.apply(model::InsertShowStep{step, 9}));
    }
    session.panels.show = true;
    session.panels.layers = false;
    height = 1600;  // every field is in sight
    frame();
    frame();
    area = arrange({.width = static_cast<float>(width), .height = static_cast<float>(height), .open = session.panels})
               .show;
  }

  void select(const std::string& id) {
    session.show_editing.step = id;
    for (int i = 0; i < 4; ++i) frame();
    actions.clear();
  }
  template <class Leaf>
  std::vector<Leaf> edits() const {
    std::vector<Leaf> found;
    for (const auto& action : actions) {
      const auto* edit = std::get_if<session::DoEdit>(&action);
      const auto* of_show = edit != nullptr ? std::get_if<model::ShowEdit>(&edit->edit) : nullptr;
      const auto* leaf = of_show != nullptr ? std::get_if<Leaf>(of_show) : nullptr;
      if (leaf != nullptr) found.push_back(*leaf);
    }
    return found;
  }
  // Clicks along lines of the panel until something of this kind is asked for.
  template <class Wanted>
  bool click_for(Wanted wanted, double from = below_the_buttons) {
    for (double y = area.y + from; y < area.bottom() - 10; y += 14) {
      for (double x = area.x + 20; x < area.right() - 20; x += 30) {
        click(x, y);
        if (wanted()) return true;
      }
    }
    return false;
  }

  // Above stand the tabs of the panel, which would show another page.
  static constexpr double at_the_buttons = 95, below_the_buttons = 135;
  Rect area;
};

TEST_F(ShowPanelTest, AClickOnAStepSelectsIt) {
  ASSERT_GT(area.width, 200);
  EXPECT_TRUE(click_for([&] {
    const auto selected = emitted<session::ShowAction, session::SelectShowStep>();
    return !selected.empty() && selected.back().step == "b";
  }));
  EXPECT_TRUE(edits<model::SetShowStep>().empty()) << "looking changes nothing";
}

TEST_F(ShowPanelTest, AStepIsTakenFromTheView) {
  EXPECT_TRUE(
      click_for([&] { return !emitted<session::ShowAction, session::TakeShowStep>().empty(); }, at_the_buttons));
}

TEST_F(ShowPanelTest, TheSelectedStepIsMovedAndRemovedByButtons) {
  select("b");
  EXPECT_TRUE(click_for([&] { return !edits<model::MoveShowStep>().empty(); }));
  EXPECT_TRUE((edits<model::MoveShowStep>()[0] == model::MoveShowStep{"b", 0}));
  select("b");
  EXPECT_TRUE(click_for([&] { return !edits<model::RemoveShowStep>().empty(); }));
  EXPECT_EQ(edits<model::RemoveShowStep>()[0].step, "b");
}

TEST_F(ShowPanelTest, TheColoursOfTheHallAreChosenThere) {
  EXPECT_TRUE(click_for([&] { return !edits<model::SetHallTheme>().empty(); }, at_the_buttons));
  EXPECT_EQ(edits<model::SetHallTheme>()[0].theme, model::HallTheme::Light) << "dark it is already";
}

TEST_F(ShowPanelTest, ARehearsalBecomesThePlanInOneClick) {
  session.rehearsals = {{"2026-11-20T10:00:00", {{"a", 31}}}, {"2026-11-21T10:00:00", {{"a", 45}, {"b", 20}}}};
  EXPECT_TRUE(click_for([&] { return !emitted<session::ShowAction, session::ReplanShow>().empty(); }, 20));
  const auto replanned = emitted<session::ShowAction, session::ReplanShow>();
  EXPECT_LT(replanned[0].run, 2U);
}

}  // namespace
}  // namespace eb::ui
