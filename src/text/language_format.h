#pragma once
// How languages write dates and numbers: one row a language, so that a new one is a row and a catalogue.
#include <array>
#include <string_view>

#include "core/date_parser.h"

namespace eb::text {

// In the date patterns {0} is the day, {1} the month's name, {2} the year, {3} the day and {4} the month with two
// digits, {5} the month's number.
struct LanguageFormat {
  std::string_view language;                        // ISO 639-1
  std::string_view region;                          // ISO 3166-1; empty: every region without a row of its own
  std::array<std::string_view, 12> months;          // standing alone
  std::array<std::string_view, 12> months_in_date;  // as a date needs them (Polish genitive); empty: as alone
  std::string_view long_date;
  std::string_view short_date;
  std::string_view before_christ;  // {0} is the year
  std::string_view decimal_sign;
  std::string_view group_sign;
  int fewest_grouped_digits = 4;  // Polish groups from five digits on
  // {0} is the hour, {1} the hour with two digits, {2} the minutes, {3} the hour of a clock of twelve hours, {4} AM or
  // PM.
  std::string_view time_of_day = "{1}:{2}";
  core::DateOrder order = core::DateOrder::DayFirst;          // of 3/4/1989
  std::string_view month_and_year = "{1} {2}", year = "{0}";  // {1}, {2}, {5} as in dates; {0} is the year
  std::string_view kilometre = "km", metre = "m", mile = "mi", foot = "ft";
};

// The row of the language in that region, else of the language, else nullptr.
const LanguageFormat* find_language_format(std::string_view language, std::string_view region);
const LanguageFormat& english_format();
bool is_written_right_to_left(std::string_view language);
// Whether roads are measured in miles there.
bool is_region_of_miles(std::string_view region);
// Whether English is written there with dates as in the United States and a clock of twelve hours.
bool is_american(std::string_view region);

}  // namespace eb::text
