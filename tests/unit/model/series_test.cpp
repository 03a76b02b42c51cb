// Series hold what their source says, from its day on, and nothing in between.
#include "model/series.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "core/date_parser.h"

namespace eb::model {
namespace {

SeriesValue value_of(double value, core::DayInterval holds) {
  SeriesValue one;
  one.when.interval = holds;
  one.holds = holds;
  one.value = value;
  return one;
}

Series states(std::vector<std::pair<core::Day, double>> values) {
  Series series;
  for (const auto& [day, value] : values) series.values.push_back(value_of(value, {day, core::open_future}));
  EXPECT_EQ(settle(series), nullptr);
  return series;
}

Series counts(std::vector<std::pair<int, double>> values) {
  Series series;
  series.kind = SeriesKind::Count;
  for (const auto& [year, value] : values) {
    const core::DayInterval in_year{core::first_day_of_year(year), core::first_day_of_year(year + 1)};
    series.values.push_back(value_of(value, in_year));
  }
  EXPECT_EQ(settle(series), nullptr);
  return series;
}

TEST(Series, AStateHoldsFromItsDayUntilTheNextOne) {
  const auto series = states({{200, 380}, {100, 250}});
  EXPECT_EQ(value_at(series, 99), nullptr) << "before the first number there is none";
  EXPECT_EQ(value_at(series, 99.999), nullptr);
  EXPECT_EQ(value_at(series, 100)->value, 250);
  EXPECT_EQ(value_at(series, 199.5)->value, 250) << "no number between two numbers";
  EXPECT_EQ(value_at(series, 200)->value, 380);
  EXPECT_EQ(value_at(series, 1e6)->value, 380);
}

TEST(Series, AStateWithAStatedEndIsGoneOnThatDay) {
  Series series;
  series.values = {value_of(1, {100, 150}), value_of(2, {200, core::open_future})};
  ASSERT_EQ(settle(series), nullptr);
  EXPECT_EQ(value_at(series, 149)->value, 1);
  EXPECT_EQ(value_at(series, 150), nullptr);
  EXPECT_EQ(value_at(series, 199), nullptr);
}

TEST(Series, ACountIsToldInItsYearOnly) {
  const auto series = counts({{2007, 575}, {2017, 700}});
  const auto last_day = core::to_day({2007, 12, 31});
  EXPECT_EQ(value_at(series, last_day)->value, 575);
  EXPECT_EQ(value_at(series, last_day + 0.9)->value, 575);
  EXPECT_EQ(value_at(series, last_day + 1), nullptr);
  EXPECT_EQ(value_at(series, core::first_day_of_year(2012)), nullptr);
  EXPECT_EQ(value_at(series, core::first_day_of_year(2017))->value, 700);
  EXPECT_EQ(value_at(series, core::first_day_of_year(2018)), nullptr);
}

TEST(Series, TwoValuesOfTheSameDayAreTold) {
  Series series;
  series.values = {value_of(1, {100, core::open_future}), value_of(2, {100, core::open_future})};
  ASSERT_NE(settle(series), nullptr);
  EXPECT_EQ(settle(series)->value, 2);
  series.kind = SeriesKind::Count;
  series.values = {value_of(1, {100, 465}), value_of(2, {300, 400})};
  EXPECT_NE(settle(series), nullptr) << "a month counted within a year that was counted too";
}

TEST(Series, AChartOfItMayBeginWithItsDecade) {
  EXPECT_EQ(first_decade(counts({{2007, 575}, {2017, 700}})), core::first_day_of_year(2000));
  EXPECT_EQ(first_decade(counts({{-44, 1}})), core::first_day_of_year(-50));
  EXPECT_EQ(first_decade(Series{}), core::open_past);
}

// Whatever the days: what is told is what the source has, of the last day it has before.
TEST(Series, NeverInventsANumber) {
  std::mt19937 random{20220901};
  for (int round = 0; round < 300; ++round) {
    std::map<core::Day, double> written;
    for (int i = 0; i < 12; ++i) {
      written[std::uniform_int_distribution<core::Day>{-3000, 3000}(random)] = static_cast<double>(random());
    }
    auto series = states({written.begin(), written.end()});
    for (int i = 0; i < 100; ++i) {
      const double day = std::uniform_real_distribution<double>{-4000, 4000}(random);
      const auto* told = value_at(series, day);
      auto expected = written.upper_bound(static_cast<core::Day>(std::floor(day)));
      if (expected == written.begin()) {
        EXPECT_EQ(told, nullptr) << day;
      } else {
        ASSERT_NE(told, nullptr) << day;
        EXPECT_EQ(told->value, std::prev(expected)->second) << day;
      }
    }
  }
}

}  // namespace
}  // namespace eb::model
