// Days, their calendar, and the one visibility rule.
#include "core/date.h"

#include <gtest/gtest.h>

namespace eb::core {
namespace {

TEST(Day, CountsFromTheStartOf2000) {
  EXPECT_EQ(to_day({2000, 1, 1}), 0);
  EXPECT_EQ(to_day({2000, 12, 31}), 365);
  EXPECT_EQ(to_day({1970, 1, 1}), -10'957);
  EXPECT_EQ(first_day_of_year(2001), 366);
}

TEST(Day, CalendarDatesComeBackOverTheWholeRange) {
  for (Day day = first_day_of_year(-25'000); day < first_day_of_year(25'000); day += 101) {
    ASSERT_EQ(to_day(to_calendar(day)), day);
  }
}

TEST(Day, IsFollowedByTheNextCalendarDay) {
  EXPECT_EQ(to_iso(to_day({2024, 2, 28}) + 1), "2024-02-29");
  EXPECT_EQ(to_iso(to_day({1900, 2, 28}) + 1), "1900-03-01");
  EXPECT_EQ(to_iso(to_day({2022, 12, 31}) + 1), "2023-01-01");
  EXPECT_EQ(to_iso(to_day({0, 12, 31}) + 1), "0001-01-01");
}

TEST(Day, RefusesDatesThatDoNotExist) {
  EXPECT_TRUE(to_day_checked(2024, 2, 29));
  EXPECT_FALSE(to_day_checked(2023, 2, 29));
  EXPECT_FALSE(to_day_checked(2023, 13, 1));
  EXPECT_FALSE(to_day_checked(2023, 0, 1));
  EXPECT_FALSE(to_day_checked(2023, 1, 0));
  EXPECT_FALSE(to_day_checked(2023, 1, 256 + 1));
  EXPECT_FALSE(to_day_checked(30'000, 1, 1));
}

TEST(Interval, IsWrittenAsPreciselyAsItIs) {
  const auto span = [](CalendarDate from, CalendarDate to) { return DayInterval{to_day(from), to_day(to)}; };
  EXPECT_EQ(to_edtf(span({2021, 8, 20}, {2021, 8, 21})), "2021-08-20");
  EXPECT_EQ(to_edtf(span({2020, 10, 1}, {2020, 11, 1})), "2020-10");
  EXPECT_EQ(to_edtf(span({2020, 12, 1}, {2021, 1, 1})), "2020-12");
  EXPECT_EQ(to_edtf(span({2022, 1, 1}, {2023, 1, 1})), "2022");
  EXPECT_EQ(to_edtf(span({-44, 1, 1}, {-43, 1, 1})), "-0044");
  EXPECT_EQ(to_edtf(span({2020, 10, 2}, {2020, 11, 2})), "2020-10-02/2020-11-01");
  EXPECT_EQ(to_edtf(span({2020, 1, 1}, {2022, 1, 1})), "2020-01-01/2021-12-31");
  EXPECT_EQ(to_edtf({open_past, to_day({1871, 1, 1})}), "../1870-12-31");
  EXPECT_EQ(to_edtf({to_day({1912, 1, 1}), open_future}), "1912-01-01/..");
}

TEST(Day, IsWrittenAsIso8601WithASignOutsideFourDigits) {
  EXPECT_EQ(to_iso(to_day({1989, 6, 12})), "1989-06-12");
  EXPECT_EQ(to_iso(to_day({843, 1, 2})), "0843-01-02");
  EXPECT_EQ(to_iso(to_day({-43, 3, 15})), "-0043-03-15");
  EXPECT_EQ(to_iso(to_day({12'000, 1, 1})), "+12000-01-01");
}

TEST(Day, DecimalYearGrowsThroughTheYear) {
  EXPECT_DOUBLE_EQ(decimal_year(to_day({2022, 1, 1})), 2022.0);
  EXPECT_NEAR(decimal_year(to_day({2022, 7, 2})), 2022.5, 0.002);
  EXPECT_NEAR(decimal_year(to_day({1871, 12, 31})), 1871.997, 0.001);
  EXPECT_NEAR(decimal_year(-0.25), 1999.9993, 0.0001);
  EXPECT_LT(decimal_year(-43 * 365.25), decimal_year(-43 * 365.25 + 0.5));
}

TEST(Visibility, IsHalfOpen) {
  const DayInterval life{to_day({1989, 6, 12}), to_day({2022, 9, 1})};
  EXPECT_FALSE(is_visible(life, life.from - 1));
  EXPECT_TRUE(is_visible(life, life.from));
  EXPECT_TRUE(is_visible(life, life.to - 1));
  EXPECT_TRUE(is_visible(life, life.to - 0.001));
  EXPECT_FALSE(is_visible(life, life.to));
}

TEST(Visibility, PhasesThatFollowEachOtherNeverShareADay) {
  const Day change = to_day({2022, 9, 1});
  const DayInterval before{open_past, change};
  const DayInterval after{change, open_future};
  for (double day = change - 3.0; day < change + 3.0; day += 0.125) {
    EXPECT_NE(is_visible(before, day), is_visible(after, day)) << day;
  }
}

TEST(Certainty, ComesBackFromItsName) {
  for (const Certainty certainty : {Certainty::Certain, Certainty::Approximate, Certainty::Uncertain}) {
    EXPECT_EQ(parse_certainty(to_string(certainty)), certainty);
  }
  EXPECT_FALSE(parse_certainty("sure"));
  EXPECT_FALSE(parse_certainty(""));
}

}  // namespace
}  // namespace eb::core
