#pragma once
// Which part of the whole time the time bar shows: arithmetic of zooming and moving it, and the steps that suit it.
// Pure values in days of the map's clock; the session keeps one, so that track, keys and scripts act on the same.
#include <optional>

#include "core/calendar_step.h"

namespace eb::session {

struct TimeSpan {
  double from = 0, to = 1;
  [[nodiscard]] double days() const { return to - from; }
  [[nodiscard]] double share(double day) const { return (day - from) / (to - from); }
  [[nodiscard]] double day_at(double share) const { return from + share * (to - from); }
  [[nodiscard]] bool contains(double day) const { return from <= day && day <= to; }
  friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

inline constexpr double shortest_view_days = 14;

// As much of `part` as lies in the whole; moved inside rather than cut, never shorter than the shortest view.
TimeSpan fitted_view(TimeSpan part, TimeSpan whole);
// Shows `factor` times less around `day`, which stays where it is on the track unless the whole ends there.
TimeSpan zoomed_view(TimeSpan shown, TimeSpan whole, double day, double factor);
TimeSpan moved_view(TimeSpan shown, TimeSpan whole, double days);
// The least movement that brings the day inside, with a tenth of the view as a margin.
TimeSpan revealing_view(TimeSpan shown, TimeSpan whole, double day);
// The next page: the day stands near the side it came in from.
TimeSpan turned_page(TimeSpan shown, TimeSpan whole, double day);

// What an arrow key steps while so much is shown; with Shift the next larger unit. count: 1, or 10 years.
struct KeySteps {
  core::CalendarStep small, large;
};
KeySteps key_steps(double shown_days);

}  // namespace eb::session
