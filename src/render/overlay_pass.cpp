#include "render/overlay_pass.h"

#include <algorithm>
#include <cmath>

#include "render/map_view.h"

namespace eb::render {
namespace {

constexpr std::size_t quads_a_call = 16384;
// As in shape.frag.
constexpr float kind_box = 0, kind_triangle = 1, kind_disc = 2;

void bind_floats(GLuint location, GLint count, std::size_t offset, std::size_t stride) {
  glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(offset));
  glEnableVertexAttribArray(location);
}
void bind_color(GLuint location, std::size_t offset, std::size_t stride) {
  glVertexAttribPointer(location, 4, GL_UNSIGNED_BYTE, GL_TRUE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(offset));
  glEnableVertexAttribArray(location);
}

template <class Vertex>
void stream(const Buffer& buffer, const std::vector<Vertex>& vertices, RenderStats& stats) {
  if (vertices.empty()) return;
  const auto bytes = vertices.size() * sizeof(Vertex);
  glBindBuffer(GL_ARRAY_BUFFER, buffer.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), vertices.data(), GL_STREAM_DRAW);
  stats.overlay_bytes_uploaded += bytes;
}

}  // namespace

core::Result<OverlayPass> OverlayPass::create(const ShaderLibrary& shaders) {
  OverlayPass pass;
  auto shapes = shaders.load("shape");
  if (!shapes) return shapes.error();
  auto glyphs = shaders.load("glyph");
  if (!glyphs) return glyphs.error();
  pass.m_shapes = std::move(*shapes);
  pass.m_glyphs = std::move(*glyphs);
  pass.make_arrays();
  return pass;
}

void OverlayPass::make_arrays() {
  std::vector<std::uint16_t> indices;
  indices.reserve(quads_a_call * 6);
  for (std::size_t quad = 0; quad < quads_a_call; ++quad)
    for (const std::size_t corner : {0U, 1U, 2U, 2U, 3U, 0U})
      indices.push_back(static_cast<std::uint16_t>(quad * 4 + corner));
  m_indices = Buffer::make();
  m_shape_buffer = Buffer::make();
  m_glyph_buffer = Buffer::make();
  m_shape_array = VertexArray::make();
  glBindVertexArray(m_shape_array.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(indices[0])), indices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, m_shape_buffer.id());
  bind_floats(0, 2, offsetof(ShapeVertex, position), sizeof(ShapeVertex));
  bind_floats(1, 2, offsetof(ShapeVertex, local), sizeof(ShapeVertex));
  bind_floats(2, 4, offsetof(ShapeVertex, size), sizeof(ShapeVertex));
  bind_floats(3, 4, offsetof(ShapeVertex, extra), sizeof(ShapeVertex));
  for (GLuint i = 0; i < 4; ++i)
    bind_color(4 + i, offsetof(ShapeVertex, colors) + i * sizeof(Rgba), sizeof(ShapeVertex));
  m_glyph_array = VertexArray::make();
  glBindVertexArray(m_glyph_array.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices.id());
  glBindBuffer(GL_ARRAY_BUFFER, m_glyph_buffer.id());
  bind_floats(0, 2, offsetof(GlyphVertex, position), sizeof(GlyphVertex));
  bind_floats(1, 2, offsetof(GlyphVertex, texel), sizeof(GlyphVertex));
  bind_color(2, offsetof(GlyphVertex, fill), sizeof(GlyphVertex));
  bind_color(3, offsetof(GlyphVertex, halo), sizeof(GlyphVertex));
  bind_floats(4, 2, offsetof(GlyphVertex, corner), sizeof(GlyphVertex));
  glBindVertexArray(0);
}

OverlayPass::Rgba OverlayPass::to_rgba(core::Color color) {
  const auto scaled = [&color](std::uint8_t part) { return static_cast<std::uint8_t>((part * color.a + 127) / 255); };
  return {scaled(color.r), scaled(color.g), scaled(color.b), color.a};
}

// A rectangle around (center_x, center_y) whose own x axis points along (dir_x, dir_y).
void OverlayPass::add_box(const ShapeVertex& flat, float center_x, float center_y, float dir_x, float dir_y,
                          float reach_x, float reach_y) {
  constexpr float signs[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (const auto& sign : signs) {
    ShapeVertex vertex = flat;
    const float x = sign[0] * reach_x;
    const float y = sign[1] * reach_y;
    vertex.local[0] = x;
    vertex.local[1] = y;
    vertex.position[0] = center_x + x * dir_x - y * dir_y;
    vertex.position[1] = center_y + x * dir_y + y * dir_x;
    m_shape_vertices.push_back(vertex);
  }
}

void OverlayPass::add(const RoundedRect& shape) {
  const float half_x = shape.rect.width * 0.5F;
  const float half_y = shape.rect.height * 0.5F;
  const float softness = std::max(shape.softness, 1e-3F);
  const float radius = std::min({shape.radius, half_x, half_y});
  const ShapeVertex flat{
      {},
      {},
      {half_x, half_y, radius, softness},
      {0, 0, 0, kind_box},
      {to_rgba(shape.top_left), to_rgba(shape.top_right), to_rgba(shape.bottom_left), to_rgba(shape.bottom_right)}};
  const float reach = softness * 0.5F + 0.5F;
  add_box(flat, shape.rect.x + half_x, shape.rect.y + half_y, 1, 0, half_x + reach, half_y + reach);
}

void OverlayPass::add(const Stroke& shape) {
  const float dx = shape.x1 - shape.x0;
  const float dy = shape.y1 - shape.y0;
  const float length = std::hypot(dx, dy);
  const float half = length * 0.5F;
  const float half_width = std::max(shape.width, 0.0F) * 0.5F;
  const auto color = to_rgba(shape.color);
  const ShapeVertex flat{
      {}, {}, {half, half_width, 0, 1}, {shape.dash_on, shape.dash_off, 0, kind_box}, {color, color, color, color}};
  const float dir_x = length > 0 ? dx / length : 1;
  const float dir_y = length > 0 ? dy / length : 0;
  add_box(flat, (shape.x0 + shape.x1) * 0.5F, (shape.y0 + shape.y1) * 0.5F, dir_x, dir_y, half + 1, half_width + 1);
}

void OverlayPass::add(const Disc& shape) {
  const auto fill = to_rgba(shape.fill);
  const auto ring = to_rgba(shape.ring);
  const ShapeVertex flat{
      {}, {}, {shape.radius, shape.radius, 0, 1}, {0, 0, shape.ring_width, kind_disc}, {fill, ring, ring, ring}};
  const float reach = shape.radius + shape.ring_width * 0.5F + 1;
  add_box(flat, shape.x, shape.y, 1, 0, reach, reach);
}

void OverlayPass::add(const Triangle& shape) {
  const auto [min_x, max_x] = std::minmax({shape.x[0], shape.x[1], shape.x[2]});
  const auto [min_y, max_y] = std::minmax({shape.y[0], shape.y[1], shape.y[2]});
  const float cx = (min_x + max_x) * 0.5F;
  const float cy = (min_y + max_y) * 0.5F;
  const auto color = to_rgba(shape.color);
  const ShapeVertex flat{{},
                         {},
                         {shape.x[0] - cx, shape.y[0] - cy, shape.x[1] - cx, shape.y[1] - cy},
                         {shape.x[2] - cx, shape.y[2] - cy, 0, kind_triangle},
                         {color, color, color, color}};
  add_box(flat, cx, cy, 1, 0, (max_x - min_x) * 0.5F + 1, (max_y - min_y) * 0.5F + 1);
}

void OverlayPass::add(const GlyphQuad& glyph) {
  const float left = std::floor(std::min(glyph.u0, glyph.u1)), top = std::floor(std::min(glyph.v0, glyph.v1));
  const float u[4] = {glyph.u0 - left, glyph.u1 - left, glyph.u1 - left, glyph.u0 - left};
  const float v[4] = {glyph.v0 - top, glyph.v0 - top, glyph.v1 - top, glyph.v1 - top};
  for (std::size_t i = 0; i < 4; ++i) {
    m_glyph_vertices.push_back(
        {{glyph.x[i], glyph.y[i]}, {u[i], v[i]}, to_rgba(glyph.fill), to_rgba(glyph.halo), {left, top}});
  }
}

template <class Shapes>
void OverlayPass::add_run(const Shapes& shapes, const OverlayRun& run) {
  for (std::size_t i = run.first; i < std::size_t{run.first} + run.count && i < shapes.size(); ++i) add(shapes[i]);
}

void OverlayPass::fill_buffers(const Overlay& overlay, RenderStats& stats) {
  m_shape_vertices.clear();
  m_glyph_vertices.clear();
  for (const auto& run : overlay.runs) {
    switch (run.kind) {
      case OverlayKind::RoundedRect:
        add_run(overlay.rects, run);
        break;
      case OverlayKind::Stroke:
        add_run(overlay.strokes, run);
        break;
      case OverlayKind::Disc:
        add_run(overlay.discs, run);
        break;
      case OverlayKind::Triangle:
        add_run(overlay.triangles, run);
        break;
      case OverlayKind::Glyphs:
        add_run(overlay.glyphs, run);
        break;
    }
  }
  stream(m_shape_buffer, m_shape_vertices, stats);
  stream(m_glyph_buffer, m_glyph_vertices, stats);
}

void OverlayPass::update_atlas(const AtlasPixels& atlas, RenderStats& stats) {
  if (atlas.pixels == nullptr || atlas.width <= 0 || atlas.height <= 0) return;
  const bool resized = atlas.width != m_atlas_width || atlas.height != m_atlas_height;
  if (m_atlas && !resized && atlas.revision == m_atlas_revision) return;
  if (!m_atlas) m_atlas = Texture::make();
  glBindTexture(GL_TEXTURE_2D, m_atlas.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, atlas.width, atlas.height, 0, GL_RG, GL_UNSIGNED_BYTE, atlas.pixels);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  stats.texture_bytes_uploaded +=
      static_cast<std::uint64_t>(atlas.width) * static_cast<std::uint64_t>(atlas.height) * 2;
  m_atlas_width = atlas.width;
  m_atlas_height = atlas.height;
  m_atlas_revision = atlas.revision;
}

// The same enlarged viewport as the map's: shapes at the edge need no clipping.
void OverlayPass::set_view(Program& program, const View& view) {
  program.use();
  program.set("u_clip_per_px", 2.0F / static_cast<float>(view.width_px + 2 * viewport_margin_px),
              2.0F / static_cast<float>(view.height_px + 2 * viewport_margin_px));
  program.set("u_margin_px", static_cast<float>(viewport_margin_px));
}

void OverlayPass::draw(const Frame& frame, RenderStats& stats) {
  if (frame.overlay.runs.empty()) return;
  fill_buffers(frame.overlay, stats);
  update_atlas(frame.atlas, stats);
  set_view(m_shapes, frame.view);
  set_view(m_glyphs, frame.view);
  m_glyphs.set("u_atlas", 0);
  if (m_atlas) glBindTexture(GL_TEXTURE_2D, m_atlas.id());
  std::size_t shape = 0, glyph = 0;
  std::size_t shapes = 0;  // neighbouring runs of shapes go out in one call
  for (const auto& run : frame.overlay.runs) {
    if (run.kind != OverlayKind::Glyphs) {
      shapes += run.count;
      continue;
    }
    draw_shapes(shape, shapes, stats);
    shape += std::exchange(shapes, 0);
    draw_glyphs(glyph, run.count, stats);
    glyph += run.count;
  }
  draw_shapes(shape, shapes, stats);
  glBindTexture(GL_TEXTURE_2D, 0);
}

void OverlayPass::draw_shapes(std::size_t first_quad, std::size_t count, RenderStats& stats) {
  if (count == 0) return;
  m_shapes.use();
  glBindVertexArray(m_shape_array.id());
  draw_quads(first_quad, count, stats);
}

// All halos of a run lie under all its letters, so that no letter is eaten by its neighbour's halo.
void OverlayPass::draw_glyphs(std::size_t first_quad, std::size_t count, RenderStats& stats) {
  if (count == 0 || !m_atlas) return;
  const auto begin = m_glyph_vertices.begin() + static_cast<std::ptrdiff_t>(first_quad * 4);
  const bool has_halo = std::any_of(begin, begin + static_cast<std::ptrdiff_t>(count * 4),
                                    [](const GlyphVertex& vertex) { return vertex.halo[3] != 0; });
  m_glyphs.use();
  glBindVertexArray(m_glyph_array.id());
  if (has_halo) {
    m_glyphs.set("u_halo_layer", 1);
    draw_quads(first_quad, count, stats);
  }
  m_glyphs.set("u_halo_layer", 0);
  draw_quads(first_quad, count, stats);
}

void OverlayPass::draw_quads(std::size_t first_quad, std::size_t count, RenderStats& stats) const {
  for (std::size_t done = 0; done < count; done += quads_a_call) {
    const auto quads = std::min(quads_a_call, count - done);
    glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(quads * 6), GL_UNSIGNED_SHORT, nullptr,
                             static_cast<GLint>((first_quad + done) * 4));
    ++stats.draw_calls;
  }
}

}  // namespace eb::render
