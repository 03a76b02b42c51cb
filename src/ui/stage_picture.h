#pragma once
// Small live pictures on the presenter's console: what the hall sees, with what is special about it, and the next step.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Both side by side, or the next one below where the column is narrow.
void stage_pictures(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
