// What a layer tells of the selected feature: every number of its series can be read with the keyboard or the mouse.
#include "about_fixture.h"

namespace eb::ui {
namespace {

class AboutSection : public UiTest {
 protected:
  AboutSection() { select_told_feature(history, session, selection_view); }
  // Clicks down the inspector until the text told under the chart is another one; the shell keeps it to itself, so the
  // letters that are drawn are counted.
  [[nodiscard]] int letters() {
    for (int i = 0; i < 4; ++i) frame();
    return ImGui::GetDrawData()->TotalVtxCount;
  }
};

TEST_F(AboutSection, IsThereOnlyForLayersThatTellSomething) {
  const int told = letters();
  selection_view = {};
  EXPECT_LT(letters(), told);
}

TEST_F(AboutSection, ButtonsGoThroughTheNumbers) {
  selection_view.about.rows.clear();
  selection_view.about.why.clear();
  selection_view.about.behave.clear();
  height = 1400;
  const int before = letters();
  bool has_changed = false;
  for (double y = 100; y < 700 && !has_changed; y += 12) {
    for (const double x : {width - 270.0, width - 150.0}) {
      actions.clear();
      click(x, y);
      has_changed = has_changed || (actions.empty() && letters() > before + 100);
    }
  }
  EXPECT_TRUE(has_changed);
}

}  // namespace
}  // namespace eb::ui
