#pragma once
// The quiet bar at the top: name, menus, what is open, theme, language and scale.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void top_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout);

// A language's name in itself: "Deutsch".
std::string language_name(const std::string& code);

}  // namespace eb::ui
