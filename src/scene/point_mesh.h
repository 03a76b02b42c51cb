#pragma once
// Point features, chunk by chunk; never thinned. Pure functions, for workers.
#include <cstdint>
#include <span>
#include <vector>

#include "geo/types.h"
#include "model/feature_table.h"
#include "render/mesh_data.h"

namespace eb::scene {

struct FeatureClasses;

struct PointPlace {
  std::uint32_t vertex = 0;  // in FeatureTable::vertices
  std::uint32_t feature = 0;
};

struct PointMeshInput {
  const model::FeatureTable& table;
  const FeatureClasses& classes;
  const std::vector<PointPlace>& places;
  bool by_feature = false;  // see MeshForm
};
// The chosen points by start of life, then by row.
render::PointMesh build_point_mesh(const PointMeshInput& input, std::span<const std::uint32_t> chosen,
                                   geo::Vec2d origin);

}  // namespace eb::scene
