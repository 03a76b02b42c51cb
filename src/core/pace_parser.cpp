#include "core/pace_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "core/quoted_text.h"

namespace eb::core {

namespace {

constexpr double days_a_year = 365.2425;
constexpr double seconds_a_minute = 60;

struct Unit {
  std::string_view word;
  double size;
};

constexpr std::array time_units{
    Unit{"d", 1},
    Unit{"day", 1},
    Unit{"days", 1},
    Unit{"t", 1},
    Unit{"tag", 1},
    Unit{"tage", 1},
    Unit{"w", 7},
    Unit{"week", 7},
    Unit{"weeks", 7},
    Unit{"woche", 7},
    Unit{"wochen", 7},
    Unit{"m", days_a_year / 12},
    Unit{"mo", days_a_year / 12},
    Unit{"month", days_a_year / 12},
    Unit{"months", days_a_year / 12},
    Unit{"monat", days_a_year / 12},
    Unit{"monate", days_a_year / 12},
    Unit{"y", days_a_year},
    Unit{"yr", days_a_year},
    Unit{"year", days_a_year},
    Unit{"years", days_a_year},
    Unit{"a", days_a_year},
    Unit{"j", days_a_year},
    Unit{"jahr", days_a_year},
    Unit{"jahre", days_a_year},
    Unit{"decade", 10 * days_a_year},
    Unit{"decades", 10 * days_a_year},
    Unit{"jahrzehnt", 10 * days_a_year},
    Unit{"jahrzehnte", 10 * days_a_year},
};

constexpr std::array second_units{
    Unit{"s", 1},
    Unit{"sec", 1},
    Unit{"second", 1},
    Unit{"seconds", 1},
    Unit{"sek", 1},
    Unit{"sekunde", 1},
    Unit{"sekunden", 1},
    Unit{"min", seconds_a_minute},
    Unit{"minute", seconds_a_minute},
    Unit{"minutes", seconds_a_minute},
    Unit{"minuten", seconds_a_minute},
};

constexpr std::array per_words{std::string_view{"/"}, std::string_view{"per"}, std::string_view{"pro"},
                               std::string_view{"je"}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Blanks of all kinds as blanks, full-width signs of Japanese keyboards as ASCII, the Hebrew stroke as an apostrophe.
std::string plain(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    std::size_t taken = 1;
    char c = text.front();
    for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009", "\u3000"})
      if (text.starts_with(blank)) c = ' ', taken = blank.size();
    if (text.starts_with("׳")) c = '\'', taken = 2;
    if (text.size() >= 3 && text.starts_with("\xEF\xBC") && text[2] >= '\x81')  // U+FF01 to U+FF3F
      c = static_cast<char>(static_cast<unsigned char>(text[2]) - 0x60), taken = 3;
    result += c;
    text.remove_prefix(taken);
  }
  return result;
}

using Pieces = std::vector<std::string>;

// Numbers, words and signs in lower case; blanks are gone.
Pieces pieces(std::string_view text) {
  Pieces found;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  enum class Kind : std::uint8_t { None, Number, Word } kind = Kind::None;
  for (const char upper : plain(text)) {
    const char c = lower(upper);
    const bool in_number = is_digit(c) || (kind == Kind::Number && (c == '.' || c == ','));
    const auto now = in_number ? Kind::Number : is_letter(c) ? Kind::Word : Kind::None;
    if (c != ' ' && c != '\t') {
      if (now == Kind::None || now != kind) found.emplace_back();
      found.back() += c;
    }
    kind = now;
  }
  return found;
}

bool is_number(const std::string& piece) {
  return is_digit(piece.front());
}

// With a point or a comma. Where the language is known, "1.000" with its other sign is a thousand.
std::optional<double> number(std::string text, char decimal_sign) {
  if (std::ranges::count_if(text, [](char c) { return c == '.' || c == ','; }) > 1) return std::nullopt;
  const std::size_t sign = text.find_first_of(".,");
  const bool is_grouped = sign != std::string::npos && decimal_sign != 0 && text[sign] != decimal_sign &&
                          text.size() == sign + 4 && text.front() != '0';
  if (is_grouped) text.erase(sign, 1);
  std::ranges::replace(text, ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

template <std::size_t Count>
std::optional<double> size_of(const std::array<Unit, Count>& units, std::string_view word) {
  const auto found = std::ranges::find(units, word, &Unit::word);
  return found == units.end() ? std::nullopt : std::optional{found->size};
}

// As the window shows it, wherever the number stands: "2年/秒", "2 lata/s", also "2 lata".
std::optional<double> shown_speed_in(Pieces words, const PaceWords& shown) {
  double value = 1;  // "year/s" needs no number
  if (const auto found = std::ranges::find_if(words, is_number); found != words.end()) {
    value = number(*found, shown.decimal_sign).value_or(0);
    words.erase(found);
  }
  if (words.empty() || value <= 0) return std::nullopt;
  for (const auto& unit : shown.speeds) {
    Pieces whole = pieces(unit.words);
    if (words == whole) return value * unit.size;
    whole.erase(std::ranges::find(whole, "/"), whole.end());
    if (words == whole) return value * unit.size;
  }
  return std::nullopt;
}

std::optional<double> speed_in(const Pieces& words, const PaceWords& shown) {
  if (const auto speed = shown_speed_in(words, shown)) return speed;
  std::size_t at = 0;
  double value = 1;  // "day/s" needs no number
  const bool has_number = at < words.size() && is_number(words[at]);
  if (has_number) {
    const auto read = number(words[at++], shown.decimal_sign);
    if (!read) return std::nullopt;
    value = *read;
  }
  auto unit = at < words.size() ? size_of(time_units, words[at]) : std::nullopt;
  if (unit) {
    ++at;
  } else if (has_number) {
    unit = days_a_year;
  } else {
    return std::nullopt;
  }
  if (at < words.size() && std::ranges::find(per_words, words[at]) != per_words.end()) {
    if (++at >= words.size() || size_of(second_units, words[at]) != 1.0) return std::nullopt;
    ++at;
  }
  return at == words.size() && value > 0 ? std::optional{value * *unit} : std::nullopt;
}

// The unit of seconds or minutes that begins at `at`, which moves behind it.
std::optional<double> take_length_unit(const Pieces& words, std::size_t& at, const PaceWords& shown) {
  for (const auto& unit : shown.lengths) {
    const Pieces whole = pieces(unit.words);
    const auto rest = static_cast<std::ptrdiff_t>(at);
    if (whole.empty() || at + whole.size() > words.size() ||
        !std::equal(whole.begin(), whole.end(), words.begin() + rest))
      continue;
    at += whole.size();
    return unit.size;
  }
  const auto size = at < words.size() ? size_of(second_units, words[at]) : std::nullopt;
  if (size) ++at;
  return size;
}

// "1:30", "1:30 min".
std::optional<double> clock_in(const Pieces& words, const PaceWords& shown) {
  const auto minutes = number(words[0], shown.decimal_sign), seconds = number(words[2], shown.decimal_sign);
  if (!minutes || !seconds || *seconds >= seconds_a_minute) return std::nullopt;
  std::size_t at = 3;
  const bool has_unit = take_length_unit(words, at, shown) == seconds_a_minute;
  if (at < words.size() || (words.size() > 3 && !has_unit)) return std::nullopt;
  return *minutes * seconds_a_minute + *seconds;
}

// A time of a clock, or numbers with their units one after the other.
std::optional<double> seconds_in(const Pieces& words, const PaceWords& shown) {
  if (words.size() >= 3 && words[1] == ":") return clock_in(words, shown);
  double sum = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto value = is_number(words[at]) ? number(words[at], shown.decimal_sign) : std::nullopt;
    if (!value) return std::nullopt;
    ++at;
    const auto unit = take_length_unit(words, at, shown);
    if (!unit && at < words.size()) return std::nullopt;
    sum += *value * unit.value_or(1);
  }
  return sum;
}

}  // namespace

Result<double> parse_speed(std::string_view text, const PaceWords& shown) {
  if (const auto speed = speed_in(pieces(text), shown)) return *speed;
  return Error{
      msg("\"{0}\" is no speed", quoted(text)), msg("Write for example 2 years/s, 30 days/s or 0.5 months/s."), {}};
}

Result<double> parse_seconds(std::string_view text, const PaceWords& shown) {
  if (const auto seconds = seconds_in(pieces(text), shown); seconds && *seconds > 0) return *seconds;
  return Error{msg("\"{0}\" is no length of time", quoted(text)), msg("Write for example 90 s, 1:30 or 2 min."), {}};
}

}  // namespace eb::core
