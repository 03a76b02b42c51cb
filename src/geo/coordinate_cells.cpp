#include "geo/coordinate_cells.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace eb::geo {
namespace {

// Filling a cell costs 25 exact positions; below this many points in it that would not pay.
constexpr std::uint32_t points_before_filling = 40;
constexpr std::size_t most_cells = 65'536;  // 17 MiB; what is beyond is computed exactly
constexpr double largest_index = 1e9;

// The cubic through values at 0, 1/3, 2/3, 1, as coefficients of 1, u, u^2, u^3.
std::array<Vec2d, 4> cubic_through(Vec2d a, Vec2d b, Vec2d c, Vec2d d) {
  return {a, a * -5.5 + b * 9.0 + c * -4.5 + d, a * 9.0 + b * -22.5 + c * 18.0 + d * -4.5,
          a * -4.5 + b * 13.5 + c * -13.5 + d * 4.5};
}

// From 4 x 4 node values to the coefficients of the bicubic through them: rows first, then columns.
std::array<Vec2d, 16> bicubic_through(const std::array<Vec2d, 16>& nodes) {
  std::array<Vec2d, 16> rows{}, powers{};
  for (std::size_t j = 0; j < 4; ++j) {
    const auto cubic = cubic_through(nodes[j * 4], nodes[j * 4 + 1], nodes[j * 4 + 2], nodes[j * 4 + 3]);
    std::copy(cubic.begin(), cubic.end(), rows.begin() + static_cast<std::ptrdiff_t>(j * 4));
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const auto cubic = cubic_through(rows[i], rows[4 + i], rows[8 + i], rows[12 + i]);
    for (std::size_t j = 0; j < 4; ++j) powers[j * 4 + i] = cubic[j];
  }
  return powers;
}

// Horner's scheme in both directions.
inline Vec2d interpolate(const std::array<Vec2d, 16>& p, double u, double v) {
  const Vec2d a = ((p[3] * u + p[2]) * u + p[1]) * u + p[0];
  const Vec2d b = ((p[7] * u + p[6]) * u + p[5]) * u + p[4];
  const Vec2d c = ((p[11] * u + p[10]) * u + p[9]) * u + p[8];
  const Vec2d d = ((p[15] * u + p[14]) * u + p[13]) * u + p[12];
  return ((d * v + c) * v + b) * v + a;
}

// std::floor is a library call on plain x86-64; these numbers fit an int.
inline std::int32_t floor_to_int(double value) {
  const auto towards_zero = static_cast<std::int32_t>(value);
  return towards_zero - static_cast<std::int32_t>(value < towards_zero);
}

}  // namespace

bool CoordinateCells::is_proven(const Cell& cell, CellIndex index) const {
  // Midway between the nodes, where an interpolation of this order is worst.
  static constexpr std::array<double, 3> probes{1.0 / 6.0, 0.5, 5.0 / 6.0};
  std::array<Vec2d, 9> exact{}, guessed{};
  for (std::size_t k = 0; k < 9; ++k) {
    const double u = probes[k % 3], v = probes[k / 3];
    exact[k] = {(index.column + u) * m_cell_size, (index.row + v) * m_cell_size};
    guessed[k] = interpolate(cell.powers, u, v);
  }
  m_exact(exact);
  for (std::size_t k = 0; k < 9; ++k)
    if (const double off = length(exact[k] - guessed[k]); !(off <= m_tolerance)) return false;  // NaN fails too
  return true;
}

void CoordinateCells::fill(Cell& cell, CellIndex index) {
  std::array<Vec2d, 16> nodes{};
  for (std::size_t k = 0; k < 16; ++k)
    nodes[k] = {(index.column + static_cast<double>(k % 4) / 3.0) * m_cell_size,
                (index.row + static_cast<double>(k / 4) / 3.0) * m_cell_size};
  m_exact(nodes);
  cell.powers = bicubic_through(nodes);
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
    const double column = points[i].x * m_cells_per_unit, row = points[i].y * m_cells_per_unit;
    if (std::abs(column) < largest_index && std::abs(row) < largest_index) {
      const CellIndex index{floor_to_int(column), floor_to_int(row)};
      if (cell == nullptr || index != current) {
        cell = cell_for(index);
        current = index;
      }
      if (cell != nullptr && cell->state == State::Counting && ++cell->seen > points_before_filling) fill(*cell, index);
      if (cell != nullptr && cell->state == State::Interpolating) {
        points[i] = interpolate(cell->powers, column - index.column, row - index.row);
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
