#include "geo/daylight.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace eb::geo {
namespace {

constexpr double pi = std::numbers::pi;

int minute_of(const TimeZone& zone, const std::optional<UtcSeconds>& moment) {
  return moment ? zone.to_local(*moment + 30).minute : -1;
}

struct Published {
  const char* zone;
  core::CalendarDate date;
  LonLat place;
  int rise, set;  // minutes of the day; -1 = not published there
  const char* source;
};

TEST(Daylight, AgreesWithPublishedTimes) {
  for (const Published& it : {
           Published{"America/New_York",
                     {1990, 6, 25},
                     {-74.3, 40.9},
                     5 * 60 + 26,
                     -1,
                     "worked example of the Almanac for Computers 1990, edwilliams.org/sunrise_sunset_example.htm"},
           Published{"Europe/Berlin",
                     {2022, 8, 1},
                     {7.688, 51.538},
                     5 * 60 + 53,
                     21 * 60 + 17,
                     "Unna on 1 August, blog-speciaal.de/sonnenaufgang-sonnenuntergang"},
       }) {
    const auto zone = TimeZone::find(it.zone);
    ASSERT_TRUE(zone);
    const Daylight day = daylight(core::to_day(it.date), it.place, *zone);
    EXPECT_NEAR(minute_of(*zone, day.sunrise), it.rise, 2) << it.source;
    if (it.set < 0) continue;
    EXPECT_NEAR(minute_of(*zone, day.sunset), it.set, 2) << it.source;
  }
}

// NOAA's solar calculator (gml.noaa.gov/grad/solcalc, equations of its spreadsheet after Meeus): another way to the
// same times, without libnova. Repeated at the time found, as the web page does.
double radians(double degrees) {
  return degrees * pi / 180;
}

struct Sun {
  double declination_rad = 0, equation_min = 0;
};

Sun noaa_sun(double centuries) {
  const double t = centuries;
  const double longitude = radians(std::fmod(280.46646 + t * (36000.76983 + t * 0.0003032), 360));
  const double anomaly = radians(357.52911 + t * (35999.05029 - 0.0001537 * t));
  const double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
  const double center = std::sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
                        std::sin(2 * anomaly) * (0.019993 - 0.000101 * t) + std::sin(3 * anomaly) * 0.000289;
  const double node = radians(125.04 - 1934.136 * t);
  const double apparent = longitude + radians(center - 0.00569 - 0.00478 * std::sin(node));
  const double seconds = 21.448 - t * (46.815 + t * (0.00059 - t * 0.001813));
  const double obliquity = radians(23 + (26 + seconds / 60) / 60 + 0.00256 * std::cos(node));
  const double y = std::pow(std::tan(obliquity / 2), 2);
  const double equation = y * std::sin(2 * longitude) - 2 * eccentricity * std::sin(anomaly) +
                          4 * eccentricity * y * std::sin(anomaly) * std::cos(2 * longitude) -
                          0.5 * y * y * std::sin(4 * longitude) -
                          1.25 * eccentricity * eccentricity * std::sin(2 * anomaly);
  return {std::asin(std::sin(obliquity) * std::sin(apparent)), 4 * equation * 180 / pi};
}

double noaa_minute(core::Day day, LonLat place, double side) {
  double minute = 720;
  for (int i = 0; i < 4; ++i) {
    const Sun sun = noaa_sun((day - 0.5 + minute / 1440) / 36525);
    const double latitude = radians(place.lat);
    const double angle = std::acos(std::cos(radians(90.833)) / (std::cos(latitude) * std::cos(sun.declination_rad)) -
                                   std::tan(latitude) * std::tan(sun.declination_rad));
    minute = 720 - 4 * (place.lon + side * angle * 180 / pi) - sun.equation_min;
  }
  return minute;
}

TEST(Daylight, AgreesWithNoaasCalculatorThroughTheCenturies) {
  const auto berlin = TimeZone::find("Europe/Berlin");
  const LonLat essen{7.0441, 51.4866};
  for (core::Day day = core::to_day({1850, 1, 1}); day < core::to_day({2050, 1, 1}); day += 97) {
    const Daylight light = daylight(day, essen, *berlin);
    ASSERT_TRUE(light.sunrise && light.sunset) << core::to_iso(day);
    const double midnight_utc = static_cast<double>(day + 10'957) * 86'400.0;
    EXPECT_NEAR((static_cast<double>(*light.sunrise) - midnight_utc) / 60, noaa_minute(day, essen, 1), 0.5)
        << core::to_iso(day);
    EXPECT_NEAR((static_cast<double>(*light.sunset) - midnight_utc) / 60, noaa_minute(day, essen, -1), 0.5)
        << core::to_iso(day);
  }
}

TEST(Daylight, TheSummitsDayInEssen) {
  const auto berlin = TimeZone::find("Europe/Berlin");
  const Daylight day = daylight(core::to_day({2022, 8, 31}), {7.0441, 51.4866}, *berlin);
  EXPECT_NEAR(minute_of(*berlin, day.sunrise), 6 * 60 + 43, 1) << "NOAA's solar calculator: 06:42:38";
  EXPECT_NEAR(minute_of(*berlin, day.sunset), 20 * 60 + 21, 1) << "NOAA's solar calculator: 20:20:37";
}

// The sun is a day late or early in no zone, however far it is from its place.
TEST(Daylight, BelongsToTheLocalDay) {
  for (const auto& [name, place] :
       {std::pair{"Pacific/Auckland", LonLat{174.78, -41.29}}, std::pair{"Asia/Seoul", LonLat{126.98, 37.57}},
        std::pair{"Pacific/Honolulu", LonLat{-157.86, 21.31}}}) {
    const auto zone = TimeZone::find(name);
    for (core::Day day = core::to_day({2022, 1, 1}); day < core::to_day({2023, 1, 1}); day += 5) {
      const Daylight light = daylight(day, place, *zone);
      ASSERT_TRUE(light.sunrise && light.sunset) << name;
      EXPECT_EQ(zone->to_local(*light.sunrise).day, day) << name;
      EXPECT_EQ(zone->to_local(*light.sunset).day, day) << name;
      EXPECT_LT(*light.sunrise, *light.sunset) << name;
    }
  }
}

TEST(Daylight, PolarDayAndNight) {
  const auto oslo = TimeZone::find("Europe/Oslo");
  const LonLat tromsoe{18.96, 69.65};
  EXPECT_EQ(daylight(core::to_day({2022, 6, 21}), tromsoe, *oslo).kind, Daylight::Kind::AlwaysUp);
  EXPECT_EQ(daylight(core::to_day({2022, 12, 21}), tromsoe, *oslo).kind, Daylight::Kind::AlwaysDown);
  const Daylight spring = daylight(core::to_day({2022, 3, 21}), tromsoe, *oslo);
  EXPECT_EQ(spring.kind, Daylight::Kind::RisesOrSets);
  EXPECT_TRUE(spring.sunrise && spring.sunset);
  EXPECT_FALSE(daylight(core::to_day({2022, 6, 21}), tromsoe, *oslo).sunrise);
}

}  // namespace
}  // namespace eb::geo
