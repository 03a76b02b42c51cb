#pragma once
// The panel on the right: what the selected feature or stop is, since when, from which source and how sure.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void inspector_panel(const UiContext& context, const PanelIo& io, const Rect& area);

}  // namespace eb::ui
