#pragma once
// What names on the map keep clear of: rectangles already taken and the courses of rivers. Used by label_layout
// only; pixels of the screen, y down; main thread, refilled for each picture.
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/types.h"
#include "render/frame.h"

namespace eb::scene {

// The rectangle, larger by so many pixels on each side.
[[nodiscard]] render::Rect grown(render::Rect rect, float by_px);
[[nodiscard]] bool overlap(const render::Rect& a, const render::Rect& b);

// Rectangles on screen, found again by 64-pixel cells.
class CollisionGrid {
 public:
  void reset(int width_px, int height_px);
  // `name_size_px`: of the name that belongs to it, where that counts.
  void add(const render::Rect& rect, float name_size_px = 0);
  [[nodiscard]] bool hits(const render::Rect& rect) const;
  // Whether one of them, grown by the margin, hits.
  [[nodiscard]] bool hits(const std::vector<render::Rect>& rects, float margin_px) const;
  // The size of the largest name that belongs to what they hit; nullopt = they hit nothing.
  [[nodiscard]] std::optional<float> largest_name_under(const std::vector<render::Rect>& rects) const;

 private:
  struct Cells {
    int x0, x1, y0, y1;  // inclusive
  };
  [[nodiscard]] Cells cells_of(const render::Rect& rect) const;

  int m_columns = 1, m_rows = 1;
  std::vector<std::vector<std::uint32_t>> m_cells;
  std::vector<render::Rect> m_rects;
  std::vector<float> m_name_sizes_px;  // one for each rectangle
};

// Which 8-pixel cells rivers run through, and how wide the widest of them is there.
class CourseMask {
 public:
  void reset(int width_px, int height_px);
  // One stretch of a course drawn with this half width.
  void add(geo::Vec2d a, geo::Vec2d b, float half_width_px);
  // Whether the middle of any course runs through; straight names prefer other places.
  [[nodiscard]] bool touches(const render::Rect& rect) const;
  // How much of courses lies under them, and how wide the widest of it is.
  struct Covered {
    float half_width_px = 0;
    int cells = 0;
  };
  [[nodiscard]] Covered covered_by(const std::vector<render::Rect>& rects) const;
  // Half the width of the widest course in the picture.
  [[nodiscard]] float widest_px() const { return m_widest_px; }
  // Whether one of them lies on a course that is clearly wider than this one.
  [[nodiscard]] bool is_on_wider(const std::vector<render::Rect>& rects, float half_width_px) const;

 private:
  struct Cell {
    bool has_middle = false;
    float half_width_px = 0;  // of the widest course that covers a part of the cell
  };
  template <class Test>
  [[nodiscard]] bool any_cell(const render::Rect& rect, const Test& test) const;

  int m_columns = 1, m_rows = 1;
  std::vector<Cell> m_cells;
  float m_widest_px = 0;
};

// What a straight name would lie on: names may where there is no better place. Less is better.
struct SoftConflict {
  enum class Kind : std::uint8_t { None, Symbol, Course, SymbolOfLargerName, MainCourse };
  Kind kind = Kind::None;
  float half_width_px = 0;  // of the widest course under the name
  int cells = 0;            // of courses under the name

  [[nodiscard]] auto operator<=>(const SoftConflict&) const = default;
};
[[nodiscard]] SoftConflict soft_conflict(const std::vector<render::Rect>& name, float name_size_px,
                                         const CollisionGrid& symbols, const CourseMask& courses);

}  // namespace eb::scene
