#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "io/checked_positions.h"
#include "io/position_numbers.h"

namespace eb::io {
namespace {

class Lines {
 public:
  explicit Lines(std::string_view text) : m_text{text} {}

  bool next() {
    if (m_next >= m_text.size()) return false;
    m_begin = m_next;
    const std::size_t end = std::min(m_text.find('\n', m_begin), m_text.size());
    m_line = m_text.substr(m_begin, end - m_begin);
    m_next = end + 1;
    return true;
  }
  [[nodiscard]] std::string_view line() const { return m_line; }
  [[nodiscard]] std::size_t begin() const { return m_begin; }

 private:
  std::string_view m_text, m_line;
  std::size_t m_begin = 0, m_next = 0;
};

bool is_word(std::string_view text, std::string_view upper_case) {
  return std::ranges::equal(text, upper_case, [](char a, char b) {
    return std::toupper(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b);
  });
}

template <std::size_t n>
bool is_any_word(std::string_view text, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_word(text, word); });
}

std::string_view first_word(std::string_view line) {
  line = without_blanks(line);
  return line.substr(0, line.find_first_of(" \t(\","));
}

// Keywords that numbers follow on their line, and those that say something else.
constexpr std::array<std::string_view, 7> with_numbers{"POINT",   "LINE", "RECT",  "ROUNDRECT",
                                                       "ELLIPSE", "ARC",  "CENTER"};
constexpr std::array<std::string_view, 15> other_words{"PLINE", "REGION",  "TEXT",    "MULTIPOINT", "COLLECTION",
                                                       "NONE",  "PEN",     "BRUSH",   "SYMBOL",     "SMOOTH",
                                                       "FONT",  "SPACING", "JUSTIFY", "ANGLE",      "LABEL"};

// Where the header ends.
bool skip_to_data(Lines& lines) {
  while (lines.next())
    if (is_word(without_blanks(lines.line()), "DATA")) return true;
  return false;
}

// Group codes 10 to 18 and 20 to 28 are x and y, 40 to 42 radii and bulges, 50 and 51 angles.
bool places_something(int code) {
  return (code >= 10 && code <= 18) || (code >= 20 && code <= 28) || (code >= 40 && code <= 42) || code == 50 ||
         code == 51;
}

std::optional<int> group_code(std::string_view line) {
  line = without_blanks(line);
  int code = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), code);
  return error == std::errc{} && end == line.data() + line.size() ? std::optional{code} : std::nullopt;
}

}  // namespace

void check_mif(std::string_view text, TextMending& mending) {
  Lines lines{text};
  if (!skip_to_data(lines)) return;
  std::string_view object;
  while (lines.next()) {
    const std::string_view line = lines.line(), word = first_word(line);
    if (without_blanks(line).empty() || without_blanks(line).front() == '"') continue;  // the words of a text
    if (is_any_word(word, other_words)) {
      object = word;
      continue;
    }
    const bool has_keyword = is_any_word(word, with_numbers);
    if (has_keyword) object = word;
    const std::size_t skipped =
        has_keyword ? static_cast<std::size_t>(word.data() - line.data()) + word.size() : std::size_t{0};
    bool is_told = false;
    check_numbers(line.substr(skipped), Commas::Forbidden, "NaN",
                  [&](std::size_t begin, std::size_t end, const std::string& instead, Finding) {
                    const std::size_t at = lines.begin() + skipped + begin;
                    if (!std::exchange(is_told, true))
                      mending.tell(at, {std::string{object}, {}}, without_blanks(line));
                    mending.replace(at, lines.begin() + skipped + end, instead);
                  });
  }
}

void check_dxf(std::string_view text, TextMending& mending) {
  Lines lines{text};
  std::string_view entity;
  bool is_section_name = false, is_drawing = false;
  while (lines.next()) {
    const auto code = group_code(lines.line());
    if (!code || !lines.next()) return;  // no DXF from here on
    const std::string_view value = without_blanks(lines.line());
    if (*code == 0) {
      entity = value;
      is_section_name = value == "SECTION";
      if (value == "ENDSEC") is_drawing = false;
    } else if (*code == 2 && is_section_name) {
      is_drawing = value == "ENTITIES" || value == "BLOCKS";
      is_section_name = false;
    } else if (is_drawing && places_something(*code) && !is_plain_number(value)) {
      const std::size_t at = lines.begin() + static_cast<std::size_t>(value.data() - lines.line().data());
      mending.tell(at, {std::string{entity}, {}}, value);
      mending.replace(at, at + value.size(), "NaN");
    }
  }
}

}  // namespace eb::io
