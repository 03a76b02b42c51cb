#pragma once
// Runs of a show compared with its plan and with each other. Pure; for the page of rehearsals and the script's facts.
#include <optional>
#include <string>
#include <vector>

#include "model/show_edit.h"
#include "session/stage.h"

namespace eb::session {

inline constexpr std::size_t most_rehearsals = 20;  // of a project that are kept, the newest

// A line of the comparison; steps that the show no longer has are left out, those that a run did not reach have no
// time.
struct RehearsalRow {
  std::size_t step = 0;  // index in the show
  double planned = 0;
  std::optional<double> first, second;  // seconds
};
struct RehearsalTable {
  std::vector<RehearsalRow> rows;
  double planned = 0, first = 0, second = 0;  // sums
};
// `second` may be null: then the first one is compared with the plan.
RehearsalTable compare_runs(const model::Show& show, const StageRun& first, const StageRun* second);

// The planned times become those of the run, in whole seconds; steps it did not reach keep theirs.
model::PlanShow plan_of(const model::Show& show, const StageRun& run);

// The run in its place: a run that went on replaces itself, and the oldest make room.
void keep_run(std::vector<StageRun>& runs, const StageRun& run);

}  // namespace eb::session
