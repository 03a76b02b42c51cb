#include "app/picture_scale.h"

#include <gtest/gtest.h>

namespace eb::app {
namespace {

TEST(WindowMapScale, WithoutAChoiceIsThatOfThePicture) {
  EXPECT_DOUBLE_EQ(window_map_scale(1920, 1080, 1, 1), 1);
  EXPECT_DOUBLE_EQ(window_map_scale(3840, 2160, 1, 1), 2);
  EXPECT_DOUBLE_EQ(window_map_scale(1280, 720, 1, 1), 0.75) << "small windows stay readable";
  EXPECT_DOUBLE_EQ(window_map_scale(1280, 720, 2, 1), 1.5) << "also on a dense screen";
}

TEST(WindowMapScale, AChoiceDoesNotMultiplyWhatALargeScreenEnlargesAlready) {
  EXPECT_DOUBLE_EQ(window_map_scale(3840, 2160, 1, 2), 2);
  EXPECT_DOUBLE_EQ(window_map_scale(1920, 1080, 1, 2), 1.5);
  EXPECT_DOUBLE_EQ(window_map_scale(3840, 2160, 1, 4), 3);
}

TEST(WindowMapScale, IsAtMostWhatThePictureBears) {
  EXPECT_DOUBLE_EQ(window_map_scale(1440, 900, 1, 4), 2 * picture_scale(1440, 900));
  double last = 0;
  for (double chosen = 1; chosen <= 4; chosen += 0.25) {
    const double scale = window_map_scale(1920, 1080, 1, chosen);
    EXPECT_GE(scale, last) << "more is never smaller";
    last = scale;
  }
  EXPECT_DOUBLE_EQ(last, 2);
}

}  // namespace
}  // namespace eb::app
