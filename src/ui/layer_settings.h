#pragma once
// What unfolds below a layer in the list: style, dates, order, problems.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void layer_settings(const UiContext& context, const PanelIo& io, const model::Layer& layer);

}  // namespace eb::ui
