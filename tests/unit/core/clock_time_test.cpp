// Moments of pictures and films as text: what is written is read back to the same number.
#include "core/clock_time.h"

#include <gtest/gtest.h>

namespace eb::core {
namespace {

ClockTime read(const char* text) {
  const auto time = parse_clock_time(text);
  EXPECT_TRUE(time) << text;
  return time ? *time : ClockTime{};
}

TEST(ClockTime, IsWrittenAsItIsRead) {
  const Day day = to_day({2015, 3, 7});
  EXPECT_EQ(to_iso({day, 0}), "2015-03-07");
  EXPECT_EQ(to_iso({day, 34'561}), "2015-03-07T09:36:01");
  for (const ClockTime time : {ClockTime{day, 0},
                               {day, 1},
                               {day, 34'561},
                               {day, 86'399},
                               {to_day({1800, 1, 1}), 43'200},
                               {to_day({-50, 12, 31}), 60}}) {
    EXPECT_EQ(read(to_iso(time).c_str()), time) << to_iso(time);
  }
}

TEST(ClockTime, ADateAsPeopleWriteItIsTheStartOfItsDay) {
  EXPECT_EQ(read("1989"), (ClockTime{to_day({1989, 1, 1}), 0}));
  EXPECT_EQ(read("12.6.1989"), (ClockTime{to_day({1989, 6, 12}), 0}));
  EXPECT_EQ(read("1989-06-12T18:30"), (ClockTime{to_day({1989, 6, 12}), 66'600}));
  EXPECT_FALSE(parse_clock_time("flood"));
  EXPECT_FALSE(parse_clock_time("1989-06-12T25:00:00"));
  EXPECT_FALSE(parse_clock_time(""));
}

TEST(ClockTime, TheNearestSecondIsAtMostHalfASecondAway) {
  for (const double days : {0.0, 0.25, -73'049.123456789, 5'544.9999999, 9'000.5, -1e-9}) {
    EXPECT_NEAR(nearest_second(days).days(), days, 0.5 / 86'400 + 1e-9) << days;
    EXPECT_GE(nearest_second(days).second, 0);
    EXPECT_LT(nearest_second(days).second, 86'400);
  }
  EXPECT_EQ(nearest_second(41.99999999), (ClockTime{42, 0}));
}

}  // namespace
}  // namespace eb::core
