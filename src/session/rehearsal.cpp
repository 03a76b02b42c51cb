#include "session/rehearsal.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

namespace {

std::optional<double> time_of(const StageRun& run, const std::string& step) {
  const auto found = std::ranges::find(run.steps, step, &StageRun::StepTime::step);
  return found == run.steps.end() ? std::nullopt : std::optional{found->seconds};
}

}  // namespace

RehearsalTable compare_runs(const model::Show& show, const StageRun& first, const StageRun* second) {
  RehearsalTable table;
  for (std::size_t i = 0; i < show.steps.size(); ++i) {
    const auto& step = *show.steps[i];
    const RehearsalRow row{i, step.planned_seconds, time_of(first, step.id),
                           second != nullptr ? time_of(*second, step.id) : std::nullopt};
    table.planned += row.planned;
    table.first += row.first.value_or(0);
    table.second += row.second.value_or(0);
    table.rows.push_back(row);
  }
  return table;
}

model::PlanShow plan_of(const model::Show& show, const StageRun& run) {
  model::PlanShow plan;
  for (const auto& step : show.steps) {
    const auto seconds = time_of(run, step->id);
    if (!seconds) continue;
    plan.times.push_back(
        {step->id, std::clamp(std::round(*seconds), model::shortest_planned_seconds, model::longest_step_seconds)});
  }
  return plan;
}

void keep_run(std::vector<StageRun>& runs, const StageRun& run) {
  if (run.steps.empty()) return;
  const auto same = std::ranges::find(runs, run.started, &StageRun::started);
  if (same != runs.end()) {
    *same = run;
  } else {
    runs.push_back(run);
  }
  if (runs.size() > most_rehearsals)
    runs.erase(runs.begin(), runs.end() - static_cast<std::ptrdiff_t>(most_rehearsals));
}

}  // namespace eb::session
