#pragma once
// The presenter's console beside the live map while a show is on: what the hall sees, the next step, clocks, notes,
// the list of steps and a button for everything, each with its key.
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct StageConsoleState {
  float buttons_height = 0;                // in the last frame; 0 = not yet known
  std::optional<std::size_t> scrolled_to;  // the list shows this step
};

void stage_console(const UiContext& context, const PanelIo& io, const Rect& area, StageConsoleState& state);

// All keys of the stage, over the map: nothing stops answering while it is there.
void stage_keys_sheet(const UiContext& context, const PanelIo& io, const Rect& map);

// Pixels of the notes at 100 % for a size chosen by the presenter, 1 = usual.
double notes_pixels(double notes_size);

}  // namespace eb::ui
