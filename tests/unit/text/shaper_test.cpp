#include "text/shaper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "text/glyph_atlas.h"

namespace eb::text {
namespace {

TextStyle plain(float size = 20) {
  TextStyle style;
  style.size_px = size;
  return style;
}

bool has_cjk_font(Shaper& shaper) {
  return !shaper.shape("川", plain()).has_missing_glyphs;
}

TEST(Shaper, ShapesTheScriptsOfTheProgram) {
  Shaper shaper;
  for (const char* text : {"Mülheim an der Ruhr", "Oberhausen-Süd", "Łódź, żółć", "’s-Hertogenbosch", "אמשר"}) {
    const ShapedText& shaped = shaper.shape(text, plain());
    EXPECT_FALSE(shaped.has_missing_glyphs) << text;
    EXPECT_GT(shaped.width, 20) << text;
    EXPECT_GT(shaped.ink_right, shaped.ink_left) << text;
  }
}

TEST(Shaper, ShapesJapaneseWhereAFontIsInstalled) {
  Shaper shaper;
  if (!has_cjk_font(shaper)) GTEST_SKIP() << "no CJK font installed (fonts-noto-cjk)";
  EXPECT_GE(shaper.shape("エムシャー川", plain()).glyphs.size(), 6U);
}

TEST(Shaper, FlagsGlyphsNoFontHas) {
  Shaper shaper;
  EXPECT_TRUE(shaper.shape("\xF3\xB0\x80\x81", plain()).has_missing_glyphs);  // a private-use character
  EXPECT_FALSE(shaper.shape("Emscher", plain()).has_missing_glyphs);
}

TEST(Shaper, SurvivesBytesThatAreNoText) {
  Shaper shaper;
  EXPECT_GT(shaper.shape("Em\xFF\xC3scher", plain()).width, 0);
  EXPECT_EQ(shaper.shape("", plain()).glyphs.size(), 0U);
}

TEST(Shaper, PutsHebrewInVisualOrder) {
  Shaper shaper;
  // Logical order alef, bet: on screen alef stands right of bet.
  const std::uint32_t alef = shaper.shape("א", plain()).glyphs.front().image;
  const ShapedText& word = shaper.shape("אב", plain());
  ASSERT_EQ(word.glyphs.size(), 2U);
  EXPECT_LT(word.glyphs[0].x, word.glyphs[1].x);
  const auto width_of = [&](std::uint32_t image) { return shaper.image(image).width; };
  EXPECT_NEAR(width_of(word.glyphs[1].image), width_of(alef), 1);
  EXPECT_NE(shaper.shape("אב", plain()).glyphs[0].advance, shaper.shape("בא", plain()).glyphs[0].advance);
}

TEST(Shaper, KeepsNumbersInHebrewReadable) {
  Shaper shaper;
  const ShapedText& mixed = shaper.shape("נחל 12", plain());
  // The number stands left of the word, its digits still in reading order.
  const float one = shaper.shape("1", plain()).glyphs.front().advance;
  ASSERT_GE(mixed.glyphs.size(), 3U);
  EXPECT_FLOAT_EQ(mixed.glyphs[0].advance, one);
}

TEST(Shaper, GlyphsRunFromLeftToRight) {
  Shaper shaper;
  for (const char* text : {"Boye und Berne", "אמשר 2022 km"}) {
    const auto& glyphs = shaper.shape(text, plain()).glyphs;
    EXPECT_TRUE(std::ranges::is_sorted(glyphs, {}, &PlacedGlyph::x)) << text;
  }
}

TEST(Shaper, TabularFiguresAreEquallyWide) {
  Shaper shaper;
  TextStyle style = plain(48);
  style.tabular_figures = true;
  std::set<float> widths;
  for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    widths.insert(shaper.shape(digit, style).width);
  }
  EXPECT_EQ(widths.size(), 1U);
  EXPECT_EQ(shaper.shape("1.11.1911", style).width, shaper.shape("8.08.2022", style).width);
}

TEST(Shaper, LetterSpacingWidensByTheClusters) {
  Shaper shaper;
  TextStyle spaced = plain();
  spaced.letter_spacing_em = 0.2F;
  const float gained = shaper.shape("Rhein", spaced).width - shaper.shape("Rhein", plain()).width;
  EXPECT_GE(gained, 4 * 0.2F * 20 - 0.5F);  // four gaps inside, at most one more at the ends
  EXPECT_LE(gained, 5 * 0.2F * 20 + 0.5F);
}

TEST(Shaper, ItalicAndBoldAreOtherGlyphs) {
  Shaper shaper;
  TextStyle italic = plain(), bold = plain();
  italic.italic = true;
  bold.weight = Weight::Bold;
  const float regular_width = shaper.shape("Emscher", plain()).width;
  EXPECT_NE(shaper.shape("Emscher", plain()).glyphs[0].image, shaper.shape("Emscher", italic).glyphs[0].image);
  EXPECT_GT(shaper.shape("Emscher", bold).width, regular_width);
}

TEST(Shaper, MetricsScaleWithTheSize) {
  Shaper shaper;  // hinted metrics would jump with the size
  const float small = shaper.shape("Wasserkreuz", plain(10)).width;
  EXPECT_NEAR(shaper.shape("Wasserkreuz", plain(40)).width, 4 * small, 0.2F);
}

TEST(Shaper, EqualTextIsEqualEverywhere) {
  Shaper one, two;
  two.shape("something else first", plain());
  const ShapedText a = one.shape("Emscher", plain()), b = two.shape("Emscher", plain());
  ASSERT_EQ(a.glyphs.size(), b.glyphs.size());
  EXPECT_EQ(a.width, b.width);
  for (std::size_t i = 0; i < a.glyphs.size(); ++i) EXPECT_EQ(a.glyphs[i].x, b.glyphs[i].x);
}

TEST(Shaper, HaloReachesBeyondTheGlyph) {
  Shaper shaper;
  TextStyle style = plain();
  style.halo_px = 3;
  const GlyphImage& image = shaper.image(shaper.shape("l", style).glyphs[0].image);
  const AtlasView atlas = shaper.atlas();
  int glyph = 0, halo = 0, glyph_outside_halo = 0;
  for (int y = static_cast<int>(image.v0); y < static_cast<int>(image.v1); ++y) {
    for (int x = static_cast<int>(image.u0); x < static_cast<int>(image.u1); ++x) {
      const auto at = static_cast<std::size_t>(2 * (y * atlas.width + x));
      glyph += atlas.pixels[at] > 127 ? 1 : 0;
      halo += atlas.pixels[at + 1] > 127 ? 1 : 0;
      glyph_outside_halo += atlas.pixels[at] > atlas.pixels[at + 1] + 2 ? 1 : 0;
    }
  }
  EXPECT_GT(glyph, 10);
  EXPECT_GT(halo, 2 * glyph);
  EXPECT_EQ(glyph_outside_halo, 0);
}

TEST(Shaper, BreaksLinesAndLongWords) {
  Shaper shaper;
  const auto lines =
      shaper.shape_lines("River course © OpenStreetMap contributors · Emschergenossenschaft", plain(), 150);
  EXPECT_GE(lines.size(), 4U);
  for (const auto& line : lines) EXPECT_LE(line.width, 150.5F);
  for (const auto& line : shaper.shape_lines("Donaudampfschifffahrtsgesellschaft", plain(), 60)) {
    EXPECT_LE(line.width, 60.5F);
  }
}

TEST(Shaper, AtlasGrowsThenStartsAnew) {
  Shaper shaper{1024};
  const std::uint64_t before = shaper.atlas().revision;
  shaper.shape("Emscher", plain());
  EXPECT_GT(shaper.atlas().revision, before);
  const std::uint64_t again = shaper.atlas().revision;
  shaper.shape("Emscher", plain());
  EXPECT_EQ(shaper.atlas().revision, again);  // nothing new, nothing uploaded
  for (int size = 40; size < 140; size += 2) shaper.shape("Gelsenkirchen", plain(static_cast<float>(size)));
  shaper.end_frame();
  const ShapedText& text = shaper.shape("Emscher", plain());
  EXPECT_GT(shaper.image(text.glyphs[0].image).width, 0);
  EXPECT_LE(shaper.atlas().width, 1024);
}

TEST(GlyphAtlas, KeepsPlacesAndPixelsWhileGrowing) {
  GlyphAtlas atlas{64, 256};
  const auto first = atlas.add(20, 20);
  ASSERT_TRUE(first);
  atlas.put(*first, 3, 4, 200, 250);
  while (atlas.size_px() == 64) ASSERT_TRUE(atlas.add(30, 30));
  const auto at = static_cast<std::size_t>(2 * ((first->y + 4) * atlas.size_px() + first->x + 3));
  EXPECT_EQ(atlas.pixels()[at], 200);
  EXPECT_EQ(atlas.pixels()[at + 1], 250);
}

TEST(GlyphAtlas, NeverOverlapsAndStopsAtItsLimit) {
  GlyphAtlas atlas{64, 128};
  std::vector<char> taken(128 * 128, 0);
  int count = 0;
  while (const auto spot = atlas.add(11 + count % 7, 9 + count % 5)) {
    for (int y = -1; y <= 9 + count % 5; ++y) {
      for (int x = -1; x <= 11 + count % 7; ++x) {
        const int px = spot->x + x, py = spot->y + y;
        ASSERT_TRUE(px >= 0 && py >= 0 && px < 128 && py < 128);
        EXPECT_EQ(taken[static_cast<std::size_t>(py * 128 + px)]++, 0);
      }
    }
    ++count;
  }
  EXPECT_GT(count, 40);
  atlas.clear();
  EXPECT_EQ(atlas.size_px(), 64);
}

}  // namespace
}  // namespace eb::text
