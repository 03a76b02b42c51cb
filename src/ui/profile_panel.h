#pragma once
// The strip of heights below the map: the route from left to right, its stops and the cursor that map and timetable
// share.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void profile_panel(const UiContext& context, const PanelIo& io, const Rect& area);

}  // namespace eb::ui
