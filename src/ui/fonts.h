#pragma once
// Finds the family of the panels on this machine and builds ImGui's glyph atlas from it.
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "ui/look.h"

namespace eb::ui {

struct FontFile {
  std::string path;
  int index = 0;  // face inside a collection
};

// The file fontconfig would use for `family`, or an empty path when it only has a different family.
FontFile find_font(std::string_view family, bool semibold, std::string_view language = {});

// Fills ImGui's atlas of the current context: Latin, and `letters` beyond it. A missing font file gives ImGui's
// built-in font. `notes`: pixels of Face::Notes at 100 %; 0 = it is the body's face.
std::array<ImFont*, face_count> build_fonts(float scale, const std::set<char32_t>& letters, float notes = 0);

// Of these letters, those that no font of the panels has on this machine.
std::set<char32_t> letters_without_font(const std::set<char32_t>& letters);

}  // namespace eb::ui
