#pragma once
// Labels and furniture: shapes and glyphs above the map, streamed anew each frame in one buffer each.
#include <array>
#include <cstdint>
#include <vector>

#include "core/result.h"
#include "render/frame.h"
#include "render/gl_handle.h"
#include "render/renderer.h"
#include "render/shader_library.h"

namespace eb::render {

class OverlayPass {
 public:
  static core::Result<OverlayPass> create(const ShaderLibrary& shaders);
  void draw(const Frame& frame, RenderStats& stats);

 private:
  using Rgba = std::array<std::uint8_t, 4>;  // premultiplied
  struct ShapeVertex {
    float position[2], local[2], size[4], extra[4];
    Rgba colors[4];
  };
  struct GlyphVertex {
    float position[2], texel[2];  // texels from `corner`
    Rgba fill, halo;
    float corner[2];  // of the glyph in the atlas
  };
  static_assert(sizeof(ShapeVertex) == 64 && sizeof(GlyphVertex) == 32);

  static Rgba to_rgba(core::Color color);
  void add(const RoundedRect& shape);
  void add(const Stroke& shape);
  void add(const Disc& shape);
  void add(const Triangle& shape);
  void add(const GlyphQuad& glyph);
  void add_box(const ShapeVertex& flat, float center_x, float center_y, float dir_x, float dir_y, float reach_x,
               float reach_y);
  template <class Shapes>
  void add_run(const Shapes& shapes, const OverlayRun& run);

  void fill_buffers(const Overlay& overlay, RenderStats& stats);
  static void set_view(Program& program, const View& view);
  void update_atlas(const AtlasPixels& atlas, RenderStats& stats);
  void draw_shapes(std::size_t first_quad, std::size_t count, RenderStats& stats);
  void draw_glyphs(std::size_t first_quad, std::size_t count, RenderStats& stats);
  void draw_quads(std::size_t first_quad, std::size_t count, RenderStats& stats) const;
  void make_arrays();

  Program m_shapes, m_glyphs;
  VertexArray m_shape_array, m_glyph_array;
  Buffer m_shape_buffer, m_glyph_buffer, m_indices;
  Texture m_atlas;
  int m_atlas_width = 0, m_atlas_height = 0;
  std::uint64_t m_atlas_revision = 0;
  std::vector<ShapeVertex> m_shape_vertices;
  std::vector<GlyphVertex> m_glyph_vertices;
};

}  // namespace eb::render
