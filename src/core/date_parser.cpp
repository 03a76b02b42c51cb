#include "core/date_parser.h"

#include "core/date_grammar.h"
#include "core/quoted_text.h"

namespace eb::core {
namespace {

bool is_open_end(std::string_view text) {
  const DateTokens tokens{text};
  const Token& only = tokens.at(0);
  const bool open = only.kind == TokenKind::End || (only.kind == TokenKind::Sign && only.sign == sign_dots) ||
                    only.word.kind == WordKind::Open;
  return open && !tokens.too_long() && tokens.at(1).kind == TokenKind::End;
}

}  // namespace

Result<DatedInterval> parse_date(std::string_view text, DateOrder order) {
  const Result<Reading> read = DateGrammar{text, order}.parse();
  if (!read) return read.error();
  return read->dated;
}

Result<Day> parse_clock_date(std::string_view text, DateOrder order) {
  const Result<Reading> read = DateGrammar{text, order}.parse();
  if (!read) return read.error();
  const DayInterval interval = read->dated.interval;
  if (interval.from != open_past) return interval.from;
  if (interval.to != open_future) return interval.to - 1;
  return Error{msg("\"{0}\" names no day", quoted(text)), msg("Write a date, for example 1989-06-12."), {}};
}

std::optional<DayInterval> parse_clock_span(std::string_view text, DateOrder order) {
  const Result<Reading> read = DateGrammar{text, order}.parse();
  if (!read || !read->is_span) return std::nullopt;
  return DayInterval{read->dated.interval.from, read->dated.interval.to - 1};
}

Result<DatedInterval> parse_life(std::string_view from, std::string_view to) {
  DatedInterval life;
  if (!is_open_end(from)) {
    const Result<Reading> start = DateGrammar{from}.parse();
    if (!start) return start.error();
    life.interval.from = start->dated.interval.from;
    const bool half_known = start->half_known || life.interval.from == open_past;
    life.certainty = weaker(start->dated.certainty, half_known ? Certainty::Approximate : Certainty::Certain);
  }
  if (!is_open_end(to)) {
    const Result<Reading> end = DateGrammar{to}.parse();
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
