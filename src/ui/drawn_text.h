#pragma once
// Puts what ImGui has drawn into the order of the scripts. ImGui writes letters from left to right in reading order and
// lays panels out from the left. After a frame is built this turns, in its vertices,
//   - letters of Hebrew and Arabic, and numbers and Latin words among them, into the order of the Unicode Bidirectional
//     Algorithm (UAX #9; levels by FriBidi);
//   - in a right-to-left language, everything from right to left: panels, scroll bars, sliders, tables. Letters,
//   pictures
//     and whatever was drawn within an UnmirroredScope keep their shape.
// So no panel knows directions. Mouse and arrow keys are turned the other way by UiShell.
#include <imgui.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/letters.h"
#include "ui/look.h"

namespace eb::ui {

// Where a letter of the atlas belongs. Built with the fonts.
class LetterIndex {
 public:
  void build(const ImFontAtlas& atlas);
  struct Entry {
    const ImFont* font = nullptr;
    const ImFontGlyph* glyph = nullptr;
  };
  // The letter whose picture has this corner in the atlas, or no font.
  [[nodiscard]] Entry find(ImVec2 upper_left, ImVec2 lower_right) const;

 private:
  std::unordered_map<std::uint64_t, Entry> m_by_upper_left, m_by_lower_right;
};

// Vertices of a list that keep their left and right when a frame is mirrored; their place is mirrored as a whole.
struct Unmirrored {
  const ImDrawList* list = nullptr;
  int first = 0, last = 0;  // vertices, half-open
  float left = 0, right = 0;
};

// What is noted while a frame is built; ImGui's UserData points to it.
struct FrameNotes {
  LetterSet letters;                   // all that were ever shown
  std::vector<Unmirrored> unmirrored;  // of this frame
};
FrameNotes* frame_notes();  // nullptr outside of ImGuiHost's life

// What is drawn into the current window between its begin and its end keeps its left and right in a mirrored frame; the
// whole of it, within `area`, moves to the other side.
class UnmirroredScope {
 public:
  UnmirroredScope();
  void end(const Rect& area) const;

 private:
  int m_first;
};

struct ReadingOrder {
  bool mirrored = false;
  float width = 0;  // of the frame
};

// `has_right_to_left`: whether any such letter can be among what was drawn.
void put_in_reading_order(ImDrawData& data, const LetterIndex& letters, const std::vector<Unmirrored>& unmirrored,
                          const ReadingOrder& order, bool has_right_to_left);

}  // namespace eb::ui
