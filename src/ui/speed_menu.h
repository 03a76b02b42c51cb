#pragma once
// The drop-down of the time bar: how fast the clock runs, chosen or typed, and how long the story takes.
#include <string>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct SpeedMenuState {
  std::string typed_speed, typed_story;  // half-typed texts
  bool types_speed = false, types_story = false;
};

void speed_menu(const UiContext& context, const PanelIo& io, SpeedMenuState& state);

}  // namespace eb::ui
