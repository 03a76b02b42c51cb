#pragma once
// Strings of any script and direction to placed glyphs (Pango) and glyphs to an atlas (Cairo).
// Main thread only.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace eb::text {

enum class Weight : std::uint8_t { Regular, SemiBold, Bold };

struct TextStyle {
  float size_px = 16;  // em size in framebuffer pixels
  Weight weight = Weight::Regular;
  bool italic = false;
  float letter_spacing_em = 0;
  bool tabular_figures = false;
  float halo_px = 2;  // width of the halo around the glyph; 0 = none
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

// Where a glyph's image lies in the atlas and how it sits on its pen position (baseline, y down).
struct GlyphImage {
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;            // texels
  float left = 0, top = 0, width = 0, height = 0;  // box relative to the pen position, pixels
};

// Glyphs are drawn at quarter-pixel phases and their pens stand on whole pixels, so a line whose baseline
// starts on a whole pixel is crisp without hinting and spaced the same everywhere.
struct PlacedGlyph {
  std::uint32_t image = 0;  // index for Shaper::image
  float x = 0, y = 0;       // pen position relative to the start of the line's baseline, pixels, y down
  float advance = 0;
};

// One line of text in visual order (left to right on screen, whatever the script).
struct ShapedText {
  std::vector<PlacedGlyph> glyphs;
  float width = 0, ascent = 0, descent = 0;  // logical box around the baseline, all positive
  // What is really inked, halo included, relative to the start of the baseline, y down; all 0 for blank text.
  float ink_left = 0, ink_top = 0, ink_right = 0, ink_bottom = 0;
  bool has_missing_glyphs = false;
};

struct AtlasView {
  const std::uint8_t* pixels = nullptr;  // two bytes a texel: glyph coverage, halo coverage
  int width = 0, height = 0;
  std::uint64_t revision = 0;
};

// A text with Hebrew or Arabic letters runs from the right, also where a Latin name or a number comes first.
bool runs_from_right(std::string_view utf8);

class Shaper {
 public:
  // `atlas_limit_px`: largest edge of the square atlas (4096 = 32 MB).
  explicit Shaper(int atlas_limit_px = 4096);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  // Shaped lines are cached; the reference stays valid until end_frame().
  const ShapedText& shape(std::string_view utf8, const TextStyle& style);
  // Broken into lines no wider than max_width_px (a single long word is broken inside).
  std::vector<ShapedText> shape_lines(std::string_view utf8, const TextStyle& style, float max_width_px);

  [[nodiscard]] const GlyphImage& image(std::uint32_t index) const;
  [[nodiscard]] AtlasView atlas() const;
  // Forgets lines not used for a while; starts the atlas anew when it outgrew its limit (then every
  // shaped line must be asked for again: revision changes).
  void end_frame();

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::text
