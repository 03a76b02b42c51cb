#pragma once
// A smooth mapping of the plane, remembered as square cells of 4 x 4 exact positions each, so that
// millions of vertices cost a few multiplications instead of a map projection. Used by crs.cpp.
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>

#include "geo/types.h"

namespace eb::geo {

// Cells are filled when enough points fall into one. A cell whose interpolation is not proven (a kink of a
// grid shift, an edge of validity) is always computed exactly. Not thread-safe.
class CoordinateCells {
 public:
  // Transforms in place; what fails becomes non-finite.
  using Exact = std::function<void(std::span<Vec2d>)>;

  // `cell_size` in source units; `tolerance` in target units is kept at every check point.
  CoordinateCells(Exact exact, double cell_size, double tolerance)
      : m_exact{std::move(exact)}, m_cell_size{cell_size}, m_cells_per_unit{1.0 / cell_size}, m_tolerance{tolerance} {}

  void transform(std::span<Vec2d> points);
  [[nodiscard]] std::size_t interpolating_cells() const { return m_interpolating; }

 private:
  enum class State : std::uint8_t { Counting, Interpolating, Exact };
  struct Cell {
    State state = State::Counting;
    std::uint32_t seen = 0;
    std::array<Vec2d, 16> powers{};  // coefficient of u^i v^j at j * 4 + i
  };
  struct CellIndex {
    std::int32_t column = 0, row = 0;
    friend bool operator==(const CellIndex&, const CellIndex&) = default;
  };
  void fill(Cell& cell, CellIndex index);
  [[nodiscard]] bool is_proven(const Cell& cell, CellIndex index) const;
  Cell* cell_for(CellIndex index);

  Exact m_exact;
  double m_cell_size, m_cells_per_unit, m_tolerance;
  std::size_t m_interpolating = 0;
  std::unordered_map<std::uint64_t, Cell> m_cells;
};

}  // namespace eb::geo
