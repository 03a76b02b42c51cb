#pragma once
// The chart of the panel of figures: kilometres by phase as stacked steps, or the numbers of one series, each for
// itself.
#include <functional>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// The chart chosen in the session; nothing when it is switched off. `seek` gets the day under the pressed pointer.
void figures_chart(const UiContext& context, const PanelIo& io, const std::function<void(double day)>& seek);

}  // namespace eb::ui
