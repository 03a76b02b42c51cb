// On which day files without a project are first shown.
#include "app/opening_day.h"

#include <gtest/gtest.h>

#include <vector>

namespace eb::app {
namespace {

using Lives = std::vector<core::DayInterval>;
constexpr core::Day from = -1000, to = 1000, now = 500;

TEST(OpeningDay, NeedsNoOtherWhereSomethingIsThere) {
  EXPECT_FALSE(opening_day(Lives{{-100, 100}, {400, 501}}, now, from, to));
  EXPECT_FALSE(opening_day(Lives{{}}, now, from, to)) << "without dates it is there at all times";
  EXPECT_FALSE(opening_day(Lives{}, now, from, to));
  EXPECT_FALSE(opening_day(Lives{{30, 30}}, now, from, to)) << "on no day";
}

TEST(OpeningDay, IsTheLastOnWhichSomethingWas) {
  const auto opening = opening_day(Lives{{-100, 100}, {200, 500}, {600, 700}}, now, from, to);
  ASSERT_TRUE(opening);
  EXPECT_EQ(opening->day, 499);
  EXPECT_EQ(opening->from, from);
  EXPECT_EQ(opening->to, to);
}

TEST(OpeningDay, IsTheFirstOfWhatOnlyBeginsLater) {
  const auto opening = opening_day(Lives{{900, core::open_future}, {600, 700}}, now, from, to);
  ASSERT_TRUE(opening);
  EXPECT_EQ(opening->day, 600);
}

TEST(OpeningDay, WidensTheTimeToWhatLiesOutside) {
  const auto past = opening_day(Lives{{-9000, -8000}, {-7000, -5000}}, now, from, to);
  ASSERT_TRUE(past);
  EXPECT_EQ(past->day, -5001);
  EXPECT_EQ(past->from, -9000);
  EXPECT_EQ(past->to, to);
  const auto future = opening_day(Lives{{4000, core::open_future}}, now, from, to);
  ASSERT_TRUE(future);
  EXPECT_EQ(future->day, 4000);
  EXPECT_EQ(future->to, 4000);
  const auto open = opening_day(Lives{{core::open_past, -5000}}, now, from, to);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->day, -5001);
  EXPECT_LE(open->from, -5001);
}

}  // namespace
}  // namespace eb::app
