#pragma once
// The panel on the right: what the selected feature or stop is, since when, from which source and how sure.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void inspector_panel(const UiContext& context, const PanelIo& io, const Rect& area);

// "1 January 1899 to 31 December 2021", "since 2022", "until …"; how sure it is stands beside.
std::string life_text(const text::Catalog& catalog, const core::DayInterval& life);

}  // namespace eb::ui
