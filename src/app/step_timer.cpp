#include "app/step_timer.h"

#include <algorithm>
#include <chrono>

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int pictures_a_step = 7;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

// A picture counts when it is there, not when the card was told of it: each is read back, and what reading alone costs
// is taken off. The clock moves between them by less than anyone sees, so that every one is drawn anew.
void StepTimer::measure_next() {
  if (is_done()) return;
  const std::size_t step = m_times.size();
  auto state = m_hall.state_of(*m_show->steps[step], m_look);
  m_hall.draw_whole(state, m_look, 0);
  std::vector<double> reading, drawing;
  for (int i = 0; i < pictures_a_step; ++i) {
    constexpr double hardly_later_days = 1e-6;
    state.day -= hardly_later_days;
    const auto start = Clock::now();
    m_hall.draw(state, m_look, 0);
    (void)m_hall.pixels();
    const double both = ms_since(start);
    const auto drawn = Clock::now();
    (void)m_hall.pixels();
    reading.push_back(ms_since(drawn));
    drawing.push_back(both);
  }
  m_times.push_back({step, std::max(0.0, median(drawing) - median(reading))});
}

}  // namespace eb::app
