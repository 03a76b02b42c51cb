#include "session/story_clock.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eb::session {

namespace {

constexpr std::size_t most_cells = 720;
constexpr double spread_share = 0.01;   // half the foot of an event's triangle
constexpr double milestone_weight = 4;  // as much as sixteen features that change on one day

// How much of a triangle of area 1 around 0 with half its foot `reach` lies left of x.
double triangle_left_of(double x, double reach) {
  const double t = std::clamp(x / reach, -1.0, 1.0);
  return t < 0 ? 0.5 * (1 + t) * (1 + t) : 1 - 0.5 * (1 - t) * (1 - t);
}

// What happens in each of the equal cells over a range.
class Density {
 public:
  Density(double from, double days, std::size_t cells) : m_from{from}, m_days{days}, m_cells(cells, 0.0) {}

  void add(double day, double weight) {
    if (day < m_from || day > m_from + m_days) return;
    const double cell = m_days / static_cast<double>(m_cells.size());
    const double reach = std::max(spread_share * m_days, cell);
    const double centre = (day - m_from) / cell, cells_reached = reach / cell;
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(centre - cells_reached)));
    const auto last = std::min(m_cells.size(), static_cast<std::size_t>(std::ceil(centre + cells_reached)) + 1);
    for (std::size_t i = first; i < last; ++i) {
      const double left = static_cast<double>(i) - centre;
      m_cells[i] += weight * (triangle_left_of(left + 1, cells_reached) - triangle_left_of(left, cells_reached));
    }
  }
  [[nodiscard]] const std::vector<double>& cells() const { return m_cells; }

 private:
  double m_from, m_days;
  std::vector<double> m_cells;
};

// Time for each cell, in any unit.
std::vector<double> times(const std::vector<double>& density) {
  const double mean = std::accumulate(density.begin(), density.end(), 0.0) / static_cast<double>(density.size());
  std::vector<double> result(density.size(), 1.0);
  if (mean <= 0) return result;
  for (std::size_t i = 0; i < density.size(); ++i) {
    result[i] += (StoryClock::slowness - 1) * density[i] / (density[i] + mean);
  }
  return result;
}

}  // namespace

StoryClock::StoryClock(core::Day from, core::Day to, std::span<const Change> changes,
                       std::span<const core::Day> milestones)
    : m_from{from}, m_to{std::max(to, from + 1)} {
  const double days = static_cast<double>(m_to) - m_from;
  const auto cells = static_cast<std::size_t>(std::clamp(days, 1.0, static_cast<double>(most_cells)));
  Density density{static_cast<double>(m_from), days, cells};
  for (const auto& [day, count] : changes) density.add(day, std::sqrt(static_cast<double>(std::max(0, count))));
  for (const auto day : milestones) density.add(day, milestone_weight);

  const auto time = times(density.cells());
  const double total = std::accumulate(time.begin(), time.end(), 0.0);
  m_shares.reserve(cells + 1);
  m_shares.push_back(0);
  double sum = 0;
  for (const double part : time) m_shares.push_back((sum += part) / total);
  m_shares.back() = 1;
}

double StoryClock::cell_days() const {
  return (static_cast<double>(m_to) - m_from) / static_cast<double>(m_shares.size() - 1);
}

double StoryClock::day_at(double share) const {
  if (!(share > 0)) return m_from;
  if (share >= 1) return m_to;
  const auto after = std::ranges::upper_bound(m_shares, share);
  const auto cell = static_cast<std::size_t>(after - m_shares.begin()) - 1;
  const double inside = (share - m_shares[cell]) / (m_shares[cell + 1] - m_shares[cell]);
  return std::min(static_cast<double>(m_to), m_from + (static_cast<double>(cell) + inside) * cell_days());
}

double StoryClock::share_at(double day) const {
  if (!(day > m_from)) return 0;
  if (day >= m_to) return 1;
  const double position = (day - m_from) / cell_days();
  const auto cell = std::min(static_cast<std::size_t>(position), m_shares.size() - 2);
  return m_shares[cell] + (position - static_cast<double>(cell)) * (m_shares[cell + 1] - m_shares[cell]);
}

double StoryClock::days_per_share(double day) const {
  const double position = std::clamp((day - m_from) / cell_days(), 0.0, static_cast<double>(m_shares.size() - 2));
  const auto cell = static_cast<std::size_t>(position);
  return cell_days() / (m_shares[cell + 1] - m_shares[cell]);
}

}  // namespace eb::session
