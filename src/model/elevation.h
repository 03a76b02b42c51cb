#pragma once
// The profile of a route over an elevation raster: how high the ground is along it. Pure functions, any thread.
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "geo/crs.h"
#include "model/feature_table.h"
#include "model/route.h"

namespace eb::model {

// Metres above sea level at a position in the raster's CRS: bilinear between the centres of the four pixels around it
// (at the rim: the nearest ones). NaN outside and where one of them has no data.
double elevation_at(const RasterImage& raster, geo::Vec2d position);

struct ProfileSample {
  double distance_m = 0;  // along the route, on the ellipsoid
  geo::LonLat position;
  geo::Vec2d place;        // project CRS
  double elevation_m = 0;  // NaN = the raster says nothing here
};

// What is shown of a route as a line with distances; heights where a raster has some.
struct RouteProfile {
  std::vector<ProfileSample> samples;     // in order of travel, evenly spaced, the points of the route among them
  std::vector<double> point_distances_m;  // of each point of the route
  double length_m = 0;
  double ascent_m = 0, descent_m = 0;  // of steps of at least `smallest_climb_m`: noise is no climbing
  double lowest_m = 0, highest_m = 0;  // NaN when no sample has a height

  [[nodiscard]] bool has_heights() const { return lowest_m <= highest_m; }
  // Interpolated between two samples; the ends beyond them. There is at least one sample.
  [[nodiscard]] ProfileSample at(double distance_m) const;
};

inline constexpr double smallest_climb_m = 5;
inline constexpr std::size_t most_samples = 2000;

// `to_project` leads from WGS 84 to the CRS of the raster, which is the project's. Without a raster no sample has a
// height. A route without points has no profile.
std::optional<RouteProfile> profile_of(const Route& route, const RasterImage* raster,
                                       const geo::Transformer& to_project);

}  // namespace eb::model
