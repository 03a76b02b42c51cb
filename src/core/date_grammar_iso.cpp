// ISO 8601 and EDTF: 1989-06-12T12:30, 19890612, 1989-W24-1, 1989-163, 1989-06~.
#include "core/date_grammar.h"

#include <algorithm>

#include "core/quoted_text.h"

namespace eb::core {

// At a year of four or more digits: year[-month[-day[time]]], weeks, days of the year, EDTF codes.
std::optional<Term> DateGrammar::iso(bool negative) {
  const std::optional<YearRange> years = year_range(take_number(), negative);
  if (!years) return std::nullopt;
  Term marks;
  take_marks(marks);
  if (!is_sign('-') || peek().after_space || peek(1).after_space) return iso_year(*years, marks);
  const bool one_year = years->first == years->last;
  if (one_year && is_letters("w", 1)) return iso_week(years->first);
  if (one_year && is_word(WordKind::Quarter, 1) && is_plain_number(1, 1, 2)) {
    m_at += 2;
    return quarter(years->first, value_of(take_number()));
  }
  if (one_year && is_plain_number(3, 3, 1)) return iso_day_of_year(years->first);
  if (!is_number(1, 2, behind_marks(1))) return iso_year(*years, marks);
  ++m_at;
  take_marks(marks);
  const std::string_view month = take_number();
  const int code = has_x(month) ? 0 : value_of(month);
  if (one_year && code >= 21 && code <= 41 && !is_sign('-')) return coded_part_of_year(years->first, code);
  return iso_day(*years, month, marks);
}

std::optional<Term> DateGrammar::iso_year(const YearRange& years, const Term& marks) {
  std::optional<Term> result = date(years, {}, {});
  if (!result) return std::nullopt;
  result->approximate = marks.approximate;
  result->uncertain = marks.uncertain;
  return result;
}

// At the hyphen of "1989-163".
std::optional<Term> DateGrammar::iso_day_of_year(int year) {
  ++m_at;
  const int number = value_of(take_number());
  const int length = first_day_of_year(year + 1) - first_day_of_year(year);
  if (number < 1 || number > length)
    return fail(msg("\"{0}\": the year {1} has no day {2}", quoted(m_text), year, number));
  const Day day = first_day_of_year(year) + number - 1;
  return Term{{day, day + 1}, Precision::Days};
}

std::optional<Term> DateGrammar::iso_day(const YearRange& years, std::string_view month, Term marks) {
  take_marks(marks);
  std::string_view day;
  Precision marked = Precision::Months;
  if (is_sign('-') && !peek().after_space && !peek(1).after_space && is_number(1, 2, behind_marks(1))) {
    ++m_at;
    Term day_marks;
    take_marks(day_marks);
    day = take_number();
    take_marks(day_marks);
    if (day_marks.approximate || !marks.approximate) marked = Precision::Days;
    marks.approximate |= day_marks.approximate;
    marks.uncertain |= day_marks.uncertain;
  }
  std::optional<Term> result = date(years, month, day);
  if (!result || (!day.empty() && !skip_time())) return std::nullopt;
  result->approximate = marks.approximate;
  result->uncertain = marks.uncertain;
  result->precision = std::max(result->precision, marked);
  return result;
}

std::optional<Term> DateGrammar::iso_week(int year) {
  m_at += 2;
  if (!is_plain_number(2, 2)) return not_understood();
  const int week = value_of(take_number());
  // ISO 8601: week 1 holds the first Thursday; 2000-01-01 (day 0) was a Saturday.
  const auto monday_of_week_1 = [](int of_year) {
    const Day fourth = first_day_of_year(of_year) + 3;
    const Day days_after_monday = ((fourth + 5) % 7 + 7) % 7;
    return fourth - days_after_monday;
  };
  const Day monday = monday_of_week_1(year) + (week - 1) * 7;
  if (week < 1 || monday >= monday_of_week_1(year + 1))
    return fail(msg("\"{0}\": the year {1} has no week {2}", quoted(m_text), year, week));
  if (!is_sign('-') || !is_plain_number(1, 1, 1)) return Term{{monday, monday + 7}, Precision::Months};
  ++m_at;
  const int weekday = value_of(take_number());
  if (weekday < 1 || weekday > 7) return fail(msg("\"{0}\": a week has no day {1}", quoted(m_text), weekday));
  return Term{{monday + weekday - 1, monday + weekday}, Precision::Days};
}

std::optional<Term> DateGrammar::basic_iso() {
  const std::string_view digits = take_number();
  const std::optional<YearRange> years = year_range(digits.substr(0, 4), false);
  if (!years) return std::nullopt;
  const std::optional<Term> result = date(*years, digits.substr(4, 2), digits.substr(6, 2));
  return result && skip_time() ? result : std::nullopt;
}

// Seconds, fractions, zones: read, checked and dropped; the day that is written counts.
bool DateGrammar::skip_time() {
  const bool letter = is_letters("t") && is_number(1);
  const bool blank = is_plain_number(1, 2) && is_sign(':', 1);
  if (!letter && !blank) return skip_zone();
  if (letter) ++m_at;
  const std::string_view hours = take_number();
  int fields[3] = {value_of(hours.substr(0, 2)), 0, 0};
  if (hours.size() >= 4) fields[1] = value_of(hours.substr(2, 2));
  if (hours.size() >= 6) fields[2] = value_of(hours.substr(4, 2));
  for (int i = 1; i < 3 && is_sign(':') && is_number(1, 2, 1); ++i) {
    ++m_at;
    fields[i] = value_of(take_number());
  }
  if ((is_sign('.') || is_sign(',')) && is_number(1)) m_at += 2;
  if (fields[0] > 24 || fields[1] > 59 || fields[2] > 60) {
    fail(msg("\"{0}\": there is no such time of day", quoted(m_text)), msg("Write it as 12:30:00."));
    return false;
  }
  return skip_zone();
}

bool DateGrammar::skip_zone() {
  if (take_letters("z") || take_letters("utc")) return true;
  const bool minus = is_sign('-') && is_plain_number(2, 2, 1) && is_sign(':', 2);
  if (!minus && !(is_sign('+') && is_plain_number(1, 4, 1))) return true;
  m_at += 2;
  if (is_sign(':') && is_plain_number(2, 2, 1)) m_at += 2;
  return true;
}

}  // namespace eb::core
