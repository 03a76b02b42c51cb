#pragma once
// Steps that fall on firsts of days, months and years: the ticks and the bars of the time bar. Pure values.
#include "core/date.h"

namespace eb::core {

enum class CalendarUnit : std::uint8_t { Days, Months, Years };

// So many units at a time, counted from the first of the month, from January and from the year 0.
struct CalendarStep {
  CalendarUnit unit = CalendarUnit::Years;
  int count = 1;
  friend bool operator==(const CalendarStep&, const CalendarStep&) = default;
};

// The last step on or before `day`, and the first one after it. Days begin anew with each month: steps of ten days
// fall on the 1st, 11th and 21st, and none comes nearer than half a step to the next month.
Day step_at_or_before(Day day, CalendarStep step);
Day step_after(Day day, CalendarStep step);

double mean_days(CalendarStep step);

// The finest of 1, 2, 5 and 10 days, 1, 3 and 6 months, 1, 2, 5, 10, 20, 50 ... 1000 years that is at least so long.
CalendarStep finest_step(double at_least_days);

}  // namespace eb::core
