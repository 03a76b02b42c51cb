#include "scene/figure_grid.h"

#include <algorithm>

#include "scene/furniture_layout.h"

namespace eb::scene {

namespace {

text::TextStyle label_style(float size, const FurnitureSizes& sizes) {
  text::TextStyle style;
  style.size_px = size;
  style.tabular_figures = true;
  style.halo_px = 2 * sizes.point;
  return style;
}

float widest(const std::vector<std::string>& texts, const text::TextStyle& style, text::Shaper& shaper) {
  float width = 0;
  for (const auto& text : texts) width = std::max(width, shaper.shape(text, style).width);
  return width;
}

FigureGrid::Cell measure_cell(const HeadlineFigure& figure, const FigureGrid::Row& row, const FurnitureSizes& sizes,
                              text::Shaper& shaper) {
  const auto value = headline_style(row.value_size), label = label_style(row.label_size, sizes);
  const auto note = label_style(row.note_size, sizes);
  FigureGrid::Cell cell;
  cell.value = &shaper.shape(figure.value, value);
  cell.label = &shaper.shape(figure.label, label);
  if (!figure.note.empty()) cell.note = &shaper.shape(figure.note, note);
  cell.color = figure.color;
  cell.is_known = figure.is_known;
  cell.room = std::max({cell.value->width, cell.label->width, cell.note == nullptr ? 0.0F : cell.note->width,
                        widest(figure.other_values, value, shaper), widest(figure.other_notes, note, shaper)});
  return cell;
}

}  // namespace

float FigureGrid::Row::height() const {
  const float labels = (value_size + label_size) * line_em + 0.25F * label_size;
  return labels + (has_notes ? 1.3F * note_size : 0);
}

std::size_t FigureGrid::columns() const {
  std::size_t count = 0;
  for (const Row& row : rows) count = std::max(count, row.cells.size());
  return count;
}

std::vector<float> FigureGrid::column_widths() const {
  std::vector<float> widths(columns(), 0);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) widths[i] = std::max(widths[i], row.cells[i].room);
  }
  return widths;
}

float FigureGrid::width() const {
  float width = 0;
  for (const float column : column_widths()) width += column + column_gap;
  return std::max(0.0F, width - column_gap);
}

float FigureGrid::height() const {
  float height = 0;
  for (const Row& row : rows) height += row.height() + row_gap;
  return std::max(0.0F, height - row_gap);
}

float FigureGrid::known_height() const {
  FigureGrid known = *this;
  while (!known.rows.empty() && std::ranges::none_of(known.rows.back().cells, &Cell::is_known)) known.rows.pop_back();
  return known.height();
}

void FigureGrid::keep_columns(std::size_t count) {
  for (Row& row : rows) row.cells.resize(std::min(row.cells.size(), count));
  if (count == 0) rows.clear();
}

FigureGrid measure_figures(const FurnitureInput& input, const FurnitureSizes& sizes, text::Shaper& shaper) {
  FigureGrid grid;
  grid.column_gap = 2 * sizes.gap;
  grid.row_gap = 0.8F * sizes.gap;
  for (const bool secondary : {false, true}) {
    FigureGrid::Row row;
    row.value_size = secondary ? sizes.second_figure : sizes.figure;
    row.label_size = secondary ? sizes.small : sizes.body;
    row.note_size = sizes.small;
    for (const HeadlineFigure& figure : input.figures) {
      if (figure.is_secondary != secondary) continue;
      row.cells.push_back(measure_cell(figure, row, sizes, shaper));
      row.has_notes = row.has_notes || !figure.note.empty() || !figure.other_notes.empty();
    }
    if (!row.cells.empty()) grid.rows.push_back(std::move(row));
  }
  return grid;
}

}  // namespace eb::scene
