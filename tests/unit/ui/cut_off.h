#pragma once
// Looks at what ImGui is told to draw: a letter that reaches over the edge it is clipped at would be cut on screen.
#include <gtest/gtest.h>
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/catalog.h"

namespace eb::ui {

struct Letter {
  float left, right, top, bottom;
};

// The four corners of a letter have places of their own in the atlas; those of lines and areas share one.
inline std::optional<Letter> letter_at(const ImDrawList& list, const ImDrawCmd& command, unsigned index) {
  const auto at = [&](unsigned i) {
    return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(index + i)])];
  };
  const bool is_quad = list.IdxBuffer[static_cast<int>(index)] == list.IdxBuffer[static_cast<int>(index + 3)];
  const ImDrawVert first = at(0), opposite = at(2);
  if (!is_quad || first.uv.x == opposite.uv.x || first.uv.y == opposite.uv.y) return std::nullopt;
  return Letter{first.pos.x, opposite.pos.x, first.pos.y, opposite.pos.y};
}

struct Seen {
  std::size_t letters = 0;
  std::vector<std::string> cut;
  std::string sideways;  // part of the name of a list that scrolls to the side: what its edge cuts can be reached
};

inline void look_at(const ImDrawList& list, Seen& seen) {
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4 clip = command.ClipRect;
    for (unsigned i = command.IdxOffset; i + 6 <= command.IdxOffset + command.ElemCount; i += 3) {
      const auto letter = letter_at(list, command, i);
      if (!letter || letter->bottom <= clip.y || letter->top >= clip.w) continue;
      if (letter->right <= clip.x || letter->left >= clip.z) continue;
      ++seen.letters;
      // The soft edge of a letter may reach over: a pixel or so, and more of a large one.
      const float tolerance = std::max(1.5F, 0.08F * (letter->bottom - letter->top));
      if (letter->left >= clip.x - tolerance && letter->right <= clip.z + tolerance) continue;
      const char* owner = list._OwnerName == nullptr ? "?" : list._OwnerName;
      if (!seen.sideways.empty() && std::string_view{owner}.find(seen.sideways) != std::string_view::npos) continue;
      seen.cut.push_back(std::string{owner} + ": a letter from " + std::to_string(letter->left) + " to " +
                         std::to_string(letter->right) + " at height " + std::to_string(letter->top) + " is cut at " +
                         std::to_string(clip.x) + " and " + std::to_string(clip.z));
    }
  }
}

struct Screen {
  int width, height;
  double scale;
};

template <class Fixture>
class CutOffIn : public Fixture {
 protected:
  using Fixture::catalog, Fixture::frame, Fixture::height, Fixture::languages, Fixture::scale, Fixture::session,
      Fixture::width;

  Seen shown() {
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;  // lines would look like letters
    for (int i = 0; i < 4; ++i) frame();
    const ImDrawData* data = ImGui::GetDrawData();
    Seen seen;
    seen.sideways = sideways;
    for (int i = 0; data != nullptr && i < data->CmdListsCount; ++i) look_at(*data->CmdLists[i], seen);
    return seen;
  }
  void expect_everything_whole(const char* what) {
    for (const Screen& screen : screens) {
      width = screen.width;
      height = screen.height;
      scale = screen.scale;
      const Seen seen = shown();
      EXPECT_GT(seen.letters, fewest_letters) << what << " in " << catalog.locale() << " at " << width << "x" << height;
      EXPECT_TRUE(seen.cut.empty()) << what << " in " << catalog.locale() << " at " << width << "x" << height
                                    << ", scale " << scale << ": " << seen.cut.size() << " letters, first "
                                    << seen.cut.front();
    }
  }
  static constexpr std::size_t fewest_letters = 30;  // a blank window would be whole, too; Japanese needs few
  std::string sideways;                              // as in Seen
  // Those a test looks at: the common ones at 100 to 400 %.
  std::vector<Screen> screens{{1280, 720, 1},  {1280, 720, 1.5}, {1440, 900, 2},
                              {1920, 1080, 3}, {1440, 900, 4},   {3840, 2160, 4}};

  void in_every_language(const char* what) {
    const auto available = text::available_locales(EB_BINARY_DIR "/locale");
    ASSERT_GE(available.size(), 3U);
    languages = available;
    for (const auto& locale : available) {
      catalog = text::Catalog::load(EB_BINARY_DIR "/locale", locale);
      session.view.locale = catalog.locale();
      session.view.language = catalog.language();
      expect_everything_whole(what);
    }
  }
};

}  // namespace eb::ui
