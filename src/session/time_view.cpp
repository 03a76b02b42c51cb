#include "session/time_view.h"

#include <algorithm>

namespace eb::session {

namespace {

constexpr double margin_share = 0.1;
constexpr double days_a_year = 365.2425;
constexpr double years_for_year_steps = 40, years_for_month_steps = 3;

TimeSpan placed(double from, double days, TimeSpan whole) {
  const double start = std::clamp(from, whole.from, whole.to - days);
  return {start, start + days};
}

}  // namespace

TimeSpan fitted_view(TimeSpan part, TimeSpan whole) {
  const double most = whole.days();
  const double days = std::clamp(part.days(), std::min(shortest_view_days, most), most);
  // What is too short grows around its middle.
  return placed(part.from + (part.days() - std::max(days, part.days())) / 2, days, whole);
}

TimeSpan zoomed_view(TimeSpan shown, TimeSpan whole, double day, double factor) {
  const double most = whole.days();
  const double days = std::clamp(shown.days() / factor, std::min(shortest_view_days, most), most);
  const double share = std::clamp(shown.share(day), 0.0, 1.0);
  return placed(shown.day_at(share) - share * days, days, whole);
}

TimeSpan moved_view(TimeSpan shown, TimeSpan whole, double days) {
  return placed(shown.from + days, shown.days(), whole);
}

TimeSpan revealing_view(TimeSpan shown, TimeSpan whole, double day) {
  const double margin = margin_share * shown.days();
  if (shown.contains(day)) return shown;
  return placed(day < shown.from ? day - margin : day + margin - shown.days(), shown.days(), whole);
}

TimeSpan turned_page(TimeSpan shown, TimeSpan whole, double day) {
  const double margin = margin_share * shown.days();
  return placed(day > shown.to ? day - margin : day + margin - shown.days(), shown.days(), whole);
}

KeySteps key_steps(double shown_days) {
  using core::CalendarUnit;
  const double years = shown_days / days_a_year;
  if (years > years_for_year_steps) return {{CalendarUnit::Years, 1}, {CalendarUnit::Years, 10}};
  if (years > years_for_month_steps) return {{CalendarUnit::Months, 1}, {CalendarUnit::Years, 1}};
  return {{CalendarUnit::Days, 1}, {CalendarUnit::Months, 1}};
}

}  // namespace eb::session
