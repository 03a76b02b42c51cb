// Decades, centuries and their parts: 1960s, 1960er Jahre, 19th century, early 1920s, first half of the 19th century.
#include "core/date_grammar.h"

#include <cstddef>

#include "core/quoted_text.h"

namespace eb::core {

// "1960s", "1960er Jahre", "1960's".
std::optional<Term> DateGrammar::decade() {
  const std::string_view digits = take_number();
  take_sign('\'');
  const bool letter_s = is_letters("s");
  ++m_at;
  const int year = has_x(digits) ? -1 : value_of(digits);
  if (year < 0 || year > farthest_year) return not_understood();
  if (letter_s && is_plain_number(1, 1) && !peek().after_space) return significant_digits(digits, year);
  skip_fillers();
  return decade_of(year);
}

// Behind the first year of a decade.
std::optional<Term> DateGrammar::decade_of(int year) {
  if (year % 10 != 0) {
    return fail(msg("\"{0}\": a decade starts with a year that ends in 0", quoted(m_text)),
                msg("Write for example 1960s."));
  }
  const bool before_christ = take_era().value_or(false);
  const int first = before_christ ? -year - 8 : year;
  return Term{{first_day_of_year(first), first_day_of_year(first + 10)}, Precision::Decades};
}

// "jaren 1960", "jaren 60 van de 20e eeuw", "lata 60. XX w.", "שנות ה-60 של המאה ה-20"; but "lata 1914-1918" are years.
std::optional<Term> DateGrammar::decade_behind_word() {
  ++m_at;
  while (take_filler() || take_word(WordKind::Since)) {
  }
  take_sign('\'');
  if (!is_plain_number(2, 4)) return not_understood();
  if (is_plain_number(2, 2)) return decade_of_century(take_number());
  const bool is_span = is_sign('-', 1) || is_sign(sign_en_dash, 1) || is_sign('/', 1) || is_sign(sign_dots, 1);
  const int year = value_of(peek().text);
  if (is_span || year % 10 != 0) return number_first();
  ++m_at;
  if (!take_year_word()) take_sign('.');
  return decade_of(year);
}

// Behind the 60 of "jaren 60".
std::optional<Term> DateGrammar::decade_of_century(std::string_view digits) {
  if (!take_year_word()) take_sign('.');
  skip_fillers();
  if (at_end() || peek().kind == TokenKind::Sign) return century_missing();
  const std::optional<Term> whole = named();
  if (!whole) return std::nullopt;
  const int first_year = year_of(whole->named.from) - 1;  // 1900 of the 20th century
  if (whole->precision != Precision::Centuries || first_year < 0) return not_understood();
  return decade_of(first_year + value_of(digits));
}

// EDTF's "1950S2": only the first two digits are sure. At that 2.
std::optional<Term> DateGrammar::significant_digits(std::string_view digits, int year) {
  const auto significant = static_cast<std::size_t>(value_of(take_number()));
  if (significant < 1 || significant > digits.size()) return not_understood();
  int span = 1;
  for (std::size_t i = significant; i < digits.size(); ++i) span *= 10;
  const int first = year - year % span;
  Term result{{first_day_of_year(first), first_day_of_year(first + span)}, Precision::Years};
  result.vague = true;
  return result;
}

// The 19th century is 1801 to 1900; there is no year nought before the first.
std::optional<Term> DateGrammar::century(int ordinal, std::optional<bool> before_christ) {
  if (ordinal < 1) return fail(msg("\"{0}\": centuries count from 1", quoted(m_text)));
  if (!before_christ) before_christ = take_era();
  const int first_year = before_christ.value_or(false) ? 1 - ordinal * 100 : (ordinal - 1) * 100 + 1;
  return Term{{first_day_of_year(first_year), first_day_of_year(first_year + 100)}, Precision::Centuries};
}

// Early, mid and late overlap where people's use does (data/DATES.md).
std::optional<Term> DateGrammar::portion(int which) {
  take_sign('.');
  take_sign('-');
  skip_fillers();
  const std::optional<Term> whole = named();
  return whole ? portion_of(*whole, which) : std::nullopt;
}

std::optional<Term> DateGrammar::portion_of(const Term& whole, int which) {
  constexpr int decade_years[][2] = {{0, 4}, {3, 7}, {6, 10}};
  constexpr int days_of_month[] = {0, 10, 20};
  const Day from = whole.named.from;
  Term part{whole.named, Precision::Years};
  part.vague = true;
  switch (whole.precision) {
    case Precision::Centuries:
    case Precision::Decades: {
      const int scale = whole.precision == Precision::Centuries ? 10 : 1;
      part.named = {add_years(from, decade_years[which][0] * scale), add_years(from, decade_years[which][1] * scale)};
      return part;
    }
    case Precision::Years:
      part.named = {add_months(from, which * 4), add_months(from, which * 4 + 4)};
      part.precision = Precision::Months;
      return part;
    case Precision::Months:
      part.named.from = from + days_of_month[which];
      if (which < 2) part.named.to = from + days_of_month[which + 1];
      part.precision = Precision::Days;
      return part;
    default:
      return not_understood();
  }
}

std::optional<Term> DateGrammar::half_of(int which) {
  take_sign('.');
  skip_fillers();
  if (which != 1 && which != 2) return fail(msg("\"{0}\": there are only two halves", quoted(m_text)));
  const std::optional<Term> whole = named();
  return whole ? half_of(*whole, which) : std::nullopt;
}

std::optional<Term> DateGrammar::half_of(Term whole, int which) {
  int half_months = 0;
  if (whole.precision == Precision::Years) half_months = 6;
  if (whole.precision == Precision::Decades) half_months = 60;
  if (whole.precision == Precision::Centuries) half_months = 600;
  if (half_months == 0) return not_understood();
  const Day middle = add_months(whole.named.from, half_months);
  (which == 1 ? whole.named.to : whole.named.from) = middle;
  whole.precision = whole.precision == Precision::Years       ? Precision::Months
                    : whole.precision == Precision::Centuries ? Precision::Decades
                                                              : Precision::Years;
  return whole;
}

}  // namespace eb::core
