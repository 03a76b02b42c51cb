#pragma once
// The figures of the clock in words, for the panel of figures.
#include "app/workspace.h"
#include "text/catalog.h"
#include "ui/ui_context.h"

namespace eb::app {

ui::FiguresView figures_view(Workspace& workspace, const text::Catalog& catalog);

}  // namespace eb::app
