// The grids of sensitive places: which cell a place lies in, where the cell lies, what is touched.
#include "geo/map_grid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eb::geo {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

const std::string utm = "EPSG:25832";

MapGrid grid_of(const char* text, const std::string& crs = utm) {
  auto grid = MapGrid::create(*parse_grid(text), crs);
  EXPECT_TRUE(grid) << core::to_text(grid.error());
  return *std::move(grid);
}

GridCell cell_of(const MapGrid& grid, double lon, double lat) {
  std::vector<Vec2d> point{{lon, lat}};
  Transformer::create("EPSG:4326", utm)->forward(point);
  grid.to_units(point);
  GridCells cells;
  EXPECT_TRUE(MapGrid::add_point(point[0], cells));
  return *cells.begin();
}

TEST(GridChoice, ReadsWhatItWrites) {
  for (const char* text : {"tk25-sheet", "tk25-quadrant", "utm:5000", "utm:200000"})
    EXPECT_EQ(to_text(*parse_grid(text)), text);
  EXPECT_EQ(to_text(GridChoice{}), "tk25-sheet") << "what nobody asked for is the coarser one";
}

TEST(GridChoice, RefusesWhatWouldTellTooMuch) {
  for (const char* text :
       {"", "utm:", "utm:1000", "utm:4999", "utm:200001", "utm:5000.5", "utm:5000m", "tk25", "TK25-sheet"})
    EXPECT_FALSE(parse_grid(text)) << text;
}

// The corners are those of sheet 4405 in data/emscher/sea-eagle-cells.geojson.
TEST(MapGrid, Tk25SheetLiesWhereTheSheetLies) {
  const auto grid = grid_of("tk25-sheet");
  const auto cell = cell_of(grid, 6.58, 51.55);
  EXPECT_EQ(grid.name(cell), "4405");
  auto ring = grid.outline(cell);
  Transformer::create(utm, "EPSG:4326")->forward(ring);
  ASSERT_EQ(ring.size(), 5U);
  EXPECT_EQ(ring.front(), ring.back());
  EXPECT_NEAR(ring[0].x, 6.4993, 2e-5);
  EXPECT_NEAR(ring[0].y, 51.49868, 2e-5);
  EXPECT_NEAR(ring[2].x, 6.66594, 2e-5);
  EXPECT_NEAR(ring[2].y, 51.59867, 2e-5);
  EXPECT_NEAR(grid.half_diagonal_m(cell), 8'020, 40);
}

TEST(MapGrid, QuadrantsAreCountedLineByLineFromTheNorthWest) {
  const auto grid = grid_of("tk25-quadrant");
  EXPECT_EQ(grid.name(cell_of(grid, 6.52, 51.58)), "4405/1");
  EXPECT_EQ(grid.name(cell_of(grid, 6.64, 51.58)), "4405/2");
  EXPECT_EQ(grid.name(cell_of(grid, 6.52, 51.52)), "4405/3");
  EXPECT_EQ(grid.name(cell_of(grid, 6.64, 51.52)), "4405/4");
  EXPECT_NEAR(grid.half_diagonal_m(cell_of(grid, 6.52, 51.58)), 4'010, 20);
}

TEST(MapGrid, SquaresBeginAtTheirMultiples) {
  const auto grid = grid_of("utm:5000");
  const auto ring = grid.outline({66, 1142});
  EXPECT_THAT(ring, ElementsAre(Vec2d{330'000, 5'710'000}, Vec2d{335'000, 5'710'000}, Vec2d{335'000, 5'715'000},
                                Vec2d{330'000, 5'715'000}, Vec2d{330'000, 5'710'000}));
  EXPECT_EQ(grid.name({66, 1142}), "5 km E66 N1142");
  EXPECT_NEAR(grid.half_diagonal_m({66, 1142}), 3'536, 5);
}

TEST(MapGrid, SquaresNeedAMapInMetres) {
  EXPECT_FALSE(MapGrid::create(*parse_grid("utm:10000"), "EPSG:4326"));
}

TEST(MapGrid, WhatLiesOutsideTheMapSheetsIsInNoCell) {
  std::vector<Vec2d> rome{{1'000'000, 4'640'000}};
  grid_of("tk25-sheet").to_units(rome);
  EXPECT_FALSE(is_finite(rome[0]));
}

TEST(MapGrid, ALineTouchesEveryCellItRunsThrough) {
  GridCells cells;
  const std::vector<Vec2d> line{{0.5, 0.5}, {2.5, 1.6}};
  ASSERT_TRUE(MapGrid::add_line(line, cells));
  EXPECT_THAT(cells, UnorderedElementsAre(GridCell{0, 0}, GridCell{1, 0}, GridCell{1, 1}, GridCell{2, 1}));
}

TEST(MapGrid, AnAreaTouchesWhatIsInsideToo_ButNotItsHole) {
  GridCells cells;
  const std::vector<std::vector<Vec2d>> rings{{{0.5, 0.5}, {5.5, 0.5}, {5.5, 5.5}, {0.5, 5.5}, {0.5, 0.5}},
                                              {{1.9, 1.9}, {4.1, 1.9}, {4.1, 4.1}, {1.9, 4.1}, {1.9, 1.9}}};
  ASSERT_TRUE(MapGrid::add_area(rings, cells));
  EXPECT_EQ(cells.size(), 32U) << "36 without the four within the hole";
  EXPECT_FALSE(cells.contains({3, 3}));
}

TEST(MapGrid, RefusesWhatWouldTouchHalfTheWorld) {
  GridCells cells;
  const std::vector<Vec2d> line{{0, 0}, {1e9, 0}};
  EXPECT_FALSE(MapGrid::add_line(line, cells));
  const std::vector<std::vector<Vec2d>> rings{{{0, 0}, {9000, 0}, {9000, 9000}, {0, 9000}, {0, 0}}};
  EXPECT_FALSE(MapGrid::add_area(rings, cells));
}

}  // namespace
}  // namespace eb::geo
