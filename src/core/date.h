#pragma once
// Days, half-open intervals of days, and the one visibility rule of the whole program. The parser of
// written dates is core/date_parser.h; the words of a language are added by text/format.h.
#include <cstdint>
#include <optional>
#include <string>

namespace eb::core {

// Whole days since 2000-01-01 in the proleptic Gregorian calendar; exact as a float for +-45,000 years.
using Day = std::int32_t;

// Ends that are open are finite sentinels, never infinity: shader arithmetic has to stay finite.
inline constexpr Day open_past = -10'000'000;
inline constexpr Day open_future = 10'000'000;

// [from, to): visible on `from`, gone on `to`.
struct DayInterval {
  Day from = open_past;
  Day to = open_future;
  friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

// How sure the ends of an interval are.
enum class Certainty : std::uint8_t { Certain, Approximate, Uncertain };

struct DatedInterval {
  DayInterval interval;
  Certainty certainty = Certainty::Certain;
  friend bool operator==(const DatedInterval&, const DatedInterval&) = default;
};

struct CalendarDate {
  int year = 2000;
  unsigned month = 1, day = 1;
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

Day to_day(CalendarDate date);  // clamps nothing; the date must exist
std::optional<Day> to_day_checked(int year, unsigned month, unsigned day);
CalendarDate to_calendar(Day day);
Day first_day_of_year(int year);
int year_of(Day day);
double decimal_year(double day);  // 2022-07-02 -> about 2022.5

// ISO 8601 (1989-06-12; years before 0 or after 9999 with sign).
std::string to_iso(Day day);

// What an interval is in the calendar: one day, one whole month, one whole year, or something else.
enum class CalendarSpan : std::uint8_t { OneDay, WholeMonth, WholeYear, Other };
CalendarSpan calendar_span(DayInterval interval);
// The shortest EDTF text for it: "2020-10-04", "2020-10", "2020", "2014-03-01/2016-05-31"; an open end is "..".
std::string to_edtf(DayInterval interval);

// The one predicate: map, picking, labels, figures and export all use it, the shader repeats it.
constexpr bool is_visible(DayInterval interval, double day) {
  return static_cast<double>(interval.from) <= day && day < static_cast<double>(interval.to);
}

const char* to_string(Certainty certainty);  // "certain", "approximate", "uncertain"
std::optional<Certainty> parse_certainty(const std::string& text);

}  // namespace eb::core
