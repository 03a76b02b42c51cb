#pragma once
// The quiet bar at the top: name, menus, what is open, theme, language and scale.
#include "ui/layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void top_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout);

// Which of the locales people choose from is meant by `locale`: itself, or one of the same language.
std::string chosen_locale(const std::vector<std::string>& offered, const std::string& locale);

}  // namespace eb::ui
