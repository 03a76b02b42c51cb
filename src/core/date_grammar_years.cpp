// Years and their eras: 1989, 44 BC, AD 843, 199X, Y-17000; and the days that fit year, month and day.
#include "core/date_grammar.h"

#include <algorithm>

#include "core/quoted_text.h"

namespace eb::core {

// BC, BCE, AD, CE, "v. Chr.", "n. Chr.", "vóór Christus", with or without full stops.
std::optional<bool> DateGrammar::take_era() {
  if (is_word(WordKind::Era)) {
    const bool before = peek().word.value == 1;
    ++m_at;
    take_sign('.');
    return before;
  }
  const bool is_before = is_letters("v") || is_word(WordKind::Before);
  if (is_before || is_letters("n") || is_word(WordKind::After)) {
    const std::size_t name = is_sign('.', 1) ? 2 : 1;
    if (!is_letters("chr", name) && !is_letters("christus", name) && !is_letters("christi", name)) return std::nullopt;
    m_at += name + 1;
    take_sign('.');
    return is_before;
  }
  const bool english_before = is_letters("b");
  if ((english_before || is_letters("a")) && is_sign('.', 1) && is_letters(english_before ? "c" : "d", 2)) {
    m_at += 3;
    take_sign('.');
    return english_before;
  }
  return std::nullopt;
}

std::optional<YearRange> DateGrammar::year_range(std::string_view digits, bool negative) {
  const int low = value_of(digits, 0);
  const int high = value_of(digits, 9);
  if (low < 0 || low > farthest_year) {
    return too_far_away(), std::nullopt;
  }
  if (digits.find_first_not_of('x') == std::string_view::npos) return year_missing();
  constexpr Precision by_unknown_digits[] = {Precision::Years, Precision::Decades, Precision::Centuries,
                                             Precision::Millennia};
  const std::size_t x = std::min(digits.find('x'), digits.size());
  const Precision precision = by_unknown_digits[std::min<std::size_t>(digits.size() - x, 3)];
  const int last = std::min(high, farthest_year);
  return negative ? YearRange{-last, -low, precision} : YearRange{low, last, precision};
}

// A year as people write it: 1989, 843, 199X, 44 BC, AD 843.
std::optional<YearRange> DateGrammar::year() {
  const std::optional<bool> era_before = take_era();
  take_sign('.');
  if (is_sign('\'')) return century_missing();
  if (!is_number()) return not_understood();
  const std::string_view digits = take_number();
  take_year_word();
  const std::optional<bool> era = era_before ? era_before : take_era();
  if (era && !has_x(digits)) return year_of_era(digits, *era);
  if (digits.size() <= 2) return century_missing();
  if (digits.size() > 4) {
    return fail(msg("\"{0}\": a year has four digits", quoted(m_text)),
                msg("Write a longer year with a Y, for example Y12000."));
  }
  if (digits.size() == 3 && is_sign('?')) {
    return fail(msg("\"{0}\": a decade, or the year {1}?", quoted(m_text), digits),
                msg("Write 199X for the decade, 0199? for the year."));
  }
  return year_range(digits, false);
}

// Historians count no year 0: 44 BC is the year -43 of our scale.
std::optional<YearRange> DateGrammar::year_of_era(std::string_view digits, bool before_christ) {
  const std::optional<YearRange> years = year_range(digits, false);
  if (!years) return std::nullopt;
  if (years->first == 0) return fail(msg("\"{0}\": there is no year 0 before or after Christ", quoted(m_text)));
  return before_christ ? YearRange{1 - years->first, 1 - years->first, Precision::Years} : years;
}

// Behind the Y of "Y-17000", "Y17E3".
std::optional<Term> DateGrammar::signed_year() {
  const bool negative = take_sign('-');
  if (!is_plain_number(1, 9)) return not_understood();
  int year = value_of(take_number());
  if (year < 0) year = farthest_year + 1;
  if (is_letters("e") && is_plain_number(1, 2, 1)) {
    ++m_at;
    for (int exponent = value_of(take_number()); exponent > 0 && year <= farthest_year; --exponent) year *= 10;
  }
  if (year > farthest_year) return too_far_away();
  return months(negative ? -year : year, 1, 12);
}

std::optional<Term> DateGrammar::term_of_year() {
  const std::optional<YearRange> years = year();
  return years ? date(*years, {}, {}) : std::nullopt;
}

std::optional<Term> DateGrammar::months(int year, int first_month, int count) {
  const Day from = to_day({year, static_cast<unsigned>(first_month), 1});
  return Term{{from, add_months(from, count)}, count == 12 ? Precision::Years : Precision::Months};
}

// The first or the last day of the year that fits the written digits.
std::optional<Day> DateGrammar::day_that_fits(int year, const MonthAndDay& written, bool last) const {
  for (unsigned m = 1; m <= 12; ++m) {
    const unsigned month_tried = last ? 13 - m : m;
    if (!written.month.empty() && !fits(written.month, month_tried, 2)) continue;
    for (unsigned d = 1; d <= 31; ++d) {
      const unsigned day_tried = last ? 32 - d : d;
      if (!written.day.empty() && !fits(written.day, day_tried, 2)) continue;
      if (const auto found = day_of(year, month_tried, day_tried)) return found;
    }
  }
  return std::nullopt;
}

std::optional<DayInterval> DateGrammar::days_that_fit(const YearRange& years, const MonthAndDay& written) const {
  // A leap day recurs within 8 years, so no more need be tried from either end.
  const int tries = std::min(8, years.last - years.first);
  std::optional<Day> first, last;
  for (int i = 0; i <= tries && !first; ++i) first = day_that_fits(years.first + i, written, false);
  for (int i = 0; i <= tries && !last; ++i) last = day_that_fits(years.last - i, written, true);
  if (!first || !last) return std::nullopt;
  return DayInterval{*first, *last + 1};
}

// From the first to the last day that fits the written digits; empty month or day: all of them.
std::optional<Term> DateGrammar::date(const YearRange& years, std::string_view month, std::string_view day) {
  const int month_number = month.empty() || has_x(month) ? 1 : value_of(month);
  if (month_number < 1 || month_number > 12) {
    return fail(msg("\"{0}\": there is no month {1}", quoted(m_text), month_number),
                msg("Months are 1 to 12; write a span of years as 1914/1918."));
  }
  const std::optional<DayInterval> days = days_that_fit(years, {month, day});
  if (!days) {
    return fail(msg("\"{0}\": this month has no day {1}", quoted(m_text), day),
                msg("Look the day up: February has 28 days, 29 in leap years."));
  }
  Precision precision = years.precision;
  if (!month.empty() && !has_x(month) && precision == Precision::Years) precision = Precision::Months;
  if (!day.empty() && !has_x(day) && precision == Precision::Months) precision = Precision::Days;
  return Term{*days, precision};
}

}  // namespace eb::core
