// The Julian calendar (J:1582-10-04) and the Julian day number (JD:2447690).
#include "core/date_grammar.h"

#include <cmath>
#include <cstdlib>

namespace eb::core {
namespace {

// Days of a Julian calendar date, on our scale: the usual count from 1 March in cycles of four years
// (Richards, "Calendars", Explanatory Supplement to the Astronomical Almanac, 3rd ed., 15.11).
std::optional<Day> julian_to_day(int year, unsigned month, unsigned day) {
  constexpr unsigned lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (std::abs(year) > farthest_year + 1 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1])
    return std::nullopt;
  if (month == 2 && day == 29 && year % 4 != 0) return std::nullopt;
  constexpr Day first_of_march_0000 = -730'427;
  const int march_year = month <= 2 ? year - 1 : year;
  const auto month_from_march = static_cast<int>((month + 9) % 12);
  const int leap_days = static_cast<int>(std::floor(march_year / 4.0));
  return first_of_march_0000 + 365 * march_year + leap_days + (153 * month_from_march + 2) / 5 + static_cast<int>(day) -
         1;
}

}  // namespace

std::optional<Day> DateGrammar::day_of(int year, unsigned month, unsigned day) const {
  return m_julian ? julian_to_day(year, month, day) : to_day_checked(year, month, day);
}

std::optional<Term> DateGrammar::julian_day_number() {
  m_at += 2;
  if (!is_plain_number(1, 8)) return not_understood();
  constexpr int julian_day_of_2000_01_01 = 2'451'545;
  const Day day = value_of(take_number()) - julian_day_of_2000_01_01;
  if (day < first_day_of_year(-farthest_year) || day >= first_day_of_year(farthest_year + 1)) return too_far_away();
  return Term{{day, day + 1}, Precision::Days};
}

}  // namespace eb::core
