// Dates whose parts carry marks, as in Japanese: 1989年6月12日, 1989年6月, 1989年春, 1989年第2四半期, 紀元前44年.
#include "core/date_grammar.h"

namespace eb::core {

std::optional<Term> DateGrammar::marked_parts() {
  const std::optional<YearRange> years = year();
  if (!years) return std::nullopt;
  const bool one_year = years->first == years->last;
  skip_fillers();
  if (one_year && is_word(WordKind::Season)) {
    const int season = peek().word.value;
    ++m_at;
    return coded_part_of_year(years->first, 20 + season);
  }
  if (one_year && is_plain_number(1, 1) && is_word(WordKind::Quarter, 1)) {
    const int which = value_of(take_number());
    ++m_at;
    return quarter(years->first, which);
  }
  if (!is_number(1, 2) || !is_word(WordKind::MonthMark, 1)) return date(*years, {}, {});
  const std::string_view month = take_number();
  ++m_at;
  if (!is_number(1, 2) || !is_word(WordKind::DayMark, 1)) return date(*years, month, {});
  const std::string_view day = take_number();
  ++m_at;
  const std::optional<Term> result = date(*years, month, day);
  return result && skip_time() ? result : std::nullopt;
}

}  // namespace eb::core
