#pragma once
// How a show keeps to its plan: pure arithmetic in seconds, for the console and the script's facts.
#include <cstddef>
#include <cstdint>
#include <span>

namespace eb::session {

struct StageTimes {
  double planned_seconds = 0;       // of the whole show
  double step_planned_seconds = 0;  // of the step
  double step_over_seconds = 0;     // that the step has taken too long; 0 = it is within its time
  double behind_seconds = 0;        // > 0 behind the plan, < 0 ahead of it
  double left_seconds = 0;          // planned, not yet used: < 0 = the whole time is over
  double end_seconds = 0;           // when the show ends, since its start, if the rest keeps to the plan
};

// `planned` of each step; `elapsed` of the show, of which `in_step` at the step. Who is at a step within its planned
// time is as late as when they arrived; from then on every second is one more.
StageTimes stage_times(std::span<const double> planned, std::size_t step, double elapsed, double in_step);

// A few seconds either way are nothing to tell a presenter.
inline constexpr double on_time_seconds = 10;
enum class Pace : std::uint8_t { Ahead, OnTime, Behind };
Pace pace_of(const StageTimes& times);

}  // namespace eb::session
