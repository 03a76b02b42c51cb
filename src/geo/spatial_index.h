#pragma once
// A loose quadtree over boxes, stored as sorted cells: finds what meets a box, and cuts a layer into
// square pieces of any power-of-two size. Immutable after construction, so threads may share it.
#include <cstdint>
#include <span>
#include <vector>

#include "geo/types.h"

namespace eb::geo {

class SpatialIndex {
 public:
  // Boxes go by size into classes, each with a grid of its own, so that a box is at most half as large as
  // its cell: class c has cells of base_cell_m * 4^c.
  static constexpr unsigned size_classes = 8;
  // At coarseness d a cell measures base_cell_m * 2^max(d, 2 * size class).
  static constexpr unsigned coarsenesses = 15;

  struct CellId {
    std::uint32_t size_class = 0;
    std::int32_t ix = 0, iy = 0;  // columns east and rows north of origin()
    friend bool operator==(const CellId&, const CellId&) = default;
  };
  struct Cell {
    CellId id;
    Box2d extent;  // of the boxes it holds; reaches over the cell's border
    std::uint32_t first = 0, last = 0;
  };

  SpatialIndex() = default;
  // Boxes must not be empty. A box belongs to the cell that holds its centre.
  SpatialIndex(std::span<const Box2d> boxes, double base_cell_m);

  // All cells that hold something; together they hold every box exactly once.
  [[nodiscard]] const std::vector<Cell>& cells(unsigned coarseness) const;
  // nullptr when nothing lies there.
  [[nodiscard]] const Cell* find(unsigned coarseness, CellId id) const;
  // Indices of the boxes in a cell.
  [[nodiscard]] std::span<const std::uint32_t> items(const Cell& cell) const {
    return std::span{m_items}.subspan(cell.first, cell.last - cell.first);
  }
  [[nodiscard]] double cell_size_m(unsigned coarseness, unsigned size_class) const;
  [[nodiscard]] Vec2d cell_center(unsigned coarseness, CellId id) const;
  // The cell at `coarseness` that covers `id` of the finer `from`.
  [[nodiscard]] static CellId parent(CellId id, unsigned from, unsigned coarseness);

  // Calls visit(index) for every box whose cell's extent meets `box`: a superset of the boxes that do.
  template <class Visit>
  void visit_candidates(const Box2d& box, Visit&& visit) const {
    if (m_levels.empty()) return;
    for (const Cell& cell : m_levels.front()) {
      if (!cell.extent.intersects(box)) continue;
      for (const std::uint32_t index : items(cell)) visit(index);
    }
  }

 private:
  Vec2d m_origin;
  double m_base_cell_m = 1;
  std::vector<std::uint32_t> m_items;       // by size class, then along the Z-order curve
  std::vector<std::vector<Cell>> m_levels;  // one per coarseness
};

}  // namespace eb::geo
