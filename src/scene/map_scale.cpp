#include "scene/map_scale.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {

double MapScale::line_growth(double metres_per_pixel) const {
  if (home_metres_per_pixel <= 0 || metres_per_pixel <= 0) return 1;
  return std::clamp(std::pow(home_metres_per_pixel / metres_per_pixel, 0.28), 0.45, 2.6);
}

}  // namespace eb::scene
