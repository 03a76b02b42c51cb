// Steps of the calendar: the ticks and bars of the time bar stand on them.
#include "core/calendar_step.h"

#include <gtest/gtest.h>

#include <string>

namespace eb::core {
namespace {

std::string at(Day day, CalendarStep step) {
  return to_iso(step_at_or_before(day, step));
}

TEST(CalendarStep, StandsOnFirstsOfItsUnit) {
  const Day day = to_day({1989, 6, 12});
  EXPECT_EQ(at(day, {CalendarUnit::Years, 1}), "1989-01-01");
  EXPECT_EQ(at(day, {CalendarUnit::Years, 10}), "1980-01-01");
  EXPECT_EQ(at(day, {CalendarUnit::Months, 1}), "1989-06-01");
  EXPECT_EQ(at(day, {CalendarUnit::Months, 6}), "1989-01-01");
  EXPECT_EQ(at(day, {CalendarUnit::Days, 1}), "1989-06-12");
  EXPECT_EQ(at(day, {CalendarUnit::Days, 10}), "1989-06-11");
}

TEST(CalendarStep, YearsBeforeChristAreCountedFromZeroToo) {
  EXPECT_EQ(year_of(step_at_or_before(first_day_of_year(-3), {CalendarUnit::Years, 10})), -10);
}

TEST(CalendarStep, TenDaysKeepAwayFromTheNextMonth) {
  const CalendarStep ten{CalendarUnit::Days, 10};
  EXPECT_EQ(to_iso(step_after(to_day({1989, 1, 21}), ten)), "1989-02-01") << "not the 31st";
  EXPECT_EQ(to_iso(step_at_or_before(to_day({1989, 1, 31}), ten)), "1989-01-21");
}

TEST(CalendarStep, EveryStepGoesOnFromTheOneBefore) {
  for (const auto step :
       {CalendarStep{CalendarUnit::Days, 1}, CalendarStep{CalendarUnit::Days, 2}, CalendarStep{CalendarUnit::Days, 5},
        CalendarStep{CalendarUnit::Days, 10}, CalendarStep{CalendarUnit::Months, 1},
        CalendarStep{CalendarUnit::Months, 3}, CalendarStep{CalendarUnit::Months, 6},
        CalendarStep{CalendarUnit::Years, 1}, CalendarStep{CalendarUnit::Years, 20}}) {
    Day day = step_at_or_before(to_day({1899, 11, 30}), step);
    for (int i = 0; i < 400; ++i) {
      const Day next = step_after(day, step);
      ASSERT_GT(next, day) << to_iso(day);
      ASSERT_EQ(step_at_or_before(next, step), next) << to_iso(next);
      ASSERT_EQ(step_at_or_before(next - 1, step), day) << to_iso(next);
      ASSERT_EQ(step_after(next - 1, step), next) << to_iso(next);
      day = next;
    }
  }
}

TEST(CalendarStep, FinestIsNeverShorterThanAsked) {
  EXPECT_EQ(finest_step(0.2), (CalendarStep{CalendarUnit::Days, 1}));
  EXPECT_EQ(finest_step(11), (CalendarStep{CalendarUnit::Months, 1}));
  EXPECT_EQ(finest_step(200), (CalendarStep{CalendarUnit::Years, 1}));
  EXPECT_EQ(finest_step(1e9), (CalendarStep{CalendarUnit::Years, 1000}));
  for (double days = 0.5; days < 300'000; days *= 1.3) EXPECT_GE(mean_days(finest_step(days)), days);
}

}  // namespace
}  // namespace eb::core
