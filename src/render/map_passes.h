#pragma once
// The passes that draw map items: lines, areas, points, images. Each knows one kind of mesh.
#include <array>

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

class LinePass {
 public:
  static core::Result<LinePass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  // Glow lies under the casing, the casing of all lines under the fill of all lines.
  enum class Stage { Glow, Casing, Fill };
  enum Look { Thin, Solid, Dashed, Glowing, LookCount };
  struct StageStyle;
  using Meshes = std::vector<const GpuLines*>;

  static StageStyle style_of(Stage stage, const DrawItem& item, bool changing);
  void draw_stages(const DrawItem& item, const Meshes& meshes, PassContext& context);
  void draw_stage(Stage stage, const DrawItem& item, const Meshes& meshes, PassContext& context);
  void draw_meshes(const StageStyle& style, const Meshes& meshes, PassContext& context);
  void draw_mesh(const GpuLines& mesh, bool sprite, PassContext& context) const;
  [[nodiscard]] bool fits_sprites(const GpuLines& mesh, float reach_px, double px_per_metre) const;

  // [0] for settled pictures, [1] while phases change softly.
  std::array<std::array<Program, LookCount>, 2> m_sprites, m_quads;
  VertexArray m_quad_array;
  Buffer m_quad_indices;
  float m_largest_sprite_px = 1;
};

class AreaPass {
 public:
  static core::Result<AreaPass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_program;
};

class PointPass {
 public:
  static core::Result<PointPass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_program;
};

class ImagePass {
 public:
  static core::Result<ImagePass> create(const ShaderLibrary& shaders);
  void draw(const DrawItem& item, PassContext& context);

 private:
  Program m_program;
  VertexArray m_array;
};

}  // namespace eb::render
