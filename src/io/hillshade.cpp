#include "io/hillshade.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace eb::io {
namespace {

struct Gradient {
  double east = 0, north = 0;  // rise over run
};

// Horn (1981), "Hill shading and the reflectance map", eq. for the 3 x 3 neighbourhood. Neighbours without
// data take the height of the cell itself.
Gradient gradient_at(const ElevationGrid& grid, int x, int y) {
  const auto at = [&](int column, int row) {
    const int cx = std::clamp(column, 0, grid.width - 1), cy = std::clamp(row, 0, grid.height - 1);
    return grid.elevation_m[static_cast<std::size_t>(cy) * static_cast<std::size_t>(grid.width) +
                            static_cast<std::size_t>(cx)];
  };
  const double here = at(x, y);
  const auto height = [&](int dx, int dy) {
    const double value = at(x + dx, y + dy);
    return std::isnan(value) ? here : value;
  };
  const double west = height(-1, -1) + 2 * height(-1, 0) + height(-1, 1);
  const double east = height(1, -1) + 2 * height(1, 0) + height(1, 1);
  const double north = height(-1, -1) + 2 * height(0, -1) + height(1, -1);
  const double south = height(-1, 1) + 2 * height(0, 1) + height(1, 1);
  return {(east - west) / (8 * grid.cell_width_m), (north - south) / (8 * grid.cell_height_m)};
}

// Steep enough to be seen: the 90th percentile of the slopes becomes about 20 degrees, never flattened.
double exaggeration(const std::vector<Gradient>& gradients) {
  constexpr double wanted_slope = 0.36, most = 40.0;
  std::vector<double> slopes;
  const std::size_t step = std::max<std::size_t>(1, gradients.size() / 20'000);
  for (std::size_t i = 0; i < gradients.size(); i += step)
    if (const double slope = std::hypot(gradients[i].east, gradients[i].north); std::isfinite(slope))
      slopes.push_back(slope);
  if (slopes.empty()) return 1.0;
  const auto place = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() * 9 / 10);
  std::nth_element(slopes.begin(), place, slopes.end());
  const double steep = slopes[slopes.size() * 9 / 10];
  return steep > 0 ? std::clamp(wanted_slope / steep, 1.0, most) : 1.0;
}

// Mark (1992), "Multidirectional, oblique-weighted, shaded-relief image", USGS Open-File Report 92-422: four
// lights at 30 degrees, each weighted by the square of the sine of aspect minus its azimuth.
double lightness(Gradient slope) {
  constexpr std::array azimuths_deg{225.0, 270.0, 315.0, 360.0};
  constexpr double degree = 0.017453292519943295, sin_altitude = 0.5, cos_altitude = 0.8660254037844386;
  const double steepness = std::hypot(slope.east, slope.north), norm = std::sqrt(1 + steepness * steepness);
  if (steepness == 0) return sin_altitude;
  double light = 0, weights = 0;
  for (const double azimuth_deg : azimuths_deg) {
    const double azimuth = azimuth_deg * degree, to_east = std::sin(azimuth), to_north = std::cos(azimuth);
    const double lit = (sin_altitude - cos_altitude * (slope.east * to_east + slope.north * to_north)) / norm;
    // Aspect points downhill; the sine of its angle to the light is their cross product.
    const double across = (slope.east * to_north - slope.north * to_east) / steepness;
    const double weight = across * across;
    light += weight * std::max(0.0, lit);
    weights += weight;
  }
  return light / weights;
}

}  // namespace

std::vector<std::uint8_t> hillshade(const ElevationGrid& grid) {
  std::vector<Gradient> gradients;
  gradients.reserve(grid.elevation_m.size());
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x) gradients.push_back(gradient_at(grid, x, y));
  const double factor = exaggeration(gradients);
  constexpr double brightest = 360.0;  // flat ground (0.5) becomes 180
  std::vector<std::uint8_t> grey(gradients.size(), 0);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    if (std::isnan(grid.elevation_m[i])) continue;
    const double light = lightness({gradients[i].east * factor, gradients[i].north * factor});
    grey[i] = static_cast<std::uint8_t>(std::clamp(std::lround(light * brightest), 1L, 255L));
  }
  return grey;
}

}  // namespace eb::io
