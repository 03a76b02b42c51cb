#pragma once
// What there is to know about the stop a tour is at, or comes to: when, what to see, what the water was and is.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void tour_card(const UiContext& context, const PanelIo& io, const Rect& area);

}  // namespace eb::ui
