#include "scene/label_obstacles.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {

namespace {

using geo::Vec2d;
using render::Rect;

constexpr float cell_px = 64;
constexpr float mask_cell_px = 8;

int cell_of(float v, float size_px, int count) {
  return std::clamp(static_cast<int>(std::floor(v / size_px)), 0, count - 1);
}

}  // namespace

Rect grown(Rect r, float by) {
  return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void CollisionGrid::reset(int width_px, int height_px) {
  m_columns = static_cast<int>(static_cast<float>(width_px) / cell_px) + 1;
  m_rows = static_cast<int>(static_cast<float>(height_px) / cell_px) + 1;
  m_cells.resize(static_cast<std::size_t>(m_columns * m_rows));
  for (auto& cell : m_cells) cell.clear();
  m_rects.clear();
}

CollisionGrid::Cells CollisionGrid::cells_of(const Rect& rect) const {
  return {cell_of(rect.x, cell_px, m_columns), cell_of(rect.x + rect.width, cell_px, m_columns),
          cell_of(rect.y, cell_px, m_rows), cell_of(rect.y + rect.height, cell_px, m_rows)};
}

void CollisionGrid::add(const Rect& rect) {
  const auto index = static_cast<std::uint32_t>(m_rects.size());
  m_rects.push_back(rect);
  const auto [x0, x1, y0, y1] = cells_of(rect);
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) m_cells[static_cast<std::size_t>(y * m_columns + x)].push_back(index);
  }
}

bool CollisionGrid::hits(const Rect& rect) const {
  const auto [x0, x1, y0, y1] = cells_of(rect);
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const auto& cell = m_cells[static_cast<std::size_t>(y * m_columns + x)];
      if (std::ranges::any_of(cell, [&](std::uint32_t i) { return overlap(m_rects[i], rect); })) return true;
    }
  }
  return false;
}

bool CollisionGrid::hits(const std::vector<Rect>& rects, float margin) const {
  return std::ranges::any_of(rects, [&](const Rect& r) { return hits(grown(r, margin)); });
}

void CourseMask::reset(int width_px, int height_px) {
  m_columns = static_cast<int>(static_cast<float>(width_px) / mask_cell_px) + 1;
  m_rows = static_cast<int>(static_cast<float>(height_px) / mask_cell_px) + 1;
  m_cells.assign(static_cast<std::size_t>(m_columns * m_rows), 0);
}

void CourseMask::add(Vec2d a, Vec2d b) {
  const double length = geo::length(b - a);
  const int steps = static_cast<int>(std::min(length / (mask_cell_px / 2.0), 4000.0)) + 1;
  for (int i = 0; i <= steps; ++i) {
    const Vec2d p = a + (b - a) * (static_cast<double>(i) / steps);
    const int x = static_cast<int>(std::floor(p.x / mask_cell_px)), y = static_cast<int>(std::floor(p.y / mask_cell_px));
    if (x >= 0 && y >= 0 && x < m_columns && y < m_rows) m_cells[static_cast<std::size_t>(y * m_columns + x)] = 1;
  }
}

bool CourseMask::touches(const Rect& rect) const {
  const int x0 = cell_of(rect.x, mask_cell_px, m_columns), x1 = cell_of(rect.x + rect.width, mask_cell_px, m_columns);
  for (int y = cell_of(rect.y, mask_cell_px, m_rows); y <= cell_of(rect.y + rect.height, mask_cell_px, m_rows); ++y) {
    const auto row = m_cells.begin() + y * m_columns;
    if (std::any_of(row + x0, row + x1 + 1, [](char cell) { return cell != 0; })) return true;
  }
  return false;
}

}  // namespace eb::scene
