#pragma once
// A shell in the middle of a show: fourteen steps, two languages of captions, keys as the stage has them.
#include "ui_fixture.h"

namespace eb::ui {

class StageUiTest : public UiTest {
 protected:
  StageUiTest() {
    using core::Key;
    using namespace session;
    stage.is_on = true;
    stage.stage.is_on = true;
    stage.stage.hall_screen = "EPSON PJ 1920 × 1080";
    stage.stage.step = 3;
    stage.stage.elapsed_seconds = 245;
    stage.stage.step_seconds = 24;
    for (int i = 0; i < 14; ++i)
      stage.steps.push_back({"The river of a hundred years, told in step " + std::to_string(i + 1), 35, {}});
    stage.steps[0].seconds = 31;
    stage.steps[1].seconds = 62;
    stage.caption = "1906: the Emscher becomes an open sewer";
    stage.second_caption = "1906: Die Emscher wird zum offenen Abwasserkanal";
    stage.next_caption = "1989: the decision to give the river back";
    stage.notes = "Pause here. Let the brown line stand before you say a word about the smell, and look at the people.";
    stage.wall_clock = "10:42";
    stage.ends_at = "10:49";
    stage.languages = {"en", "de"};
    stage.stage.languages = {"en", "de"};
    const std::vector<double> planned(14, 35.0);
    stage.times = stage_times(planned, 3, 245, 24);
    stage.keys = {{Key::PageDown, {}, "Next step", StageAction{StepShow{1}}},
                  {Key::Right, {}, "Next step", StageAction{StepShow{1}}},
                  {Key::PageUp, {}, "Previous step", StageAction{StepShow{-1}}},
                  {Key::B, {}, "The hall goes black, and comes back", StageAction{ToggleBlack{}}},
                  {Key::F, {false, true, false}, "The hall keeps its picture", StageAction{ToggleFreeze{}}},
                  {Key::S, {}, "Swap the screens", StageAction{SwapScreens{}}},
                  {Key::Escape, {}, "Leave black or freeze, then the show", StageAction{LeaveStage{}}}};
  }
};

}  // namespace eb::ui
