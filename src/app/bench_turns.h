#pragma once
// Turns of the running program and what each costs, for the benchmarks of the main thread.
#include <nlohmann/json.hpp>
#include <vector>

#include "app/app.h"

namespace eb::app {

inline constexpr double bench_turn_seconds = 1.0 / 60;

struct LongestTurn {
  double turn_ms = 0, turn_cpu_ms = 0;  // of wall time with OpenGL; of this thread without it
};

// Turns until everything is loaded, built and at rest, as a window does meanwhile; tells how long one held it up.
LongestTurn come_to_rest(App& app);
// Processor time of this thread for the turn, without OpenGL; nothing when it drew nothing.
void timed_turn(App& app, std::vector<double>& times_ms);

nlohmann::ordered_json summary(const LongestTurn& longest);
nlohmann::ordered_json summary(std::vector<double> times_ms);

}  // namespace eb::app
