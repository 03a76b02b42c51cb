#pragma once
// Every text a panel shows passes through here, so that the fonts have its letters. Texts stay in reading order: where
// their letters stand on screen is decided after drawing (drawn_text.h).
#include <string>
#include <string_view>

namespace eb::ui {

// The text as it is. Within a frame of ImGuiHost only.
std::string ui_text(std::string_view text);
// Capital letters for headings: Latin, with its accents; other scripts stay as they are.
std::string upper_case(std::string_view text);

}  // namespace eb::ui
