// Spans, open ends and sets: 1914/1918, between 1870 and 1880, before 1871, since 1985, [1920..1925].
#include "core/date_grammar.h"

#include <algorithm>

#include "core/quoted_text.h"

namespace eb::core {

// One of [a, b..c], all of {a, b..c}: from the earliest to the latest.
std::optional<Reading> DateGrammar::set() {
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

std::optional<Reading> DateGrammar::reading() {
  while (take_filler()) {
  }
  if (const auto kind = take_side()) return one_sided(*kind);
  if (take_word(WordKind::Between)) return between();
  if (is_sign(sign_dots) || is_sign('/')) return open_start();
  const std::optional<Term> first = term();
  if (!first) return std::nullopt;
  return range_after(*first);
}

// Before, after, since or until. The Dutch "na" (after) begins "na początku" (at the beginning), too.
std::optional<WordKind> DateGrammar::take_side() {
  if (is_letters("na") && peek(1).text.starts_with("pocz")) return ++m_at, std::nullopt;
  if (take_word(WordKind::OfOrFrom)) return WordKind::Since;
  for (const WordKind kind : {WordKind::Before, WordKind::After, WordKind::Since, WordKind::Until}) {
    if (!take_word(kind)) continue;
    while (take_word(kind)) {  // "החל מ-1992", "tot en met 1985"
    }
    return kind;
  }
  return std::nullopt;
}

std::optional<Reading> DateGrammar::one_sided(WordKind kind) {
  const std::optional<Term> bound = term();
  if (!bound) return std::nullopt;
  if (kind == WordKind::Since && !at_end()) return range_after(*bound);
  return bounded(kind, *bound);
}

std::optional<Reading> DateGrammar::bounded(WordKind kind, const Term& bound) {
  const DatedInterval wide = widened(bound);
  Reading read{{{open_past, open_future}, wide.certainty}, false};
  DayInterval& interval = read.dated.interval;
  if (kind == WordKind::Since) {
    interval.from = wide.interval.from;
    return read;
  }
  if (kind == WordKind::Until) {
    interval.to = wide.interval.to;
    return read;
  }
  read.half_known = true;
  // An approximate bound is moved outwards, so that what is named stays covered.
  if (kind == WordKind::Before) {
    interval.to = bound.named.from;
    if (bound.approximate) interval.to = shifted_by_about(interval.to, bound.precision, +1);
  } else {
    interval.from = bound.named.to;
    if (bound.approximate) interval.from = shifted_by_about(interval.from, bound.precision, -1);
  }
  return read;
}

// At the 以前 of "1871年以前", or the から of "1914年から1918年まで".
std::optional<Reading> DateGrammar::behind(const Term& bound) {
  const auto kind = static_cast<WordKind>(peek().word.value);
  ++m_at;
  if (at_end()) return bounded(kind, bound);
  if (kind != WordKind::Since) return not_understood();
  if (take_word(WordKind::Open)) {
    take_word(WordKind::Behind);
    return bounded(kind, bound);
  }
  const std::optional<Term> last = term();
  if (!last) return std::nullopt;
  if (is_word(WordKind::Behind) && peek().word.value == static_cast<int>(WordKind::Until)) ++m_at;
  auto span = joined(bound, *last);
  if (span) span->is_span = true;
  return span;
}

std::optional<Reading> DateGrammar::between() {
  const std::optional<Term> first = term();
  if (!first) return std::nullopt;
  if (!take_word(WordKind::And) && !take_word(WordKind::Until)) return not_understood();
  const std::optional<Term> second = term();
  if (!second) return std::nullopt;
  return joined(*first, *second, Certainty::Approximate);
}

// "../1985", "..1985", "/1985" (EDTF: the start is open, or unknown), "../..".
std::optional<Reading> DateGrammar::open_start() {
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

std::optional<Reading> DateGrammar::range_after(const Term& first) {
  const DatedInterval start = widened(first);
  if (at_end()) return Reading{start, false};
  if (is_word(WordKind::Behind)) return behind(first);
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
  if (is_plain_number(2, 2) && first.precision == Precision::Years)
    second = short_second_year(first, slash);
  else
    second = term();
  if (!second) return std::nullopt;
  auto span = joined(first, *second);
  if (span) span->is_span = true;
  return span;
}

std::optional<Reading> DateGrammar::joined(const Term& first, const Term& second, Certainty at_least) {
  const DatedInterval start = widened(first);
  const DatedInterval end = widened(second);
  if (end.interval.to <= start.interval.from) {
    return fail(msg("\"{0}\": the end is before the start", quoted(m_text)), msg("Exchange the two dates."));
  }
  const Certainty certainty = weaker(at_least, weaker(start.certainty, end.certainty));
  return Reading{{{start.interval.from, end.interval.to}, certainty}, false};
}

// The 79 of 1978/79.
std::optional<Term> DateGrammar::short_second_year(const Term& first, bool slash) {
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

}  // namespace eb::core
