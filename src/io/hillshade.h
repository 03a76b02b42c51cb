#pragma once
// Relief shading of an elevation grid.
#include <cstdint>
#include <span>
#include <vector>

namespace eb::io {

struct ElevationGrid {
  std::span<const float> elevation_m;  // row 0 = north, NaN = no data
  int width = 0, height = 0;
  double cell_width_m = 1, cell_height_m = 1;
};

// One grey value a cell, lit from the north-west half of the sky; flat ground is a light grey (180). Gentle country
// is exaggerated until its relief can be seen. Cells without data get 0.
std::vector<std::uint8_t> hillshade(const ElevationGrid& grid);

}  // namespace eb::io
