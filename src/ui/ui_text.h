#pragma once
// Text as ImGui can draw it: ImGui places glyphs left to right in the order of the bytes, so
// right-to-left text is put into visual order here, and only here.
#include <string>
#include <string_view>

namespace eb::ui {

// One line in visual order. Text without right-to-left letters comes back unchanged.
std::string ui_text(std::string_view logical);
bool has_right_to_left(std::string_view text);
// Capital letters for headings: Latin, with its accents; other scripts stay as they are.
std::string upper_case(std::string_view text);

}  // namespace eb::ui
