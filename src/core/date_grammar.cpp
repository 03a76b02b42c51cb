#include "core/date_grammar.h"

#include "core/quoted_text.h"

namespace eb::core {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

// ------------------------------------------------------------------------------------------------ tokens

bool DateGrammar::at_end() const {
  if (peek().kind == TokenKind::End) return true;
  return m_in_set && (is_sign(',') || is_sign(']') || is_sign('}'));
}

bool DateGrammar::take_sign(char sign) {
  if (!is_sign(sign)) return false;
  ++m_at;
  return true;
}

bool DateGrammar::take_word(WordKind kind) {
  if (!is_word(kind)) return false;
  ++m_at;
  return true;
}

bool DateGrammar::take_letters(std::string_view letters) {
  if (!is_letters(letters)) return false;
  ++m_at;
  return true;
}

// The 19 of "19th" is followed by an ending without a blank; the Dutch one is an article, too.
bool DateGrammar::is_ordinal_ending(std::size_t ahead) const {
  return (is_word(WordKind::Ordinal, ahead) || is_letters("de", ahead)) && !peek(ahead).after_space;
}

// The Polish w. is a century behind a number; elsewhere it is "in".
bool DateGrammar::is_century(std::size_t ahead) const {
  return is_word(WordKind::Century, ahead) || is_letters("w", ahead);
}

bool DateGrammar::take_filler() {
  return take_word(WordKind::Filler) || take_word(WordKind::Year) || take_letters("w") || take_letters("we");
}

void DateGrammar::skip_fillers() {
  while (take_filler() || take_word(WordKind::OfOrFrom)) {
  }
}

bool DateGrammar::take_year_word() {
  const bool is_short = is_letters("r");
  if (!take_word(WordKind::Year)) return false;
  if (is_short) take_sign('.');
  return true;
}

// ------------------------------------------------------------------------------------------------ errors

std::nullopt_t DateGrammar::fail(Message what, Message hint) {
  if (!m_error) m_error = Error{std::move(what), std::move(hint), {}};
  return std::nullopt;
}

std::nullopt_t DateGrammar::not_understood() {
  return fail(msg("\"{0}\" is not understood as a date", quoted(m_text)),
              msg("Write for example 1989-06-12, 12.6.1989, June 1989, 1989, 1960s, c. 1900 or before 1871."));
}

std::nullopt_t DateGrammar::century_missing() {
  return fail(msg("\"{0}\": the century of the year is missing", quoted(m_text)),
              msg("Write the year with four digits, for example 1989 or 0089."));
}

std::nullopt_t DateGrammar::year_missing() {
  return fail(msg("\"{0}\": the year is missing", quoted(m_text)), msg("Write the year with four digits."));
}

std::nullopt_t DateGrammar::too_far_away() {
  return fail(msg("\"{0}\": the year is too far away", quoted(m_text)), msg("Years reach from -25000 to 25000."));
}

// ------------------------------------------------------------------------------------------------- whole

Result<Reading> DateGrammar::parse() {
  if (is_blank(m_text)) return Error{msg("The date is empty"), msg("Write a date, for example 1989-06-12."), {}};
  if (m_tokens.too_long()) {
    return Error{msg("\"{0}\" is too long for a date", quoted(m_text)), msg("Write one date or span of dates."), {}};
  }
  std::optional<Reading> read = is_sign('[') || is_sign('{') ? set() : reading();
  if (read && !at_end()) read = not_understood();
  if (!read) return *m_error;
  return *read;
}

}  // namespace eb::core
