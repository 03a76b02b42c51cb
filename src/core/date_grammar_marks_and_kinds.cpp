// A single named time: the marks around it (c., ~, ?, %), and which kind of date follows.
#include "core/date_grammar.h"

#include "core/quoted_text.h"

namespace eb::core {

// ~ ? % and (?), before and behind a date.
bool DateGrammar::take_mark(Term& marks) {
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

void DateGrammar::take_marks(Term& marks) {
  while (take_mark(marks)) {
  }
}

// The first token from `ahead` on that is none of ~ ? %.
std::size_t DateGrammar::behind_marks(std::size_t ahead) const {
  while (is_sign('~', ahead) || is_sign('?', ahead) || is_sign('%', ahead)) ++ahead;
  return ahead;
}

std::optional<Term> DateGrammar::term() {
  Term marks;
  for (;;) {
    const bool century_code = is_letters("c") && is_number(1, 2, 1) && !peek(1).after_space;
    if (take_mark(marks) || take_filler()) continue;
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
  if (result) result = with_words_behind(*result);
  if (!result) return std::nullopt;
  take_marks(marks);
  result->approximate |= marks.approximate;
  result->uncertain |= marks.uncertain;
  return result;
}

// "1900年頃", "1960年代半ば", "19世紀前半", "1900 ca.".
std::optional<Term> DateGrammar::with_words_behind(Term term) {
  std::optional<Term> result = term;
  for (; result;) {
    const Word word = peek().word;
    if (take_word(WordKind::Approximate)) {
      take_sign('.');
      result->approximate = true;
    } else if (take_word(WordKind::Portion)) {
      result = portion_of(*result, word.value);
    } else if (word.kind == WordKind::Half && word.value > 0) {
      ++m_at;
      result = half_of(*result, word.value);
    } else {
      break;
    }
  }
  return result;
}

std::optional<Term> DateGrammar::named() {
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

std::optional<Term> DateGrammar::word_first() {
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
      return era_first();
    case WordKind::DecadeFirst:
      return decade_behind_word();
    case WordKind::Century:  // "המאה ה-19"
      ++m_at;
      skip_fillers();
      return is_plain_number(1, 2) ? century(value_of(take_number())) : not_understood();
    case WordKind::Quarter:
    case WordKind::Half:
      return counted_part(word.kind);
    case WordKind::Open:
      return fail(msg("\"{0}\" is no date, only an open end", quoted(m_text)),
                  msg("Write for example 1985/.. or since 1985."));
    default:
      break;
  }
  const int roman = roman_value(peek().text);
  if (roman == 0) return not_understood();
  ++m_at;
  take_sign('.');
  return after_ordinal(roman, {});
}

// "紀元前44年", "紀元前5世紀", "AD 843".
std::optional<Term> DateGrammar::era_first() {
  if (is_plain_number(1, 2, 1) && is_century(2)) {
    const bool before_christ = peek().word.value == 1;
    ++m_at;
    const int ordinal = value_of(take_number());
    ++m_at;
    return century(ordinal, before_christ);
  }
  if (is_letters("年", 2)) return marked_parts();
  if (is_sign('/', 2) && is_number(1, 2, 3) && is_sign('/', 4) && is_number(1, 2, 5)) return slashed_from_year();
  return term_of_year();
}

// "Q2 1995", "מחצית ראשונה של 1995"; the Polish half without a number is the middle.
std::optional<Term> DateGrammar::counted_part(WordKind kind) {
  const bool may_be_middle = peek().text.starts_with("poł");
  ++m_at;
  take_sign('.');
  skip_fillers();
  int which = 0;
  if (is_plain_number(1, 1)) {
    which = value_of(take_number());
    take_sign('/');
  } else if (is_word(WordKind::Ordinal) && peek().word.value > 0) {
    which = peek().word.value;
    ++m_at;
  } else {
    return may_be_middle ? portion(1) : not_understood();
  }
  return kind == WordKind::Quarter ? quarter_of_year(which) : half_of(which);
}

std::optional<Term> DateGrammar::number_first() {
  const std::string_view digits = peek().text;
  if (is_letters("年", 1)) return marked_parts();
  const std::size_t behind_stop = is_sign('.', 1) ? 2 : 1;
  if (const int roman = roman_value(digits); roman > 0 && is_century(behind_stop)) {  // "XX w.", whose x are digits
    m_at += behind_stop;
    return after_ordinal(roman, {});
  }
  if (digits.size() <= 2) return small_number_first();
  const bool is_slashed = is_sign('/', 1) && is_plain_number(1, 2, 2) && is_sign('/', 3) && is_number(1, 2, 4);
  if (digits.size() <= 4 && is_slashed) return slashed_from_year();
  if (is_word(WordKind::Decade, 1) && !peek(1).after_space) return decade();
  if (is_sign('\'', 1) && is_letters("s", 2)) return decade();
  if (digits.size() == 4) {
    if (is_sign('-', 1) || is_sign('~', 1) || is_sign('?', 1) || is_sign('%', 1)) return iso(false);
    if (is_sign('.', 1) && is_number(2)) return dotted_from_year();
    if (is_word(WordKind::Quarter, 1) && is_plain_number(1, 1, 2)) {
      if (has_x(digits)) return not_understood();
      m_at += 2;
      return quarter(value_of(digits), value_of(take_number()));
    }
  }
  if (digits.size() == 8 && !is_word(WordKind::Era, 1)) return basic_iso();
  return term_of_year();
}

}  // namespace eb::core
