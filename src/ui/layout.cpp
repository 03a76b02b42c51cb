#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace eb::ui {
namespace {

constexpr float top_height = 46, side_width = 300, show_width = 360, time_height = 128, stacked_time_height = 204;
constexpr float time_rows_room = 80;  // for buttons that go on in further rows
constexpr float tour_bar_height = 104, tour_card_width = 330, tour_card_share = 0.5F;
constexpr float low_tour_below = 620, low_tour_bar_height = 62, low_tour_card_width = 370, low_tour_card_share = 0.56F;
constexpr float profile_height = 172, timetable_height = 290;
constexpr float strip_least_width = 330, crowded_strip_height = 170;
constexpr float compare_row_height = 38, compare_padding = 10;
constexpr float one_row_compare_from = 700, two_row_compare_from = 380;  // width of the map at 100 %
constexpr float stage_share = 0.38F, stage_most_share = 0.56F;
constexpr float stage_least = 400, stage_most = 640;
constexpr float narrow_top_below = 940, stacked_time_below = 860;  // width at 100 %

// The time bar scrolls rather than taking more than half of a small window.
float time_bar_height(const LayoutRequest& request, bool stacked, float room) {
  if (!request.open.time_bar) return 0;
  const float usual = std::floor((stacked ? stacked_time_height : time_height) * request.scale);
  const float wanted =
      std::clamp(std::ceil(request.time_bar_content), usual, usual + std::floor(time_rows_room * request.scale));
  return std::min(wanted, std::max(0.0F, room / 2));
}

// Below the map; below everything, and higher, where the panels leave the map too narrow for rows of words.
void take_strip(PanelLayout& layout, Rect& strip, float usual, const LayoutRequest& request) {
  const float room = layout.map.height, s = request.scale;
  float height = std::min(std::floor(usual * s), std::floor(room / 2));
  const bool is_crowded = layout.map.width < strip_least_width * s;
  if (is_crowded) height = std::min(std::max(height, std::floor(crowded_strip_height * s)), room);
  layout.map.height -= height;
  strip = {layout.map.x, layout.map.bottom(), layout.map.width, height};
  if (!is_crowded) return;
  strip.x = 0;
  strip.width = request.width;
  for (Rect* side : {&layout.layers, &layout.inspector, &layout.figures, &layout.show})
    side->height = std::max(0.0F, std::min(side->bottom(), strip.y) - side->y);
}

// The map stays the large part; the time bar lies below it, or below everything where it would be too narrow there.
PanelLayout arrange_console(const LayoutRequest& request) {
  PanelLayout layout;
  const float width = request.width, height = request.height, s = request.scale;
  const float column =
      std::floor(std::min(std::clamp(width * stage_share, stage_least * s, stage_most * s), width * stage_most_share));
  const bool time_below_all = width - column < two_row_compare_from * s;
  const float time_width = time_below_all ? width : width - column;
  layout.stacked_time = time_width < stacked_time_below * s;
  const float bottom = time_bar_height(request, layout.stacked_time, height);
  layout.time_bar = {0, height - bottom, time_width, bottom};
  layout.stage = {width - column, 0, column, time_below_all ? height - bottom : height};
  layout.map = {0, 0, width - column, height - bottom};
  return layout;
}

// What it is about on the left, how it goes on below, and what somebody has clicked at on the right: nothing else.
PanelLayout arrange_tour(const LayoutRequest& request) {
  PanelLayout layout;
  const float width = request.width, height = request.height, s = request.scale;
  layout.narrow_top = width < narrow_top_below * s;
  const float top = std::min(std::floor(top_height * s), height);
  layout.top_bar = {0, 0, width, top};
  const bool is_low = is_low_for_tour(height, s);
  const float usual = std::floor((is_low ? low_tour_bar_height : tour_bar_height) * s);
  const float wanted = std::clamp(std::ceil(request.tour_bar_content), usual, usual + std::floor(time_rows_room * s));
  const float bottom = std::min(wanted, std::floor((height - top) / 2));
  layout.tour_bar = {0, height - bottom, width, bottom};
  const float middle = std::max(0.0F, height - top - bottom);
  const float card = std::floor(is_low ? std::min(low_tour_card_width * s, width * low_tour_card_share)
                                       : std::min(tour_card_width * s, width * tour_card_share));
  layout.tour_card = {0, top, card, middle};
  const bool has_inspector = request.open.inspector && request.has_selection;
  const float right = has_inspector ? std::floor(std::min(side_width * s, width - card)) : 0;
  layout.inspector = {width - right, top, right, right > 0 ? middle : 0};
  layout.map = {card, top, std::max(0.0F, width - card - right), middle};
  return layout;
}

}  // namespace

bool is_low_for_tour(float height, float scale) {
  return height < low_tour_below * scale;
}

PanelLayout arrange(const LayoutRequest& request) {
  if (request.stage == StageScreen::Console) return arrange_console(request);
  if (request.is_touring && request.open.all && request.stage == StageScreen::None) return arrange_tour(request);
  PanelLayout layout;
  const float width = request.width, height = request.height, s = request.scale;
  layout.map = {0, 0, width, height};
  layout.narrow_top = width < narrow_top_below * s;
  layout.stacked_time = width < stacked_time_below * s;
  if (!request.open.all || request.stage == StageScreen::Hall) return layout;

  const float top = std::min(std::floor(top_height * s), height);
  layout.top_bar = {0, 0, width, top};
  const float bottom = time_bar_height(request, layout.stacked_time, height - top);
  layout.time_bar = {0, height - bottom, width, bottom};

  // The show's table takes the right side for itself.
  const bool has_show = request.open.show;
  const bool has_inspector = request.open.inspector && request.has_selection && !has_show;
  const bool has_figures = request.open.figures && !has_show;
  const bool two = request.open.layers && (has_inspector || has_figures || has_show);
  const float side = std::floor(std::min(side_width * s, two ? width / 2 : width));
  const float middle = std::max(0.0F, height - top - bottom);
  if (request.open.layers) layout.layers = {0, top, side, middle};
  // What is selected and the figures share the right side.
  const float upper = has_inspector ? (has_figures ? std::floor(middle / 2) : middle) : 0;
  if (has_inspector) layout.inspector = {width - side, top, side, upper};
  if (has_show) {
    const float wide = std::floor(std::min(show_width * s, two ? width - side : width));
    layout.show = {width - wide, top, wide, middle};
  }
  if (has_figures) layout.figures = {width - side, top + upper, side, middle - upper};
  const float left = layout.layers.width,
              right = std::max({layout.inspector.width, layout.figures.width, layout.show.width});
  layout.map = {left, top, std::max(0.0F, width - left - right), middle};
  if (request.is_comparing) {
    const float map_width = layout.map.width / s;
    const float rows = map_width >= one_row_compare_from ? 1 : map_width >= two_row_compare_from ? 2 : 3;
    const float bar = std::min(std::floor((rows * compare_row_height + compare_padding) * s), middle / 2);
    layout.compare_bar = {left, top, layout.map.width, bar};
    layout.map.y += bar;
    layout.map.height -= bar;
  }
  if (request.open.profile) take_strip(layout, layout.profile, profile_height, request);
  if (request.open.timetable) take_strip(layout, layout.timetable, timetable_height, request);
  return layout;
}

}  // namespace eb::ui
