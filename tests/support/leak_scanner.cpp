#include "support/leak_scanner.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <numbers>
#include <stdexcept>

#include "geo/crs.h"
#include "support/packed_bytes.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 3;
constexpr double metres_per_degree = 111'320;
constexpr std::size_t farthest_apart = 160;  // bytes between the two numbers of a position in a text

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string folded(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string without_zeros(std::string_view bytes) {
  std::string result;
  std::ranges::copy_if(bytes, std::back_inserter(result), [](char c) { return c != '\0'; });
  return result;
}

// Texts that never lie in the numbers of a picture.
std::string latin1(std::string_view utf8) {
  std::string result;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (c >= 0xC2 && c <= 0xC3 && i + 1 < utf8.size())
      result += static_cast<char>(((c & 3U) << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
    else
      result += utf8[i];
  }
  return result;
}

// A table of PDF from the codes of a font to letters is made of hexadecimal numbers that mean no place.
std::string without_letter_codes(std::string_view bytes) {
  std::string rest{bytes};
  if (rest.find("begincmap") == std::string::npos) return rest;
  bool is_code = false;
  for (char& c : rest) {
    if (c == '<') is_code = true;
    if (c == '>') is_code = false;
    if (is_code && c != '<') c = 'x';
  }
  return rest;
}

}  // namespace

// A number in a text and where it stands.
struct LeakScanner::Token {
  double value = 0;
  std::size_t begin = 0, end = 0;
};

LeakScanner::LeakScanner(const std::vector<geo::LonLat>& places, const std::vector<std::string>& names) {
  for (const auto& name : names) m_names.push_back(folded(name));
  for (const geo::LonLat place : places) {
    const double east = metres_per_degree * std::cos(place.lat * std::numbers::pi / 180);
    for (const double scale : {1.0, 1e5, 1e6, 1e7})
      add_spot({"degrees", place.lon * scale, place.lat * scale, east / scale, metres_per_degree / scale});
    for (const char* crs : {"EPSG:25832", "EPSG:25833", "EPSG:3857", "EPSG:31466", "EPSG:31467", "EPSG:3035"}) {
      const auto transformer = geo::Transformer::create("EPSG:4326", crs, {place.lon, place.lat, place.lon, place.lat});
      if (!transformer) throw std::runtime_error{core::to_text(transformer.error())};
      std::vector<geo::Vec2d> at{{place.lon, place.lat}};
      transformer->forward(at);
      const double metres = std::string_view{crs} == "EPSG:3857" ? std::cos(place.lat * std::numbers::pi / 180) : 1.0;
      add_spot({crs, at[0].x, at[0].y, metres, metres});
      add_spot({std::string{crs} + " in km", at[0].x / 1000, at[0].y / 1000, metres * 1000, metres * 1000});
      if (std::string_view{crs} == "EPSG:25832") add_spot({"EPSG:4647", at[0].x + 32e6, at[0].y, 1, 1});
    }
  }
}

// Signs are not looked at: far from its meridian a CRS has negative numbers, and texts write them in many ways.
void LeakScanner::add_spot(const Spot& signed_spot) {
  Spot spot = signed_spot;
  spot.x = std::abs(spot.x);
  spot.y = std::abs(spot.y);
  m_spots.push_back(spot);
  const auto mark = [&](double middle, double metres) {
    const double from = middle - nearest_m / metres, to = middle + nearest_m / metres;
    if (from <= 0) throw std::runtime_error{"a place on an axis of a CRS is not looked for"};
    for (auto head = std::bit_cast<std::uint64_t>(from) >> 48U; head <= std::bit_cast<std::uint64_t>(to) >> 48U; ++head)
      m_double_heads.set(head);
    const auto low = std::bit_cast<std::uint32_t>(static_cast<float>(from)) >> 16U;
    for (auto head = low; head <= std::bit_cast<std::uint32_t>(static_cast<float>(to)) >> 16U; ++head)
      m_float_heads.set(head);
  };
  mark(spot.x, spot.metres_x);
  mark(spot.y, spot.metres_y);
}

const LeakScanner::Spot* LeakScanner::spot_at(double a, double b) const {
  for (const Spot& spot : m_spots) {
    const auto is_near = [&](double x, double y) {
      return std::abs(x - spot.x) * spot.metres_x < nearest_m && std::abs(y - spot.y) * spot.metres_y < nearest_m;
    };
    if (is_near(a, b) || is_near(b, a)) return &spot;
  }
  return nullptr;
}

std::vector<std::string> LeakScanner::scan(std::string_view bytes, const std::string& what) const {
  std::vector<std::string> leaks;
  scan_layers(bytes, what, 0, leaks);
  return leaks;
}

void LeakScanner::scan_layers(std::string_view bytes, const std::string& what, int depth,
                              std::vector<std::string>& leaks) const {
  const std::string stripped = without_zeros(bytes), numbers = without_letter_codes(bytes);
  scan_names(bytes, what, leaks);
  for (const bool has_commas : {false, true}) scan_numbers(numbers, has_commas, what, leaks);
  if (stripped.size() != bytes.size()) {
    scan_names(stripped, what + " (UTF-16)", leaks);
    for (const bool has_commas : {false, true}) scan_numbers(stripped, has_commas, what + " (UTF-16)", leaks);
  }
  if (const auto plain = percent_decoded(stripped); !plain.empty()) scan_names(plain, what + " (percent)", leaks);
  scan_binary<double, std::uint64_t>(bytes, what, leaks);
  scan_binary<float, std::uint32_t>(bytes, what, leaks);
  if (depth == deepest) return;
  for (const auto& [kind, content] : unpacked(bytes)) scan_layers(content, what + " > " + kind, depth + 1, leaks);
}

void LeakScanner::scan_names(std::string_view bytes, const std::string& what, std::vector<std::string>& leaks) const {
  const std::string text = folded(bytes);
  for (const auto& name : m_names)
    if (text.find(name) != std::string::npos || text.find(latin1(name)) != std::string::npos)
      leaks.push_back(what + ": the name " + name);
}

void LeakScanner::scan_numbers(std::string_view bytes, bool has_commas, const std::string& what,
                               std::vector<std::string>& leaks) const {
  std::vector<Token> tokens;  // the last few
  const auto pair_up = [&] {
    // What a number may mean with those behind it: itself, with minutes, with minutes and seconds.
    const auto value = [&](std::size_t at, std::size_t parts) {
      double sum = tokens[at].value;
      for (std::size_t i = 1, unit = 60; i < parts; ++i, unit *= 60) {
        if (at + i >= tokens.size() || tokens[at + i].value >= 60) return -1.0;
        if (tokens[at + i - 1].value != std::floor(tokens[at + i - 1].value))
          return -1.0;  // only the last has decimals
        sum += tokens[at + i].value / static_cast<double>(unit);
      }
      return sum;
    };
    for (std::size_t first = 1; first <= 3; ++first) {
      for (std::size_t gap = 0; gap <= 2; ++gap) {
        for (std::size_t second = 1; second <= 3; ++second) {
          const std::size_t at = first + gap;
          if (at >= tokens.size() || tokens[at].begin - tokens[first - 1].end > farthest_apart) continue;
          const double a = value(0, first), b = value(at, second);
          if (a < 0 || b < 0) continue;
          if (const Spot* spot = spot_at(a, b)) {
            leaks.push_back(what + ": " + std::string{bytes.substr(tokens[0].begin, tokens[at].end - tokens[0].begin)} +
                            " is near a place in " + spot->crs);
            return;
          }
        }
      }
    }
  };
  constexpr std::size_t longest = 8;
  for (std::size_t i = 0; i < bytes.size();) {
    if (!is_digit(bytes[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool has_point = false;
    std::string number;
    for (; end < bytes.size() && number.size() < 40; ++end) {
      const bool is_point = bytes[end] == '.' || (has_commas && bytes[end] == ',');
      if (is_point && !has_point && end + 1 < bytes.size() && is_digit(bytes[end + 1])) {
        has_point = true;
        number += '.';
      } else if (is_digit(bytes[end])) {
        number += bytes[end];
      } else {
        break;
      }
    }
    if (end + 2 < bytes.size() && (bytes[end] == 'e' || bytes[end] == 'E') &&
        (is_digit(bytes[end + 1]) || ((bytes[end + 1] == '+' || bytes[end + 1] == '-') && is_digit(bytes[end + 2])))) {
      number += 'e';
      ++end;
      if (bytes[end] == '-') number += '-';
      if (!is_digit(bytes[end])) ++end;
      while (end < bytes.size() && is_digit(bytes[end])) number += bytes[end++];
    }
    double value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    tokens.push_back({value, i, end});
    i = end;
    if (tokens.size() < longest) continue;
    pair_up();
    tokens.erase(tokens.begin());
  }
  for (; !tokens.empty(); tokens.erase(tokens.begin())) pair_up();
}

template <class Bits>
bool LeakScanner::may_be_near(Bits bits) const {
  if constexpr (sizeof(Bits) == 8) return m_double_heads.test(bits >> 48U & 0x7FFFU);
  return m_float_heads.test(bits >> (8 * sizeof(Bits) - 16U) & 0x7FFFU);
}

template <class Number, class Bits>
void LeakScanner::scan_binary(std::string_view bytes, const std::string& what, std::vector<std::string>& leaks) const {
  constexpr std::size_t size = sizeof(Number);
  // A float says little: only a pair side by side counts, or chance would find some in every film.
  constexpr std::size_t most_between = size == 8 ? 8 : 1;
  const auto bits_at = [&](std::size_t at, bool is_swapped) {
    Bits bits{};
    std::memcpy(&bits, bytes.data() + at, size);
    if (!is_swapped) return bits;
    if constexpr (size == 8) return static_cast<Bits>(__builtin_bswap64(bits));
    return static_cast<Bits>(__builtin_bswap32(static_cast<std::uint32_t>(bits)));
  };
  for (const bool is_swapped : {false, true}) {
    for (std::size_t at = 0; at + 2 * size <= bytes.size(); ++at) {
      const Bits first = bits_at(at, is_swapped);
      if (!may_be_near(first)) continue;
      for (std::size_t step = 1; step <= most_between && at + (step + 1) * size <= bytes.size(); ++step) {
        const Bits second = bits_at(at + step * size, is_swapped);
        if (!may_be_near(second)) continue;
        const auto a = static_cast<double>(std::bit_cast<Number>(first)),
                   b = static_cast<double>(std::bit_cast<Number>(second));
        if (const Spot* spot = spot_at(std::abs(a), std::abs(b)))
          leaks.push_back(what + ": bytes at " + std::to_string(at) + " are a place in " + spot->crs);
      }
    }
  }
}

std::vector<std::string> LeakScanner::scan_folder(const fs::path& folder, std::size_t& seen) const {
  std::vector<std::string> leaks;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const std::string path = fs::relative(entry.path(), folder).string();
    scan_names(path, "the path " + path, leaks);
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    ++seen;
    auto found = scan(read_text(entry.path()), path);
    leaks.insert(leaks.end(), found.begin(), found.end());
  }
  return leaks;
}

}  // namespace eb::test
