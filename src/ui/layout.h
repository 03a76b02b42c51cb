#pragma once
// Where the panels lie for a window of this size and scale. Pure arithmetic: nothing may leave the window.
#include "session/session.h"
#include "ui/look.h"

namespace eb::ui {

// What a presentation makes of the window: the console beside the map, or, with one screen, the hall's picture alone.
enum class StageScreen : std::uint8_t { None, Console, Hall };

struct PanelLayout {
  Rect top_bar, layers, inspector, figures, show, profile, timetable, time_bar, compare_bar;  // zero-sized while closed
  Rect stage;                                                                                 // the presenter's column
  Rect tour_card, tour_bar;   // while a tour is on, in place of the others
  Rect map;                   // what the panels leave free
  bool narrow_top = false;    // the menus fold into one
  bool stacked_time = false;  // the track gets a row of its own
};

// A window so low that card and bar of a tour have to be short; what they tell stays the same.
bool is_low_for_tour(float height, float scale);

struct LayoutRequest {
  float width = 0, height = 0;  // framebuffer pixels
  float scale = 1;
  session::Panels open;
  bool has_selection = false;
  float time_bar_content = 0;  // how high its content was in the last frame; 0 = not yet known
  bool is_comparing = false;
  bool is_touring = false;
  float tour_bar_content = 0;  // as time_bar_content
  StageScreen stage = StageScreen::None;
};

PanelLayout arrange(const LayoutRequest& request);

}  // namespace eb::ui
