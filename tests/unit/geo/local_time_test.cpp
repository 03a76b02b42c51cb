#include "geo/local_time.h"

#include <gtest/gtest.h>

#include <optional>

namespace eb::geo {
namespace {

using Kind = UtcOfLocal::Kind;

TimeZone zone(const std::string& name) {
  auto found = TimeZone::find(name);
  EXPECT_TRUE(found) << name;
  return *found;
}

LocalMinute at(int year, unsigned month, unsigned day, int hour, int minute) {
  return {core::to_day({year, month, day}), hour * 60 + minute};
}

TEST(LocalTime, SummerTimeOfBerlin) {
  const TimeZone berlin = zone("Europe/Berlin");
  const UtcOfLocal summer = berlin.to_utc(at(2022, 8, 31, 9, 30)), winter = berlin.to_utc(at(2022, 12, 1, 9, 30));
  EXPECT_EQ(summer.kind, Kind::Once);
  EXPECT_EQ(summer.first, 1'661'931'000);  // date -d '2022-08-31T07:30Z' +%s
  EXPECT_EQ(winter.first, 1'669'883'400);  // date -d '2022-12-01T08:30Z' +%s
  EXPECT_EQ(berlin.offset_at(summer.first), (ZoneOffset{7200, "CEST", true}));
  EXPECT_EQ(berlin.offset_at(winter.first), (ZoneOffset{3600, "CET", false}));
}

// On 27 March 2022 clocks went from 02:00 to 03:00, on 30 October from 03:00 back to 02:00.
TEST(LocalTime, SaysWhichHourIsSkippedAndWhichComesTwice) {
  const TimeZone berlin = zone("Europe/Berlin");
  const UtcOfLocal skipped = berlin.to_utc(at(2022, 3, 27, 2, 30));
  EXPECT_EQ(skipped.kind, Kind::Never);
  EXPECT_EQ(berlin.to_local(skipped.first), at(2022, 3, 27, 3, 30)) << "by the clock before the change";
  EXPECT_EQ(berlin.to_utc(at(2022, 3, 27, 1, 59)).kind, Kind::Once);
  EXPECT_EQ(berlin.to_utc(at(2022, 3, 27, 3, 0)).kind, Kind::Once);

  const UtcOfLocal twice = berlin.to_utc(at(2022, 10, 30, 2, 30));
  EXPECT_EQ(twice.kind, Kind::Twice);
  EXPECT_EQ(twice.second - twice.first, 3600);
  EXPECT_EQ(berlin.offset_at(twice.first).abbreviation, "CEST");
  EXPECT_EQ(berlin.offset_at(twice.second).abbreviation, "CET");
  EXPECT_EQ(berlin.to_utc(at(2022, 10, 30, 3, 0)).kind, Kind::Once);
}

TEST(LocalTime, TheDayOfTheChangeHas23Or25Hours) {
  const TimeZone berlin = zone("Europe/Berlin");
  const auto hours = [&](LocalMinute day) {
    return (berlin.to_utc({day.day + 1, 0}).first - berlin.to_utc({day.day, 0}).first) / 3600;
  };
  EXPECT_EQ(hours(at(2022, 3, 27, 0, 0)), 23);
  EXPECT_EQ(hours(at(2022, 10, 30, 0, 0)), 25);
  EXPECT_EQ(hours(at(2022, 8, 31, 0, 0)), 24);
}

// Every minute of two years in zones of both hemispheres, with half-hour changes and without any.
TEST(LocalTime, EveryMomentComesBack) {
  for (const char* name : {"Europe/Berlin", "Asia/Seoul", "Australia/Lord_Howe", "America/St_Johns", "UTC"}) {
    const TimeZone there = zone(name);
    int wrong = 0;
    for (UtcSeconds moment = 1'640'000'000; moment < 1'700'000'000; moment += 60 * 17) {
      const UtcSeconds minute = moment - moment % 60;
      const UtcOfLocal back = there.to_utc(there.to_local(minute));
      if (back.kind == Kind::Never || (back.first != minute && back.second != minute)) ++wrong;
    }
    EXPECT_EQ(wrong, 0) << name;
  }
}

TEST(LocalTime, BeforeTheEpochDaysStillBeginAtMidnight) {
  const TimeZone utc = zone("UTC");
  EXPECT_EQ(utc.to_local(-60), at(1969, 12, 31, 23, 59));
  EXPECT_EQ(utc.to_utc(at(1969, 12, 31, 23, 59)).first, -60);
}

TEST(LocalTime, UnknownZonesAreRefused) {
  for (const char* name : {"", "Europe/Essen", "+02", "local", "/etc/localtime", "../Berlin"}) {
    EXPECT_FALSE(TimeZone::find(name)) << name;
  }
}

}  // namespace
}  // namespace eb::geo
