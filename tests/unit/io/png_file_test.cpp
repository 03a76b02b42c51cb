#include "io/png_file.h"

#include <gtest/gtest.h>

#include "core/atomic_file.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

class PngTest : public ReaderTest {};

const std::vector<std::uint8_t> two_pixels{255, 0, 0, 255, 1, 2, 3, 255};

TEST_F(PngTest, PixelsComeBack) {
  const auto path = m_folder / "a.png";
  ASSERT_TRUE(write_png(path, 2, 1, two_pixels));
  const auto image = read_png(path);
  ASSERT_TRUE(image) << core::to_text(image.error());
  EXPECT_EQ(image->width, 2);
  EXPECT_EQ(image->rgba, two_pixels);
}

TEST_F(PngTest, SamePixelsSameBytes) {
  ASSERT_TRUE(write_png(m_folder / "a.png", 2, 1, two_pixels));
  ASSERT_TRUE(write_png(m_folder / "b.png", 2, 1, two_pixels));
  EXPECT_EQ(*core::read_file(m_folder / "a.png"), *core::read_file(m_folder / "b.png"));
}

TEST_F(PngTest, WrongSizesAndBrokenFilesAreErrors) {
  EXPECT_FALSE(write_png(m_folder / "a.png", 3, 1, two_pixels));
  EXPECT_FALSE(std::filesystem::exists(m_folder / "a.png"));
  EXPECT_FALSE(read_png(write("broken.png", "\x89PNG\r\n\x1a\nrubbish")));
}

}  // namespace
}  // namespace eb::io
