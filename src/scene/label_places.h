#pragma once
// Where a name of one or two lines stands beside its place on the map. Used by label_layout only.
#include <algorithm>
#include <optional>

#include "geo/types.h"
#include "render/frame.h"
#include "text/shaper.h"

namespace eb::scene {

inline constexpr float cap_middle_em = 0.36F;  // half the height of capitals above the baseline

// A name and, below it, what people on the spot call it.
struct NameLines {
  const text::ShapedText* name = nullptr;
  const text::ShapedText* local = nullptr;  // nullptr = one line
  float size_px = 0, local_size_px = 0;

  [[nodiscard]] float width() const { return local == nullptr ? name->width : std::max(name->width, local->width); }
  // From the first baseline down to the second; 0 for one line.
  [[nodiscard]] float drop_px() const { return local == nullptr ? 0 : 0.26F * size_px + 0.9F * local_size_px; }
  [[nodiscard]] float lowest_size_px() const { return local == nullptr ? size_px : local_size_px; }
};

// Where the baselines start, pixels of the screen, y down.
struct NamePlace {
  geo::Vec2d name, local;
};

// The second line: smaller and light, but never too small to read.
text::TextStyle local_style(text::TextStyle name);

// The n-th place beside a point: right, left, above, below, then the diagonals, then two a little farther away for
// names that would have none; nullopt = there are no more.
inline constexpr int places_beside = 8;  // without those farther away
std::optional<NamePlace> place_beside(int n, geo::Vec2d anchor, const NameLines& lines, float gap_px);
// A name without a symbol stands on its place, or a line's height above or below.
std::optional<NamePlace> place_centered(int n, geo::Vec2d anchor, const NameLines& lines);

render::Rect ink_at(const text::ShapedText& text, geo::Vec2d start);

}  // namespace eb::scene
