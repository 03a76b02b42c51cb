// Reads the text of opening hours. Grammar after https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification,
// of which this is a part.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include "model/opening_hours.h"

namespace eb::model {

using core::Error;
using core::msg;
using core::Result;

namespace {

struct Token {
  enum class Kind : std::uint8_t { Word, Number, Sign, Comment, End };
  Kind kind = Kind::End;
  std::string text;  // words in lower case
  int number = 0;
};

// Dashes of typographers mean the plain one.
std::string with_plain_dashes(std::string_view text) {
  std::string plain{text};
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2212"}) {
    for (auto at = plain.find(dash); at != std::string::npos; at = plain.find(dash, at)) {
      plain.replace(at, dash.size(), "-");
    }
  }
  return plain;
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

// Never fails: what it does not know becomes a sign no rule accepts.
std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char c = text[at++];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    Token token{Token::Kind::Sign, {}, 0};
    if (is_letter(c)) {
      token.kind = Token::Kind::Word;
      while (at < text.size() && is_letter(text[at])) ++at;
    } else if (is_digit(c)) {
      token.kind = Token::Kind::Number;
      while (at < text.size() && is_digit(text[at])) ++at;
    } else if (const auto end = c == '"' ? text.find('"', at) : std::string::npos; end != std::string::npos) {
      token.kind = Token::Kind::Comment;
      at = end + 1;
    }
    token.text = text.substr(begin, at - begin);
    if (token.kind == Token::Kind::Word) {
      for (char& letter : token.text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else if (token.kind == Token::Kind::Number) {
      const char* end = token.text.data() + token.text.size();
      if (std::from_chars(token.text.data(), end, token.number).ec != std::errc{}) token.kind = Token::Kind::Sign;
    }
    tokens.push_back(std::move(token));
  }
  tokens.push_back({});
  return tokens;
}

template <std::size_t N>
std::optional<unsigned> index_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (unsigned i = 0; i < N; ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

std::optional<unsigned> weekday_named(const Token& token) {
  static constexpr std::array<std::string_view, 7> names{"mo", "tu", "we", "th", "fr", "sa", "su"};
  return token.kind == Token::Kind::Word ? index_in(names, token.text) : std::nullopt;
}

// 1..12.
std::optional<unsigned> month_named(const Token& token) {
  static constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto index = token.kind == Token::Kind::Word ? index_in(names, token.text) : std::nullopt;
  return index ? std::optional{*index + 1} : std::nullopt;
}

// In a leap year, so that 29 February can be named.
unsigned last_day_of(unsigned month) {
  return month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

// One parse. The first thing that is not understood ends it: `m_error` is set and everything else stands still.
class OpeningHoursParser {
 public:
  explicit OpeningHoursParser(std::string_view text) : m_text{text}, m_tokens{tokens_of(with_plain_dashes(text))} {}

  Result<OpeningHours> run() {
    do {
      if (is(";") || m_tokens[m_at].kind == Token::Kind::End) continue;  // an empty rule says nothing
      read_rule(false);
      while (!m_error && accept(",")) read_rule(true);
    } while (!m_error && accept(";"));
    if (!m_error && m_tokens[m_at].kind != Token::Kind::End) refuse();
    if (!m_error && m_hours.m_rules.empty()) refuse();
    if (m_error) return *m_error;
    return std::move(m_hours);
  }

 private:
  using Season = OpeningHours::Season;
  using Rule = OpeningHours::Rule;

  [[nodiscard]] const Token& token(std::size_t ahead = 0) const {
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
  }
  [[nodiscard]] bool is(std::string_view text, std::size_t ahead = 0) const {
    return token(ahead).kind != Token::Kind::End && token(ahead).text == text;
  }
  bool accept(std::string_view text) {
    if (!is(text)) return false;
    ++m_at;
    return true;
  }
  [[nodiscard]] bool is_number(std::size_t ahead = 0) const { return token(ahead).kind == Token::Kind::Number; }
  [[nodiscard]] bool is_time(std::size_t ahead = 0) const { return is_number(ahead) && is(":", ahead + 1); }
  [[nodiscard]] bool is_year(std::size_t ahead = 0) const {
    return is_number(ahead) && token(ahead).text.size() == 4 && !is(":", ahead + 1);
  }
  // A day of the month, not an hour.
  [[nodiscard]] bool is_day(std::size_t ahead = 0) const {
    return is_number(ahead) && token(ahead).text.size() <= 2 && !is(":", ahead + 1) && !is("/", ahead + 1);
  }
  [[nodiscard]] bool is_weekday(std::size_t ahead = 0) const {
    return weekday_named(token(ahead)).has_value() || is("ph", ahead);
  }

  void refuse() {
    if (m_error) return;
    const std::string& stopped_at = token().text;
    m_error = Error{stopped_at.empty() ? msg("Opening hours \"{0}\" are not complete", m_text)
                                       : msg("Opening hours \"{0}\": \"{1}\" is not understood", m_text, stopped_at),
                    msg("Write them as OpenStreetMap does, for example \"{0}\".", "Apr-Oct Tu-Su 10:00-18:00; Mo off"),
                    {}};
  }

  void read_rule(bool is_additional) {
    Rule rule;
    rule.is_additional = is_additional;
    bool says_something = false, names_days = false, is_of_holidays = false;
    if (is("24") && is("/", 1) && is("7", 2)) {
      m_at += 3;
      says_something = true;
    } else {
      if (month_named(token()) || is_year()) read_seasons(rule), names_days = !is_additional;
      if (is_weekday()) read_weekdays(rule, is_of_holidays), names_days = !is_additional;
      if (is_time()) read_times(rule), says_something = true;
    }
    if (accept("off") || accept("closed")) {
      rule.is_closed = says_something = true;
    } else if (accept("open")) {
      says_something = true;
    }
    // Days alone mean the whole day; a comment alone ("by appointment") does not say when. Closed hours of which no
    // rule said that they are open are a slip.
    const bool is_a_slip = rule.is_closed && !rule.times.empty() && m_hours.m_rules.empty();
    if (token().kind == Token::Kind::Comment && says_something) ++m_at;
    const bool ends = is(";") || is(",") || token().kind == Token::Kind::End;
    if (!ends || is_a_slip || (!says_something && !names_days)) return refuse();
    if (is_of_holidays) {
      m_hours.m_ignores_public_holidays = true;
    } else if (!m_error) {
      m_hours.m_rules.push_back(std::move(rule));
    }
  }

  void read_seasons(Rule& rule) {
    do {
      rule.seasons.push_back(read_season());
    } while (!m_error && is(",") && (month_named(token(1)) || is_year(1)) && accept(","));
    accept(":");
  }

  int read_year() {
    const int year = token().number;
    ++m_at;
    return year;
  }

  Season read_season() {
    Season season;
    if (is_year()) season.from_year = season.to_year = read_year();
    if (!month_named(token())) {  // years alone
      if (is("-") && is_year(1)) ++m_at, season.to_year = read_year();
      if (season.to_year < season.from_year) refuse();
      return season;
    }
    const bool has_days = read_start(season);
    if (is("-")) ++m_at, read_end(season, has_days);
    check(season);
    return season;
  }

  // "Apr" or "Apr 15"; until something else is said the season ends there, too. Returns whether a day was named.
  bool read_start(Season& season) {
    season.from_month = season.to_month = *month_named(token());
    ++m_at;
    const bool has_day = is_day();
    season.from_day = 1;
    season.to_day = last_day_of(season.to_month);
    if (has_day) season.from_day = season.to_day = read_day();
    return has_day;
  }

  unsigned read_day() {
    if (!is_day()) return refuse(), 1U;
    const int day = token().number;
    ++m_at;
    return static_cast<unsigned>(day);
  }

  // After the dash: a month after a month, a day after a day.
  void read_end(Season& season, bool has_days) {
    if (is_year()) {
      if (season.from_year == 0) return refuse();
      season.to_year = read_year();
    }
    if (const auto month = month_named(token())) {
      season.to_month = *month;
      season.to_day = last_day_of(*month);
      ++m_at;
      if (is_day() != has_days) return refuse();
    } else if (!has_days) {
      return refuse();
    }
    if (has_days) season.to_day = read_day();
  }

  void check(const Season& season) {
    const bool real = season.from_day >= 1 && season.from_day <= last_day_of(season.from_month) && season.to_day >= 1 &&
                      season.to_day <= last_day_of(season.to_month);
    const bool forward = season.from_year == 0 || std::tuple{season.from_year, season.from_month, season.from_day} <=
                                                      std::tuple{season.to_year, season.to_month, season.to_day};
    if (!real || !forward) refuse();
  }

  // `is_of_holidays`: nothing but public holidays was named.
  void read_weekdays(Rule& rule, bool& is_of_holidays) {
    rule.weekdays = 0;
    do {
      if (accept("ph")) {
        m_hours.m_ignores_public_holidays = true;
        continue;
      }
      const unsigned first = *weekday_named(token());
      ++m_at;
      unsigned last = first;
      if (is("-")) {
        ++m_at;
        const auto named = weekday_named(token());
        if (!named) return refuse();
        last = *named;
        ++m_at;
      }
      for (unsigned day = first;; day = (day + 1) % 7) {
        rule.weekdays |= 1U << day;
        if (day == last) break;
      }
    } while (is(",") && is_weekday(1) && accept(","));
    // "PH Sa": Saturdays that are holidays. What follows without a comma narrows, and we cannot.
    if (is_weekday()) return refuse();
    is_of_holidays = rule.weekdays == 0;
    accept(":");
  }

  void read_times(Rule& rule) {
    do {
      const int from = read_time(minutes_per_day - 1);
      if (!accept("-") || !is_time()) return refuse();
      int to = read_time(2 * minutes_per_day);
      if (to == from) return refuse();  // nothing, or a whole day: who knows
      if (to < from) to += minutes_per_day;
      rule.times.push_back({from, to});
    } while (!m_error && is(",") && is_time(1) && accept(","));
  }

  int read_time(int latest) {
    const int hour = token().number;
    if (token().text.size() > 2 || !is_number(2) || token(2).text.size() != 2 || token(2).number > 59) {
      return refuse(), 0;
    }
    const int minutes = hour * 60 + token(2).number;
    if (hour > 48 || minutes > latest) return refuse(), 0;
    m_at += 3;
    return minutes;
  }

  std::string m_text;
  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  OpeningHours m_hours;
  std::optional<Error> m_error;
};

Result<OpeningHours> OpeningHours::parse(std::string_view text) {
  return OpeningHoursParser{text}.run();
}

}  // namespace eb::model
