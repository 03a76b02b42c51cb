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

// As the window brings them along: a number before, behind or within, plural forms, a word instead of the number 1.
const PaceWords polish{
    {{" rok/s", year}, {" lata/s", year}, {" lat/s", year}, {" dni/s", 1}}, {{" min", 60}, {" s", 1}}, ','};
const PaceWords japanese{{{" 年/秒", year}, {" か月/秒", year / 12}, {"毎秒 日", 1}}, {{" 分", 60}, {" 秒", 1}}, '.'};
const PaceWords hebrew{{{"שנה אחת בשנייה", year}, {" שנים בשנייה", year}}, {{" דק׳", 60}, {" שנ׳", 1}}, '.'};
const PaceWords german{{{" Jahre/s", year}}, {{" Min.", 60}, {" s", 1}}, ','};

struct Shown {
  const char* text;
  const PaceWords& words;
  double value;
};

TEST(Speed, AsTheLanguageShowsIt) {
  const Shown speeds[] = {
      {"2 lata/s", polish, 2 * year},
      {"5 lat/s", polish, 5 * year},
      {"1,5 lata", polish, 1.5 * year},
      {"rok/s", polish, year},
      {"30 dni/s", polish, 30},
      {"2年/秒", japanese, 2 * year},
      {"２年／秒", japanese, 2 * year},
      {"6か月/秒", japanese, year / 2},
      {"毎秒5日", japanese, 5},
      {"2 שנים בשנייה", hebrew, 2 * year},
      {"שנה אחת בשנייה", hebrew, year},
      {"2 years/s", japanese, 2 * year},
      {"1.000 Jahre/s", german, 1000 * year},
      {"0.125 Jahre/s", german, year / 8},
      {"1,25 Jahre/s", german, 1.25 * year},
      {"2\u00A0lata/s", polish, 2 * year},
  };
  for (const auto& [text, words, value] : speeds) {
    const auto read = parse_speed(text, words);
    ASSERT_TRUE(read) << text;
    EXPECT_NEAR(*read, value, 1e-9) << text;
  }
  for (const char* text : {"2 lata/s", "2年/分", "年/秒 2 3", "0年/秒"})
    EXPECT_FALSE(parse_speed(text, japanese)) << text;
}

TEST(Seconds, AsTheLanguageShowsThem) {
  const Shown lengths[] = {
      {"90秒", japanese, 90},      {"2分", japanese, 120},      {"1:30分", japanese, 90}, {"1分30秒", japanese, 90},
      {"2:05 דק׳", hebrew, 125},   {"2:05 דק'", hebrew, 125},   {"45 שנ׳", hebrew, 45},   {"2:05 Min.", german, 125},
      {"1 Min. 30 s", german, 90}, {"1,5 Minuten", german, 90},
  };
  for (const auto& [text, words, value] : lengths) {
    const auto read = parse_seconds(text, words);
    ASSERT_TRUE(read) << text;
    EXPECT_NEAR(*read, value, 1e-9) << text;
  }
  for (const char* text : {"1:30 s", "2:05 Min. 3", "5 Stunden"}) EXPECT_FALSE(parse_seconds(text, german)) << text;
}

}  // namespace
}  // namespace eb::core
