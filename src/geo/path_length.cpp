#include "geo/path_length.h"

#include <array>
#include <cmath>
#include <numbers>

#include "geo/crs.h"

namespace eb::geo {

namespace {

constexpr double near_deg = 0.01;         // up to about a kilometre
constexpr double too_near_the_pole = 80;  // degrees of latitude, where meridians run together

// Radii of curvature at the middle latitude (Torge 2001, section 4.1.3): what is left out grows with the square of
// the distance and is a billionth at a kilometre.
double near_distance_m(LonLat from, LonLat to) {
  constexpr double semi_major_m = 6378137.0, flattening = 1.0 / 298.257222101;
  constexpr double e2 = flattening * (2 - flattening);
  constexpr double radians = std::numbers::pi / 180;
  const double latitude = (from.lat + to.lat) / 2 * radians;
  const double sine = std::sin(latitude), w2 = 1 - e2 * sine * sine, w = std::sqrt(w2);
  const double north = semi_major_m * (1 - e2) / (w2 * w) * (to.lat - from.lat) * radians;
  const double east = semi_major_m / w * std::cos(latitude) * (to.lon - from.lon) * radians;
  return std::hypot(north, east);
}

}  // namespace

double distance_m(LonLat from, LonLat to) {
  if (std::abs(to.lon - from.lon) < near_deg && std::abs(to.lat - from.lat) < near_deg &&
      std::abs(from.lat) < too_near_the_pole) {
    return near_distance_m(from, to);
  }
  return ellipsoidal_length_m(std::array{from, to});
}

double way_length_m(LonLat from, const ChunkedPath& path, LonLat to) {
  if (path.empty()) return distance_m(from, to);
  return distance_m(from, path.chunks().front()->front()) + path.length_m() +
         distance_m(path.chunks().back()->back(), to);
}

}  // namespace eb::geo
