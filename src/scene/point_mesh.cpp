#include "scene/point_mesh.h"

#include "scene/layer_meshes.h"

namespace eb::scene {

render::PointMesh build_point_mesh(const PointMeshInput& input, std::span<const std::uint32_t> chosen,
                                   geo::Vec2d origin) {
  render::PointMesh mesh{{origin.x, origin.y}, {}, input.by_feature};
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
    const auto life = input.by_feature ? core::DayInterval{} : input.table.lives[place.feature].interval;
    mesh.points.push_back({static_cast<float>(position.x - origin.x), static_cast<float>(position.y - origin.y),
                           static_cast<float>(life.from), static_cast<float>(life.to),
                           input.classes.point_size[place.feature],
                           input.by_feature ? input.classes.reaches.first_piece[place.feature]
                                            : packed_of(input.classes, place.feature)});
  }
  return mesh;
}

}  // namespace eb::scene
