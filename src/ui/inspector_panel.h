#pragma once
// The panel on the right: what the selected feature or stop is, since when, from which source and how sure; or two
// routes side by side.
#include "ui/about_section.h"
#include "ui/panel_io.h"
#include "ui/stop_editor.h"
#include "ui/ui_context.h"
#include "ui/variant_table.h"

namespace eb::ui {

struct InspectorState {
  StopEditorState stop;
  VariantTableState variants;
  AboutState about;
};

void inspector_panel(const UiContext& context, const PanelIo& io, const Rect& area, InspectorState& state);

}  // namespace eb::ui
