// Words for the last row of a hall: large enough, whole, clear of everything, in one or two languages and any
// direction.
#include "scene/stage_caption.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scene/furniture.h"

namespace eb::scene {
namespace {

const CaptionWords english{"An open sewer for half a century",
                           "Mining let the ground sink, so the river itself became the sewer of five million people."};
const CaptionWords german{"Ein halbes Jahrhundert lang ein offener Schmutzwasserlauf",
                          "Der Bergbau ließ den Boden sinken: So wurde der Fluss selbst zum Abwasserkanal von fünf "
                          "Millionen Menschen, begradigt und in Beton gefasst."};

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text + " ";
  return out;
}

std::size_t glyphs_of(const CaptionBlock& block) {
  std::size_t count = 0;
  for (const auto& line : block.lines) count += line.text.glyphs.size();
  return count;
}

void expect_large_enough(const CaptionBlock& block, float height) {
  for (const auto& line : block.lines) {
    EXPECT_GE(line.size_px, (line.is_large ? least_caption_share : least_text_share) * height);
  }
}

TEST(StageCaption, LettersKeepTheirSizeHoweverLongTheTextIs) {
  text::Shaper shaper;
  for (const int times : {1, 2, 5}) {
    const StageCaption caption{{{repeated(english.caption, times), repeated(english.text, times)},
                                {repeated(german.caption, times), repeated(german.text, times)}},
                               1};
    for (const auto& [height, width] : {std::pair{1080.0F, 1100.0F}, {2160.0F, 2200.0F}, {768.0F, 520.0F}}) {
      const auto block = measure_caption(caption, height, width, 0.26F * height, shaper);
      expect_large_enough(block, height);
      EXPECT_LE(block.width, width + 0.5F);
      for (const auto& line : block.lines) {
        EXPECT_GE(line.baseline - line.text.ascent, -0.3F * line.size_px);
        EXPECT_LE(line.baseline, block.height);
      }
    }
  }
}

TEST(StageCaption, NoLetterIsLost) {
  text::Shaper shaper;
  const StageCaption caption{{german}, 1};
  const auto wide = measure_caption(caption, 1080, 6000, 1080, shaper);
  const auto narrow = measure_caption(caption, 1080, 500, 10, shaper);
  ASSERT_EQ(wide.lines.size(), 2U);
  EXPECT_GT(narrow.lines.size(), 5U);
  // At most the space where a line breaks is not drawn.
  EXPECT_GE(glyphs_of(narrow) + narrow.lines.size(), glyphs_of(wide));
}

TEST(StageCaption, LinesOfAParagraphAreAboutAsLong) {
  text::Shaper shaper;
  const StageCaption caption{{{german.caption, ""}}, 1};
  const auto block = measure_caption(caption, 1080, 1150, 1080, shaper);
  ASSERT_EQ(block.lines.size(), 2U);
  EXPECT_GT(std::min(block.lines[0].text.width, block.lines[1].text.width), 0.55F * block.width);
}

TEST(StageCaption, TheSecondLanguageIsSmallerAndBelow) {
  text::Shaper shaper;
  const auto block = measure_caption({{english, german}, 1}, 1080, 1200, 1080, shaper);
  const auto first_of = [&](bool large, bool second) {
    const auto found = std::ranges::find_if(
        block.lines, [&](const auto& line) { return line.is_large == large && line.is_second == second; });
    EXPECT_NE(found, block.lines.end());
    return *found;
  };
  EXPECT_GT(first_of(true, false).size_px, first_of(true, true).size_px);
  EXPECT_GT(first_of(false, false).size_px, first_of(false, true).size_px);
  EXPECT_LT(first_of(false, false).baseline, first_of(true, true).baseline);
}

}  // namespace
}  // namespace eb::scene
