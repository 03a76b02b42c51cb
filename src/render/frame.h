#pragma once
// A whole picture as a value: scene/ builds it, Renderer::draw draws it. No GL in here.
// Screen positions are framebuffer pixels, origin top left, y down; colours are sRGB, not premultiplied.
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/color.h"
#include "render/mesh_data.h"

namespace eb::render {

struct View {
  double center_x = 0, center_y = 0;  // project CRS
  double metres_per_pixel = 1;
  double rotation_rad = 0;  // map turned counter-clockwise on screen
  int width_px = 1, height_px = 1;
};

// Style of one class; a mesh's `packed` picks the class. At most max_classes per item.
inline constexpr int max_classes = 32;
struct ClassStyle {
  core::Color color{255, 255, 255, 255};
  core::Color casing_color{0, 0, 0, 255};
  core::Color glow_color{255, 255, 255, 0};   // a = strength at the edge of the line
  core::Color flare_color{255, 255, 255, 0};  // a glow as wide that lasts while the feature changes; a = strength
  float width_px = 1;   // line: full width without casing; point: diameter; area: outline is a LineItem
  float casing_px = 0;  // on each side
  float glow_px = 0;    // reach of glow and flare beyond the line; 0 = none
  float dash_on_px = 0, dash_off_px = 0;  // 0 = solid
  float hollow_px = 0;                    // line: width left open along its middle; 0 = none
  float hatch_px = 0;                     // areas: distance of hatch lines; 0 = filled
  float band_px = 0;                      // areas: distance of the bands that filled ones show while in doubt
  std::uint8_t shape = 0;                 // points: 0 circle, 1 square, 2 diamond, 3 triangle
  bool shows_doubt = true;                // looks different while the clock is within the doubt about its dates
};

inline constexpr float no_day = 3e7F;  // later than everything

// Relief: an image whose grey says how light the ground is. Only what differs from level ground is drawn, so that the
// map below keeps its colours: with `color` of the first class where it is lighter, with its `casing_color` where it is
// darker.
enum class ItemKind : std::uint8_t { Image, Relief, Area, Line, Point };
inline constexpr float level_ground = 180.0F / 255;  // the grey of level ground in a relief

struct DrawItem {
  ItemKind kind = ItemKind::Line;
  std::vector<MeshKey> meshes;  // unknown keys are skipped
  std::vector<ClassStyle> classes;
  float opacity = 1;  // of the whole item, as one sheet (no double blending)
  // Features that begin on this day out of nothing wait until late in their transition: something else is still
  // moving to their place.
  float awaited_day = no_day;
  // For meshes by feature: the uploaded table of their classes; nothing is drawn without it. 0 = the meshes know their
  // classes themselves.
  std::uint64_t class_table = 0;
};

// Furniture shapes, drawn in order with the text (see Overlay).
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};
struct RoundedRect {  // also a scrim: colours blend from corner to corner
  Rect rect;
  float radius = 0;
  float softness = 1;  // width of the soft edge in pixels (1 = anti-aliased)
  core::Color top_left, top_right, bottom_left, bottom_right;
};
// Flat ends; dashes start at (x0, y0).
struct Stroke {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0, width = 1;
  core::Color color;
  float dash_on = 0, dash_off = 0;
};
// The ring is centred on the edge of the disc, as a stroke in SVG.
struct Disc {
  float x = 0, y = 0, radius = 1;
  core::Color fill;
  core::Color ring;
  float ring_width = 0;
};
struct Triangle {
  float x[3] = {}, y[3] = {};
  core::Color color;
};

// One glyph from the atlas: four corners on screen (top left, top right, bottom right, bottom left of the
// glyph's own box, so it may be turned) and its rectangle in the atlas in texels.
struct GlyphQuad {
  float x[4] = {}, y[4] = {};
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  core::Color fill;
  core::Color halo;  // a = 0: no halo
};

using OverlayShapeIndex = std::uint32_t;
enum class OverlayKind : std::uint8_t { RoundedRect, Stroke, Disc, Triangle, Glyphs };
// The overlay is a list of runs: each draws `count` entries of its kind's vector starting at `first`.
struct OverlayRun {
  OverlayKind kind;
  std::uint32_t first = 0, count = 0;
};
struct Overlay {
  std::vector<OverlayRun> runs;
  std::vector<RoundedRect> rects;
  std::vector<Stroke> strokes;
  std::vector<Disc> discs;
  std::vector<Triangle> triangles;
  std::vector<GlyphQuad> glyphs;

  void add(const RoundedRect& shape) {
    rects.push_back(shape);
    extend(OverlayKind::RoundedRect, rects.size());
  }
  void add(const Stroke& shape) {
    strokes.push_back(shape);
    extend(OverlayKind::Stroke, strokes.size());
  }
  void add(const Disc& shape) {
    discs.push_back(shape);
    extend(OverlayKind::Disc, discs.size());
  }
  void add(const Triangle& shape) {
    triangles.push_back(shape);
    extend(OverlayKind::Triangle, triangles.size());
  }
  // Everything of `other`, above what is here.
  void append(const Overlay& other);
  void add(const GlyphQuad& shape) {
    glyphs.push_back(shape);
    extend(OverlayKind::Glyphs, glyphs.size());
  }

 private:
  void extend(OverlayKind kind, std::size_t size) {
    if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, static_cast<std::uint32_t>(size - 1), 0});
    ++runs.back().count;
  }
};

inline void Overlay::append(const Overlay& other) {
  for (const auto& run : other.runs) {
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
      switch (run.kind) {
        case OverlayKind::RoundedRect:
          add(other.rects[i]);
          break;
        case OverlayKind::Stroke:
          add(other.strokes[i]);
          break;
        case OverlayKind::Disc:
          add(other.discs[i]);
          break;
        case OverlayKind::Triangle:
          add(other.triangles[i]);
          break;
        case OverlayKind::Glyphs:
          add(other.glyphs[i]);
          break;
      }
    }
  }
}

// The glyph atlas as the text pass needs it; borrowed for the duration of draw().
struct AtlasPixels {
  const std::uint8_t* pixels = nullptr;  // two bytes a texel: r = glyph coverage, g = halo coverage
  int width = 0, height = 0;
  std::uint64_t revision = 0;  // changes whenever pixels change: then it is uploaded again
};

// Whole framebuffer pixels, origin top left.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

// A clock as the shaders count it. Rounded down: then no day begins on the map before it begins in
// core::is_visible.
inline float clock_day(double day) {
  const auto nearest = static_cast<float>(day);
  return static_cast<double>(nearest) > day ? std::nextafter(nearest, -no_day) : nearest;
}

struct Frame {
  View view;
  // Only this part of the picture is cleared and drawn, so that frames of several dates share one framebuffer;
  // nullopt = all of it. Positions stay those of the whole picture.
  std::optional<PixelRect> clip;
  core::Color background;
  float day = 0;                // the clock, see clock_day()
  float fade_days = 0;          // length of the transition after valid_from; 0 = at once
  float settled_day = -no_day;  // what began until then is not in transition: the clock did not pass its beginning
  std::vector<DrawItem> items;  // drawn first to last
  Overlay overlay;              // map labels and furniture, above all items
  AtlasPixels atlas;
};

}  // namespace eb::render
