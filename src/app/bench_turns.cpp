#include "app/bench_turns.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace eb::app {

LongestTurn come_to_rest(App& app) {
  LongestTurn longest;
  do {
    const auto start = std::chrono::steady_clock::now();
    const auto before = app.frames_drawn();
    app.turn(bench_turn_seconds, 0);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    longest.turn_ms = std::max(longest.turn_ms, took.count());
    if (app.frames_drawn() != before) longest.turn_cpu_ms = std::max(longest.turn_cpu_ms, app.last_turn_cpu_ms());
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  } while (!app.is_settled());
  return longest;
}

void timed_turn(App& app, std::vector<double>& times_ms) {
  const auto before = app.frames_drawn();
  app.turn(bench_turn_seconds, 0);
  if (app.frames_drawn() != before) times_ms.push_back(app.last_turn_cpu_ms());
}

nlohmann::ordered_json summary(const LongestTurn& longest) {
  return {{"longest_turn_ms", longest.turn_ms}, {"longest_turn_cpu_ms", longest.turn_cpu_ms}};
}

nlohmann::ordered_json summary(std::vector<double> times_ms) {
  if (times_ms.empty()) return nullptr;
  std::ranges::sort(times_ms);
  const auto at = [&](double share) {
    return times_ms[static_cast<std::size_t>(share * static_cast<double>(times_ms.size() - 1) + 0.5)];
  };
  return {{"median", at(0.5)}, {"p95", at(0.95)}, {"p99", at(0.99)}, {"max", times_ms.back()}};
}

}  // namespace eb::app
