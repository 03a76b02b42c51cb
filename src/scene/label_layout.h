#pragma once
// Names on the map: shaped, placed without overlap, along rivers where they fit, calm while panning.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/color.h"
#include "geo/types.h"
#include "render/frame.h"
#include "session/camera.h"
#include "text/shaper.h"

namespace eb::scene {

// One name that wants a place.
struct LabelCandidate {
  std::uint64_t key = 0;             // stable identity over frames (layer and row)
  std::string text;
  text::TextStyle style;
  core::Color color, halo;
  double priority = 0;               // larger first
  geo::Vec2d anchor;                 // project CRS; for points
  float gap_px = 0;                  // distance of the text from the anchor (symbol radius)
  bool centered = false;             // on the anchor (area names, towns without symbol)
  std::vector<geo::Vec2d> line;      // project CRS; not empty: text runs along it
  bool may_overlap = false;          // numbers inside symbols
};

// Space on screen that labels keep clear of: furniture, panels.
using KeepClear = std::vector<render::Rect>;

class LabelLayout {
 public:
  // Places what fits and appends it to `out`. Deterministic for equal input and history; names shown in the
  // last call keep their place when they can. `seconds` since the last call drives fading (0 = no fading:
  // pictures).
  void place(const std::vector<LabelCandidate>& candidates, const session::Camera& camera, const KeepClear& clear,
             text::Shaper& shaper, double seconds, render::Overlay& out);
  // True while a fade is running, so that the window keeps drawing.
  [[nodiscard]] bool is_animating() const;
  // Boxes placed by the last call, for tests.
  struct Placed { std::uint64_t key = 0; std::vector<render::Rect> boxes; float opacity = 1; };
  [[nodiscard]] const std::vector<Placed>& placed() const { return m_placed; }

 private:
  struct Memory { int variant = 0; float opacity = 0; bool shown = false; std::uint64_t last_seen = 0; double offset_m = 0; };
  std::vector<Placed> m_placed;
  std::unordered_map<std::uint64_t, Memory> m_memory;
  std::uint64_t m_frame = 0;
  bool m_animating = false;
};

// Appends a shaped line of text with its baseline starting at (x, y); the building block of all furniture.
void add_text(render::Overlay& out, const text::ShapedText& shaped, const text::Shaper& shaper, float x, float y,
              core::Color fill, core::Color halo = {0, 0, 0, 0});

}  // namespace eb::scene
