#pragma once
// Text fields that return what was typed once it is done: Enter or another place to be commits, Escape gives up. One
// field at a time is typed in, so that all fields of a panel share one state.
#include <optional>
#include <string>

#include "ui/edit_widgets.h"

namespace eb::ui {

struct FieldState {
  std::string key;  // of the field that is typed in; empty = none
  std::string typed;
};

struct FieldLook {
  std::string hint;
  float width = -1;  // negative = to the end of the line
  int lines = 1;
};

// `key` is unique in the panel. nullopt: nothing new.
std::optional<std::string> edit_field(const PanelIo& io, FieldState& state, const std::string& key,
                                      const std::string& value, const FieldLook& look = {});

// A whole number from 0 on.
std::optional<int> parse_count(const std::string& text);

}  // namespace eb::ui
