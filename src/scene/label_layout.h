#pragma once
// Names on the map: shaped, placed without overlap, along rivers where they fit, calm while panning.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/color.h"
#include "geo/types.h"
#include "render/frame.h"
#include "session/camera.h"
#include "text/shaper.h"

namespace eb::scene {

// One name that wants a place.
struct LabelCandidate {
  std::uint64_t key = 0;  // stable identity over frames (layer and row)
  std::string text;
  std::string local_name;  // the same in the language of the place, smaller below it; empty = one line
  text::TextStyle style;
  core::Color color, halo;
  core::Color local_color{0, 0, 0, 0};  // of the second line; transparent = as the first
  double priority = 0;                  // larger first
  geo::Vec2d anchor;                    // project CRS; for points
  // Distance of the text from the anchor (symbol radius) or from the middle of the line (half its width);
  // a line wider than the text carries it inside.
  float gap_px = 0;
  bool centered = false;         // on the anchor (area names, towns without symbol)
  std::vector<geo::Vec2d> line;  // project CRS; not empty: text runs along it
  bool may_overlap = false;      // numbers inside symbols; other names keep gap_px clear of them
};

// Space on screen that labels keep clear of: furniture, panels.
using KeepClear = std::vector<render::Rect>;

class LabelLayout {
 public:
  LabelLayout();
  ~LabelLayout();
  // A copy remembers the same places: where one map becomes two, no name has to move.
  LabelLayout(const LabelLayout&);
  LabelLayout& operator=(const LabelLayout&);
  LabelLayout(LabelLayout&&) noexcept;
  LabelLayout& operator=(LabelLayout&&) noexcept;

  // Places what fits and appends it to `out`. Deterministic for equal input and history; names shown in the
  // last call keep their place when they can. `seconds` since the last call drives fading (0 = no fading:
  // pictures).
  void place(const std::vector<LabelCandidate>& candidates, const session::Camera& camera, const KeepClear& clear,
             text::Shaper& shaper, double seconds, render::Overlay& out);
  // From the next call on names stand where they would in a picture of their own, whatever was shown before: those that
  // stand elsewhere fade over. For a map that has arrived; `false` brings the calm of a map that moves back.
  void set_at_rest(bool on);
  // True while a fade is running or a name waits for its turn, so that the window keeps drawing.
  [[nodiscard]] bool is_animating() const;
  // What the last call drew. A name along a long river may appear several times with the same key; then
  // `instance` tells the places apart. One box for a straight name, one for each glyph of a curved one.
  struct Placed {
    std::uint64_t key = 0;
    std::vector<render::Rect> boxes;
    float opacity = 1;
    std::uint64_t instance = 0;
    bool may_overlap = false;
  };
  [[nodiscard]] const std::vector<Placed>& placed() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// Appends a shaped line of text with its baseline starting at (x, y); the building block of all furniture.
void add_text(render::Overlay& out, const text::ShapedText& shaped, const text::Shaper& shaper, float x, float y,
              core::Color fill, core::Color halo = {0, 0, 0, 0});

}  // namespace eb::scene
