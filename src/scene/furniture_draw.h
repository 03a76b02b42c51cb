#pragma once
// Draws the parts of an arranged furniture into an overlay. Used by furniture.cpp only.
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

void draw_scrims(const FurnitureCanvas& canvas);
void draw_date(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_subtitle(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_figures(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_legend(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_time_strip(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_scale_bar(const FurnitureCanvas& canvas, const render::Rect& rect);
void draw_credits(const FurnitureCanvas& canvas, const render::Rect& rect);

}  // namespace eb::scene
