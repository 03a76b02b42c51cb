#include "core/quoted_text.h"

#include <algorithm>

namespace eb::core {
namespace {

// How many bytes of valid UTF-8 make up the first character; 0 if it is none, or a control character.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return lead < 0x20 || lead == 0x7F ? 0 : 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || lead < 0xC2 || text.size() < length) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  // Overlong forms, surrogates and what lies beyond U+10FFFF; U+0080 to U+009F are controls.
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F) || (lead == 0xC2 && second < 0xA0))
    return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
  return length;
}

}  // namespace

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string shown;
  while (!text.empty() && shown.size() < longest) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      shown += '?';
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text.empty() ? shown : shown + "...";
}

}  // namespace eb::core
