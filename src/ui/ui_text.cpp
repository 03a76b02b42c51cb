#include "ui/ui_text.h"

#include "ui/codepoints.h"
#include "ui/drawn_text.h"

namespace eb::ui {
namespace {

char32_t upper(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 0x20;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;                      // Latin-1
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c & ~1U;  // Latin Extended-A: pairs
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0 ? c - 1 : c;
  return c;
}

}  // namespace

std::string ui_text(std::string_view text) {
  if (auto* notes = frame_notes()) notes->letters.want(text);
  return std::string{text};
}

std::string upper_case(std::string_view text) {
  auto points = to_codepoints(text);
  for (auto& c : points) c = upper(c);
  return to_utf8(points);
}

}  // namespace eb::ui
