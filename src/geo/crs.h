#pragma once
// Coordinate reference systems: the only code that knows PROJ. Axis order is always x/y (east/north),
// whatever the authority says.
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "geo/types.h"

namespace eb::geo {

// One transformation between two CRS. Not shared between threads: each thread makes its own.
class Transformer {
 public:
  // CRS as "EPSG:31466", WKT or PROJ text. Picks the operation PROJ considers best for `area` (WGS 84
  // degrees; empty = whole world). One that needs a missing grid is refused with an error naming the grid and the
  // package that has it, and so is PROJ's ballpark fallback. Where that package is installed and lacks the grid, as it
  // lacks many of North America and Great Britain, the best operation of at most 10 m is taken: see missing_grid().
  static core::Result<Transformer> create(const std::string& from, const std::string& to, const Box2d& area = {});
  Transformer(Transformer&&) noexcept;
  Transformer& operator=(Transformer&&) noexcept;
  ~Transformer();

  // In place. Positions that cannot be transformed become NaN; returns how many did. Large batches are
  // interpolated (bicubic on a grid of exact positions) where that is proven within 1 mm of PROJ.
  std::size_t forward(std::span<Vec2d> points) const;
  // The other way, always exact.
  std::size_t inverse(std::span<Vec2d> points) const;

  [[nodiscard]] double accuracy_m() const;               // as PROJ states it; negative = unknown, 0 = exact
  [[nodiscard]] const std::string& description() const;  // PROJ's name of the operation
  // The grid of the more exact operation that could not be taken; empty = none.
  [[nodiscard]] const std::string& missing_grid() const;

 private:
  struct Impl;
  explicit Transformer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

// A box in the units of `crs`, roughly in degrees, without any datum shift; empty where that cannot be said.
Box2d rough_extent_deg(const std::string& crs, const Box2d& box);

// "EPSG:25832" style name of a CRS where it has one, else its name.
std::string crs_label(const std::string& crs);

// True when the CRS has metres as unit and is projected: fit to be a project CRS.
bool is_metric_projected(const std::string& crs);

// A CRS to draw data of this extent (WGS 84 degrees) in: the UTM zone of its centre (ETRS89 in Europe,
// else WGS 84) when it is at most 12 degrees wide, otherwise "EPSG:3857".
std::string suggest_project_crs(const Box2d& extent_deg);

// Length on the GRS 80 ellipsoid of a line given in WGS 84 degrees (Karney 2013 by PROJ's geodesic).
double ellipsoidal_length_m(std::span<const LonLat> line);
// The same from the start of the line to each of its points; as many numbers as points.
std::vector<double> distances_along_m(std::span<const LonLat> line);

}  // namespace eb::geo
