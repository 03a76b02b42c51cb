#include "core/calendar_step.h"

#include <algorithm>
#include <array>

namespace eb::core {

namespace {

constexpr double days_a_year = 365.2425;

constexpr std::array ladder{CalendarStep{CalendarUnit::Days, 1},    CalendarStep{CalendarUnit::Days, 2},
                            CalendarStep{CalendarUnit::Days, 5},    CalendarStep{CalendarUnit::Days, 10},
                            CalendarStep{CalendarUnit::Months, 1},  CalendarStep{CalendarUnit::Months, 3},
                            CalendarStep{CalendarUnit::Months, 6},  CalendarStep{CalendarUnit::Years, 1},
                            CalendarStep{CalendarUnit::Years, 2},   CalendarStep{CalendarUnit::Years, 5},
                            CalendarStep{CalendarUnit::Years, 10},  CalendarStep{CalendarUnit::Years, 20},
                            CalendarStep{CalendarUnit::Years, 50},  CalendarStep{CalendarUnit::Years, 100},
                            CalendarStep{CalendarUnit::Years, 200}, CalendarStep{CalendarUnit::Years, 500},
                            CalendarStep{CalendarUnit::Years, 1000}};

int floored(int value, int step) {
  const int rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

CalendarDate first_of_next_month(const CalendarDate& date) {
  return date.month == 12 ? CalendarDate{date.year + 1, 1, 1} : CalendarDate{date.year, date.month + 1, 1};
}

// Of the steps inside a month; none in its last half step.
Day day_step_at_or_before(Day day, int count) {
  const auto date = to_calendar(day);
  const Day first = to_day({date.year, date.month, 1}), next = to_day(first_of_next_month(date));
  Day step = first + floored(day - first, count);
  if (step > first && 2 * (next - step) <= count) step -= count;
  return step;
}

Day day_step_after(Day day, int count) {
  const auto date = to_calendar(day);
  const Day next = to_day(first_of_next_month(date));
  const Day step = day_step_at_or_before(day, count) + count;
  return 2 * (next - step) <= count ? next : step;
}

}  // namespace

Day step_at_or_before(Day day, CalendarStep step) {
  const int count = std::max(1, step.count);
  if (step.unit == CalendarUnit::Days) return day_step_at_or_before(day, count);
  const auto date = to_calendar(day);
  if (step.unit == CalendarUnit::Years) return first_day_of_year(floored(date.year, count));
  const auto month = static_cast<unsigned>(floored(static_cast<int>(date.month) - 1, count)) + 1;
  return to_day({date.year, month, 1});
}

Day step_after(Day day, CalendarStep step) {
  const int count = std::max(1, step.count);
  if (step.unit == CalendarUnit::Days) return day_step_after(day, count);
  const auto date = to_calendar(step_at_or_before(day, step));
  if (step.unit == CalendarUnit::Years) return first_day_of_year(date.year + count);
  const int month = static_cast<int>(date.month) + count;
  return month > 12 ? first_day_of_year(date.year + 1) : to_day({date.year, static_cast<unsigned>(month), 1});
}

double mean_days(CalendarStep step) {
  const double unit = step.unit == CalendarUnit::Days     ? 1
                      : step.unit == CalendarUnit::Months ? days_a_year / 12
                                                          : days_a_year;
  return unit * step.count;
}

CalendarStep finest_step(double at_least_days) {
  const auto found = std::ranges::find_if(ladder, [&](const auto& step) { return mean_days(step) >= at_least_days; });
  return found == ladder.end() ? ladder.back() : *found;
}

}  // namespace eb::core
