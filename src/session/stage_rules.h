#pragma once
// What the keys of a presentation do to it: where the show goes, what black and freeze mean, what Esc leaves. Pure;
// used by app/dispatch_stage and by Session::advance.
//
// The first press of next or previous in the dark only lights the hall again. While the hall is frozen the show goes on
// unseen, and the hall follows when it is let go. What was taken to the hall stays there until the next step;
// "previous" goes back from it to the step itself. F5 soon after Esc returns to the same step with its clocks: the one
// button of many remotes sends both in turn.
#include <optional>
#include <string>

#include "core/result.h"
#include "model/show.h"
#include "session/stage.h"
#include "session/stage_player.h"

namespace eb::session {

// What a presentation acts on.
struct StageDesk {
  const model::Show& show;
  Stage& stage;
  StagePlayer& hall;
  std::vector<core::LayerId> layers = {};  // that the project shows now
  std::vector<core::RouteId> routes = {};
  std::optional<HallScene> console = {};  // what the console's map shows, for taking it to the hall
  std::string now = {};                   // local time, ISO, to the second
};

// An error is for the presenter, when there is nothing to present. Actions of the windows (SwapScreens,
// ChooseHallScreen) do nothing here.
core::Result<void> apply_stage(const StageAction& action, StageDesk& desk);

// After edits: the presentation stays at its step, wherever that stands now, and ends when the show has none.
void follow_show(StageDesk& desk);

// Time passes: clocks run, and the hall moves unless it is dark, hidden or frozen. Returns whether anything changes
// that people see.
bool advance_stage(Stage& stage, StagePlayer& hall, double seconds);

inline constexpr double resume_seconds = 60;  // F5 after Esc
inline constexpr double typed_seconds = 5;    // digits without Enter are forgotten

}  // namespace eb::session
