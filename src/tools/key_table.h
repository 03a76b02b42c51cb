#pragma once
// What the tables of keys in this folder are written with. Included by their .cpp files only.
#include <string_view>

#include "core/input_event.h"
#include "tools/shortcuts.h"

namespace eb::tools {

inline constexpr core::Modifiers none{};
inline constexpr core::Modifiers ctrl{true, false, false};
inline constexpr core::Modifiers shift{false, true, false};
inline constexpr core::Modifiers ctrl_shift{true, true, false};
inline constexpr core::Modifiers alt{false, false, true};

// Marks a text for translation where it is shown.
constexpr std::string_view N_(std::string_view text) {
  return text;
}

}  // namespace eb::tools
