#include "model/opening_hours.h"

#include <gtest/gtest.h>

#include <random>

namespace eb::model {
namespace {

OpeningHours hours(const std::string& text) {
  auto parsed = OpeningHours::parse(text);
  EXPECT_TRUE(parsed) << text << ": " << (parsed ? "" : core::to_text(parsed.error()));
  return parsed ? *parsed : OpeningHours{};
}

std::string shown(const std::vector<MinuteSpan>& spans) {
  std::string text;
  for (const MinuteSpan& span : spans) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%02d:%02d-%02d:%02d", span.from / 60, span.from % 60, span.to / 60,
                  span.to % 60);
    text += (text.empty() ? "" : ",") + std::string{buffer};
  }
  return text.empty() ? "closed" : text;
}

core::Day day(const char* iso) {
  int year = 0;
  unsigned month = 0, of_month = 0;
  EXPECT_EQ(std::sscanf(iso, "%d-%u-%u", &year, &month, &of_month), 3);
  return core::to_day({year, month, of_month});
}

struct Case {
  const char *text, *date, *open;
};

// 2022-08-31 was a Wednesday.
class Table : public testing::TestWithParam<Case> {};
TEST_P(Table, SaysWhenItIsOpen) {
  EXPECT_EQ(shown(hours(GetParam().text).on(day(GetParam().date))), GetParam().open) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    OpeningHours, Table,
    testing::Values(
        Case{"24/7", "2022-08-31", "00:00-24:00"}, Case{"10:00-18:00", "2022-08-31", "10:00-18:00"},
        Case{"Tu-Su 10:00-18:00", "2022-08-29", "closed"}, Case{"Tu-Su 10:00-18:00", "2022-09-04", "10:00-18:00"},
        Case{"Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Tu-Su 10:00-16:00", "2022-08-31", "10:00-18:00"},
        Case{"Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Tu-Su 10:00-16:00", "2022-01-01", "10:00-16:00"},
        Case{"Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Tu-Su 10:00-16:00", "2022-11-07", "closed"},
        Case{"Apr-Oct: Tu-Su: 10:00-18:00", "2022-10-30", "10:00-18:00"},
        Case{"Apr-Oct: Tu-Su: 10:00-18:00", "2022-11-01", "closed"},
        Case{"Mo-Fr 08:00-12:00,14:00-18:30", "2022-08-31", "08:00-12:00,14:00-18:30"},
        Case{"Mo-Fr 08:00-12:00, We 14:00-18:00", "2022-08-31", "08:00-12:00,14:00-18:00"},
        Case{"Mo-Fr 08:00-12:00, We 14:00-18:00", "2022-09-01", "08:00-12:00"},
        Case{"Mo-Fr 08:00-12:00; We 14:00-18:00", "2022-08-31", "14:00-18:00"},
        Case{"Mo-Su 08:00-18:00; We off", "2022-08-31", "closed"},
        Case{"Mo-Su 08:00-18:00; We 12:00-13:00 off", "2022-08-31", "08:00-12:00,13:00-18:00"},
        Case{"Fr,Sa 20:00-02:00", "2022-09-03", "00:00-02:00,20:00-24:00"},
        Case{"Fr,Sa 20:00-02:00", "2022-09-04", "00:00-02:00"}, Case{"Fr,Sa 20:00-02:00", "2022-09-05", "closed"},
        Case{"Fr 20:00-26:00", "2022-09-03", "00:00-02:00"}, Case{"Sa-Mo 09:00-10:00", "2022-09-05", "09:00-10:00"},
        Case{"Sa-Mo 09:00-10:00", "2022-09-06", "closed"}, Case{"24/7; Dec 24-Jan 1 closed", "2022-12-31", "closed"},
        Case{"24/7; Dec 24-Jan 1 closed", "2022-01-02", "00:00-24:00"},
        Case{"2022 Aug 29-Sep 2 09:00-20:00", "2022-08-31", "09:00-20:00"},
        Case{"2022 Aug 29-Sep 2 09:00-20:00", "2023-08-31", "closed"},
        Case{"2022-2023 Mo-Fr 09:00-20:00", "2023-08-31", "09:00-20:00"}, Case{"Mo-Fr", "2022-08-31", "00:00-24:00"},
        Case{"Mo\u2013Fr 9:00\u201318:00", "2022-08-31", "09:00-18:00"},
        Case{"mo-fr 09:00-18:00", "2022-08-31", "09:00-18:00"}, Case{"off", "2022-08-31", "closed"},
        Case{"Mo-Fr 09:00-18:00 \"guided tours only\"", "2022-08-31", "09:00-18:00"},
        Case{"Mo-Fr 09:00-18:00; PH off", "2022-08-31", "09:00-18:00"},
        Case{"Sa,Su,PH 09:00-18:00", "2022-09-03", "09:00-18:00"},
        Case{"Feb 29 10:00-12:00", "2024-02-29", "10:00-12:00"}, Case{"Feb 29 10:00-12:00", "2023-03-01", "closed"}));

TEST(OpeningHours, RefusesWhatItDoesNotUnderstand) {
  for (const char* text : {"",
                           ";",
                           "open by appointment",
                           "\"by appointment\"",
                           "10-18",
                           "Mo-Fr 10-18",
                           "10:00+",
                           "10:00-18:00+",
                           "sunrise-sunset",
                           "Mo[1] 10:00-12:00",
                           "week 10-20 Mo 10:00-12:00",
                           "easter off",
                           "SH Mo 10:00-12:00",
                           "PH Sa 10:00-12:00",
                           "Mo-Fr 10:00-18:00 || \"call\"",
                           "25:00-26:00",
                           "10:60-11:00",
                           "10:00-10:00",
                           "Feb 30 off",
                           "Apr 15-Oct 10:00-12:00",
                           "Apr-Oct 15 10:00-12:00",
                           "Sep 2-2023 Aug 1 off",
                           "2023-2022 off",
                           "Mo-Xx 10:00-12:00",
                           "10:00-18:00 Mo-Fr",
                           "Di-So 10:00-18:00",
                           "Dec 24,25 off",
                           "2022-08-31 10:00-12:00",
                           "Mo-Fr 10:00",
                           "unknown",
                           "Mo-Fr 10:00-18:00, 12:00-13:00 off",
                           "Mo-Fr 10:00-18:00, We",
                           "10:00-49:00",
                           "Mo-Fr 10.00-18.00"}) {
    const auto parsed = OpeningHours::parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_FALSE(parsed.error().hint.empty());
    EXPECT_NE(core::to_text(parsed.error()).find(text), std::string::npos) << "the error must show the text";
  }
}

TEST(OpeningHours, SaysThatItDoesNotKnowHolidays) {
  EXPECT_TRUE(hours("Mo-Fr 09:00-18:00; PH off").ignores_public_holidays());
  EXPECT_TRUE(hours("Sa,PH 09:00-18:00").ignores_public_holidays());
  EXPECT_FALSE(hours("Mo-Fr 09:00-18:00").ignores_public_holidays());
}

TEST(OpeningHours, AStayMustLieWithinThemWhole) {
  const OpeningHours bar = hours("Fr,Sa 20:00-02:00");
  const core::Day friday = day("2022-09-02");
  EXPECT_TRUE(bar.is_open(friday, 20 * 60, 26 * 60)) << "over midnight";
  EXPECT_FALSE(bar.is_open(friday, 20 * 60, 26 * 60 + 1));
  EXPECT_FALSE(bar.is_open(friday, 20 * 60 - 1, 21 * 60));
  EXPECT_TRUE(bar.is_open(friday, 25 * 60, 25 * 60)) << "Saturday at one in the morning";
  EXPECT_FALSE(bar.is_open(friday, 26 * 60, 26 * 60)) << "closed at two";
  EXPECT_TRUE(hours("24/7").is_open(friday, 0, 5 * minutes_per_day));
  EXPECT_FALSE(hours("Mo-Fr 08:00-12:00,14:00-18:00").is_open(friday, 11 * 60, 15 * 60)) << "over the break";
}

// Random rules written out and judged minute by minute by the words of the specification.
TEST(OpeningHours, AgreesWithAJudgeThatLooksAtEveryMinute) {
  static constexpr const char* names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  std::mt19937 random{20220901};
  const auto up_to = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  struct Simple {
    int first_weekday, last_weekday, from, to;
    bool closed, additional;
    [[nodiscard]] bool holds(int weekday) const {
      return first_weekday <= last_weekday ? first_weekday <= weekday && weekday <= last_weekday
                                           : weekday >= first_weekday || weekday <= last_weekday;
    }
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Simple> rules;
    std::string text;
    for (int i = 0, count = 1 + up_to(4); i < count; ++i) {
      const int from = up_to(1439), length = 1 + up_to(1438);
      const Simple rule{up_to(7), up_to(7), from, from + length, i > 0 && up_to(4) == 0, i > 0 && up_to(3) == 0};
      if (rule.closed && rule.additional) continue;
      char times[32];
      const int to = rule.to > 1440 ? rule.to - 1440 : rule.to;
      if (to == from) continue;
      std::snprintf(times, sizeof times, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
      if (!text.empty()) text += rule.additional ? ", " : "; ";
      text += std::string{names[rule.first_weekday]} + "-" + names[rule.last_weekday] + " " + times;
      if (rule.closed) text += " off";
      rules.push_back(rule);
    }
    const auto begins = [&](core::Day on, int minute) {  // of the rules of that day alone
      bool open = false;
      for (const Simple& rule : rules) {
        if (!rule.holds(weekday_of(on))) continue;
        const bool inside = rule.from <= minute && minute < rule.to;
        open = rule.closed ? open && !inside : rule.additional ? open || inside : inside;
      }
      return open;
    };
    const OpeningHours parsed = hours(text);
    for (core::Day on = 1000; on < 1007; ++on) {
      for (int minute = 0; minute < 1440; minute += 7) {
        const bool open = begins(on, minute) || begins(on - 1, minute + 1440);
        ASSERT_EQ(parsed.is_open(on, minute, minute), open) << text << " on " << names[weekday_of(on)] << " " << minute;
      }
    }
  }
}

// Any bytes either are refused or give sorted spans that agree with is_open().
TEST(OpeningHours, NonsenseNeverBreaksIt) {
  static constexpr std::string_view pieces[] = {
      "Mo",   "-",     "Su", ",",  "10:00", "18:00",        " ",    ";",           "off", "PH", "Apr", "24/7",
      "2022", "\"x\"", ":",  "31", "[1]",   "\xE2\x80\x93", "\xFF", "99999999999", "||"};
  std::mt19937 random{7};
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (unsigned i = 0, count = 1 + random() % 8; i < count; ++i) text += pieces[random() % std::size(pieces)];
    const auto parsed = OpeningHours::parse(text);
    if (!parsed) continue;
    ++accepted;
    int last = -1;
    for (const MinuteSpan& span : parsed->on(8278)) {
      ASSERT_LT(last, span.from) << text;
      ASSERT_LT(span.from, span.to) << text;
      ASSERT_LE(span.to, minutes_per_day) << text;
      ASSERT_TRUE(parsed->is_open(8278, span.from, span.to)) << text;
      last = span.to;
    }
  }
  EXPECT_GT(accepted, 100) << "the pieces must make some sense now and then";
}

}  // namespace
}  // namespace eb::model
