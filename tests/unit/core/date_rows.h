#pragma once
// Rows of data/DATES.md: what is written, and which days are meant.
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/date_parser.h"

namespace eb::core {

struct DateRow {
  const char* text;
  const char* from;  // ISO; "" = open
  const char* to;
  Certainty certainty = Certainty::Certain;
};
inline constexpr Certainty about = Certainty::Approximate;
inline constexpr Certainty doubtful = Certainty::Uncertain;

inline void PrintTo(const DateRow& row, std::ostream* out) {
  *out << row.text;
}

inline std::string start_of(DayInterval interval) {
  return interval.from == open_past ? "" : to_iso(interval.from);
}
inline std::string end_of(DayInterval interval) {
  return interval.to == open_future ? "" : to_iso(interval.to);
}

inline void expect_read_as(const DateRow& row) {
  const auto read = parse_date(row.text);
  ASSERT_TRUE(read) << row.text << ": " << to_text(read.error());
  EXPECT_EQ(start_of(read->interval), row.from) << row.text;
  EXPECT_EQ(end_of(read->interval), row.to) << row.text;
  EXPECT_STREQ(to_string(read->certainty), to_string(row.certainty)) << row.text;
}

}  // namespace eb::core
