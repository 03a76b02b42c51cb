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
  if (year % 10 != 0) {
    return fail(msg("\"{0}\": a decade starts with a year that ends in 0", quoted(m_text)),
                msg("Write for example 1960s."));
  }
  skip_fillers();
  const bool before_christ = take_era().value_or(false);
  const int first = before_christ ? -year - 8 : year;
  return Term{{first_day_of_year(first), first_day_of_year(first + 10)}, Precision::Decades};
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
std::optional<Term> DateGrammar::century(int ordinal) {
  if (ordinal < 1) return fail(msg("\"{0}\": centuries count from 1", quoted(m_text)));
  const bool before_christ = take_era().value_or(false);
  const int first_year = before_christ ? 1 - ordinal * 100 : (ordinal - 1) * 100 + 1;
  return Term{{first_day_of_year(first_year), first_day_of_year(first_year + 100)}, Precision::Centuries};
}

// Early, mid and late overlap where people's use does (data/DATES.md).
std::optional<Term> DateGrammar::portion(int which) {
  take_sign('-');
  skip_fillers();
  const std::optional<Term> whole = named();
  if (!whole) return std::nullopt;
  constexpr int decade_years[][2] = {{0, 4}, {3, 7}, {6, 10}};
  constexpr int days_of_month[] = {0, 10, 20};
  const Day from = whole->named.from;
  Term part{whole->named, Precision::Years};
  part.vague = true;
  switch (whole->precision) {
    case Precision::Centuries:
    case Precision::Decades: {
      const int scale = whole->precision == Precision::Centuries ? 10 : 1;
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
  skip_fillers();
  if (which != 1 && which != 2) return fail(msg("\"{0}\": there are only two halves", quoted(m_text)));
  std::optional<Term> whole = named();
  if (!whole) return std::nullopt;
  int half_months = 0;
  if (whole->precision == Precision::Years) half_months = 6;
  if (whole->precision == Precision::Decades) half_months = 60;
  if (whole->precision == Precision::Centuries) half_months = 600;
  if (half_months == 0) return not_understood();
  const Day middle = add_months(whole->named.from, half_months);
  (which == 1 ? whole->named.to : whole->named.from) = middle;
  whole->precision = whole->precision == Precision::Years       ? Precision::Months
                     : whole->precision == Precision::Centuries ? Precision::Decades
                                                                : Precision::Years;
  return whole;
}

}  // namespace eb::core
