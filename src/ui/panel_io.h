#pragma once
// What a panel gets beside the context: where intentions go and what it tells the shell about itself.
#include <functional>
#include <string>
#include <vector>

#include "session/action.h"
#include "ui/look.h"

namespace eb::ui {

// Collected anew in every build().
struct Feedback {
  std::vector<Rect> windows;     // where the panels are; the pointer belongs to them there
  bool text_active = false;      // a text field has the caret
  bool text_from_left = false;   // and runs from left to right, whatever the panels do
  bool popup_open = false;       // a menu or dialog has everything
  bool wants_frame = false;      // something moves
  bool clock_has_keys = false;   // the track is focused: arrows, Home, End and Space are the clock's
  bool choose_routing = false;   // the dialog for files is to choose the folder of a routing database
  bool keyboard_to_map = false;  // what was chosen goes on with keys on the map
};

struct PanelIo {
  const Look& look;
  session::ActionQueue& out;
  Feedback& feedback;
  float window_width = 0, window_height = 0;  // framebuffer pixels

  // Places of the map are told as they are on screen; panels are laid out from the left and turned later.
  [[nodiscard]] float from_screen(double x) const {
    return look.is_mirrored ? window_width - static_cast<float>(x) : static_cast<float>(x);
  }
  [[nodiscard]] Rect from_screen(const Rect& area) const {
    return look.is_mirrored ? Rect{window_width - area.right(), area.y, area.width, area.height} : area;
  }
};

}  // namespace eb::ui
