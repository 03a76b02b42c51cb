#include "io/position_numbers.h"

#include <algorithm>

namespace eb::io {
namespace {

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

std::size_t skip_sign(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '+' || text[at] == '-') ? at + 1 : at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

bool is_number_with(std::string_view text, char decimal) {
  std::size_t at = skip_sign(text, 0);
  std::size_t digits = digits_at(text, at);
  at += digits;
  if (at < text.size() && text[at] == decimal) {
    const std::size_t after = digits_at(text, ++at);
    at += after;
    digits += after;
  }
  if (digits == 0) return false;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  at = skip_sign(text, at + 1);
  const std::size_t exponent = digits_at(text, at);
  return exponent > 0 && at + exponent == text.size();
}

// "7.1,51.5": pairs without a blank.
bool are_numbers_with_points(std::string_view text) {
  for (;;) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    if (part.find('.') == std::string_view::npos || !is_plain_number(part)) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

// One tuple after the other; where it stands, without blanks around it.
class Tuples {
 public:
  Tuples(std::string_view text, const TupleForm& form) : m_text{text}, m_form{form} {}

  bool next() {
    m_begin = skip_blanks(m_text, m_after);
    if (m_begin >= m_text.size()) return false;
    m_after = is_blank(m_form.between_tuples) ? end_at_blank() : m_text.find(m_form.between_tuples, m_begin);
    if (m_after == std::string_view::npos) m_after = m_text.size();
    m_end = m_after;
    while (m_end > m_begin && is_blank(m_text[m_end - 1])) --m_end;
    if (m_after < m_text.size()) ++m_after;
    return true;
  }

  [[nodiscard]] std::size_t begin() const { return m_begin; }
  [[nodiscard]] std::size_t end() const { return m_end; }
  [[nodiscard]] std::string_view text() const { return m_text.substr(m_begin, m_end - m_begin); }

 private:
  // Past blanks before and after what stands between numbers.
  [[nodiscard]] std::size_t end_at_blank() const {
    std::size_t at = m_begin;
    for (;;) {
      while (at < m_text.size() && !is_blank(m_text[at])) ++at;
      const std::size_t next = skip_blanks(m_text, at);
      if (next == m_text.size() || is_blank(m_form.between_numbers)) return at;
      const bool goes_on = m_text[next] == m_form.between_numbers || m_text[at - 1] == m_form.between_numbers;
      if (!goes_on) return at;
      at = next;
    }
  }

  std::string_view m_text;
  const TupleForm& m_form;
  std::size_t m_begin = 0, m_end = 0, m_after = 0;
};

bool is_position(std::string_view tuple, const TupleForm& form) {
  constexpr std::size_t least = 2, most = 3;
  for (std::size_t count = 0; count <= most; ++count) {
    const std::size_t between = tuple.find(form.between_numbers);
    const std::string_view number = without_blanks(tuple.substr(0, between));
    const bool is_last = between == std::string_view::npos;
    if (is_last && number.empty() && count == least) return true;  // "7.1,51.5,"
    if (count == most || !is_number_with(number, form.decimal)) return false;
    if (is_last) return count + 1 >= least;
    tuple.remove_prefix(between + 1);
    if (is_blank(form.between_numbers)) tuple.remove_prefix(skip_blanks(tuple, 0));
  }
  return false;
}

std::string in_one_piece(std::string_view tuple) {
  std::string piece{tuple};
  std::erase_if(piece, is_blank);
  return piece;
}

}  // namespace

bool is_plain_number(std::string_view text) {
  return is_number_with(text, '.');
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

void check_numbers(std::string_view text, Commas commas, std::string_view no_number, const OnFinding& on_finding) {
  for (std::size_t at = skip_blanks(text, 0); at < text.size(); at = skip_blanks(text, at)) {
    const std::size_t begin = at;
    while (at < text.size() && !is_blank(text[at])) ++at;
    std::string_view token = text.substr(begin, at - begin);
    if (commas == Commas::Separate && token.front() == ',') token.remove_prefix(1);
    if (commas == Commas::Separate && !token.empty() && token.back() == ',') token.remove_suffix(1);
    if (token.empty() || is_plain_number(token)) continue;
    if (commas == Commas::Separate && are_numbers_with_points(token)) continue;
    on_finding(begin, at, std::string{no_number}, Finding::Bad);
  }
}

void check_tuples(std::string_view text, const TupleForm& form, std::string_view no_number,
                  const OnFinding& on_finding) {
  const std::string no_tuple = std::string{no_number} + form.between_numbers + std::string{no_number};
  if (Tuples few{text, form}; form.is_single && few.next() && few.next()) {
    const std::string_view whole = without_blanks(text);
    const auto begin = static_cast<std::size_t>(whole.data() - text.data());
    return on_finding(begin, begin + whole.size(), no_tuple, Finding::Bad);
  }
  Tuples tuples{text, form};
  while (tuples.next()) {
    if (!is_position(tuples.text(), form))
      on_finding(tuples.begin(), tuples.end(), no_tuple, Finding::Bad);
    else if (!is_blank(form.between_numbers) && std::ranges::any_of(tuples.text(), is_blank))
      on_finding(tuples.begin(), tuples.end(), in_one_piece(tuples.text()), Finding::Mended);
  }
}

}  // namespace eb::io
