// Pages on paper: texts wrap, flow on where a page ends, and none is lost.
#include "text/pdf_page.h"

#include <gmock/gmock.h>

#include "text/pdf_compaction.h"

namespace eb::text {
namespace {

TEST(PdfPage, TextFlowsOnWhereItsRoomEndsAndNothingIsLost) {
  PdfWriter pdf{"Title", "de"};
  pdf.new_page("One");
  std::string words;
  for (int i = 0; i < 300; ++i) words += "Wort" + std::to_string(i) + " ";
  const PageText style{.size = 10};
  const double whole = pdf.text_height(words, 200, style);
  std::string rest = words, read;
  double height = 0;
  for (int page = 0; page < 50 && !rest.empty(); ++page) {
    const std::string before = rest;
    std::string left;
    const double used = pdf.text_until(50, 100, 200, 300, before, style, left);
    EXPECT_LE(used, 200);
    height += used;
    ASSERT_TRUE(before.ends_with(left));
    read += before.substr(0, before.size() - left.size());
    rest = left;
  }
  EXPECT_EQ(read, words);
  EXPECT_NEAR(height, whole, 1);
}

TEST(PdfPage, AnEllipsisKeepsALineShort) {
  PdfWriter pdf{"Title", "en"};
  pdf.new_page("One");
  PageText style{.size = 10, .most_lines = 1};
  EXPECT_NEAR(pdf.text_height(std::string(400, 'x'), 100, style), 13, 1.5);
  EXPECT_GT(pdf.text_width("wide words", style), pdf.text_width("wide", style));
}

TEST(PdfPage, EveryScriptBringsItsFontAlong) {
  const auto size_of = [](const char* words) {
    PdfWriter pdf{"Title", "en"};
    pdf.new_page("One");
    pdf.text(50, 50, 300, words, {});
    const auto bytes = pdf.finish();
    EXPECT_TRUE(bytes);
    EXPECT_TRUE(bytes->starts_with("%PDF-"));
    return bytes->size();
  };
  const auto nothing = size_of("");
  EXPECT_GT(size_of("Świętochłowice"), nothing + 500);  // the outlines of its letters
  EXPECT_GT(size_of("נחל הירקון"), nothing + 500);
}

// What stands on a page counts, not what its font holds: the outlines of a letter take some 250 bytes.
TEST(PdfPage, JapaneseTakesTheRoomOfItsLetters) {
  PdfWriter pdf{"Title", "ja"};
  pdf.new_page("One");
  const std::string words =
      "エムシャー川の再生：下水の川から、生きものの戻る川へ。午前九時に集合、見学は約四十分。"
      "①②③→●〜「旧」水路、新しい河口、浄水場、地下の下水管、遊歩道、運河、堤防、湖、橋";
  pdf.text(50, 50, 300, words, {});
  pdf.text(50, 250, 300, words, {.semibold = true});
  const auto bytes = pdf.finish();
  ASSERT_TRUE(bytes);
  EXPECT_GT(bytes->size(), 15'000U);
  EXPECT_LT(bytes->size(), 70'000U);
}

TEST(PdfPage, APictureOfFewColoursIsSmall) {
  const auto size_with = [](std::uint32_t colors) {
    std::vector<std::uint8_t> rgba;
    std::uint32_t random = 1;
    for (int i = 0; i < 200 * 100; ++i) {
      random = random * 1664525 + 1013904223;
      const auto color = (random >> 8U) % colors * 7919;
      for (const unsigned shift : {0U, 8U, 4U}) rgba.push_back(static_cast<std::uint8_t>(color >> shift));
      rgba.push_back(255);
    }
    PdfWriter pdf{"Title", "en"};
    pdf.new_page("One");
    pdf.picture({10, 10, 200, 100}, {200, 100, rgba});
    return pdf.finish()->size();
  };
  EXPECT_LT(size_with(200), 24'000U);  // a byte a pixel
  EXPECT_GT(size_with(2000), 24'000U);
}

TEST(PdfPage, WhatIsNoPdfIsLeftAsItIs) {
  EXPECT_EQ(compacted_pdf("no PDF"), "no PDF");
}

TEST(PdfPage, APictureFillsItsBox) {
  PdfWriter pdf{"Title", "en"};
  pdf.new_page("One");
  const std::vector<std::uint8_t> rgba(4 * 64 * 32, 120);
  pdf.picture({10, 10, 100, 50}, {64, 32, rgba}, 4);
  pdf.picture({10, 10, 100, 50}, {0, 0, {}});
  EXPECT_TRUE(pdf.finish());
}

}  // namespace
}  // namespace eb::text
