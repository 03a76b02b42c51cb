#pragma once
// Which keys the panels want, for who has keys of their own: while a show is on, everything else belongs to the show.
#include "core/input_event.h"

namespace eb::ui {

struct KeyboardUse {
  bool text_active = false;  // a field has the caret
  bool popup_open = false;   // a menu or dialog is open
  bool has_panel = false;    // a panel was chosen with F6
};

// What clickers send is never taken: page keys, F5 and the black keys stay the show's, but where letters are typed.
bool panels_take(const core::InputEvent& event, const KeyboardUse& use);

}  // namespace eb::ui
