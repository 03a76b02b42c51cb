#pragma once
// The check before the doors open: every line green, amber or red by a word and a symbol, with what to do about it.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void preflight_panel(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
