#pragma once
// The bar above the map while dates are compared: which view, the other date, swapping, the divider, closing. And the
// same views as items of a menu.
#include <string>

#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct CompareBarState {
  std::string typed_date;
  bool is_typing = false;
};

void compare_bar(const UiContext& context, const PanelIo& io, const Rect& area, CompareBarState& state);

// Inside an open menu.
void compare_items(const UiContext& context, const PanelIo& io);

}  // namespace eb::ui
