#pragma once
// The cheat sheet of keys and mouse (F1).
#include <string>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void help_sheet(const UiContext& context, const PanelIo& io);

// A line of a cheat sheet: keys on the left, what they do beside them, or below where it is narrow.
void key_line(const PanelIo& io, const std::string& keys, const std::string& what);

}  // namespace eb::ui
