// A calendar that other programs understand: civil time with its summer time, escaped and folded as RFC 5545 wants.
#include "io/calendar_writer.h"

#include <gmock/gmock.h>

#include <sstream>

namespace eb::io {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr geo::UtcSeconds noon_of_august_31 = 1661940000;  // 2022-08-31T10:00:00Z

std::string text_of(std::vector<CalendarEvent> events, const std::string& zone = "Europe/Berlin") {
  return calendar_text({"Fahrt", std::move(events)}, *geo::TimeZone::find(zone), noon_of_august_31);
}

TEST(Calendar, TimesAreThoseOfThePlaceWithItsSummerTime) {
  const auto text = text_of({{"a@x", noon_of_august_31, noon_of_august_31 + 2700, "Halt", "", {7, 51.5}}});
  EXPECT_THAT(text, HasSubstr("DTSTART;TZID=Europe/Berlin:20220831T120000\r\n"));
  EXPECT_THAT(text, HasSubstr("DTEND;TZID=Europe/Berlin:20220831T124500\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTAMP:20220831T100000Z\r\n"));
  EXPECT_THAT(
      text,
      HasSubstr("BEGIN:DAYLIGHT\r\nDTSTART:20220327T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST"));
  EXPECT_THAT(
      text,
      HasSubstr("BEGIN:STANDARD\r\nDTSTART:20221030T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET"));
}

TEST(Calendar, AnEventOverTheChangeOfClocksHasBothTimes) {
  // 01:30 summer time to 02:30 winter time: two hours.
  const auto text = text_of({{"a@x", 1667086200, 1667093400, "Nacht", "", {7, 51.5}}});
  EXPECT_THAT(text, HasSubstr("DTSTART;TZID=Europe/Berlin:20221030T013000"));
  EXPECT_THAT(text, HasSubstr("DTEND;TZID=Europe/Berlin:20221030T023000"));
}

TEST(Calendar, APlaceWithoutSummerTimeNeedsOneRule) {
  const auto text =
      text_of({{"a@x", noon_of_august_31, noon_of_august_31 + 60, "橋", "", {139.7, 35.6}}}, "Asia/Tokyo");
  EXPECT_THAT(text, HasSubstr("TZOFFSETTO:+0900"));
  EXPECT_THAT(text, Not(HasSubstr("BEGIN:DAYLIGHT")));
}

TEST(Calendar, TextsAreEscapedAndLinesAreFolded) {
  const std::string long_text =
      "Zeile 1; mit, Zeichen\nZeile 2 " + std::string(40, 'a') + " ÄÖÜ " + std::string(60, 'b');
  const auto text = text_of({{"a@x", noon_of_august_31, noon_of_august_31, "Halt, der erste", long_text, {7, 51.5}}});
  EXPECT_THAT(text, HasSubstr("SUMMARY:Halt\\, der erste"));
  EXPECT_THAT(text, HasSubstr("Zeile 1\\; mit\\, Zeichen\\nZeile 2"));
  EXPECT_THAT(text, Not(HasSubstr("DTEND")));  // it would not be later than its beginning
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 76U) << line;
}

}  // namespace
}  // namespace eb::io
