// Dates as people write them, day by day: 12.6.1989, 25/04/1989, 12 June 1989, June 12, 1989, 1989.06.12.
#include "core/date_grammar.h"

#include <algorithm>
#include <utility>

#include "core/quoted_text.h"

namespace eb::core {

// A number of one or two digits is a day, a month, an ordinal, or a year before Christ or after.
std::optional<Term> DateGrammar::small_number_first() {
  const std::string_view digits = peek().text;
  const int number = value_of(digits);
  for (const char separator : {'.', '/', '-'}) {
    if (!is_sign(separator, 1)) continue;
    if (is_number(2)) return day_month_year(separator);
    if (is_word(WordKind::Month, 2)) return m_at += 2, day_of_named_month(digits);
  }
  if (is_sign('.', 1) && peek(2).kind == TokenKind::Letters && !is_letters("v", 2) && !is_letters("n", 2))
    return m_at += 2, after_ordinal(number, digits);
  if (is_word(WordKind::Ordinal, 1) && !peek(1).after_space) return m_at += 2, after_ordinal(number, digits);
  if (is_word(WordKind::Month, 1) || is_word(WordKind::Century, 1)) return ++m_at, after_ordinal(number, digits);
  return term_of_year();
}

// 12.6.1989, 25/04/1989, 6/1989.
std::optional<Term> DateGrammar::day_month_year(char separator) {
  std::string_view day = take_number();
  ++m_at;
  if (is_number(4, 4)) {
    const std::optional<YearRange> years = year_range(take_number(), false);
    return years ? date(*years, day, {}) : std::nullopt;
  }
  std::string_view month = take_number();
  if (!take_sign(separator) || !is_number()) return year_missing();
  if (!is_number(3, 4)) return century_missing();
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  if (separator != '.') {
    const int first = value_of(day);
    const int second = value_of(month);
    const bool is_either = first <= 12 && second <= 12 && first != second;
    if (is_either && m_order == DateOrder::Unknown) {
      return fail(msg("\"{0}\": is {1} the day or the month?", quoted(m_text), day),
                  msg("Write 1989-04-03 or 3 April 1989."));
    }
    if (second > 12 || (is_either && m_order == DateOrder::MonthFirst)) std::swap(day, month);
  }
  const std::optional<Term> result = date(*years, month, day);
  return result && skip_time() ? result : std::nullopt;
}

// 2022/09/01, as GDAL writes dates.
std::optional<Term> DateGrammar::slashed_from_year() {
  const std::optional<YearRange> years = year_range(take_number(), false);
  if (!years) return std::nullopt;
  ++m_at;
  const std::string_view month = take_number();
  ++m_at;
  const std::optional<Term> result = date(*years, month, take_number());
  return result && skip_time() ? result : std::nullopt;
}

// 1989.06.12, or a decimal year.
std::optional<Term> DateGrammar::dotted_from_year() {
  const std::string_view year_digits = take_number();
  ++m_at;
  const std::string_view second = take_number();
  const std::optional<YearRange> years = year_range(year_digits, false);
  if (!years) return std::nullopt;
  if (is_sign('.') && is_number(1, 2, 1) && second.size() <= 2) {
    ++m_at;
    const std::optional<Term> result = date(*years, second, take_number());
    if (!result) return std::nullopt;
    take_sign('.');
    return skip_time() ? result : std::nullopt;
  }
  if (has_x(year_digits) || has_x(second)) return not_understood();
  return decimal_year_term(years->first, second);
}

std::optional<Term> DateGrammar::decimal_year_term(int year, std::string_view fraction) {
  if (fraction.size() == 2 && value_of(fraction) >= 1 && value_of(fraction) <= 12) {
    return fail(msg("\"{0}\": {1} could be a month or a part of the year", quoted(m_text), fraction),
                msg("Write 1918-06 for the month, 1918.500 for the part."));
  }
  double share = 0, digit_value = 0.1;
  for (const char c : fraction.substr(0, 9)) {
    share += (c - '0') * digit_value;
    digit_value /= 10;
  }
  const Day first = first_day_of_year(year);
  const int length = first_day_of_year(year + 1) - first;
  const Day day = first + std::min(static_cast<int>(share * length), length - 1);
  Term result{{day, day + 1}, Precision::Days};
  result.vague = true;
  return result;
}

// Behind "12.", "19th", "first": a month (not after a spelt-out ordinal), a century, a quarter, a half.
std::optional<Term> DateGrammar::after_ordinal(int ordinal, std::string_view day_of_month) {
  skip_fillers();
  take_sign('-');  // "19th-century"
  if (!day_of_month.empty() && is_word(WordKind::Month)) return day_of_named_month(day_of_month);
  if (take_word(WordKind::Century)) {
    take_sign('.');
    return century(ordinal);
  }
  if (take_word(WordKind::Quarter)) return quarter_of_year(ordinal);
  if (take_word(WordKind::Half)) return half_of(ordinal);
  return not_understood();
}

// The name of a month and what may stand behind it, as the two digits of its number.
std::string_view DateGrammar::take_month() {
  constexpr std::string_view digits[] = {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"};
  const int month = m_tokens.at(m_at++).word.value;
  take_sign('.');
  take_sign(',');
  take_sign('-');
  take_sign('/');
  skip_fillers();
  return digits[month - 1];
}

// At the month of "12. Juni 1989".
std::optional<Term> DateGrammar::day_of_named_month(std::string_view day) {
  const std::string_view month = take_month();
  if (at_end()) return year_missing();
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  const std::optional<Term> result = date(*years, month, day);
  return result && skip_time() ? result : std::nullopt;
}

std::optional<Term> DateGrammar::month_first() {
  const std::string_view month = take_month();
  if (at_end()) return year_missing();
  if (is_plain_number(1, 2) &&
      (is_sign(',', 1) || is_word(WordKind::Ordinal, 1) || is_number(2) || (is_number(3, 4, 1))))
    return month_and_day_then_year(month);
  const std::optional<YearRange> years = year();
  return years ? date(*years, month, {}) : std::nullopt;
}

// At the 12 of "June 12, 1989".
std::optional<Term> DateGrammar::month_and_day_then_year(std::string_view month) {
  const std::string_view day = take_number();
  take_word(WordKind::Ordinal);
  take_sign(',');
  if (at_end()) return year_missing();
  const std::optional<YearRange> years = year();
  return years ? date(*years, month, day) : std::nullopt;
}

}  // namespace eb::core
