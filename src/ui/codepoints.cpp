#include "ui/codepoints.h"

#include <fribidi.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace eb::ui {

std::u32string to_codepoints(std::string_view utf8) {
  if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 8) return {};
  std::vector<FriBidiChar> points(utf8.size() + 1);
  const auto count = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, utf8.data(),
                                                static_cast<FriBidiStrIndex>(utf8.size()), points.data());
  return {points.begin(), points.begin() + count};
}

std::string to_utf8(std::u32string_view points) {
  const std::vector<FriBidiChar> characters(points.begin(), points.end());
  std::string text(points.size() * 6 + 1, '\0');
  const auto size = fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, characters.data(),
                                               static_cast<FriBidiStrIndex>(characters.size()), text.data());
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace eb::ui
