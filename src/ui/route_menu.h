#pragma once
// The menu on the map for a point or leg of the edited route.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct RouteMenuState {
  bool is_open = false;
};

void route_menu(const UiContext& context, const PanelIo& io, RouteMenuState& state);

}  // namespace eb::ui
