#pragma once
// Finds the family of the panels on this machine and builds ImGui's glyph atlas from it.
#include <array>
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

// Fills ImGui's atlas of the current context. A missing font file gives ImGui's built-in font. `notes`: pixels of
// Face::Notes at 100 %; 0 = it is the body's face.
std::array<ImFont*, face_count> build_fonts(float scale, std::string_view language, float notes = 0);

}  // namespace eb::ui
