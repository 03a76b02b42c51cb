// The measure itself: what it lets pass and what it finds, on pictures made for it.
#include "support/image_compare.h"

#include <gtest/gtest.h>

namespace eb::test {
namespace {

constexpr int width = 320, height = 192;

io::PngImage plain(std::uint8_t grey) {
  io::PngImage image{width, height, std::vector<std::uint8_t>(std::size_t{width} * height * 4, grey)};
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
  return image;
}

void fill(io::PngImage& image, int x0, int y0, int side_x, int side_y, std::uint8_t grey) {
  for (int y = y0; y < y0 + side_y; ++y) {
    for (int x = x0; x < x0 + side_x; ++x) {
      for (int c = 0; c < 3; ++c) image.rgba[static_cast<std::size_t>((y * width + x) * 4 + c)] = grey;
    }
  }
}

bool accepted(const io::PngImage& a, const io::PngImage& b, const Tolerance& tolerance) {
  return is_within(compare(a, b, tolerance), tolerance);
}

TEST(ImageCompare, EqualPicturesAreEqual) {
  const auto difference = compare(plain(40), plain(40), without_text);
  EXPECT_EQ(difference.share, 0);
  EXPECT_EQ(difference.worst_block, 0);
}

TEST(ImageCompare, LetsAnInvisibleShadeAndASinglePixelPass) {
  EXPECT_TRUE(accepted(plain(40), plain(43), without_text));
  auto dotted = plain(40);
  fill(dotted, 100, 100, 1, 1, 255);
  EXPECT_TRUE(accepted(plain(40), dotted, without_text));
}

TEST(ImageCompare, FindsAVeilOverEverything) {
  EXPECT_FALSE(accepted(plain(40), plain(55), without_text));
  EXPECT_FALSE(accepted(plain(40), plain(55), with_text));
}

TEST(ImageCompare, FindsASmallThingAndSaysWhere) {
  auto with_symbol = plain(40);
  fill(with_symbol, 200, 100, 12, 12, 220);
  const auto difference = compare(plain(40), with_symbol, without_text);
  EXPECT_FALSE(is_within(difference, without_text));
  EXPECT_NEAR(difference.worst_x, 206, 16);
  EXPECT_NEAR(difference.worst_y, 106, 16);
}

TEST(ImageCompare, AnotherSizeIsAnotherPicture) {
  io::PngImage smaller{width, height / 2, {}};
  smaller.rgba.resize(std::size_t{width} * height * 2);
  EXPECT_FALSE(accepted(plain(0), smaller, with_text));
}

TEST(ImageCompare, ShrinkingForgivesTheEdgesOfLetters) {
  auto sharp = plain(40);
  auto soft = plain(40);
  for (int x = 40; x < 280; x += 8) {
    fill(sharp, x, 60, 2, 12, 200);
    fill(soft, x, 60, 1, 12, 190);  // the same stem, hinted another way
    fill(soft, x + 1, 60, 1, 12, 170);
    fill(soft, x + 2, 60, 1, 12, 70);
  }
  EXPECT_TRUE(accepted(sharp, soft, with_text));
  EXPECT_FALSE(accepted(sharp, soft, without_text));
}

}  // namespace
}  // namespace eb::test
