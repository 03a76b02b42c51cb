#pragma once
// The grammar of written dates. One class, whose methods stand in a file for each subject: date_grammar_spans,
// _marks_and_kinds, _iso, _day_and_month, _marked_parts, _years, _decades_and_centuries, _seasons_and_quarters,
// _julian. For core/date_*.cpp only.
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/date_digits.h"
#include "core/date_parser.h"
#include "core/date_term.h"
#include "core/date_tokens.h"
#include "core/result.h"

namespace eb::core {

// What a whole text says.
struct Reading {
  DatedInterval dated;
  bool half_known = false;  // "before", "after": one end is known only from one side
  bool is_span = false;     // "1989/2010": from one date to another, both named
};

struct YearRange {
  int first = 0, last = 0;
  Precision precision = Precision::Years;
};

// The digits of a month and a day as written; empty: not written.
struct MonthAndDay {
  std::string_view month, day;
};

// Recursive descent over the tokens; each method either consumes what it understood and returns a value,
// or returns nothing. The first error stays.
class DateGrammar {
 public:
  explicit DateGrammar(std::string_view text, DateOrder order = DateOrder::Unknown)
      : m_text{text}, m_tokens{text}, m_order{order} {}

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
  [[nodiscard]] bool is_ordinal_ending(std::size_t ahead) const;
  [[nodiscard]] bool is_century(std::size_t ahead = 0) const;
  [[nodiscard]] bool at_end() const;
  bool take_sign(char sign);
  bool take_word(WordKind kind);
  bool take_letters(std::string_view letters);
  std::string_view take_number() { return m_tokens.at(m_at++).text; }
  bool take_filler();
  void skip_fillers();
  bool take_year_word();

  // --- errors
  std::nullopt_t fail(Message what, Message hint = {});
  std::nullopt_t not_understood();
  std::nullopt_t century_missing();
  std::nullopt_t year_missing();
  std::nullopt_t too_far_away();

  // --- date_grammar_spans
  std::optional<Reading> reading();
  std::optional<Reading> set();
  std::optional<WordKind> take_side();
  std::optional<Reading> one_sided(WordKind kind);
  std::optional<Reading> bounded(WordKind kind, const Term& bound);
  std::optional<Reading> behind(const Term& bound);
  std::optional<Reading> between();
  std::optional<Reading> open_start();
  std::optional<Reading> range_after(const Term& first);
  std::optional<Reading> joined(const Term& first, const Term& second, Certainty at_least = Certainty::Certain);
  std::optional<Term> short_second_year(const Term& first, bool slash);

  // --- date_grammar_marks_and_kinds
  std::optional<Term> term();
  bool take_mark(Term& marks);
  void take_marks(Term& marks);
  [[nodiscard]] std::size_t behind_marks(std::size_t ahead) const;
  std::optional<Term> with_words_behind(Term term);
  std::optional<Term> named();
  std::optional<Term> word_first();
  std::optional<Term> number_first();
  std::optional<Term> era_first();
  std::optional<Term> counted_part(WordKind kind);

  // --- date_grammar_iso
  std::optional<Term> iso(bool negative);
  std::optional<Term> iso_year(const YearRange& years, const Term& marks);
  std::optional<Term> iso_day_of_year(int year);
  std::optional<Term> iso_day(const YearRange& years, std::string_view month, Term marks);
  std::optional<Term> iso_week(int year);
  std::optional<Term> basic_iso();
  bool skip_time();
  bool skip_zone();

  // --- date_grammar_day_and_month
  std::optional<Term> small_number_first();
  std::optional<Term> day_month_year(char separator);
  std::optional<Term> slashed_from_year();
  std::optional<Term> dotted_from_year();
  std::optional<Term> decimal_year_term(int year, std::string_view fraction);
  std::optional<Term> after_ordinal(int ordinal, std::string_view day_of_month);
  std::string_view take_month();
  std::optional<Term> day_of_named_month(std::string_view day);
  std::optional<Term> month_first();
  std::optional<Term> month_and_day_then_year(std::string_view month);

  // --- date_grammar_marked_parts
  std::optional<Term> marked_parts();

  // --- date_grammar_decades_and_centuries
  std::optional<Term> decade();
  std::optional<Term> decade_of(int year);
  std::optional<Term> decade_behind_word();
  std::optional<Term> decade_of_century(std::string_view digits);
  std::optional<Term> significant_digits(std::string_view digits, int year);
  std::optional<Term> century(int ordinal, std::optional<bool> before_christ = {});
  std::optional<Term> portion(int which);
  std::optional<Term> portion_of(const Term& whole, int which);
  std::optional<Term> half_of(int which);
  std::optional<Term> half_of(Term whole, int which);

  // --- date_grammar_seasons_and_quarters
  std::optional<Term> season();
  std::optional<Term> quarter_of_year(int which);
  std::optional<Term> quarter(int year, int which);
  std::optional<Term> coded_part_of_year(int year, int code);

  // --- date_grammar_julian
  std::optional<Term> julian_day_number();
  [[nodiscard]] std::optional<Day> day_of(int year, unsigned month, unsigned day) const;

  // --- date_grammar_years
  std::optional<YearRange> year();
  std::optional<YearRange> year_of_era(std::string_view digits, bool before_christ);
  std::optional<YearRange> year_range(std::string_view digits, bool negative);
  std::optional<bool> take_era();  // true: before Christ
  std::optional<Term> signed_year();
  std::optional<Term> term_of_year();
  std::optional<Term> months(int year, int first_month, int count);
  std::optional<Term> date(const YearRange& years, std::string_view month, std::string_view day);
  [[nodiscard]] std::optional<DayInterval> days_that_fit(const YearRange& years, const MonthAndDay& written) const;
  [[nodiscard]] std::optional<Day> day_that_fits(int year, const MonthAndDay& written, bool last) const;

  std::string_view m_text;
  DateTokens m_tokens;
  DateOrder m_order;
  std::size_t m_at = 0;
  bool m_in_set = false;
  bool m_julian = false;
  std::optional<Error> m_error;
};

}  // namespace eb::core
