// A picture that stays on the card and comes over the one before.
#include "render/cross_fade.h"

#include "render_fixture.h"

namespace eb::render {
namespace {

class CrossFading : public RenderTest {
 protected:
  void SetUp() override {
    RenderTest::SetUp();
    auto made = CrossFade::create(EB_SOURCE_DIR "/shaders");
    ASSERT_TRUE(made) << core::to_text(made.error());
    fade = *std::move(made);
  }
  void TearDown() override {
    fade.reset();
    RenderTest::TearDown();
  }
  void draw(core::Color color, double share) {
    frame.background = color;
    const auto target = fade->begin(frame.view.width_px, frame.view.height_px);
    ASSERT_NE(target, 0U);
    renderer().draw(frame, target);
    fade->show(share);
  }
  Rgb shown() {
    const auto pixels = fade->read(renderer());
    return pixels.rgba.empty() ? Rgb{-1, -1, -1} : at(pixels, pixels.width / 2, pixels.height / 2);
  }

  std::unique_ptr<CrossFade> fade;
  static constexpr core::Color red{200, 0, 0, 255}, blue{0, 0, 200, 255};
};

TEST_F(CrossFading, ShowsNothingBeforeTheFirstPicture) {
  EXPECT_EQ(fade->texture(), 0U);
  EXPECT_TRUE(fade->read(renderer()).rgba.empty());
}

TEST_F(CrossFading, OnePictureComesOverTheOther) {
  draw(red, 1);
  EXPECT_EQ(shown(), (Rgb{200, 0, 0}));
  fade->keep();
  EXPECT_EQ(shown(), (Rgb{200, 0, 0}));
  draw(blue, 0);
  EXPECT_EQ(shown(), (Rgb{200, 0, 0}));
  fade->show(0.5);
  EXPECT_NEAR(shown().r, 100, 1);
  EXPECT_NEAR(shown().b, 100, 1);
  fade->show(1);
  EXPECT_EQ(shown(), (Rgb{0, 0, 200}));
}

TEST_F(CrossFading, AnInterruptedFadeGoesOnFromWhatWasSeen) {
  draw(red, 1);
  fade->keep();
  draw(blue, 0.5);
  fade->keep();
  EXPECT_NEAR(shown().r, 100, 1);
  draw({0, 200, 0, 255}, 0);
  EXPECT_NEAR(shown().r, 100, 1);
  EXPECT_NEAR(shown().b, 100, 1);
  EXPECT_NEAR(shown().g, 0, 1);
}

TEST_F(CrossFading, APictureOfAnotherSizeIsShownAtOnce) {
  draw(red, 1);
  fade->keep();
  frame.view.width_px = frame.view.height_px = size / 2;
  draw(blue, 0.25);
  EXPECT_EQ(shown(), (Rgb{0, 0, 200}));
  EXPECT_EQ(fade->width(), size / 2);
}

TEST_F(CrossFading, ASizeThatTheCardRefusesLeavesThePicture) {
  draw(red, 1);
  EXPECT_EQ(fade->begin(1 << 20, 1 << 20), 0U);
  EXPECT_EQ(shown(), (Rgb{200, 0, 0}));
  EXPECT_EQ(fade->width(), size);
  (void)renderer().take_gl_errors();  // of the card
}

}  // namespace
}  // namespace eb::render
