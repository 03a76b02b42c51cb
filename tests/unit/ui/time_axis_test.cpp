// The track of the time bar as numbers: ticks, bars and what a point belongs to.
#include "ui/time_axis.h"

#include <gtest/gtest.h>

#include "ui/time_text.h"

namespace eb::ui {
namespace {

using core::CalendarStep;
using core::CalendarUnit;

double day_of(int year, unsigned month = 1, unsigned day = 1) {
  return core::to_day({year, month, day});
}

constexpr LabelRoom room{35, 90, 50};

TEST(TimeAxis, LabelsGoFromDecadesOverMonthsToDays) {
  const auto step = [](double days) { return label_step(1000 / days, room); };
  EXPECT_EQ(step(230 * 365.25), (CalendarStep{CalendarUnit::Years, 20}));
  EXPECT_EQ(step(15 * 365.25), (CalendarStep{CalendarUnit::Years, 1}));
  EXPECT_EQ(step(365), (CalendarStep{CalendarUnit::Months, 3}));
  EXPECT_EQ(step(200), (CalendarStep{CalendarUnit::Days, 10}));
  EXPECT_EQ(step(20), (CalendarStep{CalendarUnit::Days, 1}));
}

TEST(TimeAxis, LabelsKeepTheirDistanceAtEveryZoom) {
  for (double days = 14; days < 1e6; days *= 1.1) {
    const auto step = label_step(1000 / days, room);
    const double needed = step.unit == CalendarUnit::Days     ? room.days
                          : step.unit == CalendarUnit::Months ? room.months
                                                              : room.years;
    EXPECT_GE(core::mean_days(step) * 1000 / days, needed * 0.999) << days;
  }
}

TEST(TimeAxis, TicksStandInsideAndTellLargerUnits) {
  const auto found = ticks({day_of(1988, 11, 5), day_of(1989, 3, 5)}, {CalendarUnit::Months, 1});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(core::to_iso(found.front()), "1988-12-01");
  EXPECT_TRUE(begins_larger_unit(found[1], {CalendarUnit::Months, 1}));
  EXPECT_FALSE(begins_larger_unit(found[2], {CalendarUnit::Months, 1}));
  EXPECT_TRUE(begins_larger_unit(found[2], {CalendarUnit::Days, 10}));
}

TEST(TimeAxis, BarsKeepEveryChangeOfWhatIsShown) {
  const ChangeIndex index{{{day_of(1905), 2}, {day_of(1906, 3), 1}, {day_of(1906, 9), 4}, {day_of(1950), 9}},
                          {0, 1, 2, 9}};
  const auto bars = change_bars(index, {day_of(1905), day_of(1950)}, {CalendarUnit::Years, 1});
  ASSERT_EQ(bars.size(), 3U);
  EXPECT_EQ(bars[0].changes, 2);
  EXPECT_EQ(bars[1].changes, 5) << "one bar a year";
  EXPECT_EQ(bars[1].uncertain, 3);
  EXPECT_EQ(bars[2].changes, 9) << "the last day belongs to what is shown";
  EXPECT_EQ(core::year_of(bars[1].from), 1906);
  EXPECT_EQ(core::year_of(bars[1].to), 1907);
}

TEST(TimeAxis, ABarThatBeginsBeforeWhatIsShownIsCountedWhole) {
  const ChangeIndex index{{{day_of(1906, 3), 1}, {day_of(1906, 9), 4}}, {}};
  const auto bars = change_bars(index, {day_of(1906, 6), day_of(1930)}, {CalendarUnit::Years, 1});
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_EQ(bars[0].changes, 5);
}

class Track : public testing::Test {
 protected:
  Track() {
    look.scale = 1;
    whole = {day_of(1800), day_of(2030)};
  }
  [[nodiscard]] TimeAxis axis(session::TimeSpan shown) const {
    return time_axis({100, 600, 1000, 60}, look, shown, whole);
  }
  [[nodiscard]] static model::Milestone milestone(int year) {
    model::Milestone m;
    m.when.interval = {core::first_day_of_year(year), core::first_day_of_year(year + 1)};
    return m;
  }
  Look look;
  session::TimeSpan whole;
  std::vector<model::Milestone> milestones{milestone(1899), milestone(1989)};
};

TEST_F(Track, DaysAndPixelsAreInverse) {
  const auto a = axis({day_of(1980), day_of(1990)});
  for (float x = a.left; x <= a.right; x += 97) EXPECT_NEAR(a.x(a.day(x)), x, 0.01);
  EXPECT_GT(a.overview.height, 0) << "a part is shown: the overview says which";
  EXPECT_EQ(axis(whole).overview.height, 0);
}

TEST_F(Track, GripsMarksYearsAndBarsHaveTheirPlaces) {
  const auto a = axis(whole);
  const session::LoopRange range{day_of(1900), day_of(2000)};
  const auto part = [&](double day, float y) { return hit_track(a, look, a.x(day), y, range, milestones).part; };
  const float high = a.bars_top + 8, low = a.axis_y;
  EXPECT_EQ(part(range.from, high), TrackPart::RangeStart);
  EXPECT_EQ(part(range.to, high), TrackPart::RangeEnd);
  EXPECT_EQ(part(day_of(1950), high), TrackPart::Bars);
  EXPECT_EQ(part(day_of(1989), low), TrackPart::Milestone);
  EXPECT_EQ(part(range.to, low), TrackPart::Bars) << "on the axis the clock goes before the grip";
  EXPECT_EQ(part(day_of(1950), a.box.bottom() - 2), TrackPart::Scale);
  EXPECT_EQ(hit_track(a, look, a.x(day_of(1989)), low, range, milestones).milestone, 1U);
  const auto zoomed = axis({day_of(1980), day_of(1990)});
  EXPECT_EQ(hit_track(zoomed, look, 500, zoomed.overview.y + 2, range, milestones).part, TrackPart::Overview);
}

TEST(TimeText, BarsSayHowManyAndHowManyAreUncertain) {
  const text::Catalog english;
  EXPECT_EQ(changes_text(english, "1906", 12, 3), "1906: 12 changes, 3 of uncertain date");
  EXPECT_EQ(changes_text(english, "1906", 1, 0), "1906: 1 change");
  EXPECT_EQ(changes_text(english, "1906", 2, 0), "1906: 2 changes");
}

TEST(TimeText, PeriodsAreNamedByTheirStep) {
  const text::Catalog english;
  const auto name = [&](int y, unsigned m, unsigned d, CalendarStep step) {
    const auto from = core::step_at_or_before(core::to_day({y, m, d}), step);
    return period(english, from, core::step_after(from, step), step);
  };
  EXPECT_EQ(name(1906, 5, 3, {CalendarUnit::Years, 1}), "1906");
  EXPECT_EQ(name(1906, 5, 3, {CalendarUnit::Years, 10}), "1900–1909");
  EXPECT_EQ(name(1906, 5, 3, {CalendarUnit::Months, 1}), "May 1906");
  EXPECT_EQ(name(1906, 5, 3, {CalendarUnit::Days, 1}), "3 May 1906");
}

TEST(TimeText, SpeedsAreWrittenInTheUnitThatReadsBest) {
  const text::Catalog english;
  EXPECT_EQ(speed_text(english, 1), "1 day/s");
  EXPECT_EQ(speed_text(english, 7), "7 days/s");
  EXPECT_EQ(speed_text(english, 365.2425 / 12), "1 month/s");
  EXPECT_EQ(speed_text(english, 365.2425 / 2), "6 months/s");
  EXPECT_EQ(speed_text(english, 365.2425), "1 year/s");
  EXPECT_EQ(speed_text(english, 1.52 * 365.2425), "1.5 years/s");
  EXPECT_EQ(speed_text(english, 3652.425), "10 years/s");
  EXPECT_EQ(seconds_text(english, 60), "60 s");
  EXPECT_EQ(seconds_text(english, 185), "3:05 min");
}

}  // namespace
}  // namespace eb::ui
