#pragma once
// Pictures drawn off the window: for reading back, and as sheets for items that are laid over the map
// as a whole (so that overlapping pieces of one item do not show).
#include "core/result.h"
#include "render/map_view.h"
#include "render/shader_library.h"

namespace eb::render {

// An RGBA8 picture that can be drawn into; keeps its memory while the size stays.
class Framebuffer {
 public:
  // False when the card refuses the size.
  bool ensure(int width, int height);
  [[nodiscard]] unsigned id() const { return m_framebuffer.id(); }
  [[nodiscard]] unsigned texture() const { return m_texture.id(); }

 private:
  FramebufferObject m_framebuffer;
  Texture m_texture;
  int m_width = 0, m_height = 0;
};

// Where the passes draw at the moment. A sheet is begun, drawn into and laid over what was there
// before; two may be open at once: one of the item, one of a stage within it.
class SheetStack {
 public:
  static core::Result<SheetStack> create(const ShaderLibrary& shaders);

  // `clip`: the part of the picture that is drawn while no sheet is open.
  void start_frame(unsigned framebuffer, int width, int height, const PixelBox& clip);
  // Clears and selects a new sheet; only `box` of it is drawn and laid over.
  bool begin(const PixelBox& box);
  void end(float opacity, RenderStats& stats);

 private:
  struct Open {
    unsigned below;
    PixelBox box;
  };
  void select(unsigned framebuffer) const;

  Program m_program;
  VertexArray m_array;
  Framebuffer m_sheets[2];
  std::vector<Open> m_open;
  unsigned m_target = 0;
  int m_width = 1, m_height = 1;
  PixelBox m_clip;
};

}  // namespace eb::render
