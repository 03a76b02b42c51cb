#pragma once
// A position of the clock to the second, and how it is written: 2015-03-07T09:36:00. Pictures and films name their
// moments by it, so that the same text gives the same picture. Thread-safe.
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/date_parser.h"
#include "core/result.h"

namespace eb::core {

struct ClockTime {
  Day day = 0;
  int second = 0;  // of the day, 0..86399

  // The same number for the same moment, wherever it comes from.
  [[nodiscard]] constexpr double days() const { return day + second / 86'400.0; }
  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};

ClockTime nearest_second(double days);

// "2015-03-07", with a time only where it is not midnight: "2015-03-07T09:36:00".
std::string to_iso(ClockTime time);

// A date as people write it, or an ISO date with a time of the day. Without one: the start of the day that
// parse_clock_date() finds.
Result<ClockTime> parse_clock_time(std::string_view text, DateOrder order = DateOrder::Unknown);

}  // namespace eb::core
