#pragma once
// Grids in whose cells the places of sensitive features are told: sheets and quadrants of the German map 1:25,000
// (TK25), or squares. Readers generalise with them; projects name them. For one thread.
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "geo/crs.h"
#include "geo/types.h"

namespace eb::geo {

enum class GridKind : std::uint8_t {
  Tk25Sheet,     // 10' of longitude by 6' of latitude, DHDN
  Tk25Quadrant,  // a quarter of a sheet
  Squares,       // of the CRS that positions are in
};

struct GridChoice {
  GridKind kind = GridKind::Tk25Sheet;  // the coarser of the two is what nobody has to ask for
  double size_m = 0;                    // edge of a square
  friend bool operator==(const GridChoice&, const GridChoice&) = default;
};

inline constexpr double least_square_m = 5'000, largest_square_m = 200'000;

// "tk25-sheet", "tk25-quadrant", "utm:10000".
std::optional<GridChoice> parse_grid(std::string_view text);
std::string to_text(const GridChoice& grid);

struct GridCell {
  std::int32_t column = 0, row = 0;  // eastwards; TK25: southwards, squares: northwards
  friend auto operator<=>(const GridCell&, const GridCell&) = default;
};
using GridCells = std::set<GridCell>;

class MapGrid {
 public:
  // For positions in `crs`, which squares need to be metric.
  static core::Result<MapGrid> create(const GridChoice& choice, const std::string& crs);

  // From positions in the CRS to units of a cell, in place; what lies outside the grid becomes non-finite.
  void to_units(std::span<Vec2d> points) const;

  // Adds the cells that are touched. All positions are in units of a cell and finite; false when there would be more
  // than anything that lives somewhere could touch. `rings`: those of one polygon, closed.
  static bool add_point(Vec2d point, GridCells& cells);
  static bool add_line(std::span<const Vec2d> line, GridCells& cells);
  static bool add_area(std::span<const std::vector<Vec2d>> rings, GridCells& cells);

  [[nodiscard]] std::vector<Vec2d> outline(GridCell cell) const;  // counter-clockwise, closed, in the CRS
  [[nodiscard]] std::string name(GridCell cell) const;            // "4407", "4407/3", "10 km E34 N570"
  // From its centre to its farthest corner: how far what lies in it may be from there.
  [[nodiscard]] double half_diagonal_m(GridCell cell) const;

 private:
  MapGrid(GridChoice choice, std::optional<Transformer> to_grid, Transformer to_degrees)
      : m_choice{choice}, m_to_grid{std::move(to_grid)}, m_to_degrees{std::move(to_degrees)} {}
  GridChoice m_choice;
  std::optional<Transformer> m_to_grid;  // to DHDN in degrees; squares need none
  Transformer m_to_degrees;              // WGS 84
};

}  // namespace eb::geo
