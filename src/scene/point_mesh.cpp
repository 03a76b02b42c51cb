#include "scene/point_mesh.h"

#include "scene/layer_meshes.h"

namespace eb::scene {

render::PointMesh build_point_mesh(const PointMeshInput& input, std::span<const std::uint32_t> chosen,
                                   geo::Vec2d origin) {
  render::PointMesh mesh{{origin.x, origin.y}, {}};
  mesh.points.reserve(chosen.size());
  std::vector<std::uint32_t> order{chosen.begin(), chosen.end()};
  const auto start_of = [&](std::uint32_t index) {
    return input.table.lives[input.places[index].feature].interval.from;
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{start_of(a), a} < std::pair{start_of(b), b};
  });
  for (const std::uint32_t index : order) {
    const PointPlace place = input.places[index];
    const geo::Vec2d position = input.table.vertices[place.vertex];
    const core::DatedInterval& life = input.table.lives[place.feature];
    mesh.points.push_back({static_cast<float>(position.x - origin.x), static_cast<float>(position.y - origin.y),
                           static_cast<float>(life.interval.from), static_cast<float>(life.interval.to),
                           input.classes.point_size[place.feature],
                           packed_of(input.table, input.classes, place.feature)});
  }
  return mesh;
}

}  // namespace eb::scene
