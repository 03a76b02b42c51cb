#pragma once
// Invented waterways for measuring: chains of meandering reaches over the Ruhr region, each reach with a
// life in years. The same seed gives the same waterways everywhere.
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

#include "geo/types.h"

namespace eb::bench {

inline constexpr std::size_t vertices_per_reach = 50;
inline constexpr double vertex_distance_m = 20;
// 6.3-8.0 degrees east, 51.2-51.8 degrees north in EPSG:25832.
inline constexpr geo::Box2d ruhr_region{312'000, 5'676'000, 431'000, 5'739'000};

struct Reach {
  std::array<geo::Vec2d, vertices_per_reach> vertices;
  int valid_from_year = 0, valid_to_year = 0;
};

class WaterwayGenerator {
 public:
  explicit WaterwayGenerator(std::uint64_t seed) : m_random{seed} {}
  // The next reach: it continues the river of the last one, or starts a new river.
  Reach next();

 private:
  double uniform(double from, double to);
  void start_river();

  std::mt19937_64 m_random;
  int m_reaches_left = 0;
  geo::Vec2d m_position;
  double m_down_valley_rad = 0;   // direction of the valley
  double m_wavelength_m = 1;      // of the meanders, along the channel
  double m_largest_bend_rad = 0;  // between channel and valley
  double m_along_m = 0;
};

}  // namespace eb::bench
