#pragma once
// From the sizes of a style (points of a 1080-pixel-high picture) to pixels of this picture.
#include "model/style.h"
#include "session/camera.h"

namespace eb::scene {

struct MapScale {
  double pixels_per_point = 1;
  double home_metres_per_pixel = 0;  // of the opening view in a picture of this size; 0 = unknown

  // Lines grow gently as one comes closer and thin out as one leaves, so that the river stays the hero
  // without hiding its bends.
  [[nodiscard]] double line_growth(double metres_per_pixel) const;
  [[nodiscard]] float px(double points) const { return static_cast<float>(points * pixels_per_point); }
};

}  // namespace eb::scene
