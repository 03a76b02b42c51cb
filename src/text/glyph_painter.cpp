#include "text/glyph_painter.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <cmath>

namespace eb::text {

namespace {

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct PathDeleter {
  void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};
struct GlyphStringDeleter {
  void operator()(PangoGlyphString* string) const { pango_glyph_string_free(string); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;
using PathPtr = std::unique_ptr<cairo_path_t, PathDeleter>;
using GlyphStringPtr = std::unique_ptr<PangoGlyphString, GlyphStringDeleter>;

// Runs `draw` on an empty picture of the bitmap's box and returns the coverage.
template <class Draw>
std::vector<std::uint8_t> coverage(const GlyphBitmap& box, const cairo_path_t& path, const Draw& draw) {
  const SurfacePtr surface{cairo_image_surface_create(CAIRO_FORMAT_A8, box.width, box.height)};
  const ContextPtr context{cairo_create(surface.get())};
  cairo_translate(context.get(), -box.left, -box.top);
  cairo_append_path(context.get(), &path);
  draw(context.get());
  cairo_surface_flush(surface.get());
  const auto width = static_cast<std::size_t>(box.width);
  std::vector<std::uint8_t> out(width * static_cast<std::size_t>(box.height), 0);
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  if (data == nullptr) return out;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (std::size_t y = 0; y < static_cast<std::size_t>(box.height); ++y) {
    std::copy_n(data + y * stride, width, out.begin() + static_cast<std::ptrdiff_t>(y * width));
  }
  return out;
}

}  // namespace

struct GlyphPainter::Impl {
  SurfacePtr surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)};
  ContextPtr context{cairo_create(surface.get())};  // only outlines are made here, nothing is painted
  GlyphStringPtr string{pango_glyph_string_new()};
};

GlyphPainter::GlyphPainter() : m_impl{std::make_unique<Impl>()} {
  pango_glyph_string_set_size(m_impl->string.get(), 1);
}
GlyphPainter::~GlyphPainter() = default;

GlyphBitmap GlyphPainter::paint(_PangoFont* font, std::uint32_t glyph, float phase_px, float halo_px) {
  cairo_t* context = m_impl->context.get();
  PangoGlyphInfo& info = m_impl->string->glyphs[0];
  info.glyph = glyph;
  info.geometry = {0, 0, 0};
  cairo_new_path(context);
  cairo_move_to(context, static_cast<double>(phase_px), 0);
  // Also draws Pango's box with the code point for a glyph no font has.
  pango_cairo_glyph_string_path(context, font, m_impl->string.get());

  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  cairo_path_extents(context, &x0, &y0, &x1, &y1);
  GlyphBitmap out;
  if (!(x1 > x0) || !(y1 > y0)) return out;
  const auto halo = static_cast<double>(halo_px);
  out.left = static_cast<int>(std::floor(x0 - halo));
  out.top = static_cast<int>(std::floor(y0 - halo));
  out.width = static_cast<int>(std::ceil(x1 + halo)) - out.left;
  out.height = static_cast<int>(std::ceil(y1 + halo)) - out.top;

  const PathPtr path{cairo_copy_path(context)};
  out.glyph = coverage(out, *path, [](cairo_t* c) { cairo_fill(c); });
  if (halo_px <= 0) {
    out.halo = out.glyph;
    return out;
  }
  out.halo = coverage(out, *path, [halo](cairo_t* c) {
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(c, 2 * halo);
    cairo_stroke_preserve(c);
    cairo_fill(c);
  });
  return out;
}

}  // namespace eb::text
