#include "app/web_geometry.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "geo/simplify.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;
using model::PartKind;

constexpr double steps_per_degree = 1e5;
constexpr double coarsest_tolerance_m = 2000;
constexpr double metres_per_degree = 111'320;  // of latitude

bool is_ring(PartKind kind) {
  return kind == PartKind::OuterRing || kind == PartKind::InnerRing;
}

std::vector<geo::Vec2d> simplified(std::span<const geo::Vec2d> part, PartKind kind, double tolerance) {
  std::vector<std::uint32_t> kept(part.size());
  const auto count = kind == PartKind::Point ? part.size()
                     : is_ring(kind)         ? geo::simplify_ring(part, tolerance, kept)
                                             : geo::simplify_line(part, tolerance, kept);
  if (count == part.size()) return {part.begin(), part.end()};
  std::vector<geo::Vec2d> vertices;
  vertices.reserve(count);
  for (std::size_t i = 0; i < count; ++i) vertices.push_back(part[kept[i]]);
  return vertices;
}

// Whole steps, each as the way from the one before; the same place twice is said once.
Json stepped(std::span<const geo::Vec2d> degrees) {
  Json numbers = Json::array();
  long long x = 0, y = 0;
  for (const auto& at : degrees) {
    const auto to_x = std::llround(at.x * steps_per_degree), to_y = std::llround(at.y * steps_per_degree);
    if (!numbers.empty() && to_x == x && to_y == y) continue;
    numbers.push_back(to_x - x);
    numbers.push_back(to_y - y);
    x = to_x;
    y = to_y;
  }
  return numbers;
}

std::size_t fewest_numbers(PartKind kind) {
  return kind == PartKind::Point ? 2 : is_ring(kind) ? 8 : 4;
}

std::size_t vertices_left(std::span<const ExportedLayer> layers, double tolerance) {
  std::size_t count = 0;
  std::vector<std::uint32_t> kept;
  for (const auto& [layer, table, rows] : layers) {
    for (const auto row : rows) {
      for (auto p = table->feature_parts[row]; p < table->feature_parts[row + 1]; ++p) {
        const auto part = table->part(p);
        kept.resize(part.size());
        const auto kind = table->part_kinds[p];
        count += kind == PartKind::Point ? part.size()
                 : is_ring(kind)         ? geo::simplify_ring(part, tolerance, kept)
                                         : geo::simplify_line(part, tolerance, kept);
      }
    }
  }
  return count;
}

}  // namespace

core::Result<WebGeometry> WebGeometry::create(const std::string& project_crs) {
  auto transformer = geo::Transformer::create("EPSG:4326", project_crs);
  if (!transformer) return transformer.error();
  return WebGeometry{*std::move(transformer)};
}

double WebGeometry::tolerance_for(std::span<const ExportedLayer> layers, std::size_t most_vertices) {
  double tolerance = finest_web_tolerance_m;
  while (tolerance < coarsest_tolerance_m && vertices_left(layers, tolerance) > most_vertices) tolerance *= 1.6;
  return tolerance;
}

Json WebGeometry::parts(const model::FeatureTable& table, std::uint32_t row, double tolerance_m) const {
  Json parts = Json::array();
  bool has_outer = false;  // a hole without its ring would be an island
  for (auto p = table.feature_parts[row]; p < table.feature_parts[row + 1]; ++p) {
    const auto kind = table.part_kinds[p];
    auto vertices = simplified(table.part(p), kind, tolerance_m);
    const bool is_hole = kind == PartKind::InnerRing;
    const bool is_placed = m_from_degrees.inverse(vertices) == 0;
    auto numbers = is_placed ? stepped(vertices) : Json::array();
    const bool is_drawn = numbers.size() >= fewest_numbers(kind) && (!is_hole || has_outer);
    if (kind == PartKind::OuterRing) has_outer = is_drawn;
    if (!is_drawn) continue;
    if (is_hole) numbers.insert(numbers.begin(), nullptr);
    parts.push_back(std::move(numbers));
  }
  return parts;
}

Json WebGeometry::line(std::span<const geo::LonLat> line, double tolerance_m) {
  if (line.empty()) return Json::array();
  // As flat as the ground is here: east is squeezed, so that the tolerance means metres.
  const double squeeze = std::cos(line.front().lat * std::numbers::pi / 180);
  std::vector<geo::Vec2d> plane;
  plane.reserve(line.size());
  for (const auto& at : line) plane.push_back({at.lon * squeeze, at.lat});
  std::vector<std::uint32_t> kept(plane.size());
  const auto count = geo::simplify_line(plane, tolerance_m / metres_per_degree, kept);
  std::vector<geo::Vec2d> degrees;
  degrees.reserve(count);
  for (std::size_t i = 0; i < count; ++i) degrees.push_back({line[kept[i]].lon, line[kept[i]].lat});
  return stepped(degrees);
}

Json WebGeometry::position(geo::LonLat position) {
  const auto rounded = [](double degrees) { return std::round(degrees * steps_per_degree) / steps_per_degree; };
  return Json{rounded(position.lon), rounded(position.lat)};
}

}  // namespace eb::app
