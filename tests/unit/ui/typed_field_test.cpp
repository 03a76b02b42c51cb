// A Hebrew field with a number in it, typed into as by a person: the caret stands beside the digit typed last, what is
// selected is covered, a click goes to the letter that is seen there.
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <optional>

#include "ui/codepoints.h"
#include "ui/drawn_text.h"
#include "ui/edit_widgets.h"
#include "ui/fonts.h"
#include "ui/imgui_host.h"

namespace eb::ui {
namespace {

constexpr int window_width = 800;

class TypedInField : public ::testing::Test {
 protected:
  struct Box {
    float left = 0, right = 0;
  };

  void frame(bool takes_keyboard = false) {
    host.begin_frame({window_width, 600, 1, 0, mirrored}, session::ThemeKind::Light, 1.0 / 60);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window_width, 600});
    ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoBackground);
    const PanelIo io{host.look(), out, feedback, window_width, 600};
    if (takes_keyboard) ImGui::SetKeyboardFocusHere();
    if (lines > 1)
      edit_paragraph(io, "##field", text, 300, lines);
    else
      edit_text(io, "##field", text, "", 300);
    field = {ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().x};
    field_y = (ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y) / 2;
    selection_color = ImGui::GetColorU32(ImGuiCol_TextSelectedBg);
    ImGui::End();
    host.end_frame();
    index.build(*ImGui::GetIO().Fonts);
  }
  void open(const std::string& begin, bool is_mirrored) {
    text = begin;
    mirrored = is_mirrored;
    frame();
    frame(true);
    for (int i = 0; i < 3; ++i) frame();
  }
  void press(core::Key key, core::Modifiers mods = {}) {
    host.apply(core::KeyChanged{key, true, false, mods});
    frame();
    host.apply(core::KeyChanged{key, false, false, mods});
    frame();
  }
  void type(char32_t letter) {
    host.apply(core::CharTyped{letter});
    for (int i = 0; i < 3; ++i) frame();
  }
  template <class Visit>
  void each_vertex_run(const Visit& visit) const {
    const ImDrawData* data = ImGui::GetDrawData();
    for (int i = 0; i < data->CmdListsCount; ++i) visit(*data->CmdLists[i]);
  }
  // From the edge a letter begins at to the one where the next begins, as far as the pictures of letters tell.
  std::optional<Box> letter(char32_t wanted) const {
    std::optional<Box> found;
    each_vertex_run([&](const ImDrawList& list) {
      for (int v = 0; v + 3 < list.VtxBuffer.Size; ++v) {
        const ImDrawVert *a = &list.VtxBuffer[v], *c = &list.VtxBuffer[v + 2];
        const auto entry = index.find(a->uv, c->uv);
        if (entry.font == nullptr || entry.glyph->Codepoint != wanted || c->pos.x <= a->pos.x) continue;
        const float pen = a->pos.x - entry.glyph->X0;
        found = Box{pen, pen + entry.glyph->AdvanceX};
      }
    });
    return found;
  }
  // The thin line that is there besides letters.
  float caret() const {
    float x = -1;
    const ImVec2 plain = ImGui::GetIO().Fonts->TexUvWhitePixel;
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(ImGui::GetStyle().Colors[ImGuiCol_Text]);
    each_vertex_run([&](const ImDrawList& list) {
      for (const auto& vertex : list.VtxBuffer)
        if (vertex.col == ink && vertex.uv.x == plain.x && vertex.uv.y == plain.y) x = vertex.pos.x;
    });
    return x;
  }
  std::vector<Box> selected() const {
    std::vector<Box> boxes;
    each_vertex_run([&](const ImDrawList& list) {
      for (int v = 0; v + 3 < list.VtxBuffer.Size; ++v) {
        if (list.VtxBuffer[v].col != selection_color) continue;
        const auto [left, right] = std::minmax(list.VtxBuffer[v].pos.x, list.VtxBuffer[v + 2].pos.x);
        boxes.push_back({left, right});
        v += 3;
      }
    });
    std::ranges::sort(boxes, {}, &Box::left);
    return boxes;
  }

  ImGuiHost host;
  LetterIndex index;
  session::ActionQueue out;
  Feedback feedback;
  std::string text;
  bool mirrored = true;
  int lines = 1;
  Box field;
  float field_y = 0;
  ImU32 selection_color = 0;
};

TEST_F(TypedInField, TheCaretStandsBesideTheDigitTypedLast) {
  for (const bool is_mirrored : {true, false}) {
    open("שלום 1", is_mirrored);
    press(core::Key::End);
    ASSERT_TRUE(letter(U'1'));
    EXPECT_NEAR(caret(), letter(U'1')->right, 2) << is_mirrored;
    const float before = caret();
    type(U'2');
    EXPECT_EQ(text, "שלום 12");
    ASSERT_TRUE(letter(U'2'));
    if (is_mirrored) {
      EXPECT_NEAR(letter(U'2')->right, before, 2) << "the new letter is where the caret stood";
    }
    EXPECT_NEAR(caret(), letter(U'2')->right, 2);
    type(U'ב');
    ASSERT_TRUE(letter(U'ב'));
    EXPECT_NEAR(caret(), letter(U'ב')->left, 2);
    press(core::Key::Escape);
  }
}

TEST_F(TypedInField, WhatIsSelectedIsCovered) {
  open("שלום 12", true);
  press(core::Key::End);
  press(core::Key::Left, {.shift = true});
  ASSERT_EQ(selected().size(), 1U);
  EXPECT_NEAR(selected()[0].left, letter(U'2')->left, 2);
  EXPECT_NEAR(selected()[0].right, letter(U'2')->right, 2);
  press(core::Key::Left, {.shift = true});
  press(core::Key::Left, {.shift = true});
  press(core::Key::Left, {.shift = true});
  const auto all = selected();
  ASSERT_FALSE(all.empty());
  EXPECT_NEAR(all.front().left, letter(U'1')->left, 2);
  EXPECT_NEAR(all.back().right, letter(U'ם')->right, 2);
  EXPECT_LT(all.back().right, letter(U'ו')->left + 2);
}

TEST_F(TypedInField, AClickGoesToTheLetterThatIsSeenThere) {
  open("שלום 12", true);
  press(core::Key::End);
  const auto one = *letter(U'1');
  const auto width = static_cast<double>(one.right - one.left);
  // Panels think from left to right.
  const double x = window_width - (static_cast<double>(one.right) - 0.1 * width);
  host.apply(core::MouseMoved{x, field_y});
  frame();
  host.apply(core::MouseButtonChanged{core::MouseButton::Left, true, {}});
  frame();
  host.apply(core::MouseButtonChanged{core::MouseButton::Left, false, {}});
  frame();
  EXPECT_NEAR(caret(), one.right, 2);
  type(U'5');
  EXPECT_EQ(text, "שלום 152");
}

TEST_F(TypedInField, LinesBelowEachOtherHaveTheirOwn) {
  lines = 4;
  open("Emscher\nשלום 12", true);
  press(core::Key::End, {.ctrl = true});
  ASSERT_TRUE(letter(U'2'));
  EXPECT_NEAR(caret(), letter(U'2')->right, 2);
  type(U'3');
  EXPECT_EQ(text, "Emscher\nשלום 123");
  EXPECT_NEAR(caret(), letter(U'3')->right, 2);
}

TEST_F(TypedInField, LatinFieldsStayAsTheyWere) {
  open("Emscher 12", true);
  press(core::Key::End);
  ASSERT_TRUE(letter(U'2'));
  EXPECT_NEAR(caret(), letter(U'2')->right, 2);
}

}  // namespace
}  // namespace eb::ui
