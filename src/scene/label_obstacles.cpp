#include "scene/label_obstacles.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {

namespace {

using geo::Vec2d;
using render::Rect;

constexpr float grid_cell_px = 64;
constexpr float mask_cell_px = 8;
constexpr float clearly_wider_px = 1;
constexpr double most_steps = 4000;        // along one stretch
constexpr float main_course_share = 0.7F;  // of the widest course in the picture
constexpr float clearly_larger = 1.1F;

int cell_at(float position_px, float cell_px, int count) {
  return std::clamp(static_cast<int>(std::floor(position_px / cell_px)), 0, count - 1);
}

int cells_across(int length_px, float cell_px) {
  return static_cast<int>(static_cast<float>(length_px) / cell_px) + 1;
}

}  // namespace

Rect grown(Rect rect, float by_px) {
  return {rect.x - by_px, rect.y - by_px, rect.width + 2 * by_px, rect.height + 2 * by_px};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void CollisionGrid::reset(int width_px, int height_px) {
  m_columns = cells_across(width_px, grid_cell_px);
  m_rows = cells_across(height_px, grid_cell_px);
  m_cells.resize(static_cast<std::size_t>(m_columns * m_rows));
  for (auto& cell : m_cells) cell.clear();
  m_rects.clear();
  m_name_sizes_px.clear();
}

CollisionGrid::Cells CollisionGrid::cells_of(const Rect& rect) const {
  return {cell_at(rect.x, grid_cell_px, m_columns), cell_at(rect.x + rect.width, grid_cell_px, m_columns),
          cell_at(rect.y, grid_cell_px, m_rows), cell_at(rect.y + rect.height, grid_cell_px, m_rows)};
}

void CollisionGrid::add(const Rect& rect, float name_size_px) {
  const auto index = static_cast<std::uint32_t>(m_rects.size());
  m_rects.push_back(rect);
  m_name_sizes_px.push_back(name_size_px);
  const Cells cells = cells_of(rect);
  for (int y = cells.y0; y <= cells.y1; ++y) {
    for (int x = cells.x0; x <= cells.x1; ++x) m_cells[static_cast<std::size_t>(y * m_columns + x)].push_back(index);
  }
}

bool CollisionGrid::hits(const Rect& rect) const {
  const Cells cells = cells_of(rect);
  const auto is_hit = [&](std::uint32_t i) { return overlap(m_rects[i], rect); };
  for (int y = cells.y0; y <= cells.y1; ++y) {
    for (int x = cells.x0; x <= cells.x1; ++x) {
      if (std::ranges::any_of(m_cells[static_cast<std::size_t>(y * m_columns + x)], is_hit)) return true;
    }
  }
  return false;
}

bool CollisionGrid::hits(const std::vector<Rect>& rects, float margin_px) const {
  return std::ranges::any_of(rects, [&](const Rect& rect) { return hits(grown(rect, margin_px)); });
}

std::optional<float> CollisionGrid::largest_name_under(const std::vector<Rect>& rects) const {
  std::optional<float> largest;
  for (const Rect& rect : rects) {
    const Cells cells = cells_of(rect);
    for (int y = cells.y0; y <= cells.y1; ++y) {
      for (int x = cells.x0; x <= cells.x1; ++x) {
        for (const auto i : m_cells[static_cast<std::size_t>(y * m_columns + x)]) {
          if (overlap(m_rects[i], rect)) largest = std::max(largest.value_or(0), m_name_sizes_px[i]);
        }
      }
    }
  }
  return largest;
}

void CourseMask::reset(int width_px, int height_px) {
  m_widest_px = 0;
  m_columns = cells_across(width_px, mask_cell_px);
  m_rows = cells_across(height_px, mask_cell_px);
  m_cells.assign(static_cast<std::size_t>(m_columns * m_rows), {});
}

void CourseMask::add(Vec2d a, Vec2d b, float half_width_px) {
  m_widest_px = std::max(m_widest_px, half_width_px);
  const double length = geo::length(b - a);
  const int steps = static_cast<int>(std::min(length / (mask_cell_px / 2.0), most_steps)) + 1;
  const auto cell_of = [](double px) { return static_cast<int>(std::floor(px / mask_cell_px)); };
  for (int i = 0; i <= steps; ++i) {
    const Vec2d p = a + (b - a) * (static_cast<double>(i) / steps);
    const int middle_x = cell_of(p.x), middle_y = cell_of(p.y);
    for (int y = std::max(0, cell_of(p.y - half_width_px)); y <= std::min(m_rows - 1, cell_of(p.y + half_width_px));
         ++y) {
      for (int x = std::max(0, cell_of(p.x - half_width_px));
           x <= std::min(m_columns - 1, cell_of(p.x + half_width_px)); ++x) {
        Cell& cell = m_cells[static_cast<std::size_t>(y * m_columns + x)];
        cell.has_middle = cell.has_middle || (x == middle_x && y == middle_y);
        cell.half_width_px = std::max(cell.half_width_px, half_width_px);
      }
    }
  }
}

template <class Test>
bool CourseMask::any_cell(const Rect& rect, const Test& test) const {
  const int x0 = cell_at(rect.x, mask_cell_px, m_columns), x1 = cell_at(rect.x + rect.width, mask_cell_px, m_columns);
  const int y1 = cell_at(rect.y + rect.height, mask_cell_px, m_rows);
  for (int y = cell_at(rect.y, mask_cell_px, m_rows); y <= y1; ++y) {
    const auto row = m_cells.begin() + y * m_columns;
    if (std::any_of(row + x0, row + x1 + 1, test)) return true;
  }
  return false;
}

bool CourseMask::touches(const Rect& rect) const {
  return any_cell(rect, [](const Cell& cell) { return cell.has_middle; });
}

CourseMask::Covered CourseMask::covered_by(const std::vector<Rect>& rects) const {
  Covered covered;
  const auto count = [&](const Cell& cell) {
    if (cell.has_middle) {
      covered.half_width_px = std::max(covered.half_width_px, cell.half_width_px);
      ++covered.cells;
    }
    return false;  // go on
  };
  for (const Rect& rect : rects) (void)any_cell(rect, count);
  return covered;
}

bool CourseMask::is_on_wider(const std::vector<Rect>& rects, float half_width_px) const {
  const auto is_wider = [&](const Cell& cell) { return cell.half_width_px > half_width_px + clearly_wider_px; };
  return std::ranges::any_of(rects, [&](const Rect& rect) { return any_cell(rect, is_wider); });
}

// A brook under a name is a lesser evil than the river the map is about, and than the dot of a city, which would lose
// its name with it.
SoftConflict soft_conflict(const std::vector<Rect>& name, float name_size_px, const CollisionGrid& symbols,
                           const CourseMask& courses) {
  using Kind = SoftConflict::Kind;
  const auto covered = courses.covered_by(name);
  SoftConflict conflict{Kind::None, covered.half_width_px, covered.cells};
  const auto symbol = symbols.largest_name_under(name);
  if (covered.cells > 0 && covered.half_width_px >= main_course_share * courses.widest_px()) {
    conflict.kind = Kind::MainCourse;
  } else if (symbol && *symbol > clearly_larger * name_size_px) {
    conflict.kind = Kind::SymbolOfLargerName;
  } else if (covered.cells > 0) {
    conflict.kind = Kind::Course;
  } else if (symbol) {
    conflict.kind = Kind::Symbol;
  }
  return conflict;
}

}  // namespace eb::scene
