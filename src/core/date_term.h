#pragma once
// One named time while a date is read, and how far "about" reaches. For core/date_*.cpp only.
#include <cstdint>

#include "core/date.h"

namespace eb::core {

inline constexpr int farthest_year = 25'000;  // data/DATES.md; keeps every named day between the open ends

enum class Precision : std::uint8_t { Days, Months, Years, Decades, Centuries, Millennia };

// One named time, before "about" has widened it.
struct Term {
  DayInterval named;
  Precision precision = Precision::Days;
  bool approximate = false;  // becomes wider and at least approximate
  bool uncertain = false;
  bool vague = false;  // approximate as it stands: seasons, "early", sets
};

Certainty weaker(Certainty a, Certainty b);

// Days beyond the 28th become the 28th: only ends of named times are moved, which are firsts of a month.
Day add_months(Day day, int months);
Day add_years(Day day, int years);

// How far "about" reaches on each side (data/DATES.md); `direction` is -1 or +1.
Day shifted_by_about(Day day, Precision precision, int direction);

// The interval with "about" applied.
DatedInterval widened(const Term& term);

}  // namespace eb::core
