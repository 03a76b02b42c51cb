// Where caret and selection stand in a line of mixed directions: beside the letter typed last, over the letters
// selected.
#include "ui/typed_line.h"

#include <gtest/gtest.h>

namespace eb::ui {
namespace {

using Spans = std::vector<std::pair<float, float>>;

// Every letter is ten wide.
TypedLine typed(std::u32string_view text, bool mirrored) {
  return {text, std::vector<float>(text.size(), 10.0F), mirrored};
}
Spans selected(const TypedLine& line, std::size_t from, std::size_t to) {
  Spans spans;
  for (const auto& span : line.selection(from, to)) spans.emplace_back(span.left, span.right);
  return spans;
}

TEST(TypedLine, LatinRunsFromTheLeft) {
  const auto line = typed(U"abc", false);
  EXPECT_EQ(line.caret(0), 0);
  EXPECT_EQ(line.caret(2), 20);
  EXPECT_EQ(line.caret(3), 30);
  EXPECT_EQ(selected(line, 1, 3), (Spans{{10, 30}}));
}

TEST(TypedLine, HebrewRunsFromTheRight) {
  const auto line = typed(U"שלום", true);
  EXPECT_EQ(line.caret(0), 40);
  EXPECT_EQ(line.caret(1), 30);
  EXPECT_EQ(line.caret(4), 0);
  EXPECT_EQ(selected(line, 0, 1), (Spans{{30, 40}}));
}

// "שלום 12" reads "12 םולש": behind the last digit a further one appears, on its right.
TEST(TypedLine, ANumberWithinHebrewGrowsToTheRight) {
  const auto line = typed(U"שלום 12", true);
  EXPECT_EQ(line.width(), 70);
  EXPECT_EQ(line.caret(7), 20) << "behind the 2";
  EXPECT_EQ(line.caret(6), 10) << "between 1 and 2";
  EXPECT_EQ(line.caret(5), 20) << "behind the space";
  EXPECT_EQ(line.caret(4), 30) << "behind the word";
  EXPECT_EQ(selected(line, 5, 6), (Spans{{0, 10}})) << "the 1";
  EXPECT_EQ(selected(line, 3, 6), (Spans{{0, 10}, {20, 40}}))
      << "the 1, then space and last letter; the 2 between them is not selected";
}

TEST(TypedLine, WhereTheNextLetterAppearsTheCaretStood) {
  for (const auto* text : {U"שלום", U"שלום 1", U"שלום 12", U"Nord שלום", U"ב־1989", U"שלום GPX"}) {
    for (const char32_t next : {U'7', U'ם', U'x'}) {
      const std::u32string before{text};
      const char32_t last = before.back();
      const bool is_of_a_kind = reading_order(std::u32string{last}, true).level[0] % 2 ==
                                reading_order(std::u32string{next}, true).level[0] % 2;
      if (!is_of_a_kind || (next == U'x' && last >= U'0' && last <= U'9') || (next == U'7' && last == U'X')) continue;
      const auto old_line = typed(before, true), new_line = typed(before + next, true);
      // The line hangs on its right edge.
      const float caret = old_line.width() - old_line.caret(before.size());
      const auto letter = new_line.selection(before.size(), before.size() + 1).front();
      const float left = new_line.width() - letter.left, right = new_line.width() - letter.right;
      EXPECT_TRUE(left == caret || right == caret) << static_cast<unsigned>(last) << " " << static_cast<unsigned>(next);
    }
  }
}

TEST(TypedLine, PointingFindsTheLetterThatIsSeen) {
  const auto line = typed(U"שלום 12", true);
  EXPECT_EQ(line.index_at(1), 5U) << "before the 1";
  EXPECT_EQ(line.index_at(9), 6U);
  EXPECT_EQ(line.index_at(19), 7U);
  EXPECT_EQ(line.index_at(69), 0U);
  EXPECT_EQ(line.index_at(61), 1U);
  for (std::size_t i = 0; i <= 4; ++i) EXPECT_EQ(line.index_at(line.caret(i)), i);
}

TEST(TypedLine, AnEmptyLineHasACaret) {
  const auto line = typed(U"", true);
  EXPECT_EQ(line.caret(0), 0);
  EXPECT_EQ(line.width(), 0);
  EXPECT_TRUE(line.selection(0, 0).empty());
  EXPECT_EQ(line.index_at(5), 0U);
}

}  // namespace
}  // namespace eb::ui
