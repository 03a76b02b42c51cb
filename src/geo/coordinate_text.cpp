#include "geo/coordinate_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

#include "geo/crs.h"

namespace eb::geo {

namespace {

using core::Error;
using core::msg;

enum class Mark : std::uint8_t { None, Degree, Minute, Second };
struct Token {
  enum class Kind : std::uint8_t { Number, Letter, Separator } kind = Kind::Number;
  double value = 0;
  bool is_negative = false, has_fraction = false;
  Mark mark = Mark::None;
  char letter = 0;
};
using Tokens = std::vector<Token>;

Error not_understood(std::string_view text) {
  return {msg("\"{0}\" is not a place", text.substr(0, 80)),
          msg("Write latitude and longitude, as in \"51.5045 N 6.9750 E\", or UTM, as in \"32U 359460 5707874\"."),
          {}};
}

// Signs that typewriters, web pages and phones put there, as plain characters.
std::string plain(std::string_view text) {
  struct Sign {
    std::string_view utf8;
    char plain;
  };
  constexpr std::array signs{Sign{"\u00B0", '*'},  Sign{"\u00BA", '*'}, Sign{"\u2032", '\''}, Sign{"\u2019", '\''},
                             Sign{"\u00B4", '\''}, Sign{"\u2033", '"'}, Sign{"\u201D", '"'},  Sign{"\u201C", '"'},
                             Sign{"\u2212", '-'},  Sign{"\u2013", '-'}, Sign{"\u00A0", ' '},  Sign{"\u202F", ' '},
                             Sign{"\u2009", ' '}};
  std::string result;
  while (!text.empty()) {
    const auto sign = std::ranges::find_if(signs, [&](const Sign& s) { return text.starts_with(s.utf8); });
    const bool found = sign != signs.end();
    result += found ? sign->plain : text.front();
    text.remove_prefix(found ? sign->utf8.size() : 1);
  }
  return result;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One sign of a place: where the number it begins ends.
std::optional<Token> read_number(std::string_view& text) {
  Token token;
  if (text.front() == '-' || text.front() == '+') {
    token.is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), token.value, std::chars_format::fixed);
  if (error != std::errc{}) return std::nullopt;
  const auto length = static_cast<std::size_t>(end - text.data());
  token.has_fraction = text.substr(0, length).find('.') != std::string_view::npos;
  text.remove_prefix(length);
  return token;
}

bool set_mark(Tokens& tokens, Mark mark) {
  if (tokens.empty() || tokens.back().kind != Token::Kind::Number || tokens.back().mark != Mark::None) return false;
  tokens.back().mark = mark;
  return true;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::optional<Token> read_letter(char c) {
  constexpr std::string_view letters = "NSEWO";
  if (letters.find(upper(c)) == std::string_view::npos) return std::nullopt;
  Token token;
  token.kind = Token::Kind::Letter;
  token.letter = upper(c) == 'O' ? 'E' : upper(c);
  return token;
}

std::optional<Tokens> tokens_of(std::string_view text) {
  Tokens tokens;
  while (!text.empty()) {
    const char c = text.front();
    if (is_digit(c) || c == '-' || c == '+') {
      const auto number = read_number(text);
      if (!number) return std::nullopt;
      tokens.push_back(*number);
      continue;
    }
    text.remove_prefix(1);
    if (c == ' ' || c == '\t') continue;
    if (c == '*' || c == '"' || c == '\'') {
      const bool doubled = c == '\'' && !text.empty() && text.front() == '\'';
      if (doubled) text.remove_prefix(1);
      if (!set_mark(tokens, c == '*' ? Mark::Degree : c == '"' || doubled ? Mark::Second : Mark::Minute))
        return std::nullopt;
    } else if (c == ',' || c == ';' || c == '/') {
      Token token;
      token.kind = Token::Kind::Separator;
      tokens.push_back(token);
    } else if (const auto letter = read_letter(c)) {
      tokens.push_back(*letter);
    } else {
      return std::nullopt;
    }
  }
  return tokens;
}

// One latitude or longitude.
struct Angle {
  double degrees = 0;
  char letter = 0;  // N, S, E, W or none
};

std::optional<Angle> angle_of(const Tokens& tokens) {
  Angle angle;
  std::vector<Token> numbers;
  for (const auto& token : tokens) {
    if (token.kind == Token::Kind::Number) numbers.push_back(token);
    if (token.kind == Token::Kind::Letter && std::exchange(angle.letter, token.letter) != 0) return std::nullopt;
  }
  if (numbers.empty() || numbers.size() > 3) return std::nullopt;
  double unit = 1;
  constexpr std::array marks{Mark::Degree, Mark::Minute, Mark::Second};
  for (std::size_t i = 0; i < numbers.size(); ++i, unit /= 60) {
    const auto& number = numbers[i];
    const bool is_last = i + 1 == numbers.size();
    const bool fits = (i == 0 || (number.value < 60 && !number.is_negative)) && (is_last || !number.has_fraction) &&
                      (number.mark == Mark::None || number.mark == marks[i]);
    if (!fits) return std::nullopt;
    angle.degrees += number.value * unit;
  }
  if (numbers.front().is_negative && angle.letter != 0) return std::nullopt;
  if (numbers.front().is_negative || angle.letter == 'S' || angle.letter == 'W') angle.degrees = -angle.degrees;
  return angle;
}

// Where the second of both begins: told by letters, by a comma, by degree signs, or halfway.
std::optional<std::size_t> second_begins(const Tokens& tokens) {
  const auto is = [](Token::Kind kind) { return [kind](const Token& token) { return token.kind == kind; }; };
  const auto letters = std::ranges::count_if(tokens, is(Token::Kind::Letter));
  if (letters == 2) {
    const bool leads = tokens.front().kind == Token::Kind::Letter;
    const auto first = std::ranges::find_if(tokens, is(Token::Kind::Letter));
    if (!leads) return static_cast<std::size_t>(first - tokens.begin()) + 1;
    return static_cast<std::size_t>(std::find_if(first + 1, tokens.end(), is(Token::Kind::Letter)) - tokens.begin());
  }
  if (letters != 0) return std::nullopt;
  const auto comma = std::ranges::find_if(tokens, is(Token::Kind::Separator));
  if (comma != tokens.end()) return static_cast<std::size_t>(comma - tokens.begin());
  const auto degree =
      std::find_if(tokens.begin() + 1, tokens.end(), [](const Token& token) { return token.mark == Mark::Degree; });
  if (degree != tokens.end()) return static_cast<std::size_t>(degree - tokens.begin());
  return tokens.size() % 2 == 0 ? std::optional{tokens.size() / 2} : std::nullopt;
}

std::optional<LonLat> degrees_of(const std::string& text) {
  const auto tokens = tokens_of(text);
  if (!tokens || tokens->size() < 2) return std::nullopt;
  if (std::ranges::count_if(*tokens, [](const Token& t) { return t.kind == Token::Kind::Separator; }) > 1)
    return std::nullopt;
  const auto second = second_begins(*tokens);
  if (!second) return std::nullopt;
  const auto middle = tokens->begin() + static_cast<std::ptrdiff_t>(*second);
  auto first_angle = angle_of({tokens->begin(), middle});
  auto second_angle = angle_of({middle, tokens->end()});
  if (!first_angle || !second_angle) return std::nullopt;
  const auto is_east_west = [](char letter) { return letter == 'E' || letter == 'W'; };
  if (is_east_west(first_angle->letter)) std::swap(first_angle, second_angle);
  const bool fits =
      !is_east_west(first_angle->letter) && (second_angle->letter == 0 || is_east_west(second_angle->letter));
  if (!fits || (first_angle->letter == 0) != (second_angle->letter == 0)) return std::nullopt;
  return LonLat{second_angle->degrees, first_angle->degrees};
}

// With a decimal comma as a point: only where no point is used, and digits stand on both sides.
std::string with_points(std::string text) {
  if (text.find('.') != std::string::npos) return text;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ',' && is_digit(text[i - 1]) && is_digit(text[i + 1])) text[i] = '.';
  }
  return text;
}

// --- UTM ---

constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX";  // of 8 degrees each from 80 degrees south on

struct Band {
  double from = -80, to = 84;
};
Band band_of(char letter) {
  const auto index = static_cast<double>(bands.find(letter));
  return {-80 + 8 * index, letter == 'X' ? 84 : -72 + 8 * index};
}

std::optional<LonLat> from_utm(int zone, bool is_south, Vec2d metres) {
  const auto to_degrees = Transformer::create("EPSG:" + std::to_string((is_south ? 32700 : 32600) + zone), "EPSG:4326");
  if (!to_degrees || to_degrees->forward({&metres, 1}) != 0) return std::nullopt;
  return LonLat{metres.x, metres.y};
}

struct Utm {
  int zone = 0;
  char letter = 0;
  Vec2d metres;
};

// "32U 359460 5707874", "32 U 359460 5707874", "32U E 359460 N 5707874".
std::optional<Utm> read_utm(std::string_view text) {
  const auto skip = [&](std::string_view also) {
    while (!text.empty() && (text.front() == ' ' || also.find(upper(text.front())) != std::string_view::npos))
      text.remove_prefix(1);
  };
  const auto number = [&]() -> std::optional<double> {
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    const auto token = read_number(text);
    return token ? std::optional{token->value} : std::nullopt;
  };
  Utm utm;
  skip("");
  const auto zone = number();
  skip("");
  if (!zone || *zone < 1 || *zone > 60 || *zone != std::floor(*zone) || text.empty()) return std::nullopt;
  utm.zone = static_cast<int>(*zone);
  utm.letter = upper(text.front());
  if (bands.find(utm.letter) == std::string_view::npos) return std::nullopt;
  text.remove_prefix(1);
  if (text.empty() || text.front() != ' ') return std::nullopt;
  skip("E,");
  const auto easting = number();
  skip("MN,");
  const auto northing = number();
  skip("M");
  if (!easting || !northing || !text.empty()) return std::nullopt;
  if (*easting < 100'000 || *easting > 900'000 || *northing > 10'000'000) return std::nullopt;
  utm.metres = {*easting, *northing};
  return utm;
}

// The letter is a band, or N and S as in "zone 32N"; S is both, and what fits decides.
std::optional<LonLat> position_of(const Utm& utm) {
  const auto north = from_utm(utm.zone, false, utm.metres);
  if (utm.letter == 'N') return north;
  const auto band = band_of(utm.letter);
  const auto fits = [&](const std::optional<LonLat>& place) {
    constexpr double slack = 0.5;
    return place && place->lat >= band.from - slack && place->lat <= band.to + slack;
  };
  if (utm.letter > 'N') {
    if (fits(north)) return north;
    return utm.letter == 'S' ? from_utm(utm.zone, true, utm.metres) : std::nullopt;
  }
  const auto south = from_utm(utm.zone, true, utm.metres);
  return fits(south) ? south : std::nullopt;
}

// With the exceptions of south-west Norway and Svalbard.
int zone_of(LonLat position) {
  const auto [lon, lat] = position;
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
  return std::clamp(static_cast<int>(std::floor((lon + 180) / 6)) + 1, 1, 60);
}

std::string angle_text(double degrees, char positive, char negative) {
  const auto tenths = std::llround(std::abs(degrees) * 36'000);
  std::array<char, 48> text{};
  const int length = std::snprintf(text.data(), text.size(), "%lld\u00B0 %02lld' %02lld.%lld\" %c", tenths / 36'000,
                                   tenths / 600 % 60, tenths / 10 % 60, tenths % 10, degrees < 0 ? negative : positive);
  return {text.data(), static_cast<std::size_t>(std::max(length, 0))};
}

}  // namespace

core::Result<LonLat> parse_coordinates(std::string_view text) {
  const auto signs = plain(text);
  if (const auto utm = read_utm(signs)) {
    if (const auto position = position_of(*utm)) return *position;
    return Error{msg("\"{0}\" is no place of this UTM zone and band", text.substr(0, 80)),
                 msg("Check the zone and its letter, for example 32U, and the order: easting, then northing."),
                 {}};
  }
  auto position = degrees_of(with_points(signs));
  if (!position) position = degrees_of(signs);
  if (!position) return not_understood(text);
  if (std::abs(position->lat) > 90 || std::abs(position->lon) > 180) {
    return Error{msg("\"{0}\" is not on Earth", text.substr(0, 80)),
                 msg("Latitude, which comes first, lies between -90 and 90, longitude between -180 and 180."),
                 {}};
  }
  return *position;
}

std::string utm_text(LonLat position) {
  if (!(position.lat >= -80 && position.lat <= 84) || !std::isfinite(position.lon)) return {};
  const int zone = zone_of(position);
  const auto code = "EPSG:" + std::to_string((position.lat < 0 ? 32700 : 32600) + zone);
  const auto to_metres = Transformer::create("EPSG:4326", code);
  Vec2d metres{position.lon, position.lat};
  if (!to_metres || to_metres->forward({&metres, 1}) != 0) return {};
  const auto band = std::min(static_cast<std::size_t>((position.lat + 80) / 8), bands.size() - 1);
  std::array<char, 48> text{};
  const int length = std::snprintf(text.data(), text.size(), "%d%c %lld %lld", zone, bands[band],
                                   std::llround(metres.x), std::llround(metres.y));
  return {text.data(), static_cast<std::size_t>(std::max(length, 0))};
}

std::string degrees_text(LonLat position) {
  return angle_text(position.lat, 'N', 'S') + " " + angle_text(position.lon, 'E', 'W');
}

}  // namespace eb::geo
