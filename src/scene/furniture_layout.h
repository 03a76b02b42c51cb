#pragma once
// Sizes and places of the furniture, before anything is drawn. Used by furniture.cpp and furniture_draw.cpp.
#include <optional>
#include <string>
#include <vector>

#include "scene/figure_grid.h"
#include "scene/furniture.h"

namespace eb::scene {

// Type sizes and distances in pixels. On the stage 6, 4.5, 2 and 1.5 % of the picture's height.
struct FurnitureSizes {
  float date = 0, figure = 0, second_figure = 0, body = 0, small = 0;
  float point = 1;    // one point in pixels
  float gap = 0;      // between parts
  render::Rect safe;  // parts stay inside
};
FurnitureSizes sizes_of(const FurnitureInput& input);

// A line of text takes this share of its size above the baseline, and this much in all.
inline constexpr float ascent_em = 0.80F;
inline constexpr float line_em = 1.04F;

// What the legend says of one entry of the input.
struct LegendRow {
  std::size_t entry = 0;
  const text::ShapedText* label = nullptr;
};

// Text and measures of everything, shaped once; references live until the shaper's end_frame().
struct FurnitureContent {
  std::string date;
  text::TextStyle date_style;
  float date_width = 0;  // of this day
  float date_room = 0;   // of the widest day
  std::vector<text::ShapedText> subtitle, credits;
  text::TextStyle subtitle_style, credits_style;
  FigureGrid figures;
  std::vector<LegendRow> legend;
  double scale_length_m = 0;
  const text::ShapedText* scale_label = nullptr;
  CaptionBlock caption;
};

// Of the date and of large numbers.
text::TextStyle headline_style(float size);

// How the legend's rows are arranged.
struct LegendGrid {
  std::size_t rows = 0, columns = 0;
  float column_width = 0, row_height = 0, swatch_width = 0;
  float top = 0;  // height of what stands above the rows: the age ramp
};

// Which parts are tried; the more are missing, the sooner the rest fits.
struct PartChoice {
  bool time_strip = true, second_figures = true, figures = true, subtitle = true, whole_legend = true, legend = true,
       scale_bar = true;
};

// Room that parts take on every day, so that what stands beside them stays where it is.
struct FurnitureSpace {
  float top_used = 0, bottom_used = 0;  // as in the layout
  float subject_top = 0;                // below date, subtitle and large figures; smaller figures may lie over the map
  float legend_right = 0;               // of the widest legend
  float credits_height = 0;             // of the longest credits
  std::optional<render::Rect> legend;
};

struct FurnitureLayout {
  FurnitureSizes sizes;
  FurnitureContent content;
  LegendGrid legend_grid;
  std::vector<FurnitureBlock> blocks;
  float top_used = 0, bottom_used = 0;  // y of the lowest top part and of the highest part of the bottom row
  float low_bottom_used = 0;            // the same without the caption
  FurnitureSpace space;                 // what the parts may take on any day
  [[nodiscard]] std::optional<render::Rect> find(FurniturePart part) const;
};

struct FurnitureSize {
  float width = 0, height = 0;
};
// Of the age ramp, in pixels.
FurnitureSize age_ramp_size(const FurnitureSizes& sizes);

// The fullest arrangement that fits. Left to right; mirror() turns it round.
FurnitureLayout arrange_furniture(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper);
render::Rect mirrored(const render::Rect& rect, const render::Rect& within);

}  // namespace eb::scene
