#pragma once
// The excursions of the project in the panel on the left: routes with their points in order of travel, and everything
// one may do to the route that is edited.
#include "ui/fields.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct RoutePanelState {
  FieldState field;
  std::string place;  // typed coordinates
  int frames_to_take_keyboard = 0;
};

void route_section(const UiContext& context, const PanelIo& io, RoutePanelState& state);

// What may be done to a route, as items of an open menu.
void route_items(const UiContext& context, const PanelIo& io, const model::Route& route);
// "Stop 3" for a stop without a name, "Shaping point" for the rest.
std::string point_name(const text::Catalog& catalog, const model::Route& route, std::size_t index);

}  // namespace eb::ui
