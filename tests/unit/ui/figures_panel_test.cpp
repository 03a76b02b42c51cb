// The panel of figures: the chart sets the clock, and another series can be chosen with the keyboard alone.
#include "ui_fixture.h"

namespace eb::ui {
namespace {

class FiguresPanel : public UiTest {
 protected:
  FiguresPanel() {
    steps.steps = {{core::first_day_of_year(1700), {80, 0, 0, 0, 0}},
                   {core::first_day_of_year(1910), {0, 80, 0, 0, 0}}};
    figures.kilometres = &steps;
    figures.headline = {{session::kilometre_chart, "renatured", "0 km"}};
    session.panels.figures = true;
    session.panels.layers = false;
  }
  // Presses down the middle of the panel until the chart answers.
  std::optional<double> day_of_click(double x) {
    for (double y = 90; y < 400; y += 20) {
      actions.clear();
      click(x, y);
      if (const auto seeks = emitted<session::TimeAction, session::SeekDay>(); !seeks.empty()) return seeks.front().day;
      play({press(core::Key::Escape), release(core::Key::Escape)});
    }
    return std::nullopt;
  }

  model::KmSteps steps;
};

TEST_F(FiguresPanel, AClickOnTheChartSetsTheClock) {
  frame();
  const auto early = day_of_click(width - 250), late = day_of_click(width - 50);
  ASSERT_TRUE(early && late);
  EXPECT_LT(*early, *late);
  EXPECT_GE(*early, core::first_day_of_year(1800));
  EXPECT_LE(*late, core::first_day_of_year(2030));
}

TEST_F(FiguresPanel, CoversTheRightOfTheMapWhileItIsOpen) {
  EXPECT_GT(frame().covered.right, 0);
  session.panels.figures = false;
  frame();
  EXPECT_EQ(frame().covered.right, 0);
}

TEST_F(FiguresPanel, SwitchedOffItsChartTakesNoClicks) {
  session.view.chart = "";
  frame();
  EXPECT_FALSE(day_of_click(width - 150));
}

}  // namespace
}  // namespace eb::ui
