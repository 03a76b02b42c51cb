#pragma once
// When a place is open, written in the practical part of OpenStreetMap's opening_hours:
//   "24/7", "Tu-Su 10:00-18:00; Mo off", "Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Tu-Su 10:00-16:00",
//   "Mo-Fr 08:00-12:00,14:00-18:00", "Fr,Sa 20:00-02:00", "Dec 24-Jan 1 closed", "2022 Aug 29-Sep 2 09:00-20:00"
// What it does not understand is refused whole: it never guesses. Read by checks and panels. Times are those of the
// place's own clock. Pure values.
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace eb::model {

// [from, to) in minutes after a day's midnight.
struct MinuteSpan {
  int from = 0, to = 0;
  friend bool operator==(const MinuteSpan&, const MinuteSpan&) = default;
};

inline constexpr int minutes_per_day = 24 * 60;

class OpeningHours {
 public:
  static core::Result<OpeningHours> parse(std::string_view text);

  // Sorted, apart, within 0..1440; what began the day before and goes past midnight is there.
  [[nodiscard]] std::vector<MinuteSpan> on(core::Day day) const;
  // Open without a break from the minute `from` of the day until `to`, which may lie on later days; for
  // from == to: open at that minute.
  [[nodiscard]] bool is_open(core::Day day, int from, int to) const;
  // A rule speaks of public holidays, which this program does not know: on them the answer may be wrong.
  [[nodiscard]] bool ignores_public_holidays() const { return m_ignores_public_holidays; }

 private:
  friend class OpeningHoursParser;

  // A part of the year. Without years it comes back every year and may reach over New Year.
  struct Season {
    int from_year = 0, to_year = 0;  // 0 = any
    unsigned from_month = 1, from_day = 1, to_month = 12, to_day = 31;
    [[nodiscard]] bool holds(core::Day day) const;
  };
  struct Rule {
    std::vector<Season> seasons;    // empty = all year
    unsigned weekdays = 0x7F;       // bit 0 = Monday
    std::vector<MinuteSpan> times;  // empty = the whole day; `to` may lie up to 48 hours after midnight
    bool is_closed = false;
    bool is_additional = false;  // adds to the rules before instead of taking their place
    [[nodiscard]] bool holds(core::Day day) const;
  };

  // Opened by rules that hold on the day; may reach into the next.
  [[nodiscard]] std::vector<MinuteSpan> beginning_on(core::Day day) const;

  std::vector<Rule> m_rules;
  bool m_ignores_public_holidays = false;
};

// 0 = Monday.
int weekday_of(core::Day day);

}  // namespace eb::model
