#pragma once
// The bar below the map: play, the date as a field, the track of years, steps, speed and loop.
#include <string>

#include "ui/layout.h"
#include "ui/speed_menu.h"
#include "ui/time_track.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct TimeBarState {
  std::string typed_date;
  bool is_typing = false;
  SpeedMenuState speed;
  TimeTrackState track;
  float content_height = 0;  // of the last frame, with its margins
};

void time_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout, TimeBarState& state);

}  // namespace eb::ui
