#pragma once
// The bar below the map while a tour is on: play and pause, stops, speed, how far it is, and the end.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct TourBarState {
  float content_height = 0;  // of the last frame
};

void tour_bar(const UiContext& context, const PanelIo& io, const Rect& area, TourBarState& state);

}  // namespace eb::ui
