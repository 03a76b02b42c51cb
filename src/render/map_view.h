#pragma once
// The view as the map passes need it: uniforms of shaders/common/{camera,time_filter,classes}.glsl.
#include <vector>

#include "render/frame.h"
#include "render/mesh_cache.h"
#include "render/shader_library.h"

namespace eb::render {

// Sprites are clipped by their centre, so the viewport is larger than the picture by this much.
inline constexpr int viewport_margin_px = 128;

// Rectangle in framebuffer pixels, origin bottom left (as glScissor).
struct PixelBox {
  int x = 0, y = 0, width = 0, height = 0;
};

// What of the picture the frame draws: its clip, kept inside.
PixelBox clip_of(const Frame& frame);

class MapView {
 public:
  MapView(const Frame& frame);

  // Camera and clock; call after Program::use().
  void set_view(Program& program) const;
  void set_origin(Program& program, const MeshOrigin& origin) const;
  // Whether anything of the mesh can be seen: its box with `reach_px` around meets the picture, and it
  // has not ended.
  [[nodiscard]] bool shows(const GpuMesh& mesh, float reach_px) const;
  // The part of the picture that is drawn.
  [[nodiscard]] const PixelBox& clip() const { return m_clip; }
  // The part of the drawn part that a mesh box with `reach_px` around covers.
  [[nodiscard]] PixelBox covered(const GpuMesh& mesh, float reach_px) const;
  // Position of a point of the project CRS, origin bottom left.
  struct Pixel {
    double x, y;
  };
  [[nodiscard]] Pixel to_pixel(double x, double y) const;

  [[nodiscard]] const View& view() const { return m_view; }
  [[nodiscard]] float day() const { return m_day; }
  [[nodiscard]] float fade_days() const { return m_fade_days; }
  [[nodiscard]] double px_per_metre() const { return m_px_per_metre; }
  [[nodiscard]] double cosine() const { return m_cosine; }
  [[nodiscard]] double sine() const { return m_sine; }

 private:
  View m_view;
  PixelBox m_clip;
  float m_day, m_fade_days, m_settled_day;
  double m_px_per_metre, m_cosine, m_sine;
};

// Premultiplied components 0..1.
struct Premultiplied {
  float r, g, b, a;
};
Premultiplied premultiply(core::Color color, float strength = 1);

// Sets u_color, u_shows_doubt and u_highlight for the classes of an item.
void set_classes(Program& program, const std::vector<ClassStyle>& classes, float highlight);

}  // namespace eb::render
