#pragma once
// The menu of the top bar that starts a show, checks it first, and says how to make one where there is none.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void present_items(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
