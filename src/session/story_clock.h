#pragma once
// The clock that tells a story: slow where much happens, fast where nothing does. A pure value; Playback
// and the video export ask it. Shares of the story run from 0 to 1, days are days of the map's clock.
//
// Time for a day is proportional to 1 + (slowness - 1) * e / (e + mean e), where e is the density of what
// happens: the square root of the number of features that change on a day, and a fixed weight for each
// milestone, spread by a triangle of 1 % of the range to either side. So a quiet day takes at most
// `slowness` times less time than the busiest, no stretch stalls, and without events the clock is even.
#include <span>
#include <utility>
#include <vector>

#include "core/date.h"

namespace eb::session {

class StoryClock {
 public:
  using Change = std::pair<double, int>;  // a day, and how many features begin or end on it

  // Even time over one day.
  StoryClock() : StoryClock{0, 1, {}, {}} {}
  // Over [from, to]; `to` at least a day after `from`. What happens outside does not count.
  StoryClock(core::Day from, core::Day to, std::span<const Change> changes, std::span<const core::Day> milestones);

  // Strictly increasing, inverse to each other, exact at both ends. Clamped outside.
  [[nodiscard]] double day_at(double share) const;
  [[nodiscard]] double share_at(double day) const;
  // How many days pass for one whole story at the speed of this day: divide by its seconds.
  [[nodiscard]] double days_per_share(double day) const;

  [[nodiscard]] core::Day from() const { return m_from; }
  [[nodiscard]] core::Day to() const { return m_to; }

  static constexpr double slowness = 12;

 private:
  [[nodiscard]] double cell_days() const;

  core::Day m_from, m_to;
  std::vector<double> m_shares;  // at the edges of equal cells of days; first 0, last 1
};

}  // namespace eb::session
