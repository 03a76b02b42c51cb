#pragma once
// Keys of the map window as a table: what a key does, and the text the cheat sheet shows.
#include <optional>
#include <span>
#include <string_view>

#include "core/input_event.h"
#include "session/action.h"

namespace eb::tools {

struct Shortcut {
  core::Key key;
  core::Modifiers mods;
  std::string_view description;  // English, translated where it is shown
};

// In the order of the cheat sheet.
std::span<const Shortcut> shortcuts();
// While the table of the show is open.
std::span<const Shortcut> show_shortcuts();

// The action of a pressed key; nothing for a key without meaning.
std::optional<session::Action> action_for_key(const core::KeyChanged& key, const session::Session& session);

}  // namespace eb::tools
