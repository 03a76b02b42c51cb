#pragma once
// In which order the letters of a line stand: the Unicode Bidirectional Algorithm (UAX #9; levels by FriBidi). For what
// is drawn (ui/drawn_text) and for what is typed (ui/typed_line), so that both agree. Pure.
#include <cstdint>
#include <string_view>
#include <vector>

namespace eb::ui {

bool is_letter_from_right(char32_t letter);

struct ReadingOrderOfLine {
  std::vector<std::uint8_t> level;  // of each character; odd = it runs from the right
  std::vector<std::size_t> visual;  // from left to right: which character
};
// `mirrored`: in a right-to-left language a line with a word of it is right-to-left, whatever it begins with.
ReadingOrderOfLine reading_order(std::u32string_view line, bool mirrored);

}  // namespace eb::ui
