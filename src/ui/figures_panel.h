#pragma once
// The panel on the right that tells every number of the clock with its date, place, source and certainty, and draws one
// of them over time. A click on the chart sets the clock.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct FiguresPanelState {
  double last_day = 0;  // sent by the running drag on the chart
};

void figures_panel(const UiContext& context, const PanelIo& io, const Rect& area, FiguresPanelState& state);

}  // namespace eb::ui
