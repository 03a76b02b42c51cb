#include "core/color.h"

#include <array>
#include <charconv>
#include <cmath>

namespace eb::core {

namespace {

std::optional<std::uint8_t> parse_byte(std::string_view two) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
  if (error != std::errc{} || end != two.data() + two.size()) return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

std::uint8_t mix_byte(std::uint8_t a, std::uint8_t b, float share_of_b) {
  const float mixed = static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * share_of_b;
  return static_cast<std::uint8_t>(std::lround(mixed));
}

}  // namespace

std::optional<Color> parse_hex_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
  std::array<std::uint8_t, 4> bytes{0, 0, 0, 255};
  for (std::size_t i = 0; 1 + 2 * i < text.size(); ++i) {
    const auto byte = parse_byte(text.substr(1 + 2 * i, 2));
    if (!byte) return std::nullopt;
    bytes[i] = *byte;
  }
  return Color{bytes[0], bytes[1], bytes[2], bytes[3]};
}

std::string to_hex(Color color) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "#";
  const auto add = [&out](std::uint8_t byte) { (out += digits[byte >> 4U]) += digits[byte & 15U]; };
  add(color.r);
  add(color.g);
  add(color.b);
  if (color.a != 255) add(color.a);
  return out;
}

Color mix(Color a, Color b, float share_of_b) {
  return {mix_byte(a.r, b.r, share_of_b), mix_byte(a.g, b.g, share_of_b), mix_byte(a.b, b.b, share_of_b),
          mix_byte(a.a, b.a, share_of_b)};
}

}  // namespace eb::core
