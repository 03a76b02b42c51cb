// Seasons and quarters of a year: winter 1978/79, Q2 1989, and the codes of ISO 8601-2 for parts of a year.
#include "core/date_grammar.h"

#include "core/quoted_text.h"

namespace eb::core {

std::optional<Term> DateGrammar::season() {
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

std::optional<Term> DateGrammar::quarter_of_year(int which) {
  take_sign('.');
  take_sign('-');
  skip_fillers();
  if (which < 1 || which > 4) return fail(msg("\"{0}\": a year has four quarters", quoted(m_text)));
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  return years->first == years->last ? quarter(years->first, which) : not_understood();
}

std::optional<Term> DateGrammar::quarter(int year, int which) {
  if (which < 1 || which > 4) return fail(msg("\"{0}\": a year has four quarters", quoted(m_text)));
  return months(year, which * 3 - 2, 3);
}

// ISO 8601-2, 4.8: 21-24 seasons, 25-28 northern, 29-32 southern, 33-36 quarters, 37-39 thirds, 40-41 halves.
std::optional<Term> DateGrammar::coded_part_of_year(int year, int code) {
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

}  // namespace eb::core
