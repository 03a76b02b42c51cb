#pragma once
// Draws the parts of an arranged furniture into an overlay. Used by furniture*.cpp and time_strip_draw.cpp only.
#include "scene/furniture_layout.h"

namespace eb::scene {

struct FurnitureCanvas {
  const FurnitureInput& input;
  const FurnitureLayout& layout;
  const text::Catalog& catalog;
  text::Shaper& shaper;
  render::Overlay& out;
  bool from_right = false;  // written from right to left
};

// Text on whole pixels is crisp (see text::PlacedGlyph). `halo` clear = none.
void put_text(const FurnitureCanvas& canvas, const text::ShapedText& text, float x, float baseline, core::Color color,
              core::Color halo = {0, 0, 0, 0});
core::Color halo_of(const FurnitureCanvas& canvas);
// x of something `width` wide that stands `offset` after the start of the writing direction inside `rect`.
float from_start(const FurnitureCanvas& canvas, const render::Rect& rect, float offset, float width);
// 1, 2, 5, 10, 20, 50 ... years between labels, so that they keep their distance.
int year_step(double years, float width, float label_width);
text::TextStyle small_style(const FurnitureCanvas& canvas);

void draw_scrims(const FurnitureCanvas& canvas);
void draw_date(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_subtitle(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_figures(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_legend(const FurnitureCanvas& canvas, const render::Rect& rect);
// Above the rows of the legend; part of its block.
void draw_age_ramp(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_time_strip(const FurnitureCanvas& canvas, const render::Rect& rect);  // or the chart
void draw_caption(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_scale_bar(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_credits(const FurnitureCanvas& canvas, const render::Rect& rect);

}  // namespace eb::scene
