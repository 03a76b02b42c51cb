#include "ui/letters.h"

#include <fribidi.h>

#include <algorithm>
#include <utility>

#include "ui/codepoints.h"

namespace eb::ui {

void LetterSet::want(char32_t letter) {
  if (letter < first || letter > 0x10FFFF) return;
  m_grown = m_letters.insert(letter).second || m_grown;
}

void LetterSet::want(std::string_view text) {
  // In UTF-8 the letters that every font has begin with bytes below C9: most texts end here.
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC9; })) return;
  for (const auto letter : to_codepoints(text)) want(letter);
}

bool LetterSet::take_grown() {
  return std::exchange(m_grown, false);
}

bool has_right_to_left(std::string_view text) {
  return std::ranges::any_of(to_codepoints(text), is_right_to_left);
}

bool is_right_to_left(char32_t letter) {
  return letter >= 0x590 && FRIBIDI_IS_RTL(fribidi_get_bidi_type(letter));
}

}  // namespace eb::ui
