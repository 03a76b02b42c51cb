#include "geo/coordinate_cells.h"

#include <cmath>
#include <vector>

namespace eb::geo {
namespace {

// Filling a cell costs 25 exact positions; below this many points in it that would not pay.
constexpr std::uint32_t points_before_filling = 40;
constexpr std::size_t most_cells = 65'536;  // 17 MiB; what is beyond is computed exactly
constexpr double largest_index = 1e9;

// Lagrange weights for nodes at 0, 1/3, 2/3, 1.
std::array<double, 4> weights(double u) {
  const double a = u, b = u - 1.0 / 3.0, c = u - 2.0 / 3.0, d = u - 1.0;
  return {-4.5 * b * c * d, 13.5 * a * c * d, -13.5 * a * b * d, 4.5 * a * b * c};
}

Vec2d interpolate(const std::array<Vec2d, 16>& nodes, double u, double v) {
  const auto wu = weights(u), wv = weights(v);
  Vec2d sum;
  for (std::size_t j = 0; j < 4; ++j) {
    Vec2d row;
    for (std::size_t i = 0; i < 4; ++i) {
      row.x += wu[i] * nodes[j * 4 + i].x;
      row.y += wu[i] * nodes[j * 4 + i].y;
    }
    sum.x += wv[j] * row.x;
    sum.y += wv[j] * row.y;
  }
  return sum;
}

}  // namespace

bool CoordinateCells::is_proven(const Cell& cell, CellIndex index) const {
  // Midway between the nodes, where an interpolation of this order is worst.
  static constexpr std::array<double, 3> probes{1.0 / 6.0, 0.5, 5.0 / 6.0};
  std::array<Vec2d, 9> exact{}, guessed{};
  for (std::size_t k = 0; k < 9; ++k) {
    const double u = probes[k % 3], v = probes[k / 3];
    exact[k] = {(index.column + u) * m_cell_size, (index.row + v) * m_cell_size};
    guessed[k] = interpolate(cell.nodes, u, v);
  }
  m_exact(exact);
  for (std::size_t k = 0; k < 9; ++k)
    if (const double off = length(exact[k] - guessed[k]); !(off <= m_tolerance)) return false;  // NaN fails too
  return true;
}

void CoordinateCells::fill(Cell& cell, CellIndex index) {
  for (std::size_t k = 0; k < 16; ++k)
    cell.nodes[k] = {(index.column + static_cast<double>(k % 4) / 3.0) * m_cell_size,
                     (index.row + static_cast<double>(k / 4) / 3.0) * m_cell_size};
  m_exact(cell.nodes);
  cell.state = is_proven(cell, index) ? State::Interpolating : State::Exact;
  if (cell.state == State::Interpolating) ++m_interpolating;
}

CoordinateCells::Cell* CoordinateCells::cell_for(CellIndex index) {
  const auto key = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(index.column)) << 32U) |
                   static_cast<std::uint32_t>(index.row);
  if (const auto found = m_cells.find(key); found != m_cells.end()) return &found->second;
  if (m_cells.size() >= most_cells) return nullptr;
  return &m_cells[key];
}

void CoordinateCells::transform(std::span<Vec2d> points) {
  std::vector<std::size_t> exact_rows;
  std::vector<Vec2d> exact_points;
  CellIndex current;
  Cell* cell = nullptr;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double column = points[i].x / m_cell_size, row = points[i].y / m_cell_size;
    if (std::abs(column) < largest_index && std::abs(row) < largest_index) {
      const double left = std::floor(column), bottom = std::floor(row);
      const CellIndex index{static_cast<std::int32_t>(left), static_cast<std::int32_t>(bottom)};
      if (cell == nullptr || index != current) {
        cell = cell_for(index);
        current = index;
      }
      if (cell != nullptr && cell->state == State::Counting && ++cell->seen > points_before_filling) fill(*cell, index);
      if (cell != nullptr && cell->state == State::Interpolating) {
        points[i] = interpolate(cell->nodes, column - left, row - bottom);
        continue;
      }
    }
    exact_rows.push_back(i);
    exact_points.push_back(points[i]);
  }
  m_exact(exact_points);
  for (std::size_t k = 0; k < exact_rows.size(); ++k) points[exact_rows[k]] = exact_points[k];
}

}  // namespace eb::geo
