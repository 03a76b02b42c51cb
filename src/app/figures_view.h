#pragma once
// The figures of the clock in words, for the panel of figures.
#include "app/workspace.h"
#include "text/catalog.h"
#include "ui/ui_context.h"

namespace eb::app {

// "high" of a source in the language of the window.
std::string confidence_text(const text::Catalog& catalog, const std::string& confidence);

ui::FiguresView figures_view(Workspace& workspace, const text::Catalog& catalog);

}  // namespace eb::app
