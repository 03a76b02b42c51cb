#pragma once
// Draws one glyph of a Pango font with Cairo: how much of each pixel the glyph covers, and its halo.
// Private to text/: Pango's types appear here only as forward declarations.
#include <cstdint>
#include <memory>
#include <vector>

extern "C" {
struct _PangoFont;
}

namespace eb::text {

// Coverage, row by row from the top; `left` and `top` place the box relative to the pen, y down.
struct GlyphBitmap {
  int left = 0, top = 0, width = 0, height = 0;
  std::vector<std::uint8_t> glyph, halo;
  [[nodiscard]] bool empty() const { return width == 0 || height == 0; }
};

class GlyphPainter {
 public:
  GlyphPainter();
  ~GlyphPainter();
  GlyphPainter(const GlyphPainter&) = delete;
  GlyphPainter& operator=(const GlyphPainter&) = delete;

  // `phase_px` in [0, 1): how far right of its pixel the pen stands. `halo_px` = width of the halo, may be 0.
  GlyphBitmap paint(_PangoFont* font, std::uint32_t glyph, float phase_px, float halo_px);

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::text
