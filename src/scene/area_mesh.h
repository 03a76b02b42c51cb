#pragma once
// Filled areas as triangles, chunk by chunk at any tolerance. Pure functions, for workers.
#include <cstdint>
#include <span>
#include <vector>

#include "geo/types.h"
#include "model/feature_table.h"
#include "render/mesh_data.h"

namespace eb::scene {

struct FeatureClasses;

// An outer ring and the holes that follow it.
struct Polygon {
  geo::Box2d extent;
  std::uint32_t first_part = 0, end_part = 0;  // in the table; the first is the outer ring
  std::uint32_t feature = 0;
};

struct AreaMeshInput {
  const model::FeatureTable& table;
  const FeatureClasses& classes;
  const std::vector<Polygon>& polygons;
  bool by_feature = false;  // see MeshForm
};
// Triangles of the chosen polygons by start of life, then by row. Rings are simplified by the tolerance
// (0 = exact) but never collapse.
render::AreaMesh build_area_mesh(const AreaMeshInput& input, std::span<const std::uint32_t> chosen, geo::Vec2d origin,
                                 double tolerance_m);

// Even-odd over the polygon's rings.
bool polygon_contains(const model::FeatureTable& table, const Polygon& polygon, geo::Vec2d point);

}  // namespace eb::scene
