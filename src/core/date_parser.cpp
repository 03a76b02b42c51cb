#include "core/date_parser.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/date_tokens.h"

namespace eb::core {
namespace {

constexpr int farthest_year = 25'000;  // data/DATES.md; keeps every named day between the open ends

enum class Precision : std::uint8_t { Day, Month, Year, Decade, Century, Millennium };

// One named time, before "about" has widened it.
struct Term {
  DayInterval named;
  Precision precision = Precision::Day;
  bool approximate = false;  // becomes wider and at least approximate
  bool uncertain = false;
  bool vague = false;  // approximate as it stands: seasons, "early", sets
};

// What a whole text says.
struct Reading {
  DatedInterval dated;
  bool half_known = false;  // "before", "after": one end is known only from one side
};

struct YearRange {
  int first = 0, last = 0;
  Precision precision = Precision::Year;
};

Certainty weaker(Certainty a, Certainty b) {
  return std::max(a, b);
}

Day add_months(Day day, int months) {
  const CalendarDate date = to_calendar(day);
  const int month = date.year * 12 + static_cast<int>(date.month) - 1 + months;
  const int year = static_cast<int>(std::floor(month / 12.0));
  return to_day({year, static_cast<unsigned>(month - year * 12 + 1), std::min(date.day, 28U)});
}

Day add_years(Day day, int years) {
  return add_months(day, years * 12);
}

// How far "about" reaches on each side (data/DATES.md); `direction` is -1 or +1.
Day shifted_by_about(Day day, Precision precision, int direction) {
  switch (precision) {
    case Precision::Day:
      return day + direction * 15;
    case Precision::Month:
      return add_months(day, direction * 3);
    case Precision::Year:
    case Precision::Decade:
      return add_years(day, direction * 5);
    case Precision::Century:
      return add_years(day, direction * 25);
    case Precision::Millennium:
      return add_years(day, direction * 250);
  }
  return day;
}

Certainty certainty_of(const Term& term) {
  if (term.uncertain) return Certainty::Uncertain;
  return term.approximate || term.vague ? Certainty::Approximate : Certainty::Certain;
}

DatedInterval widened(const Term& term) {
  DayInterval interval = term.named;
  if (term.approximate) {
    interval.from = shifted_by_about(interval.from, term.precision, -1);
    interval.to = shifted_by_about(interval.to, term.precision, +1);
  }
  return {interval, certainty_of(term)};
}

// Days of a Julian calendar date, on our scale: the usual count from 1 March in cycles of four years
// (Richards, "Calendars", Explanatory Supplement to the Astronomical Almanac, 3rd ed., 15.11).
std::optional<Day> julian_to_day(int year, unsigned month, unsigned day) {
  constexpr unsigned lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (std::abs(year) > farthest_year + 1 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1])
    return std::nullopt;
  if (month == 2 && day == 29 && year % 4 != 0) return std::nullopt;
  constexpr Day first_of_march_0000 = -730'427;
  const int march_year = month <= 2 ? year - 1 : year;
  const auto month_from_march = static_cast<int>((month + 9) % 12);
  const int leap_days = static_cast<int>(std::floor(march_year / 4.0));
  return first_of_march_0000 + 365 * march_year + leap_days + (153 * month_from_march + 2) / 5 + static_cast<int>(day) -
         1;
}

// Does a number fit the written digits, where x stands for any digit?
bool fits(std::string_view mask, unsigned number, std::size_t digits) {
  for (std::size_t i = 0; i < digits; ++i, number /= 10) {
    const std::size_t from_right = mask.size() - 1 - i;
    if (i >= mask.size()) return number == 0;
    if (mask[from_right] != 'x' && static_cast<unsigned>(mask[from_right] - '0') != number % 10) return false;
  }
  return true;
}

bool has_x(std::string_view digits) {
  return digits.find('x') != std::string_view::npos;
}

// The value with every x replaced by `digit`; -1 if it has more than eight digits.
int value_of(std::string_view digits, int digit = 0) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c == 'x' ? digit : c - '0');
  return value;
}

// How many bytes of valid UTF-8 make up the first character; 0 if it is none, or a control character.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return lead < 0x20 || lead == 0x7F ? 0 : 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || lead < 0xC2 || text.size() < length) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  // Overlong forms, surrogates and what lies beyond U+10FFFF; U+0080 to U+009F are controls.
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F) || (lead == 0xC2 && second < 0xA0))
    return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
  return length;
}

// A piece of the text that is safe to show: short, and valid UTF-8 whatever the file held.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string shown;
  while (!text.empty() && shown.size() < longest) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      shown += '?';
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text.empty() ? shown : shown + "...";
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Recursive descent over the tokens; each method either consumes what it understood and returns a value,
// or returns nothing. The first error stays.
class Parser {
 public:
  explicit Parser(std::string_view text) : m_text{text}, m_tokens{text} {}

  Result<Reading> parse();

 private:
  // --- reading tokens
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const { return m_tokens.at(m_at + ahead); }
  [[nodiscard]] bool is_sign(char sign, std::size_t ahead = 0) const {
    return peek(ahead).kind == TokenKind::Sign && peek(ahead).sign == sign;
  }
  [[nodiscard]] bool is_word(WordKind kind, std::size_t ahead = 0) const {
    return peek(ahead).kind == TokenKind::Letters && peek(ahead).word.kind == kind;
  }
  [[nodiscard]] bool is_letters(std::string_view letters, std::size_t ahead = 0) const {
    return peek(ahead).kind == TokenKind::Letters && peek(ahead).text == letters;
  }
  [[nodiscard]] bool is_number(std::size_t ahead = 0) const { return peek(ahead).kind == TokenKind::Number; }
  [[nodiscard]] bool is_number(std::size_t fewest, std::size_t most, std::size_t ahead = 0) const {
    return is_number(ahead) && peek(ahead).text.size() >= fewest && peek(ahead).text.size() <= most;
  }
  [[nodiscard]] bool is_plain_number(std::size_t fewest, std::size_t most, std::size_t ahead = 0) const {
    return is_number(fewest, most, ahead) && !has_x(peek(ahead).text);
  }
  [[nodiscard]] bool at_end() const;
  bool take_sign(char sign);
  bool take_word(WordKind kind);
  bool take_letters(std::string_view letters);
  std::string_view take_number() { return m_tokens.at(m_at++).text; }
  void skip_fillers();

  // --- errors
  std::nullopt_t fail(Message what, Message hint = {});
  std::nullopt_t not_understood();
  std::nullopt_t century_missing();
  std::nullopt_t year_missing();

  // --- ranges and open ends
  std::optional<Reading> reading();
  std::optional<Reading> set();
  std::optional<Reading> one_sided(WordKind kind);
  std::optional<Reading> between();
  std::optional<Reading> open_start();
  std::optional<Reading> range_after(const Term& first);
  std::optional<Reading> joined(const Term& first, const Term& second, Certainty at_least = Certainty::Certain);
  std::optional<Term> short_second_year(const Term& first, bool slash);

  // --- one named time, with its marks
  std::optional<Term> term();
  bool take_mark(Term& marks);
  std::optional<Term> named();
  std::optional<Term> word_first();
  std::optional<Term> number_first();

  // --- the kinds of named time
  std::optional<Term> iso(bool negative);
  std::optional<Term> iso_day(const YearRange& years, std::string_view month, Term marks);
  std::optional<Term> iso_week(int year);
  std::optional<Term> coded_part_of_year(int year, int code);
  std::optional<Term> basic_iso();
  std::optional<Term> dotted_from_year();
  std::optional<Term> decimal_year_term(int year, std::string_view fraction);
  std::optional<Term> slashed_from_year();
  std::optional<Term> small_number_first();
  std::optional<Term> day_month_year(char separator);
  std::optional<Term> after_ordinal(int ordinal, std::string_view day_of_month);
  std::optional<Term> day_of_named_month(std::string_view day);
  std::optional<Term> month_first();
  std::optional<Term> month_and_day_then_year(std::string_view month);
  std::optional<Term> season();
  std::optional<Term> portion(int which);
  std::optional<Term> half_of(int which);
  std::optional<Term> century(int ordinal);
  std::optional<Term> decade();
  std::optional<Term> signed_year();
  std::optional<Term> julian_day_number();
  std::optional<Term> quarter_of_year(int which);

  // --- years, and dates from their parts
  std::optional<YearRange> year();
  std::optional<YearRange> year_range(std::string_view digits, bool negative);
  std::optional<bool> take_era();  // true: before Christ
  std::optional<Term> term_of_year();
  std::optional<Term> date(const YearRange& years, std::string_view month, std::string_view day);
  std::optional<Term> months(int year, int first_month, int count);
  [[nodiscard]] std::optional<Day> day_of(int year, unsigned month, unsigned day) const {
    return m_julian ? julian_to_day(year, month, day) : to_day_checked(year, month, day);
  }
  bool skip_time();
  bool skip_zone();

  std::string_view m_text;
  DateTokens m_tokens;
  std::size_t m_at = 0;
  bool m_in_set = false;
  bool m_julian = false;
  std::optional<Error> m_error;
};

// ------------------------------------------------------------------------------------------------ tokens

bool Parser::at_end() const {
  if (peek().kind == TokenKind::End) return true;
  return m_in_set && (is_sign(',') || is_sign(']') || is_sign('}'));
}

bool Parser::take_sign(char sign) {
  if (!is_sign(sign)) return false;
  ++m_at;
  return true;
}

bool Parser::take_word(WordKind kind) {
  if (!is_word(kind)) return false;
  ++m_at;
  return true;
}

bool Parser::take_letters(std::string_view letters) {
  if (!is_letters(letters)) return false;
  ++m_at;
  return true;
}

void Parser::skip_fillers() {
  while (take_word(WordKind::Filler)) {
  }
}

// ------------------------------------------------------------------------------------------------ errors

std::nullopt_t Parser::fail(Message what, Message hint) {
  if (!m_error) m_error = Error{std::move(what), std::move(hint), {}};
  return std::nullopt;
}

std::nullopt_t Parser::not_understood() {
  return fail(msg("\"{0}\" is not understood as a date", quoted(m_text)),
              msg("Write for example 1989-06-12, 12.6.1989, June 1989, 1989, 1960s, c. 1900 or before 1871."));
}

std::nullopt_t Parser::century_missing() {
  return fail(msg("\"{0}\": the century of the year is missing", quoted(m_text)),
              msg("Write the year with four digits, for example 1989 or 0089."));
}

std::nullopt_t Parser::year_missing() {
  return fail(msg("\"{0}\": the year is missing", quoted(m_text)), msg("Write the year with four digits."));
}

// ------------------------------------------------------------------------------------------------ ranges

Result<Reading> Parser::parse() {
  if (is_blank(m_text)) return Error{msg("The date is empty"), msg("Write a date, for example 1989-06-12."), {}};
  if (m_tokens.too_long()) {
    return Error{msg("\"{0}\" is too long for a date", quoted(m_text)), msg("Write one date or span of dates."), {}};
  }
  std::optional<Reading> read = is_sign('[') || is_sign('{') ? set() : reading();
  if (read && !at_end()) read = not_understood();
  if (!read) return *m_error;
  return *read;
}

// One of [a, b..c], all of {a, b..c}: from the earliest to the latest.
std::optional<Reading> Parser::set() {
  const char closing = take_sign('[') ? ']' : '}';
  if (closing == '}') ++m_at;
  m_in_set = true;
  std::optional<Reading> hull;
  do {
    const std::optional<Reading> member = reading();
    if (!member) return std::nullopt;
    if (!hull) hull = member;
    hull->dated.interval.from = std::min(hull->dated.interval.from, member->dated.interval.from);
    hull->dated.interval.to = std::max(hull->dated.interval.to, member->dated.interval.to);
    hull->dated.certainty = weaker(weaker(hull->dated.certainty, member->dated.certainty), Certainty::Approximate);
  } while (take_sign(','));
  if (!take_sign(closing)) return not_understood();
  m_in_set = false;
  return hull;
}

std::optional<Reading> Parser::reading() {
  skip_fillers();
  for (const WordKind kind : {WordKind::Before, WordKind::After, WordKind::Since, WordKind::Until})
    if (take_word(kind)) return one_sided(kind);
  if (take_word(WordKind::Between)) return between();
  if (is_sign(sign_dots) || is_sign('/')) return open_start();
  const std::optional<Term> first = term();
  if (!first) return std::nullopt;
  return range_after(*first);
}

std::optional<Reading> Parser::one_sided(WordKind kind) {
  const std::optional<Term> bound = term();
  if (!bound) return std::nullopt;
  const DatedInterval wide = widened(*bound);
  Reading read{{{open_past, open_future}, wide.certainty}, false};
  DayInterval& interval = read.dated.interval;
  if (kind == WordKind::Since) {
    interval.from = wide.interval.from;
    return at_end() ? std::optional{read} : range_after(*bound);
  }
  if (kind == WordKind::Until) {
    interval.to = wide.interval.to;
    return read;
  }
  read.half_known = true;
  // An approximate bound is moved outwards, so that what is named stays covered.
  if (kind == WordKind::Before) {
    interval.to = bound->named.from;
    if (bound->approximate) interval.to = shifted_by_about(interval.to, bound->precision, +1);
  } else {
    interval.from = bound->named.to;
    if (bound->approximate) interval.from = shifted_by_about(interval.from, bound->precision, -1);
  }
  return read;
}

std::optional<Reading> Parser::between() {
  const std::optional<Term> first = term();
  if (!first) return std::nullopt;
  if (!take_word(WordKind::And)) return not_understood();
  const std::optional<Term> second = term();
  if (!second) return std::nullopt;
  return joined(*first, *second, Certainty::Approximate);
}

// "../1985", "..1985", "/1985" (EDTF: the start is open, or unknown), "../..".
std::optional<Reading> Parser::open_start() {
  const bool open = take_sign(sign_dots);
  const bool slash = take_sign('/');
  Reading read{{{open_past, open_future}, open ? Certainty::Certain : Certainty::Uncertain}, false};
  if (at_end() && !slash && open) return read;
  if (open && slash && take_sign(sign_dots)) return read;
  const std::optional<Term> last = term();
  if (!last) return std::nullopt;
  const DatedInterval wide = widened(*last);
  read.dated.interval.to = wide.interval.to;
  read.dated.certainty = weaker(read.dated.certainty, wide.certainty);
  return read;
}

std::optional<Reading> Parser::range_after(const Term& first) {
  const DatedInterval start = widened(first);
  if (at_end()) return Reading{start, false};
  const bool slash = take_sign('/');
  // The last hyphen of "1989-06-12-01" joins no second date.
  const bool stray = is_number(1, 2, 1) && !peek(1).after_space && peek(2).kind == TokenKind::End;
  const bool separated = slash || take_sign(sign_dots) || (!stray && take_sign('-')) || take_sign(sign_en_dash) ||
                         take_word(WordKind::Until);
  if (!separated) return not_understood();
  take_sign('-');  // "1965--1971", as some OpenStreetMap tags write it
  const bool unknown = slash && at_end();
  const bool open = take_sign(sign_dots) || take_word(WordKind::Open) || at_end();
  if (unknown || open) {
    const Certainty certainty = unknown ? Certainty::Uncertain : start.certainty;
    return Reading{{{start.interval.from, open_future}, certainty}, false};
  }
  std::optional<Term> second;
  if (is_plain_number(2, 2) && first.precision == Precision::Year)
    second = short_second_year(first, slash);
  else
    second = term();
  if (!second) return std::nullopt;
  return joined(first, *second);
}

std::optional<Reading> Parser::joined(const Term& first, const Term& second, Certainty at_least) {
  const DatedInterval start = widened(first);
  const DatedInterval end = widened(second);
  if (end.interval.to <= start.interval.from) {
    return fail(msg("\"{0}\": the end is before the start", quoted(m_text)), msg("Exchange the two dates."));
  }
  const Certainty certainty = weaker(at_least, weaker(start.certainty, end.certainty));
  return Reading{{{start.interval.from, end.interval.to}, certainty}, false};
}

// The 79 of 1978/79.
std::optional<Term> Parser::short_second_year(const Term& first, bool slash) {
  const int number = value_of(take_number());
  const int first_year = year_of(first.named.from);
  if (first_year < 100) return century_missing();
  if (slash && number <= 12) {
    return fail(msg("\"{0}\": {1} could be a month or the second of two years", quoted(m_text), number),
                msg("Write 2008-09 for the month, 2008/2009 for the years."));
  }
  const int second_year = first_year - first_year % 100 + number;
  if (second_year <= first_year) {
    return fail(msg("\"{0}\": the end is before the start", quoted(m_text)), msg("Exchange the two dates."));
  }
  return months(second_year, 1, 12);
}

// ------------------------------------------------------------------------------------------------ terms

// ~ ? % and (?), before and behind a date.
bool Parser::take_mark(Term& marks) {
  if (take_sign('~')) {
    marks.approximate = true;
  } else if (take_sign('?')) {
    marks.uncertain = true;
  } else if (take_sign('%')) {
    marks.approximate = marks.uncertain = true;
  } else if (is_sign('(') && is_sign('?', 1) && is_sign(')', 2)) {
    m_at += 3;
    marks.uncertain = true;
  } else {
    return false;
  }
  return true;
}

std::optional<Term> Parser::term() {
  Term marks;
  for (;;) {
    const bool century_code = is_letters("c") && is_number(1, 2, 1) && !peek(1).after_space;
    if (take_mark(marks) || take_word(WordKind::Filler)) continue;
    if (!century_code && take_word(WordKind::Approximate)) {
      take_sign('.');
      marks.approximate = true;
    } else if (take_word(WordKind::Uncertain)) {
      marks.uncertain = true;
    } else {
      break;
    }
  }
  m_julian = false;
  std::optional<Term> result = named();
  if (!result) return std::nullopt;
  while (take_mark(marks)) {
  }
  result->approximate |= marks.approximate;
  result->uncertain |= marks.uncertain;
  return result;
}

std::optional<Term> Parser::named() {
  switch (peek().kind) {
    case TokenKind::Number:
      return number_first();
    case TokenKind::Letters:
      return word_first();
    case TokenKind::Sign:
      if (is_sign('\'')) return century_missing();
      if ((is_sign('-') || is_sign('+')) && is_number(1)) {
        const bool negative = is_sign('-');
        ++m_at;
        return is_number(4, 8) ? iso(negative) : century_missing();
      }
      return not_understood();
    case TokenKind::End:
      return not_understood();
  }
  return not_understood();
}

std::optional<Term> Parser::word_first() {
  const Word word = peek().word;
  const bool number_follows = is_plain_number(1, 2, 1) && !peek(1).after_space;
  if (take_letters("y")) return signed_year();
  if (is_letters("j") && is_sign(':', 1)) {
    m_at += 2;
    m_julian = true;
    return is_number(4, 4) ? iso(false) : year_missing();
  }
  if (is_letters("jd") && is_sign(':', 1)) return julian_day_number();
  if (is_letters("c") && number_follows) {
    ++m_at;
    return century(value_of(take_number()));
  }
  switch (word.kind) {
    case WordKind::Month:
      return month_first();
    case WordKind::Season:
      return season();
    case WordKind::Portion:
      return ++m_at, portion(word.value);
    case WordKind::Ordinal:
      return ++m_at, after_ordinal(word.value, {});
    case WordKind::Era:
      return term_of_year();
    case WordKind::Quarter:
    case WordKind::Half: {
      if (!is_plain_number(1, 1, 1)) return not_understood();
      ++m_at;
      const int which = value_of(take_number());
      take_sign('/');
      return word.kind == WordKind::Quarter ? quarter_of_year(which) : half_of(which);
    }
    case WordKind::Open:
      return fail(msg("\"{0}\" is no date, only an open end", quoted(m_text)),
                  msg("Write for example 1985/.. or since 1985."));
    default:
      return not_understood();
  }
}

std::optional<Term> Parser::number_first() {
  const std::string_view digits = peek().text;
  if (digits.size() <= 2) return small_number_first();
  if (is_word(WordKind::Decade, 1) && !peek(1).after_space) return decade();
  if (is_sign('\'', 1) && is_letters("s", 2)) return decade();
  if (digits.size() == 4) {
    if (is_sign('-', 1) || is_sign('~', 1) || is_sign('?', 1) || is_sign('%', 1)) return iso(false);
    if (is_sign('.', 1) && is_number(2)) return dotted_from_year();
    if (is_sign('/', 1) && is_plain_number(1, 2, 2) && is_sign('/', 3) && is_number(1, 2, 4))
      return slashed_from_year();
    if (is_word(WordKind::Quarter, 1) && is_plain_number(1, 1, 2)) {
      const int year = value_of(digits);
      const int which = value_of(peek(2).text);
      m_at += 3;
      return has_x(digits) ? not_understood() : months(year, which * 3 - 2, which >= 1 && which <= 4 ? 3 : 0);
    }
  }
  if (digits.size() == 8 && !is_word(WordKind::Era, 1)) return basic_iso();
  return term_of_year();
}

// --------------------------------------------------------------------------------------------- ISO and EDTF

// At a year of four or more digits: year[-month[-day[time]]], weeks, days of the year, EDTF codes.
std::optional<Term> Parser::iso(bool negative) {
  const std::string_view digits = take_number();
  const std::optional<YearRange> years = year_range(digits, negative);
  if (!years) return std::nullopt;
  Term marks;
  while (take_mark(marks)) {
  }
  const auto whole_year = [&]() -> std::optional<Term> {
    std::optional<Term> result = date(*years, {}, {});
    if (!result) return std::nullopt;
    result->approximate = marks.approximate;
    result->uncertain = marks.uncertain;
    return result;
  };
  if (!is_sign('-') || peek().after_space || peek(1).after_space) return whole_year();
  const bool one_year = years->first == years->last;
  std::size_t ahead = 1;
  Term month_marks;
  while (is_sign('~', ahead) || is_sign('?', ahead) || is_sign('%', ahead)) ++ahead;
  if (ahead == 1 && one_year && is_letters("w", 1)) return iso_week(years->first);
  if (ahead == 1 && one_year && is_word(WordKind::Quarter, 1) && is_plain_number(1, 1, 2)) {
    const int which = value_of(peek(2).text);
    m_at += 3;
    return months(years->first, which * 3 - 2, which >= 1 && which <= 4 ? 3 : 0);
  }
  if (ahead == 1 && one_year && is_plain_number(3, 3, 1)) {
    m_at += 1;
    const int number = value_of(take_number());
    const int length = first_day_of_year(years->first + 1) - first_day_of_year(years->first);
    if (number < 1 || number > length)
      return fail(msg("\"{0}\": the year {1} has no day {2}", quoted(m_text), years->first, number));
    const Day day = first_day_of_year(years->first) + number - 1;
    return Term{{day, day + 1}, Precision::Day};
  }
  if (!is_number(1, 2, ahead)) return whole_year();
  ++m_at;
  while (take_mark(marks)) {
  }
  const std::string_view month = take_number();
  const int code = has_x(month) ? 0 : value_of(month);
  if (one_year && code >= 21 && code <= 41 && !is_sign('-')) return coded_part_of_year(years->first, code);
  return iso_day(*years, month, marks);
}

std::optional<Term> Parser::iso_day(const YearRange& years, std::string_view month, Term marks) {
  while (take_mark(marks)) {
  }
  std::string_view day;
  Precision marked = Precision::Month;
  std::size_t ahead = 1;
  while (is_sign('~', ahead) || is_sign('?', ahead) || is_sign('%', ahead)) ++ahead;
  if (is_sign('-') && !peek().after_space && !peek(1).after_space && is_number(1, 2, ahead)) {
    ++m_at;
    Term day_marks;
    while (take_mark(day_marks)) {
    }
    day = take_number();
    while (take_mark(day_marks)) {
    }
    if (day_marks.approximate || !marks.approximate) marked = Precision::Day;
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

std::optional<Term> Parser::iso_week(int year) {
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
  if (!is_sign('-') || !is_plain_number(1, 1, 1)) return Term{{monday, monday + 7}, Precision::Month};
  ++m_at;
  const int weekday = value_of(take_number());
  if (weekday < 1 || weekday > 7) return fail(msg("\"{0}\": a week has no day {1}", quoted(m_text), weekday));
  return Term{{monday + weekday - 1, monday + weekday}, Precision::Day};
}

// ISO 8601-2, 4.8: 21-24 seasons, 25-28 northern, 29-32 southern, 33-36 quarters, 37-39 thirds, 40-41 halves.
std::optional<Term> Parser::coded_part_of_year(int year, int code) {
  if (code >= 40) return months(year, code == 40 ? 1 : 7, 6);
  if (code >= 37) return months(year, (code - 37) * 4 + 1, 4);
  if (code >= 33) return months(year, (code - 33) * 3 + 1, 3);
  constexpr int first_month_northern[] = {3, 6, 9, 12};
  constexpr int first_month_southern[] = {9, 12, 3, 6};
  const int which = (code - 21) % 4;
  std::optional<Term> result = months(year, code >= 29 ? first_month_southern[which] : first_month_northern[which], 3);
  if (result) result->vague = true;
  return result;
}

std::optional<Term> Parser::basic_iso() {
  const std::string_view digits = take_number();
  const std::optional<YearRange> years = year_range(digits.substr(0, 4), false);
  if (!years) return std::nullopt;
  const std::optional<Term> result = date(*years, digits.substr(4, 2), digits.substr(6, 2));
  return result && skip_time() ? result : std::nullopt;
}

// Seconds, fractions, zones: read, checked and dropped; the day that is written counts.
bool Parser::skip_time() {
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

bool Parser::skip_zone() {
  if (take_letters("z") || take_letters("utc")) return true;
  const bool minus = is_sign('-') && is_plain_number(2, 2, 1) && is_sign(':', 2);
  if (!minus && !(is_sign('+') && is_plain_number(1, 4, 1))) return true;
  m_at += 2;
  if (is_sign(':') && is_plain_number(2, 2, 1)) m_at += 2;
  return true;
}

// ------------------------------------------------------------------------------------------ dots and slashes

// 1989.06.12, or a decimal year.
std::optional<Term> Parser::dotted_from_year() {
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

std::optional<Term> Parser::decimal_year_term(int year, std::string_view fraction) {
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
  Term result{{day, day + 1}, Precision::Day};
  result.vague = true;
  return result;
}

// 2022/09/01, as GDAL writes dates.
std::optional<Term> Parser::slashed_from_year() {
  const std::optional<YearRange> years = year_range(take_number(), false);
  if (!years) return std::nullopt;
  ++m_at;
  const std::string_view month = take_number();
  ++m_at;
  const std::optional<Term> result = date(*years, month, take_number());
  return result && skip_time() ? result : std::nullopt;
}

// A number of one or two digits is a day, a month, an ordinal, or a year before Christ or after.
std::optional<Term> Parser::small_number_first() {
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
std::optional<Term> Parser::day_month_year(char separator) {
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
    if (first <= 12 && second <= 12 && first != second) {
      return fail(msg("\"{0}\": is {1} the day or the month?", quoted(m_text), day),
                  msg("Write 1989-04-03 or 3 April 1989."));
    }
    if (second > 12) std::swap(day, month);
  }
  const std::optional<Term> result = date(*years, month, day);
  return result && skip_time() ? result : std::nullopt;
}

// --------------------------------------------------------------------------------------------- words

// Behind "12.", "19th", "first": a month (not after a spelt-out ordinal), a century, a quarter, a half.
std::optional<Term> Parser::after_ordinal(int ordinal, std::string_view day_of_month) {
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

// At the month of "12. Juni 1989".
std::optional<Term> Parser::day_of_named_month(std::string_view day) {
  const int month = peek().word.value;
  ++m_at;
  const char month_digits[] = {static_cast<char>('0' + month / 10), static_cast<char>('0' + month % 10)};
  take_sign('.');
  take_sign(',');
  take_sign('-');
  take_sign('/');
  skip_fillers();
  if (at_end()) return year_missing();
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  const std::optional<Term> result = date(*years, {month_digits, 2}, day);
  return result && skip_time() ? result : std::nullopt;
}

std::optional<Term> Parser::month_first() {
  const int month = peek().word.value;
  ++m_at;
  const char digits[] = {static_cast<char>('0' + month / 10), static_cast<char>('0' + month % 10)};
  take_sign('.');
  take_sign(',');
  take_sign('-');
  take_sign('/');
  skip_fillers();
  if (at_end()) return year_missing();
  if (is_plain_number(1, 2) &&
      (is_sign(',', 1) || is_word(WordKind::Ordinal, 1) || is_number(2) || (is_number(3, 4, 1))))
    return month_and_day_then_year({digits, 2});
  const std::optional<YearRange> years = year();
  return years ? date(*years, {digits, 2}, {}) : std::nullopt;
}

// At the 12 of "June 12, 1989".
std::optional<Term> Parser::month_and_day_then_year(std::string_view month) {
  const std::string_view day = take_number();
  take_word(WordKind::Ordinal);
  take_sign(',');
  if (at_end()) return year_missing();
  const std::optional<YearRange> years = year();
  return years ? date(*years, month, day) : std::nullopt;
}

std::optional<Term> Parser::season() {
  const int which = peek().word.value;
  ++m_at;
  take_sign(',');
  skip_fillers();
  if (at_end()) return year_missing();
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  if (years->first != years->last) return not_understood();
  // "winter 1978/79", "winter 1978/1979"
  if (which == 4 && (is_sign('/') || is_sign(sign_en_dash)) && is_plain_number(2, 4, 1)) {
    const int second = value_of(peek(1).text);
    const int next = years->first + 1;
    if (second != next && second != next % 100) return not_understood();
    m_at += 2;
  }
  return coded_part_of_year(years->first, 20 + which);
}

// Early, mid and late overlap where people's use does (data/DATES.md).
std::optional<Term> Parser::portion(int which) {
  take_sign('-');
  skip_fillers();
  const std::optional<Term> whole = named();
  if (!whole) return std::nullopt;
  constexpr int decade_years[][2] = {{0, 4}, {3, 7}, {6, 10}};
  constexpr int days_of_month[] = {0, 10, 20};
  const Day from = whole->named.from;
  Term part{whole->named, Precision::Year};
  part.vague = true;
  switch (whole->precision) {
    case Precision::Century:
    case Precision::Decade: {
      const int scale = whole->precision == Precision::Century ? 10 : 1;
      part.named = {add_years(from, decade_years[which][0] * scale), add_years(from, decade_years[which][1] * scale)};
      return part;
    }
    case Precision::Year:
      part.named = {add_months(from, which * 4), add_months(from, which * 4 + 4)};
      part.precision = Precision::Month;
      return part;
    case Precision::Month:
      part.named.from = from + days_of_month[which];
      if (which < 2) part.named.to = from + days_of_month[which + 1];
      part.precision = Precision::Day;
      return part;
    default:
      return not_understood();
  }
}

std::optional<Term> Parser::half_of(int which) {
  skip_fillers();
  if (which != 1 && which != 2) return fail(msg("\"{0}\": there are only two halves", quoted(m_text)));
  std::optional<Term> whole = named();
  if (!whole) return std::nullopt;
  int half_months = 0;
  if (whole->precision == Precision::Year) half_months = 6;
  if (whole->precision == Precision::Decade) half_months = 60;
  if (whole->precision == Precision::Century) half_months = 600;
  if (half_months == 0) return not_understood();
  const Day middle = add_months(whole->named.from, half_months);
  (which == 1 ? whole->named.to : whole->named.from) = middle;
  whole->precision = whole->precision == Precision::Year      ? Precision::Month
                     : whole->precision == Precision::Century ? Precision::Decade
                                                              : Precision::Year;
  return whole;
}

std::optional<Term> Parser::quarter_of_year(int which) {
  take_sign('-');
  skip_fillers();
  if (which < 1 || which > 4) return fail(msg("\"{0}\": a year has four quarters", quoted(m_text)));
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  return years->first == years->last ? months(years->first, which * 3 - 2, 3) : not_understood();
}

// The 19th century is 1801 to 1900; there is no year nought before the first.
std::optional<Term> Parser::century(int ordinal) {
  if (ordinal < 1) return fail(msg("\"{0}\": centuries count from 1", quoted(m_text)));
  const bool before_christ = take_era().value_or(false);
  const int first_year = before_christ ? 1 - ordinal * 100 : (ordinal - 1) * 100 + 1;
  return Term{{first_day_of_year(first_year), first_day_of_year(first_year + 100)}, Precision::Century};
}

// "1960s", "1960er Jahre", "1960's"; also EDTF's significant digits, "1950S2".
std::optional<Term> Parser::decade() {
  const std::string_view digits = take_number();
  take_sign('\'');
  const bool letter_s = is_letters("s");
  ++m_at;
  const int year = has_x(digits) ? -1 : value_of(digits);
  if (year < 0 || year > farthest_year) return not_understood();
  if (letter_s && is_plain_number(1, 1) && !peek().after_space) {
    const auto significant = static_cast<std::size_t>(value_of(take_number()));
    if (significant < 1 || significant > digits.size()) return not_understood();
    int span = 1;
    for (std::size_t i = significant; i < digits.size(); ++i) span *= 10;
    const int first = year - year % span;
    Term result{{first_day_of_year(first), first_day_of_year(first + span)}, Precision::Year};
    result.vague = true;
    return result;
  }
  if (year % 10 != 0) {
    return fail(msg("\"{0}\": a decade starts with a year that ends in 0", quoted(m_text)),
                msg("Write for example 1960s."));
  }
  skip_fillers();
  const bool before_christ = take_era().value_or(false);
  const int first = before_christ ? -year - 8 : year;
  return Term{{first_day_of_year(first), first_day_of_year(first + 10)}, Precision::Decade};
}

// Behind the Y of "Y-17000", "Y17E3".
std::optional<Term> Parser::signed_year() {
  const bool negative = take_sign('-');
  if (!is_plain_number(1, 9)) return not_understood();
  int year = value_of(take_number());
  if (year < 0) year = farthest_year + 1;
  if (is_letters("e") && is_plain_number(1, 2, 1)) {
    ++m_at;
    for (int exponent = value_of(take_number()); exponent > 0 && year <= farthest_year; --exponent) year *= 10;
  }
  if (year > farthest_year) {
    return fail(msg("\"{0}\": the year is too far away", quoted(m_text)), msg("Years reach from -25000 to 25000."));
  }
  return months(negative ? -year : year, 1, 12);
}

std::optional<Term> Parser::julian_day_number() {
  m_at += 2;
  if (!is_plain_number(1, 8)) return not_understood();
  constexpr int julian_day_of_2000_01_01 = 2'451'545;
  const Day day = value_of(take_number()) - julian_day_of_2000_01_01;
  if (day < first_day_of_year(-farthest_year) || day >= first_day_of_year(farthest_year + 1))
    return fail(msg("\"{0}\": the year is too far away", quoted(m_text)), msg("Years reach from -25000 to 25000."));
  return Term{{day, day + 1}, Precision::Day};
}

// --------------------------------------------------------------------------------------------- parts

// BC, BCE, AD, CE, "v. Chr.", "n. Chr.", with or without full stops.
std::optional<bool> Parser::take_era() {
  if (is_word(WordKind::Era)) {
    const bool before = peek().word.value == 1;
    ++m_at;
    return before;
  }
  const bool german_before = is_letters("v") || is_letters("vor");
  if (german_before || is_letters("n") || is_letters("nach")) {
    const std::size_t name = is_sign('.', 1) ? 2 : 1;
    if (!is_letters("chr", name) && !is_letters("christus", name) && !is_letters("christi", name)) return std::nullopt;
    m_at += name + 1;
    take_sign('.');
    return german_before;
  }
  const bool english_before = is_letters("b");
  if ((english_before || is_letters("a")) && is_sign('.', 1) && is_letters(english_before ? "c" : "d", 2)) {
    m_at += 3;
    take_sign('.');
    return english_before;
  }
  return std::nullopt;
}

std::optional<YearRange> Parser::year_range(std::string_view digits, bool negative) {
  const int low = value_of(digits, 0);
  const int high = value_of(digits, 9);
  if (low < 0 || low > farthest_year) {
    return fail(msg("\"{0}\": the year is too far away", quoted(m_text)), msg("Years reach from -25000 to 25000.")),
           std::nullopt;
  }
  if (digits.find_first_not_of('x') == std::string_view::npos) return year_missing(), std::nullopt;
  constexpr Precision by_unknown_digits[] = {Precision::Year, Precision::Decade, Precision::Century,
                                             Precision::Millennium};
  const std::size_t x = std::min(digits.find('x'), digits.size());
  const Precision precision = by_unknown_digits[std::min<std::size_t>(digits.size() - x, 3)];
  const int last = std::min(high, farthest_year);
  return negative ? YearRange{-last, -low, precision} : YearRange{low, last, precision};
}

// A year as people write it: 1989, 843, 199X, 44 BC, AD 843.
std::optional<YearRange> Parser::year() {
  const std::optional<bool> era_before = take_era();
  take_sign('.');
  if (is_sign('\'')) return century_missing(), std::nullopt;
  if (!is_number()) return not_understood(), std::nullopt;
  const std::string_view digits = take_number();
  const std::optional<bool> era = era_before ? era_before : take_era();
  if (era && !has_x(digits)) {
    const std::optional<YearRange> years = year_range(digits, false);
    if (!years) return std::nullopt;
    if (years->first == 0)
      return fail(msg("\"{0}\": there is no year 0 before or after Christ", quoted(m_text))), std::nullopt;
    return *era ? YearRange{1 - years->first, 1 - years->first, Precision::Year} : years;
  }
  if (digits.size() <= 2) return century_missing(), std::nullopt;
  if (digits.size() > 4) {
    return fail(msg("\"{0}\": a year has four digits", quoted(m_text)),
                msg("Write a longer year with a Y, for example Y12000.")),
           std::nullopt;
  }
  if (digits.size() == 3 && is_sign('?')) {
    return fail(msg("\"{0}\": a decade, or the year {1}?", quoted(m_text), digits),
                msg("Write 199X for the decade, 0199? for the year.")),
           std::nullopt;
  }
  return year_range(digits, false);
}

std::optional<Term> Parser::term_of_year() {
  const std::optional<YearRange> years = year();
  return years ? date(*years, {}, {}) : std::nullopt;
}

std::optional<Term> Parser::months(int year, int first_month, int count) {
  if (count == 0) return fail(msg("\"{0}\": a year has four quarters", quoted(m_text)));
  const Day from = to_day({year, static_cast<unsigned>(first_month), 1});
  return Term{{from, add_months(from, count)}, count == 12 ? Precision::Year : Precision::Month};
}

// From the first to the last day that fits the written digits; empty month or day: all of them.
std::optional<Term> Parser::date(const YearRange& years, std::string_view month, std::string_view day) {
  const int month_number = month.empty() || has_x(month) ? 1 : value_of(month);
  if (month_number < 1 || month_number > 12) {
    return fail(msg("\"{0}\": there is no month {1}", quoted(m_text), month_number),
                msg("Months are 1 to 12; write a span of years as 1914/1918."));
  }
  const auto fitting_day = [&](int year, bool last) -> std::optional<Day> {
    for (unsigned m = 1; m <= 12; ++m) {
      const unsigned month_tried = last ? 13 - m : m;
      if (!month.empty() && !fits(month, month_tried, 2)) continue;
      for (unsigned d = 1; d <= 31; ++d) {
        const unsigned day_tried = last ? 32 - d : d;
        if (!day.empty() && !fits(day, day_tried, 2)) continue;
        if (const auto found = day_of(year, month_tried, day_tried)) return found;
      }
    }
    return std::nullopt;
  };
  // A leap day recurs within 8 years, so no more need be tried from either end.
  std::optional<Day> first, last;
  for (int i = 0; i <= 8 && years.first + i <= years.last && !first; ++i) first = fitting_day(years.first + i, false);
  for (int i = 0; i <= 8 && years.last - i >= years.first && !last; ++i) last = fitting_day(years.last - i, true);
  if (!first || !last) {
    return fail(msg("\"{0}\": this month has no day {1}", quoted(m_text), day),
                msg("Look the day up: February has 28 days, 29 in leap years."));
  }
  Precision precision = years.precision;
  if (!month.empty() && !has_x(month) && precision == Precision::Year) precision = Precision::Month;
  if (!day.empty() && !has_x(day) && precision == Precision::Month) precision = Precision::Day;
  return Term{{*first, *last + 1}, precision};
}

bool is_open_end(std::string_view text) {
  const DateTokens tokens{text};
  const Token& only = tokens.at(0);
  const bool open = only.kind == TokenKind::End || (only.kind == TokenKind::Sign && only.sign == sign_dots) ||
                    only.word.kind == WordKind::Open;
  return open && !tokens.too_long() && tokens.at(1).kind == TokenKind::End;
}

}  // namespace

Result<DatedInterval> parse_date(std::string_view text) {
  const Result<Reading> read = Parser{text}.parse();
  if (!read) return read.error();
  return read->dated;
}

Result<Day> parse_clock_date(std::string_view text) {
  const Result<Reading> read = Parser{text}.parse();
  if (!read) return read.error();
  const DayInterval interval = read->dated.interval;
  if (interval.from != open_past) return interval.from;
  if (interval.to != open_future) return interval.to - 1;
  return Error{msg("\"{0}\" names no day", quoted(text)), msg("Write a date, for example 1989-06-12."), {}};
}

Result<DatedInterval> parse_life(std::string_view from, std::string_view to) {
  DatedInterval life;
  if (!is_open_end(from)) {
    const Result<Reading> start = Parser{from}.parse();
    if (!start) return start.error();
    life.interval.from = start->dated.interval.from;
    const bool half_known = start->half_known || life.interval.from == open_past;
    life.certainty = weaker(start->dated.certainty, half_known ? Certainty::Approximate : Certainty::Certain);
  }
  if (!is_open_end(to)) {
    const Result<Reading> end = Parser{to}.parse();
    if (!end) return end.error();
    life.interval.to = end->dated.interval.to;
    const bool half_known = end->half_known || life.interval.to == open_future;
    const Certainty certainty = weaker(end->dated.certainty, half_known ? Certainty::Approximate : Certainty::Certain);
    life.certainty = weaker(life.certainty, certainty);
  }
  if (life.interval.to <= life.interval.from) {
    return Error{msg("The end \"{0}\" is before the start \"{1}\"", quoted(to), quoted(from)),
                 msg("Exchange the two dates, or correct one."),
                 {}};
  }
  return life;
}

}  // namespace eb::core
