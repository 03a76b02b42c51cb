#pragma once
// What keys are called on the keyboards of a language: for menus, tooltips and cheat sheets of all panels.
#include <string>

#include "core/input_event.h"
#include "text/catalog.h"

namespace eb::ui {

// "Ctrl+Shift+Z", in German "Strg+Umschalt+Z".
std::string key_text(const text::Catalog& catalog, core::Key key, core::Modifiers mods = {});

}  // namespace eb::ui
