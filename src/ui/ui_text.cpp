#include "ui/ui_text.h"

#include <fribidi.h>

#include <limits>
#include <vector>

namespace eb::ui {
namespace {

using Codepoints = std::vector<FriBidiChar>;

Codepoints to_codepoints(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 8) return {};
  Codepoints points(text.size() + 1);
  const auto count = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, text.data(),
                                                static_cast<FriBidiStrIndex>(text.size()), points.data());
  points.resize(static_cast<std::size_t>(count));
  return points;
}

std::string to_utf8(const Codepoints& points) {
  std::string text(points.size() * 6 + 1, '\0');
  const auto size = fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, points.data(),
                                               static_cast<FriBidiStrIndex>(points.size()), text.data());
  text.resize(static_cast<std::size_t>(size));
  return text;
}

FriBidiChar upper(FriBidiChar c) {
  if (c >= 'a' && c <= 'z') return c - 0x20;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;                      // Latin-1
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c & ~1U;  // Latin Extended-A: pairs
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0 ? c - 1 : c;
  return c;
}

}  // namespace

bool has_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0590..U+08FF, the Hebrew and Arabic blocks, begin with D6..DF or E0 A0..A3.
    if (byte >= 0xD6 && byte <= 0xDF) return true;
    if (byte == 0xE0 && static_cast<unsigned char>(text[i + 1]) < 0xA4) return true;
  }
  return false;
}

std::string ui_text(std::string_view logical) {
  if (!has_right_to_left(logical)) return std::string{logical};
  const auto points = to_codepoints(logical);
  Codepoints visual(points.size() + 1);
  FriBidiParType base = FRIBIDI_PAR_ON;
  const auto level = fribidi_log2vis(points.data(), static_cast<FriBidiStrIndex>(points.size()), &base, visual.data(),
                                     nullptr, nullptr, nullptr);
  if (level == 0) return std::string{logical};
  visual.resize(points.size());
  return to_utf8(visual);
}

std::string upper_case(std::string_view text) {
  auto points = to_codepoints(text);
  for (auto& c : points) c = upper(c);
  return to_utf8(points);
}

}  // namespace eb::ui
