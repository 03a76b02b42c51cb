#pragma once
// What is on the graphics card: one record a mesh, named by MeshKey. Uploading is the only way vertex
// bytes get there, and it counts them.
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/gl_handle.h"
#include "render/mesh_data.h"
#include "render/renderer.h"

namespace eb::render {

// Axis-parallel, metres relative to the mesh's origin.
struct MeshBounds {
  float min_x = 1e30F, min_y = 1e30F, max_x = -1e30F, max_y = -1e30F;
  void add(float x, float y) {
    min_x = std::min(min_x, x);
    min_y = std::min(min_y, y);
    max_x = std::max(max_x, x);
    max_y = std::max(max_y, y);
  }
};

// What all vertex meshes have in common.
struct GpuMesh {
  MeshOrigin origin;
  MeshBounds bounds;
  float last_valid_to = 0;         // from here on nothing of it is visible
  std::uint32_t used_classes = 0;  // bit per class, own and previous; all of a mesh by feature
  bool by_feature = false;
  bool has_doubt = false;  // the dates of something in it are in doubt; never of a mesh by feature
  Buffer vertices;
  VertexArray array;
};

struct GpuLines : GpuMesh {
  std::vector<float> starts;        // valid_from of each segment, ascending: CPU copy for the prefix
  float longest_m = 0, mean_m = 0;  // length of segments
  bool fades_in = false;            // some segment has no class before it
  // When the segments that fade out begin and stop doing so, at a fade of no time.
  float first_departure = 1e30F, last_departure = -1e30F;
  Texture texels;  // the same bytes as a buffer texture
  [[nodiscard]] std::size_t begun(float day) const;
  // Something may be see-through because it comes or goes.
  [[nodiscard]] bool fading(float day, float fade_days) const;
  // Something has begun within the last `fade_days`.
  [[nodiscard]] bool changing(float day, float fade_days) const;
};
struct GpuAreas : GpuMesh {
  Buffer indices;
  std::size_t index_count = 0;
};
struct GpuPoints : GpuMesh {
  std::size_t count = 0;
};
struct GpuClassTable {
  Buffer bytes;
  Texture texels;
};
struct GpuImage {
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  Texture texture;
};

class MeshCache {
 public:
  void upload(MeshKey key, const LineMesh& mesh, RenderStats& stats);
  void upload(MeshKey key, const AreaMesh& mesh, RenderStats& stats);
  void upload(MeshKey key, const PointMesh& mesh, RenderStats& stats);
  // False when the image is larger than the card's textures.
  bool upload(MeshKey key, const ImageMesh& mesh, RenderStats& stats);
  void upload(std::uint64_t table, const ClassTable& classes, RenderStats& stats);
  void remove_class_table(std::uint64_t table) { m_class_tables.erase(table); }
  void remove(MeshKey key);
  void remove_asset(std::uint64_t asset);
  [[nodiscard]] bool has(MeshKey key) const;

  // Null when the key is unknown.
  [[nodiscard]] const GpuLines* lines(MeshKey key) const;
  [[nodiscard]] const GpuAreas* areas(MeshKey key) const;
  [[nodiscard]] const GpuPoints* points(MeshKey key) const;
  [[nodiscard]] const GpuImage* image(MeshKey key) const;
  // Null when the table is unknown.
  [[nodiscard]] const GpuClassTable* class_table(std::uint64_t table) const;

 private:
  template <class T>
  using Table = std::unordered_map<MeshKey, T, MeshKeyHash>;
  Table<GpuLines> m_lines;
  Table<GpuAreas> m_areas;
  Table<GpuPoints> m_points;
  Table<GpuImage> m_images;
  std::unordered_map<std::uint64_t, GpuClassTable> m_class_tables;
};

}  // namespace eb::render
