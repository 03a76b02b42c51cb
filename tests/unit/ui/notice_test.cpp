// The newest notice: wholly readable, and beside what has to stay visible on the map.
#include <imgui_internal.h>

#include "core/message.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

class NoticeCard : public UiTest {
 protected:
  void frame_with(const std::vector<Rect>& keep_clear) {
    const UiContext context{
        history.document(), history, session,   catalog, changes,   figures,        languages, 7, 0, {},
        keep_clear,         profile, timetable, stage,   preflight, selection_view, tour};
    session::ActionQueue queue;
    (void)shell->build(context, width, height, scale, 1.0 / 60, queue);
  }
  const ImGuiWindow* card(const std::vector<Rect>& keep_clear = {}) {
    for (int i = 0; i < 4; ++i) frame_with(keep_clear);
    return ImGui::FindWindowByName("Notice");
  }
};

TEST_F(NoticeCard, ShowsItsTextAndItsButtonsWithoutScrolling) {
  const std::string text =
      "The dates of 2 features could not be read, among them the one of the reach between the treatment plant and the "
      "mouth: they count as undated";
  session.notices.add(session::Severity::Warning,
                      {core::msg(text), core::msg("Choose other date fields, or correct the file"),
                       "/home/somebody/a folder/with a long name/baddate.csv"});
  for (const double at : {1.0, 1.5, 2.0}) {
    scale = at;
    width = static_cast<int>(1440 * at), height = static_cast<int>(900 * at);
    const auto* window = card();
    ASSERT_NE(window, nullptr);
    EXPECT_EQ(window->ScrollMax.y, 0) << "at " << at;
    EXPECT_LE(window->Pos.y + window->Size.y, static_cast<float>(height));
  }
}

TEST_F(NoticeCard, LeavesTheScaleBarVisible) {
  session.notices.add(session::Severity::Warning, {core::msg("A file has no dates"), {}, "nodate.geojson"});
  const auto* window = card();
  ASSERT_NE(window, nullptr);
  const Rect scale_bar{window->Pos.x + window->Size.x / 2, window->Pos.y + window->Size.y / 2, 100, 40};
  window = card({scale_bar});
  EXPECT_LE(window->Pos.y + window->Size.y, scale_bar.y);
  EXPECT_GE(window->Pos.y, 0);
}

}  // namespace
}  // namespace eb::ui
