#pragma once
// Colours as people write them (#RRGGBB, sRGB) and as the shaders take them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace eb::core {

// sRGB, not premultiplied; components 0..255.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

std::optional<Color> parse_hex_color(std::string_view text);  // "#RRGGBB" or "#RRGGBBAA"
std::string to_hex(Color color);
constexpr Color with_alpha(Color color, float alpha) {
  color.a = static_cast<std::uint8_t>(alpha * 255.0F + 0.5F);
  return color;
}
Color mix(Color a, Color b, float share_of_b);

// One colour for each theme.
struct ThemedColor {
  Color dark, light;
  friend bool operator==(const ThemedColor&, const ThemedColor&) = default;
};

}  // namespace eb::core
