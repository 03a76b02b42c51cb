#pragma once
// What names on the map keep clear of: rectangles that are taken, and courses of rivers. In pixels of the picture. Used by
// label_layout only; main thread.
#include <cstdint>
#include <vector>

#include "geo/types.h"
#include "render/frame.h"

namespace eb::scene {

render::Rect grown(render::Rect r, float by);
bool overlap(const render::Rect& a, const render::Rect& b);

// Rectangles on screen, found again by 64-pixel cells.
class CollisionGrid {
 public:
  void reset(int width_px, int height_px);
  void add(const render::Rect& rect);
  [[nodiscard]] bool hits(const render::Rect& rect) const;
  [[nodiscard]] bool hits(const std::vector<render::Rect>& rects, float margin) const;

 private:
  // The cells that a rectangle meets; what is off the picture counts for the nearest ones.
  struct Cells {
    int x0, x1, y0, y1;
  };
  [[nodiscard]] Cells cells_of(const render::Rect& rect) const;

  int m_columns = 1, m_rows = 1;
  std::vector<std::vector<std::uint32_t>> m_cells;
  std::vector<render::Rect> m_rects;
};

// Which 8-pixel cells a river runs through; names beside it prefer others.
class CourseMask {
 public:
  void reset(int width_px, int height_px);
  void add(geo::Vec2d a, geo::Vec2d b);
  [[nodiscard]] bool touches(const render::Rect& rect) const;

 private:
  int m_columns = 1, m_rows = 1;
  std::vector<char> m_cells;
};

}  // namespace eb::scene
