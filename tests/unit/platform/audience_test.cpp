// Monitors as values, and the audience window nobody sees.
#include <glad/gl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/graphics_context.h"
#include "platform/texture_blit.h"

namespace eb::platform {
namespace {

using testing::ElementsAre;

Monitor monitor(const std::string& name, int x, int width, int height, bool is_primary = false) {
  Monitor made;
  made.name = name;
  made.x = x;
  made.width = width;
  made.height = height;
  made.is_primary = is_primary;
  return made;
}

std::vector<std::string> names(const Monitors& monitors) {
  std::vector<std::string> found;
  for (const auto& one : monitors) found.push_back(one.name);
  return found;
}

TEST(Monitors, EqualNamesGetANumber) {
  Monitors monitors{monitor("Epson", 0, 800, 600), monitor("LG", 800, 800, 600), monitor("Epson", 1600, 800, 600)};
  make_names_unique(monitors);
  EXPECT_THAT(names(monitors), ElementsAre("Epson", "LG", "Epson 2"));
}

TEST(Monitors, AMirroredProjectorIsNoScreenOfItsOwn) {
  // The projector shows the upper left part of the laptop.
  EXPECT_THAT(names(without_mirrors({monitor("HDMI-1", 0, 1024, 768), monitor("eDP-1", 0, 1920, 1080, true)})),
              ElementsAre("eDP-1"));
  EXPECT_THAT(names(without_mirrors({monitor("eDP-1", 0, 1920, 1080, true), monitor("HDMI-1", 1920, 1024, 768)})),
              ElementsAre("eDP-1", "HDMI-1"));
}

TEST(Fitted, KeepsTheShapeInTheMiddle) {
  EXPECT_EQ(fitted(1920, 1080, 1920, 1080), (FittedBox{0, 0, 1920, 1080}));
  EXPECT_EQ(fitted(400, 300, 1920, 1080), (FittedBox{240, 0, 1440, 1080}));
  EXPECT_EQ(fitted(1920, 1080, 1024, 768), (FittedBox{0, 96, 1024, 576}));
  EXPECT_EQ(fitted(3840, 2160, 1280, 720), (FittedBox{0, 0, 1280, 720}));
}

TEST(OffscreenAudience, ShowsATextureRightSideUpAndBlackWithoutOne) {
  auto context = open_offscreen(64, 32);
  ASSERT_TRUE(context) << core::to_text(context.error());
  ASSERT_EQ((*context)->monitors().size(), 1U);
  EXPECT_EQ((*context)->monitors().front().name, (*context)->monitor());
  // Two rows: OpenGL's first is the lower one.
  const std::vector<std::uint8_t> rgba{10, 20, 30, 255, 10, 20, 30, 255, 200, 100, 50, 255, 200, 100, 50, 255};
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 2, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  {
    auto hall = (*context)->open_audience(monitor("hall", 0, 8, 4), "hall");
    ASSERT_TRUE(hall) << core::to_text(hall.error());
    EXPECT_EQ((*hall)->width_px(), 8);
    const auto at = [](const WindowPicture& picture, int x, int y) {
      const auto first = picture.rgba.begin() + (y * picture.width + x) * 4;
      return std::vector<int>{first[0], first[1], first[2]};
    };
    const auto shown = (*hall)->read({texture, 2, 2});
    ASSERT_EQ(shown.rgba.size(), 8U * 4U * 4U);
    EXPECT_THAT(at(shown, 4, 0), ElementsAre(200, 100, 50));  // the top
    EXPECT_THAT(at(shown, 4, 3), ElementsAre(10, 20, 30));
    EXPECT_THAT(at(shown, 0, 0), ElementsAre(0, 0, 0));  // beside the picture
    EXPECT_THAT(at((*hall)->read({}), 4, 0), ElementsAre(0, 0, 0));
    (*hall)->move_to(monitor("other", 0, 4, 4));
    EXPECT_EQ((*hall)->width_px(), 4);
    EXPECT_THAT(at((*hall)->read({texture, 2, 2}), 0, 0), ElementsAre(200, 100, 50));
  }
  glDeleteTextures(1, &texture);
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

}  // namespace
}  // namespace eb::platform
