#pragma once
// Facts about the show and its presentation for scripts: see app/script_player.h.
#include <optional>
#include <string>

#include "app/workspace.h"

namespace eb::app {

// show (on or off), show_steps, show_step (from 1; of the presentation), show_step_id, show_at_end, show_typed,
// show_elapsed, show_step_elapsed, show_paused, show_timer, show_rehearsal, show_keys, show_taken, show_planned
// (seconds of all), show_selected (id), rehearsals; of what the hall sees: hall_day (ISO), hall_time (days),
// hall_black, hall_frozen, hall_hidden, hall_moving, hall_centre (lon lat, six digits), hall_scale (metres per pixel),
// hall_turn (degrees), hall_size, hall_layers (ids), hall_routes, hall_caption and hall_text (English), hall_words
// (presence), hall_fading, hall_languages, hall_screen, hall_theme.
std::optional<std::string> show_fact(const Workspace& workspace, const std::string& name);
// step_planned:ID, step_caption:ID, step_index:ID (from 1).
std::optional<std::string> show_fact(const Workspace& workspace, const std::string& what, const std::string& argument);

}  // namespace eb::app
