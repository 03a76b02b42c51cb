#pragma once
// Small line icons drawn as vectors, so that they are sharp at every scale. Always beside a word.
#include <cstdint>

#include "core/color.h"
#include "ui/look.h"

namespace eb::ui {

enum class Icon : std::uint8_t {
  None,
  Play,
  Pause,
  StepBack,
  StepForward,
  SkipBack,
  SkipForward,
  Loop,
  ChevronDown,
  ChevronRight,
  Check,
  Close,
  Warning,
  Folder,
  File,
  Up,
  Down,
  Dot,
  Swap,
  Divider,
  Square,
  Snow,
  Eye
};

// Draws into the current window; `box` is square.
void draw_icon(Icon icon, const Rect& box, core::Color color);

}  // namespace eb::ui
