#pragma once
// Keys of the tour of an excursion: those that work while one is on, and the one that starts it.
#include "tools/shortcuts.h"

namespace eb::tools {

// In the order of the cheat sheet.
std::span<const Shortcut> tour_shortcuts();
// Before all other keys of the map.
std::optional<session::Action> tour_action_for_key(const core::KeyChanged& key, const session::Session& session);

}  // namespace eb::tools
