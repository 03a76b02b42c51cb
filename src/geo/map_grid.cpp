#include "geo/map_grid.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace eb::geo {
namespace {

using core::Error;
using core::msg;
using core::Result;

// Sheet 0000 of the TK25 would have its north-western corner here; column 05 begins at 6°30' E, row 44 at 51°36' N.
constexpr double west_deg = 5.0 + 40.0 / 60.0, north_deg = 56.0;
constexpr double sheets_per_degree_east = 6.0, sheets_per_degree_south = 10.0;
constexpr int most_rows = 90, most_columns = 60;  // Germany and some way around
constexpr std::string_view dhdn = "EPSG:4314";
constexpr Box2d germany_deg{5.0, 46.0, 16.0, 56.0};

constexpr std::size_t most_cells = 20'000;

constexpr std::string_view squares_prefix = "utm:";

double parts_of_sheet(GridKind kind) {
  return kind == GridKind::Tk25Quadrant ? 2.0 : 1.0;
}

GridCell cell_at(Vec2d point) {
  return {static_cast<std::int32_t>(std::floor(point.x)), static_cast<std::int32_t>(std::floor(point.y))};
}

// Where along a segment it passes a whole number, from 0 to 1.
void add_crossings(double from, double to, std::vector<double>& along) {
  const double low = std::ceil(std::min(from, to)), high = std::floor(std::max(from, to));
  for (double line = low; line <= high && from != to; line += 1) along.push_back((line - from) / (to - from));
}

bool add_segment(Vec2d from, Vec2d to, GridCells& cells) {
  if (std::abs(to.x - from.x) + std::abs(to.y - from.y) > static_cast<double>(most_cells)) return false;
  std::vector<double> along{0, 1};
  add_crossings(from.x, to.x, along);
  add_crossings(from.y, to.y, along);
  std::sort(along.begin(), along.end());
  for (std::size_t i = 1; i < along.size(); ++i) {
    const double middle = std::clamp((along[i - 1] + along[i]) / 2, 0.0, 1.0);
    cells.insert(cell_at(from + (to - from) * middle));
  }
  cells.insert(cell_at(from));
  cells.insert(cell_at(to));
  return cells.size() <= most_cells;
}

bool is_within(std::span<const std::vector<Vec2d>> rings, Vec2d point) {
  bool inside = false;
  for (const auto& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Vec2d a = ring[i - 1], b = ring[i];
      if ((a.y > point.y) == (b.y > point.y)) continue;
      if (point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
  }
  return inside;
}

}  // namespace

std::optional<GridChoice> parse_grid(std::string_view text) {
  if (text == "tk25-sheet") return GridChoice{GridKind::Tk25Sheet, 0};
  if (text == "tk25-quadrant") return GridChoice{GridKind::Tk25Quadrant, 0};
  if (!text.starts_with(squares_prefix)) return std::nullopt;
  text.remove_prefix(squares_prefix.size());
  int metres = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), metres);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (metres < least_square_m || metres > largest_square_m) return std::nullopt;
  return GridChoice{GridKind::Squares, static_cast<double>(metres)};
}

std::string to_text(const GridChoice& grid) {
  if (grid.kind == GridKind::Tk25Sheet) return "tk25-sheet";
  if (grid.kind == GridKind::Tk25Quadrant) return "tk25-quadrant";
  return std::string{squares_prefix} + std::to_string(static_cast<int>(grid.size_m));
}

Result<MapGrid> MapGrid::create(const GridChoice& choice, const std::string& crs) {
  auto to_degrees = Transformer::create(crs, "EPSG:4326");
  if (!to_degrees) return to_degrees.error();
  if (choice.kind == GridKind::Squares) {
    if (!is_metric_projected(crs))
      return Error{msg("Squares need a map in metres, which {0} is not", crs_label(crs)),
                   msg("Choose the grid tk25-quadrant or tk25-sheet."),
                   {}};
    return MapGrid{choice, std::nullopt, *std::move(to_degrees)};
  }
  auto to_grid = Transformer::create(crs, std::string{dhdn}, germany_deg);
  if (!to_grid) return to_grid.error();
  return MapGrid{choice, *std::move(to_grid), *std::move(to_degrees)};
}

void MapGrid::to_units(std::span<Vec2d> points) const {
  if (!m_to_grid) {
    for (Vec2d& point : points) point = point * (1.0 / m_choice.size_m);
    return;
  }
  m_to_grid->forward(points);
  const double parts = parts_of_sheet(m_choice.kind);
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (Vec2d& point : points) {
    const Vec2d sheet{(point.x - west_deg) * sheets_per_degree_east, (north_deg - point.y) * sheets_per_degree_south};
    const bool is_on = sheet.x >= 0 && sheet.y >= 0 && sheet.x < most_columns && sheet.y < most_rows;
    point = is_on ? sheet * parts : Vec2d{nan, nan};
  }
}

bool MapGrid::add_point(Vec2d point, GridCells& cells) {
  cells.insert(cell_at(point));
  return cells.size() <= most_cells;
}

bool MapGrid::add_line(std::span<const Vec2d> line, GridCells& cells) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (!add_segment(line[i - 1], line[i], cells)) return false;
  return true;
}

bool MapGrid::add_area(std::span<const std::vector<Vec2d>> rings, GridCells& cells) {
  Box2d box;
  for (const auto& ring : rings) {
    if (!add_line(ring, cells)) return false;
    for (const Vec2d point : ring) box.add(point);
  }
  if (box.empty()) return true;
  if (box.width() * box.height() > static_cast<double>(most_cells)) return false;
  const GridCell first = cell_at({box.min_x, box.min_y}), last = cell_at({box.max_x, box.max_y});
  for (auto column = first.column; column <= last.column; ++column)
    for (auto row = first.row; row <= last.row; ++row)
      if (is_within(rings, {column + 0.5, row + 0.5})) cells.insert({column, row});
  return cells.size() <= most_cells;
}

std::vector<Vec2d> MapGrid::outline(GridCell cell) const {
  const double x = cell.column, y = cell.row;
  if (!m_to_grid) {
    std::vector<Vec2d> ring{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}};
    for (Vec2d& corner : ring) corner = corner * m_choice.size_m;
    return ring;
  }
  // Rows go southwards.
  std::vector<Vec2d> ring{{x, y + 1}, {x + 1, y + 1}, {x + 1, y}, {x, y}};
  const double parts = parts_of_sheet(m_choice.kind);
  for (Vec2d& corner : ring)
    corner = {west_deg + corner.x / parts / sheets_per_degree_east,
              north_deg - corner.y / parts / sheets_per_degree_south};
  m_to_grid->inverse(ring);
  ring.push_back(ring.front());
  return ring;
}

std::string MapGrid::name(GridCell cell) const {
  if (!m_to_grid) {
    const auto km = std::to_string(static_cast<int>(m_choice.size_m / 1000));
    return km + " km E" + std::to_string(cell.column) + " N" + std::to_string(cell.row);
  }
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  if (m_choice.kind == GridKind::Tk25Sheet) return two(cell.row) + two(cell.column);
  const int quarter = 1 + cell.column % 2 + 2 * (cell.row % 2);
  return two(cell.row / 2) + two(cell.column / 2) + "/" + std::to_string(quarter);
}

double MapGrid::half_diagonal_m(GridCell cell) const {
  auto corners = outline(cell);
  corners.pop_back();
  Vec2d centre{};
  for (const Vec2d corner : corners) centre = centre + corner * 0.25;
  corners.push_back(centre);
  m_to_degrees.forward(corners);
  double farthest = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::array<LonLat, 2> ends{LonLat{corners[4].x, corners[4].y}, LonLat{corners[i].x, corners[i].y}};
    farthest = std::max(farthest, ellipsoidal_length_m(ends));
  }
  return farthest;
}

}  // namespace eb::geo
