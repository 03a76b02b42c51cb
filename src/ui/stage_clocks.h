#pragma once
// The clocks of the presenter's console: wall clock, the show, the step, and whether one is ahead or behind.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void stage_clocks(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
