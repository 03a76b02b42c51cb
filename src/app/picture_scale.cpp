#include "app/picture_scale.h"

#include <algorithm>

namespace eb::app {

double picture_scale(int width_px, int height_px) {
  return std::min(height_px / 1080.0, width_px / 1600.0);
}

double window_map_scale(int width_px, int height_px, double content_scale, double chosen) {
  constexpr double least_to_read = 0.75, most_of_picture = 2;
  const double of_picture = picture_scale(width_px, height_px);
  const double readable = least_to_read * content_scale;
  const double most = std::max(readable, most_of_picture * of_picture);
  return std::max(of_picture, std::min(readable * chosen, most));
}

}  // namespace eb::app
