// Positions as people type them, and that what is written can be read again.
#include "geo/coordinate_text.h"

#include <gtest/gtest.h>

#include <random>

#include "geo/crs.h"

namespace eb::geo {
namespace {

struct Written {
  const char* text;
  double lat, lon;
};

constexpr Written understood[] = {
    {"51.5 N 7.04 E", 51.5, 7.04},
    {"51.5N 7.04E", 51.5, 7.04},
    {"N51.5 E7.04", 51.5, 7.04},
    {"7.04 E 51.5 N", 51.5, 7.04},
    {"51.5045 6.9750", 51.5045, 6.975},
    {"51.5045, 6.9750", 51.5045, 6.975},
    {"51.5045,6.9750", 51.5045, 6.975},
    {"51,5045 6,9750", 51.5045, 6.975},
    {"51,5045 N 6,9750 O", 51.5045, 6.975},
    {"51,5045; 6,9750", 51.5045, 6.975},
    {"51,7", 51, 7},
    {"51 7", 51, 7},
    {"-33.8568 151.2153", -33.8568, 151.2153},
    {"33.8568 S 151.2153 E", -33.8568, 151.2153},
    {"40.7 N 74 W", 40.7, -74},
    {"\u221233.5, \u221270.6", -33.5, -70.6},
    {"51\u00B030'16.2\"N 6\u00B058'30\"E", 51.5045, 6.975},
    {"N 51\u00B0 30.27' E 6\u00B0 58.5'", 51.5045, 6.975},
    {"51\u00B030\u203216.2\u2033 6\u00B058\u203230\u2033", 51.5045, 6.975},
    {"51 30 16.2 N 6 58 30 E", 51.5045, 6.975},
    {"51 30 16.2 6 58 30", 51.5045, 6.975},
    {"51 30.27 6 58.5", 51.5045, 6.975},
    {"51\u00B0 30' 16.2'' N, 6\u00B0 58' 30'' E", 51.5045, 6.975},
    {"0 0", 0, 0},
    {"90 N 180 E", 90, 180},
};

TEST(CoordinateText, UnderstandsHowPeopleWriteDegrees) {
  for (const auto& written : understood) {
    const auto position = parse_coordinates(written.text);
    ASSERT_TRUE(position) << written.text;
    EXPECT_NEAR(position->lat, written.lat, 1e-9) << written.text;
    EXPECT_NEAR(position->lon, written.lon, 1e-9) << written.text;
  }
}

TEST(CoordinateText, UnderstandsUtm) {
  for (const char* text : {"32U 359460 5707874", "32 U 359460 5707874", "32u 359460 5707874", "32N 359460 5707874",
                           "32U E 359460 N 5707874", "32U 359460 m 5707874 m"}) {
    const auto position = parse_coordinates(text);
    ASSERT_TRUE(position) << text;
    EXPECT_NEAR(position->lat, 51.5045, 2e-4) << text;
    EXPECT_NEAR(position->lon, 6.9750, 2e-4) << text;
  }
  // Sydney Opera House: by band H, and by S for the southern half.
  for (const char* text : {"56H 334900 6252300", "56S 334900 6252300"}) {
    const auto position = parse_coordinates(text);
    ASSERT_TRUE(position) << text;
    EXPECT_NEAR(position->lat, -33.857, 2e-3) << text;
    EXPECT_NEAR(position->lon, 151.215, 2e-3) << text;
  }
  const auto band_s = parse_coordinates("33S 500000 4000000");
  ASSERT_TRUE(band_s);
  EXPECT_NEAR(band_s->lat, 36.14, 0.01) << "band S lies north of the equator";
}

TEST(CoordinateText, RefusesWhatIsNoPlace) {
  for (const char* text : {"",
                           " ",
                           "hello",
                           "51.5",
                           "51.5 N",
                           "51.5 N 7.04 N",
                           "51.5 E 7.04 E",
                           "-51.5 S 7 E",
                           "51.5 N 7.04",
                           "91 0",
                           "0 181",
                           "51 60 0 N 7 0 0 E",
                           "51.5 30 7.5 30",
                           "51 30' 30' N 7 E",
                           "1,2,3,4",
                           "51.5 7.04 9.1",
                           "61U 359460 5707874",
                           "32I 359460 5707874",
                           "32U 5707874 359460",
                           "32U 359460",
                           "51.5.5 7",
                           "nan nan",
                           "inf inf",
                           "1e5 7",
                           "--51 7",
                           "\u00B051 7"}) {
    const auto position = parse_coordinates(text);
    EXPECT_FALSE(position) << text << " gave " << position->lat << " " << position->lon;
    if (!position) {
      EXPECT_FALSE(position.error().hint.empty()) << text;
    }
  }
}

// Anywhere on Earth: what is written is read again, within what its last digit says.
TEST(CoordinateText, ReadsWhatItWrites) {
  std::mt19937 random{20'221'231};
  std::uniform_real_distribution<double> lon{-180, 180}, lat{-79.9, 83.9};
  for (int i = 0; i < 60; ++i) {
    const LonLat position{lon(random), lat(random)};
    const auto degrees = parse_coordinates(degrees_text(position));
    ASSERT_TRUE(degrees) << degrees_text(position);
    EXPECT_NEAR(degrees->lon, position.lon, 0.051 / 3600) << degrees_text(position);
    EXPECT_NEAR(degrees->lat, position.lat, 0.051 / 3600) << degrees_text(position);
    const auto utm = parse_coordinates(utm_text(position));
    ASSERT_TRUE(utm) << utm_text(position);
    const std::array line{position, *utm};
    EXPECT_LT(ellipsoidal_length_m(line), 0.75) << utm_text(position);
  }
}

TEST(CoordinateText, KnowsTheZonesOfNorwayAndThePoles) {
  EXPECT_EQ(utm_text({5.32, 60.39}).substr(0, 3), "32V") << "Bergen";
  EXPECT_EQ(utm_text({15.6, 78.2}).substr(0, 3), "33X") << "Longyearbyen";
  EXPECT_EQ(utm_text({0, 89}), "");
}

}  // namespace
}  // namespace eb::geo
