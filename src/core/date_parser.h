#pragma once
// Reads dates as history has them: ISO, German, English, decades, centuries, seasons, "c.", "before",
// EDTF levels 0-2. Every date that enters the program goes through here: columns of files, the time
// bar, the command line. The table of conventions stands in data/DATES.md.
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace eb::core {

// Which number of 3/4/1989 is the day. Data are read without knowing: there it is refused.
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

// The interval a text names: "1989" = [1989-01-01, 1990-01-01); "before 1871" has an open start.
// An error says why the text is no date. Thread-safe, allocates only for errors.
Result<DatedInterval> parse_date(std::string_view text, DateOrder order = DateOrder::Unknown);

// The day the clock is set to when a person types `text`: the first day of the named interval, or the
// last day it names when the start is open.
Result<Day> parse_clock_date(std::string_view text, DateOrder order = DateOrder::Unknown);

// First and last day of a span from one date to another ("1989/2010", "June 1989 to 2010"); nullopt when `text` is
// anything else, also when an end is open.
std::optional<DayInterval> parse_clock_span(std::string_view text, DateOrder order = DateOrder::Unknown);

// A feature's life from two columns: lives from the first day `from` names to the end of what `to`
// names (so to = "2017" includes all of 2017). Empty text is an open end. The weaker certainty wins.
// An end before the start is an error.
Result<DatedInterval> parse_life(std::string_view from, std::string_view to);

}  // namespace eb::core
