// Where letters stand after a frame was put in reading order: texts are drawn, and their letters read from left to
// right as an eye does.
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "ui/codepoints.h"
#include "ui/drawn_text.h"
#include "ui/fonts.h"
#include "ui/imgui_host.h"
#include "ui/labels.h"
#include "ui/scopes.h"

namespace eb::ui {
namespace {

constexpr int window_width = 800;

class DrawnText : public ::testing::Test {
 protected:
  struct Seen {
    std::u32string letters;  // from left to right
    float left = 0, right = 0;
    int turned = 0;  // letters whose picture is mirrored
  };

  // Draws twice: the first frame tells which letters are needed.
  template <class Draw>
  void frame(bool mirrored, const Draw& draw) {
    for (int i = 0; i < 2; ++i) {
      host.begin_frame({window_width, 600, 1, 0, mirrored}, session::ThemeKind::Light, 1.0 / 60);
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize({window_width, 600});
      ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoBackground);
      draw();
      ImGui::End();
      host.end_frame();
    }
    index.build(*ImGui::GetIO().Fonts);
  }

  Seen seen() const {
    struct Placed {
      float left, right;
      char32_t letter;
      bool turned;
    };
    std::vector<Placed> placed;
    const ImDrawData* data = ImGui::GetDrawData();
    for (int i = 0; i < data->CmdListsCount; ++i) {
      const ImDrawList& list = *data->CmdLists[i];
      for (int v = 0; v + 3 < list.VtxBuffer.Size; ++v) {
        const ImDrawVert *a = &list.VtxBuffer[v], *c = &list.VtxBuffer[v + 2];
        auto entry = index.find(a->uv, c->uv);
        const bool turned = entry.font == nullptr;
        if (turned) entry = index.find({c->uv.x, a->uv.y}, {a->uv.x, c->uv.y});
        if (entry.font == nullptr || c->pos.x <= a->pos.x) continue;
        placed.push_back({a->pos.x, c->pos.x, entry.glyph->Codepoint, turned});
        v += 3;
      }
    }
    std::ranges::sort(placed, {}, &Placed::left);
    Seen result;
    for (const auto& letter : placed) {
      result.letters += letter.letter;
      result.turned += letter.turned ? 1 : 0;
    }
    if (!placed.empty()) result.left = placed.front().left, result.right = placed.back().right;
    return result;
  }

  std::string shown(std::string_view text, bool mirrored) {
    frame(mirrored, [&] { text_line(host.look(), Face::Body, host.look().palette.text, text); });
    return to_utf8(seen().letters);
  }

  ImGuiHost host;
  LetterIndex index;
};

TEST_F(DrawnText, LatinStaysAsItIs) {
  EXPECT_EQ(shown("Zürich – 12 km (3)", false), "Zürich–12km(3)");
  EXPECT_EQ(shown("Zürich – 12 km (3)", true), "Zürich–12km(3)");
}

TEST_F(DrawnText, HebrewRunsFromTheRight) {
  EXPECT_EQ(shown("שלום עולם", false), "םלועםולש");
  EXPECT_EQ(shown("שלום עולם", true), "םלועםולש");
}

TEST_F(DrawnText, NumbersAndLatinWordsWithinHebrewKeepTheirOrder) {
  EXPECT_EQ(shown("נכון ל־2022, GPX 1.1 בלבד", true), to_utf8(U"דבלבGPX1.1,2022־לןוכנ"));
  EXPECT_EQ(shown("הנחל Emscher Nord ב־1989", true), to_utf8(U"1989־בEmscherNordלחנה"));
}

TEST_F(DrawnText, ATextThatBeginsWithALatinWordIsHebrewInAHebrewWindowOnly) {
  EXPECT_EQ(shown("GPX ייצוא", true), "אוצייGPX");
  EXPECT_EQ(shown("GPX ייצוא", false), "GPXאוציי");
}

TEST_F(DrawnText, BracketsOpenToTheOtherSide) {
  frame(true, [&] { text_line(host.look(), Face::Body, host.look().palette.text, "נחל (סכמטי)"); });
  const auto all = seen();
  EXPECT_EQ(to_utf8(all.letters), ")יטמכס(לחנ");
  EXPECT_EQ(all.turned, 2);
}

TEST_F(DrawnText, AMirroredFrameBeginsAtTheRight) {
  frame(false, [&] { text_line(host.look(), Face::Body, host.look().palette.text, "Emscher"); });
  const auto plain = seen();
  frame(true, [&] { text_line(host.look(), Face::Body, host.look().palette.text, "Emscher"); });
  const auto mirrored = seen();
  EXPECT_LT(plain.left, 40);
  EXPECT_GT(mirrored.right, window_width - 40);
  EXPECT_NEAR(mirrored.right - mirrored.left, plain.right - plain.left, 1);
}

TEST_F(DrawnText, TextsBesideEachOtherAreNoOneLine) {
  frame(true, [&] {
    text_line(host.look(), Face::Body, host.look().palette.text, "Dortmund");
    ImGui::SameLine(0, 5);
    text_line(host.look(), Face::Body, host.look().palette.text, "Essen");
  });
  EXPECT_EQ(to_utf8(seen().letters), "EssenDortmund");
}

TEST_F(DrawnText, WhatIsWrappedReadsLineByLine) {
  frame(true, [&] {
    ImGui::BeginChild("narrow", {90, 300});
    text_wrapped(host.look(), Face::Body, host.look().palette.text, "שלום Emscher Nord");
    ImGui::EndChild();
  });
  const auto all = seen();
  EXPECT_EQ(all.letters.size(), 15U);
  EXPECT_GT(all.left, window_width - 110);
}

TEST_F(DrawnText, AKeptPartMovesAsAWhole) {
  Rect area;
  frame(true, [&] {
    const UnmirroredScope kept;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    area = {at.x, at.y, 300, 40};
    ImGui::GetWindowDrawList()->AddText(at, IM_COL32_WHITE, "1800");
    ImGui::GetWindowDrawList()->AddText({at.x + 250, at.y}, IM_COL32_WHITE, "2030");
    kept.end(area);
  });
  const auto all = seen();
  EXPECT_EQ(to_utf8(all.letters), "18002030");
  EXPECT_NEAR(all.left, window_width - area.right(), 2);
}

// Whatever is written: no letter is lost, and none leaves the place of its line.
TEST_F(DrawnText, NoLetterIsLostInAnyMixture) {
  std::mt19937 random{7};
  const std::u32string alphabet = U"אבגדהוזחטabcXYZ0123456789.,:()[]-/ ";
  for (int round = 0; round < 200; ++round) {
    std::u32string text;
    const int length = 1 + static_cast<int>(random() % 30U);
    for (int i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    const bool mirrored = round % 2 == 0;
    float width = 0;
    frame(mirrored, [&] {
      text_line(host.look(), Face::Body, host.look().palette.text, to_utf8(text));
      width = text_width(host.look(), Face::Body, to_utf8(text));
    });
    auto all = seen();
    auto wanted = text;
    std::erase(wanted, U' ');
    std::ranges::sort(wanted);
    std::ranges::sort(all.letters);
    EXPECT_EQ(to_utf8(all.letters), to_utf8(wanted)) << to_utf8(text);
    EXPECT_LE(all.right - all.left, width + 2) << to_utf8(text);
  }
}

TEST_F(DrawnText, EveryCommonLetterOfTheLanguagesHasAFont) {
  LetterSet letters;
  letters.want("אבגדהוזחטיכךלמםנןסעפףצץקרשת־׳״ あいうえおアイウエオ一二三四川流域再生下水 ąćęłńóśźżĄĆĘŁŃÓŚŹŻ → … „”");
  EXPECT_TRUE(letters_without_font(letters.letters()).empty());
}

TEST_F(DrawnText, NoLetterOfACatalogueOrOfTheProjectsTextsLacksAFont) {
  LetterSet letters;
  const std::filesystem::path source{EB_SOURCE_DIR};
  std::vector<std::filesystem::path> files{source / "data/emscher/emscher.emscherblick",
                                           source / "data/emscher/milestones.json"};
  for (const auto& entry : std::filesystem::directory_iterator{source / "po"})
    if (entry.path().extension() == ".po") files.push_back(entry.path());
  ASSERT_GE(files.size(), 7U);
  for (const auto& file : files) {
    std::ifstream in{file, std::ios::binary};
    letters.want(std::string{std::istreambuf_iterator<char>{in}, {}});
  }
  EXPECT_GT(letters.letters().size(), 500U);
  std::u32string missing;
  for (const auto letter : letters_without_font(letters.letters())) missing += letter;
  EXPECT_EQ(to_utf8(missing), "");
}

}  // namespace
}  // namespace eb::ui
