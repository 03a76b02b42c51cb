// Several frames in one picture: each clears and draws its own part only.
#include <array>

#include "render_fixture.h"

namespace eb::render {
namespace {

constexpr core::Color red{255, 0, 0, 255}, blue{0, 0, 255, 255};

class ClipTest : public RenderTest {
 protected:
  // Left of `divider` on red ground, right of it on blue; both with the items of `frame`.
  std::array<Frame, 2> halves(int divider) {
    std::array<Frame, 2> frames{frame, frame};
    frames[0].clip = PixelRect{0, 0, divider, size};
    frames[0].background = red;
    frames[1].clip = PixelRect{divider, 0, size - divider, size};
    frames[1].background = blue;
    return frames;
  }
};

TEST_F(ClipTest, EachFrameClearsItsOwnPart) {
  const auto pixels = renderer().draw_to_pixels(halves(70));
  for (const int y : {0, 100, size - 1}) {
    EXPECT_EQ(at(pixels, 0, y), (Rgb{255, 0, 0}));
    EXPECT_EQ(at(pixels, 69, y), (Rgb{255, 0, 0}));
    EXPECT_EQ(at(pixels, 70, y), (Rgb{0, 0, 255}));
    EXPECT_EQ(at(pixels, size - 1, y), (Rgb{0, 0, 255}));
  }
}

// Sheets (opacity) clear and lay over only what is theirs: also the line that reaches from half to half.
TEST_F(ClipTest, TwoClippedFramesOfOneMapAreTheWholeMap) {
  add_lines({segment(20, 100, 180, 100)}, white(12));
  add_lines({segment(100, 20, 60, 180)}, white(20), 0.5F);
  frame.overlay.add(Disc{100, 60, 30, {0, 255, 0, 255}, {}, 0});
  const auto whole = draw();
  for (const int divider : {0, 1, 70, 100, 199, 200}) {
    auto frames = halves(divider);
    for (auto& half : frames) half.background = frame.background;
    EXPECT_EQ(renderer().draw_to_pixels(frames).rgba, whole.rgba) << divider;
  }
}

TEST_F(ClipTest, TopAndBottomAreNotMixedUp) {
  frame.clip = PixelRect{0, 0, size, 30};
  auto above = frame;
  above.background = red;
  auto below = frame;
  below.clip = PixelRect{0, 30, size, size - 30};
  below.background = blue;
  const auto pixels = renderer().draw_to_pixels(std::array{above, below});
  EXPECT_EQ(at(pixels, 100, 29), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, 100, 30), (Rgb{0, 0, 255}));
}

TEST_F(ClipTest, AClipBeyondThePictureIsKeptInside) {
  frame.clip = PixelRect{-50, -50, 10 * size, 10 * size};
  frame.background = red;
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 0, 0), (Rgb{255, 0, 0}));
  EXPECT_EQ(at(pixels, size - 1, size - 1), (Rgb{255, 0, 0}));
}

}  // namespace
}  // namespace eb::render
