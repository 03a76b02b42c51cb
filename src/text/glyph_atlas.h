#pragma once
// A growing square picture that glyph images are packed into; two bytes a texel (glyph, halo).
#include <cstdint>
#include <optional>
#include <vector>

namespace eb::text {

struct AtlasSpot {
  int x = 0, y = 0;
};

// Shelf packing: glyphs of one line of text have similar heights, so little is lost.
class GlyphAtlas {
 public:
  static constexpr int border_px = 1;  // blank texels on every side of a glyph

  GlyphAtlas(int start_px, int limit_px);

  // Finds room for width x height texels plus a blank border on every side; grows when full. Nothing when the
  // limit is reached: the caller then starts anew between two frames.
  std::optional<AtlasSpot> add(int width, int height);
  void put(AtlasSpot spot, int x, int y, std::uint8_t glyph, std::uint8_t halo);
  // Back to an empty atlas of the starting size.
  void clear();

  [[nodiscard]] int size_px() const { return m_size; }
  [[nodiscard]] const std::uint8_t* pixels() const { return m_pixels.data(); }
  // Goes up whenever pixels changed.
  [[nodiscard]] std::uint64_t revision() const { return m_revision; }

 private:
  struct Shelf {
    int y = 0, height = 0, used_width = 0;
  };
  std::optional<AtlasSpot> find(int width, int height);
  bool grow();

  int m_start, m_limit, m_size;
  std::vector<std::uint8_t> m_pixels;
  std::vector<Shelf> m_shelves;
  std::uint64_t m_revision = 1;
};

}  // namespace eb::text
