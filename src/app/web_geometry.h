#pragma once
// Geometry of a web page: generalised for its zooms, in WGS 84, as whole numbers of 0.00001 degrees (about a metre),
// each but the first as the step from the one before. Used by app/web_data; any thread, one object a thread.
#include <nlohmann/json_fwd.hpp>
#include <span>

#include "app/web_features.h"
#include "core/result.h"
#include "geo/crs.h"

namespace eb::app {

// So many vertices a page draws quickly and holds in few hundred kilobytes.
inline constexpr std::size_t most_web_vertices = 120'000;
inline constexpr double finest_web_tolerance_m = 3;

class WebGeometry {
 public:
  static core::Result<WebGeometry> create(const std::string& project_crs);

  // How coarse everything has to be to stay within `most_vertices`; metres.
  static double tolerance_for(std::span<const ExportedLayer> layers, std::size_t most_vertices = most_web_vertices);

  // The parts of a feature: [[x, y, dx, dy, ...], ...]; rings that follow an outer ring are its holes and stand in
  // the list behind it, marked by a first element `null`. Parts that cannot be placed on Earth are left out.
  [[nodiscard]] nlohmann::ordered_json parts(const model::FeatureTable& table, std::uint32_t row,
                                             double tolerance_m) const;
  // A line given in degrees; simplified to about the same.
  [[nodiscard]] static nlohmann::ordered_json line(std::span<const geo::LonLat> line, double tolerance_m);
  [[nodiscard]] static nlohmann::ordered_json position(geo::LonLat position);

 private:
  explicit WebGeometry(geo::Transformer from_degrees) : m_from_degrees{std::move(from_degrees)} {}
  geo::Transformer m_from_degrees;
};

}  // namespace eb::app
