#include "core/date_term.h"

#include <algorithm>
#include <cmath>

namespace eb::core {
namespace {

Certainty certainty_of(const Term& term) {
  if (term.uncertain) return Certainty::Uncertain;
  return term.approximate || term.vague ? Certainty::Approximate : Certainty::Certain;
}

}  // namespace

Certainty weaker(Certainty a, Certainty b) {
  return std::max(a, b);
}

Day add_months(Day day, int months) {
  const CalendarDate date = to_calendar(day);
  const int month = date.year * 12 + static_cast<int>(date.month) - 1 + months;
  const int year = static_cast<int>(std::floor(month / 12.0));
  return to_day({year, static_cast<unsigned>(month - year * 12 + 1), std::min(date.day, 28U)});
}

Day add_years(Day day, int years) {
  return add_months(day, years * 12);
}

Day shifted_by_about(Day day, Precision precision, int direction) {
  switch (precision) {
    case Precision::Days:
      return day + direction * 15;
    case Precision::Months:
      return add_months(day, direction * 3);
    case Precision::Years:
    case Precision::Decades:
      return add_years(day, direction * 5);
    case Precision::Centuries:
      return add_years(day, direction * 25);
    case Precision::Millennia:
      return add_years(day, direction * 250);
  }
  return day;
}

DatedInterval widened(const Term& term) {
  DayInterval interval = term.named;
  if (term.approximate) {
    interval.from = shifted_by_about(interval.from, term.precision, -1);
    interval.to = shifted_by_about(interval.to, term.precision, +1);
  }
  return {interval, certainty_of(term)};
}

}  // namespace eb::core
