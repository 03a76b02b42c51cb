// Hebrew, Latin letters and numbers in one line stand in the order in which Hebrew is read (Unicode annex 9).
#include <gtest/gtest.h>

#include "text/shaper.h"

namespace eb::text {
namespace {

struct Line {
  const char* written;              // as typed and stored
  std::vector<const char*> pieces;  // from left to right on the screen
};
void PrintTo(const Line& line, std::ostream* out) {
  *out << line.written;
}

// How wide each glyph is, from left to right: what tells the order apart, whatever the font calls its glyphs. Digits
// are kerned a little otherwise beside Hebrew.
std::vector<float> widths_of(Shaper& shaper, const std::string& text) {
  std::vector<float> widths;
  for (const auto& glyph : shaper.shape(text, {.size_px = 32}).glyphs) widths.push_back(glyph.advance);
  return widths;
}

class MixedDirections : public testing::TestWithParam<Line> {};

TEST_P(MixedDirections, StandInTheOrderOfReading) {
  Shaper shaper;
  std::vector<float> expected;
  for (const char* piece : GetParam().pieces) {
    const auto widths = widths_of(shaper, piece);
    expected.insert(expected.end(), widths.begin(), widths.end());
  }
  const auto found = widths_of(shaper, GetParam().written);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1.6) << "glyph " << i;
}

const Line lines[] = {
    {"Emscher", {"Emscher"}},
    {"אמשר", {"אמשר"}},
    {"Emscher אמשר", {"אמשר", " ", "Emscher"}},
    {"Rhein הריין Ruhr", {"Ruhr", " ", "הריין", " ", "Rhein"}},
    {"עד 1992", {"1992", " ", "עד"}},
    {"אמשר Emscher 1989", {"Emscher 1989", " ", "אמשר"}},
    {"1992, אמשר", {"אמשר", " ", ",", "1992"}},
    {"51.9\u00A0ק״מ", {"ק״מ", "\u00A0", "51.9"}},
    {"קובץ emscher.gpkg נפתח", {"נפתח", " ", "emscher.gpkg", " ", "קובץ"}},
    {"דורטמונד (Dortmund)", {"(", "Dortmund", ")", " ", "דורטמונד"}},
    {"75 % מהנהר", {"מהנהר", " ", "%", " ", "75"}},
    {"Ctrl+S שמירה", {"שמירה", " ", "Ctrl+S"}},
    {"ב-1.9.2022", {"1.9.2022", "-", "ב"}},
    {"Emscher (1992)", {"Emscher (1992)"}},
};
INSTANTIATE_TEST_SUITE_P(Lines, MixedDirections, testing::ValuesIn(lines));

TEST(Shaper, KnowsTextsThatRunFromTheRight) {
  for (const char* text : {"נהר", "1950: נהר", "«نهر»", "Emscher – נהר", "(נהר)"})
    EXPECT_TRUE(runs_from_right(text)) << text;
  for (const char* text : {"River", "„Fluss“", "Öffnung", "река", "川", "1950", "", "ﬁn", "…"})
    EXPECT_FALSE(runs_from_right(text)) << text;
}

TEST(Shaper, LinesThatWrapFromTheRightBeginWithTheFirstWord) {
  Shaper shaper;
  const TextStyle style{.size_px = 20};
  const auto wrapped = shaper.shape_lines("Emscher הוא נהר באזור הרוהר שבגרמניה", style, 120);
  ASSERT_GT(wrapped.size(), 1U);
  const auto first = widths_of(shaper, "Emscher");
  ASSERT_GE(wrapped[0].glyphs.size(), first.size());
  const auto tail = wrapped[0].glyphs.size() - first.size();
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_NEAR(wrapped[0].glyphs[tail + i].advance, first[i] * 20 / 32, 0.6) << "the Latin name stands at the right";
}

}  // namespace
}  // namespace eb::text
