#pragma once
// The list of steps: every edit by name, the current one marked, those that were undone below it; a click goes there.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct HistoryPanelState {
  std::size_t shown_step = 0;  // the current one when the list was last scrolled to it
  std::size_t steps = 0;
};

// Over the upper left of the map while it is open.
void history_panel(const UiContext& context, const PanelIo& io, const Rect& map, HistoryPanelState& state);

}  // namespace eb::ui
