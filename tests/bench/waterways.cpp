#include "waterways.h"

#include <numbers>

namespace eb::bench {

double WaterwayGenerator::uniform(double from, double to) {
  // std::uniform_real_distribution differs between libraries; the engine does not.
  constexpr double steps = 9007199254740992.0;  // 2^53
  return from + (to - from) * (static_cast<double>(m_random() >> 11U) / steps);
}

void WaterwayGenerator::start_river() {
  m_position = {uniform(ruhr_region.min_x, ruhr_region.max_x), uniform(ruhr_region.min_y, ruhr_region.max_y)};
  m_reaches_left = static_cast<int>(uniform(4, 40));
  m_down_valley_rad = uniform(0, 2 * std::numbers::pi);
  m_wavelength_m = uniform(250, 900);
  m_largest_bend_rad = uniform(0.3, 1.1);
  m_along_m = 0;
}

Reach WaterwayGenerator::next() {
  if (m_reaches_left == 0 || !ruhr_region.contains(m_position)) start_river();
  --m_reaches_left;
  Reach reach;
  for (geo::Vec2d& vertex : reach.vertices) {
    vertex = m_position;
    if (&vertex == &reach.vertices.back()) break;  // the next reach starts where this one ends
    // Sine-generated curve (Langbein & Leopold 1966), with a valley that wanders and a little roughness.
    m_down_valley_rad += uniform(-0.02, 0.02);
    const double bend_rad = m_largest_bend_rad * std::sin(2 * std::numbers::pi * m_along_m / m_wavelength_m);
    const double direction_rad = m_down_valley_rad + bend_rad + uniform(-0.1, 0.1);
    m_position = m_position + geo::Vec2d{std::cos(direction_rad), std::sin(direction_rad)} * vertex_distance_m;
    m_along_m += vertex_distance_m;
  }
  reach.valid_from_year = static_cast<int>(uniform(1800, 2020));
  reach.valid_to_year = reach.valid_from_year + static_cast<int>(uniform(5, 150));
  return reach;
}

}  // namespace eb::bench
