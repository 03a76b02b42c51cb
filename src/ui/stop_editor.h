#pragma once
// What is known about a point of the edited route, as fields. Part of the panel of what is selected.
#include "ui/fields.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct StopEditorState {
  FieldState field;
  geo::LonLat shown;  // whose UTM text this is
  std::string utm;
  std::string wrong;  // why what was typed last was not taken; empty = it was
};

void stop_editor(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
                 StopEditorState& state);

}  // namespace eb::ui
