#pragma once
// The panel on the left: the excursion's stops and the layers with everything one may do to them.
#include <string>

#include "ui/panel_io.h"
#include "ui/route_panel.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct LayerPanelState {
  std::string expanded;  // layer whose settings are open
  RoutePanelState routes;
};

void layer_panel(const UiContext& context, const PanelIo& io, const Rect& area, LayerPanelState& state);

}  // namespace eb::ui
