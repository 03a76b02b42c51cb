#pragma once
// The cheat sheet of keys and mouse (F1).
#include <string>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

void help_sheet(const UiContext& context, const PanelIo& io);

// "Ctrl+Shift+Z", with the names of keys in the language of the catalogue.
std::string key_text(const text::Catalog& catalog, const KeyHelp& key);

}  // namespace eb::ui
