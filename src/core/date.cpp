#include "core/date.h"

#include <chrono>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace eb::core {
namespace {

// std::chrono counts from 1970; its civil-from-days arithmetic is exact for years -32767..32767.
constexpr std::chrono::sys_days epoch{std::chrono::year{2000} / 1 / 1};

}  // namespace

Day to_day(CalendarDate date) {
  const std::chrono::year_month_day civil{std::chrono::year{date.year}, std::chrono::month{date.month},
                                          std::chrono::day{date.day}};
  return static_cast<Day>((std::chrono::sys_days{civil} - epoch).count());
}

std::optional<Day> to_day_checked(int year, unsigned month, unsigned day) {
  // The bounds keep every real day strictly between the sentinels of the open ends.
  constexpr int farthest_year = 25'001;
  if (std::abs(year) > farthest_year || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!civil.ok()) return std::nullopt;
  return to_day({year, month, day});
}

CalendarDate to_calendar(Day day) {
  const std::chrono::year_month_day civil{epoch + std::chrono::days{day}};
  return {static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day())};
}

Day first_day_of_year(int year) {
  return to_day({year, 1, 1});
}

int year_of(Day day) {
  return to_calendar(day).year;
}

double decimal_year(double day) {
  const int year = year_of(static_cast<Day>(std::floor(day)));
  const Day first = first_day_of_year(year);
  const Day days_in_year = first_day_of_year(year + 1) - first;
  return year + (day - first) / days_in_year;
}

std::string to_iso(Day day) {
  const CalendarDate date = to_calendar(day);
  const char* const sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
  return fmt::format("{}{:04}-{:02}-{:02}", sign, std::abs(date.year), date.month, date.day);
}

CalendarSpan calendar_span(DayInterval interval) {
  if (interval.from <= open_past || interval.to >= open_future) return CalendarSpan::Other;
  if (interval.to - interval.from == 1) return CalendarSpan::OneDay;
  const CalendarDate from = to_calendar(interval.from), to = to_calendar(interval.to);
  if (from.day != 1 || to.day != 1) return CalendarSpan::Other;
  const bool next_year = to.year == from.year + 1;
  if (next_year && from.month == 1 && to.month == 1) return CalendarSpan::WholeYear;
  const bool next_month =
      to.year == from.year ? to.month == from.month + 1 : next_year && from.month == 12 && to.month == 1;
  return next_month ? CalendarSpan::WholeMonth : CalendarSpan::Other;
}

std::string to_edtf(DayInterval interval) {
  const std::string from = interval.from <= open_past ? ".." : to_iso(interval.from);
  constexpr std::size_t day_digits = 3;  // "-01"
  switch (calendar_span(interval)) {
    case CalendarSpan::OneDay:
      return from;
    case CalendarSpan::WholeMonth:
      return from.substr(0, from.size() - day_digits);
    case CalendarSpan::WholeYear:
      return from.substr(0, from.size() - 2 * day_digits);
    case CalendarSpan::Other:
      break;
  }
  return from + "/" + (interval.to >= open_future ? ".." : to_iso(interval.to - 1));
}

const char* to_string(Certainty certainty) {
  switch (certainty) {
    case Certainty::Certain:
      return "certain";
    case Certainty::Approximate:
      return "approximate";
    case Certainty::Uncertain:
      return "uncertain";
  }
  return "certain";
}

std::optional<Certainty> parse_certainty(const std::string& text) {
  for (const Certainty certainty : {Certainty::Certain, Certainty::Approximate, Certainty::Uncertain})
    if (text == to_string(certainty)) return certainty;
  return std::nullopt;
}

}  // namespace eb::core
