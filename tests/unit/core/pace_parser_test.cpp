// Speeds and lengths of time as people type them.
#include "core/pace_parser.h"

#include <gtest/gtest.h>

namespace eb::core {
namespace {

constexpr double year = 365.2425;

double speed(const char* text) {
  const auto read = parse_speed(text);
  EXPECT_TRUE(read) << text;
  return read ? *read : -1;
}

TEST(Speed, InEnglishAndGermanWithPointAndComma) {
  EXPECT_NEAR(speed("2 years/s"), 2 * year, 1e-9);
  EXPECT_NEAR(speed("30 d/s"), 30, 1e-9);
  EXPECT_NEAR(speed("30d/s"), 30, 1e-9);
  EXPECT_NEAR(speed("0,5 Jahre/s"), year / 2, 1e-9);
  EXPECT_NEAR(speed("1.5 Monate pro Sekunde"), 1.5 * year / 12, 1e-9);
  EXPECT_NEAR(speed("3 Wochen je Sekunde"), 21, 1e-9);
  EXPECT_NEAR(speed("2 Decades per second"), 20 * year, 1e-9);
}

TEST(Speed, NumberOrUnitAlone) {
  EXPECT_NEAR(speed("5"), 5 * year, 1e-9);
  EXPECT_NEAR(speed("day/s"), 1, 1e-9);
  EXPECT_NEAR(speed("Jahrzehnt/s"), 10 * year, 1e-9);
  EXPECT_NEAR(speed("  2   years  "), 2 * year, 1e-9);
}

TEST(Speed, WhatIsNoSpeedIsToldWithAnExample) {
  for (const char* text : {"", "fast", "0 years/s", "-3 days/s", "2 years/minute", "2 years/s please", "1.000,5 d/s",
                           "2 furlongs/s", "/s", "2 years/", "1e400 d/s", "1..5 d/s"}) {
    const auto read = parse_speed(text);
    ASSERT_FALSE(read) << text;
    EXPECT_NE(to_text(read.error()).find("2 years/s"), std::string::npos) << text;
  }
}

TEST(Seconds, AsClockAndWithUnits) {
  EXPECT_EQ(*parse_seconds("90"), 90);
  EXPECT_EQ(*parse_seconds("90 s"), 90);
  EXPECT_EQ(*parse_seconds("1:30"), 90);
  EXPECT_EQ(*parse_seconds("1:30 min"), 90);
  EXPECT_EQ(*parse_seconds("2 min"), 120);
  EXPECT_EQ(*parse_seconds("1 min 30 s"), 90);
  EXPECT_EQ(*parse_seconds("1,5 Minuten"), 90);
  EXPECT_EQ(*parse_seconds("45 Sekunden"), 45);
}

TEST(Seconds, NothingAndNonsenseAreToldWithAnExample) {
  for (const char* text : {"", "0", "soon", "1:75", "-5 s", "5 hours", "1:2:3"}) {
    const auto read = parse_seconds(text);
    ASSERT_FALSE(read) << text;
    EXPECT_NE(to_text(read.error()).find("1:30"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace eb::core
