#pragma once
// Keys of a presentation, as clickers and presenters send them: one table for what they do and for the cheat sheet.
// Used by app before panels and map see a key.
#include <optional>
#include <span>

#include "session/action.h"
#include "session/stage.h"
#include "tools/shortcuts.h"

namespace eb::tools {

// In the order of the cheat sheet; neighbours with the same text do the same.
std::span<const Shortcut> stage_shortcuts();

// What keys mean depends on where a show stands.
struct StageKeyContext {
  const session::Session& session;
  std::size_t step_count = 0;  // of the show
};

// What a pressed key of the table, a digit or a key in the place of a remote's black button asks of the stage; also for
// the buttons of the console, which say their keys. Nothing for all others.
std::optional<session::StageAction> stage_action_for_key(const core::KeyChanged& key, const StageKeyContext& context);

class StageKeys {
 public:
  // Where an event came from: a click on the hall's picture means "next", on the console it means the console.
  enum class Place : std::uint8_t { Console, Hall };

  // True when the event belongs to the presentation, whether it did something or not: while one goes on every key does,
  // so that an unknown one does nothing at all. Before, those that start one.
  bool handle(const core::InputEvent& event, Place place, const StageKeyContext& context, session::ActionQueue& out);

 private:
  bool handle_key(const core::KeyChanged& key, const StageKeyContext& context, session::ActionQueue& out);
  void handle_character(std::uint32_t codepoint, const session::Stage& stage, session::ActionQueue& out);
  bool handle_mouse(const core::InputEvent& event, session::ActionQueue& out);

  bool m_character_is_known = false;  // the key that types it has done its work
  double m_scrolled = 0;              // parts of a notch of the wheel
};

}  // namespace eb::tools
