#include "scene/area_mesh.h"

#include "geo/polyline.h"
#include "geo/simplify.h"
#include "geo/triangulate.h"
#include "scene/layer_meshes.h"

namespace eb::scene {
namespace {

std::vector<geo::Vec2d> simplified(std::span<const geo::Vec2d> ring, double tolerance_m) {
  std::vector<std::uint32_t> kept(ring.size());
  kept.resize(geo::simplify_ring(ring, tolerance_m, kept));
  std::vector<geo::Vec2d> result;
  result.reserve(kept.size());
  for (const std::uint32_t index : kept) result.push_back(ring[index]);
  return result;
}

geo::Triangulation triangulate(const AreaMeshInput& input, const Polygon& polygon, double tolerance_m,
                               const geo::Triangulator& triangulator) {
  std::vector<std::span<const geo::Vec2d>> rings;
  std::vector<std::vector<geo::Vec2d>> simple_rings;
  simple_rings.reserve(polygon.end_part - polygon.first_part);  // spans point into it
  for (std::uint32_t part = polygon.first_part; part < polygon.end_part; ++part) {
    std::span<const geo::Vec2d> ring = input.table.part(part);
    if (tolerance_m > 0) ring = simple_rings.emplace_back(simplified(ring, tolerance_m));
    rings.push_back(ring);
  }
  return triangulator.triangulate(rings);
}

void append(const geo::Triangulation& triangles, const render::AreaVertex& pattern, render::AreaMesh& mesh) {
  const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
  for (const geo::Vec2d position : triangles.vertices) {
    render::AreaVertex& vertex = mesh.vertices.emplace_back(pattern);
    vertex.x = static_cast<float>(position.x - mesh.origin.x);
    vertex.y = static_cast<float>(position.y - mesh.origin.y);
  }
  for (const std::uint32_t index : triangles.indices) mesh.indices.push_back(base + index);
}

}  // namespace

render::AreaMesh build_area_mesh(const AreaMeshInput& input, std::span<const std::uint32_t> chosen, geo::Vec2d origin,
                                 double tolerance_m) {
  render::AreaMesh mesh{{origin.x, origin.y}, {}, {}, input.by_feature};
  const geo::Triangulator triangulator;
  const auto life_of = [&](std::uint32_t index) { return input.table.lives[input.polygons[index].feature]; };
  std::vector<std::uint32_t> order{chosen.begin(), chosen.end()};
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{life_of(a).interval.from, a} < std::pair{life_of(b).interval.from, b};
  });
  for (const std::uint32_t index : order) {
    const std::uint32_t feature = input.polygons[index].feature;
    const auto life = input.by_feature ? core::DayInterval{} : life_of(index).interval;
    render::AreaVertex pattern;
    pattern.valid_from = static_cast<float>(life.from);
    pattern.valid_to = static_cast<float>(life.to);
    pattern.packed = input.by_feature ? input.classes.reaches.first_piece[feature] : packed_of(input.classes, feature);
    append(triangulate(input, input.polygons[index], tolerance_m, triangulator), pattern, mesh);
  }
  return mesh;
}

bool polygon_contains(const model::FeatureTable& table, const Polygon& polygon, geo::Vec2d point) {
  if (!polygon.extent.contains(point)) return false;
  bool inside = false;
  for (std::uint32_t part = polygon.first_part; part < polygon.end_part; ++part) {
    inside = inside != geo::ring_contains(table.part(part), point);
  }
  return inside;
}

}  // namespace eb::scene
