#include "session/stage_times.h"

#include <algorithm>
#include <numeric>

namespace eb::session {

StageTimes stage_times(std::span<const double> planned, std::size_t step, double elapsed, double in_step) {
  StageTimes times;
  times.planned_seconds = std::accumulate(planned.begin(), planned.end(), 0.0);
  times.left_seconds = times.planned_seconds - elapsed;
  if (step >= planned.size()) {
    times.behind_seconds = elapsed - times.planned_seconds;
    times.end_seconds = elapsed;
    return times;
  }
  const auto before = planned.first(step);
  const double planned_start = std::accumulate(before.begin(), before.end(), 0.0);
  times.step_planned_seconds = planned[step];
  times.step_over_seconds = std::max(0.0, in_step - planned[step]);
  times.behind_seconds = elapsed - in_step - planned_start + times.step_over_seconds;
  times.end_seconds = times.planned_seconds + times.behind_seconds;
  return times;
}

Pace pace_of(const StageTimes& times) {
  if (times.behind_seconds >= on_time_seconds) return Pace::Behind;
  return times.behind_seconds <= -on_time_seconds ? Pace::Ahead : Pace::OnTime;
}

}  // namespace eb::session
