#pragma once
// The buttons of the presenter's console: everything the keys do, each button with its key.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void stage_buttons(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
