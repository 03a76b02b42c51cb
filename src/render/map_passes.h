#pragma once
// The passes that draw map items: lines, areas, points, images. Each knows one kind of mesh.
#include <array>
#include <optional>

#include "core/result.h"
#include "render/framebuffer.h"
#include "render/map_view.h"
#include "render/mesh_cache.h"

namespace eb::render {

// What a pass needs besides the item; borrowed for one frame.
struct PassContext {
  const MapView& map;
  const MeshCache& cache;
  SheetStack& sheets;
  RenderStats& stats;
};

// Makes the item's class table readable for programs that were given its unit; false when the item names a table
// that is not there. Without a table there is nothing to do.
bool bind_class_table(const DrawItem& item, const PassContext& context);
inline constexpr int class_table_unit = 1;
// Whether the item can draw the mesh: both know where its classes are.
inline bool fits(const DrawItem& item, const GpuMesh& mesh) {
  return mesh.by_feature == (item.class_table != 0);
}

class LinePass {
 public:
  static core::Result<LinePass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  // Glow lies under the casing, the casing of all lines under the fill of all lines. On the fill lie its openings:
  // along the middle of double lines, and holes in lines whose dates are in doubt.
  enum class Stage { Glow, Casing, Fill, Hollow, Holes };
  enum Look { Thin, Solid, Dashed, Glowing, Holed, LookCount };
  struct StageStyle;
  struct StageWidth {
    float half, added;  // pixels on each side
  };
  using Meshes = std::vector<const GpuLines*>;

  static core::Color color_of(Stage stage, const ClassStyle& style);
  static std::optional<StageWidth> width_of(Stage stage, const ClassStyle& style);
  static StageStyle style_of(Stage stage, const DrawItem& item, bool changing);
  void draw_stages(const DrawItem& item, const Meshes& meshes, PassContext& context);
  void draw_stage(Stage stage, const DrawItem& item, const Meshes& meshes, PassContext& context);
  void draw_meshes(const StageStyle& style, const Meshes& meshes, PassContext& context);
  void draw_mesh(const GpuLines& mesh, bool sprite, PassContext& context) const;
  [[nodiscard]] bool fits_sprites(const GpuLines& mesh, float reach_px, double px_per_metre) const;

  // [0] for settled pictures, [1] while phases change softly.
  std::array<std::array<Program, LookCount>, 2> m_sprites, m_quads;
  Program m_sprites_by_feature, m_quads_by_feature;  // of any look but a glow
  VertexArray m_quad_array;
  Buffer m_quad_indices;
  float m_largest_sprite_px = 1;
};

class AreaPass {
 public:
  static core::Result<AreaPass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_program, m_program_by_feature;
};

class PointPass {
 public:
  static core::Result<PointPass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_program, m_program_by_feature;
};

class ImagePass {
 public:
  static core::Result<ImagePass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_plain, m_relief;
  VertexArray m_array;
};

}  // namespace eb::render
