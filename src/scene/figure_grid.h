#pragma once
// The headline figures as a grid: a row of large ones, a second row of smaller ones with the date of each number,
// both in the same columns. Columns are as wide as the widest text they ever show. Used by furniture_layout and
// furniture_draw.
#include <vector>

#include "core/color.h"
#include "text/shaper.h"

namespace eb::scene {

struct FurnitureInput;
struct FurnitureSizes;

struct FigureGrid {
  struct Cell {
    const text::ShapedText* value = nullptr;  // live until the shaper's end_frame()
    const text::ShapedText* label = nullptr;
    const text::ShapedText* note = nullptr;  // nullptr = none
    core::Color color;
    float room = 0;  // of the widest text on any day
    bool is_known = true;
  };
  struct Row {
    std::vector<Cell> cells;
    float value_size = 0, label_size = 0, note_size = 0;
    bool has_notes = false;  // on some day
    [[nodiscard]] float height() const;
  };
  std::vector<Row> rows;  // none, one or two
  float column_gap = 0, row_gap = 0;

  [[nodiscard]] bool empty() const { return rows.empty(); }
  [[nodiscard]] std::size_t columns() const;
  [[nodiscard]] std::vector<float> column_widths() const;
  [[nodiscard]] float width() const;
  [[nodiscard]] float height() const;
  // Without the last rows in which nothing is known on this day.
  [[nodiscard]] float known_height() const;
  // The first columns only; the others are left out.
  void keep_columns(std::size_t count);
};

FigureGrid measure_figures(const FurnitureInput& input, const FurnitureSizes& sizes, text::Shaper& shaper);

}  // namespace eb::scene
