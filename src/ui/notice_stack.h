#pragma once
// Messages over the map: the newest unread one as a card, or all of them as a list; and what is loading.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// The list when its panel is open, else the newest unread notice.
void notice_overlay(const UiContext& context, const PanelIo& io, const Rect& map);

// A chip for each layer that is loading and for a film that is being made, with its progress and a way to cancel.
void loading_overlay(const UiContext& context, const PanelIo& io, const Rect& map);

}  // namespace eb::ui
