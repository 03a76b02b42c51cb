#pragma once
// How different two colours look: sRGB to CIELAB and the CIEDE2000 difference. For tests only.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

#include "core/color.h"

namespace eb::test {

// Components 0..1, proportional to light. Colours outside the gamut are clamped by lab_of().
using LinearRgb = std::array<double, 3>;

struct Lab {
  double lightness = 0, a = 0, b = 0;  // L* 0..100
};

// IEC 61966-2-1.
inline LinearRgb linear_of(core::Color color) {
  const auto linear = [](std::uint8_t component) {
    const double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return {linear(color.r), linear(color.g), linear(color.b)};
}

// CIELAB (CIE 15) under D65, whose white is the sum of each row.
inline Lab lab_of(const LinearRgb& rgb) {
  constexpr double to_xyz[3][3] = {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}};
  std::array<double, 3> response{};
  for (std::size_t i = 0; i < 3; ++i) {
    double value = 0, white = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      value += to_xyz[i][j] * std::min(1.0, std::max(0.0, rgb[j]));
      white += to_xyz[i][j];
    }
    const double share = value / white;
    response[i] = share > 216.0 / 24389.0 ? std::cbrt(share) : (24389.0 / 27.0 * share + 16.0) / 116.0;
  }
  return {116 * response[1] - 16, 500 * (response[0] - response[1]), 200 * (response[1] - response[2])};
}

namespace detail {

inline constexpr double degree = std::numbers::pi / 180.0;

// 0..360; 0 for grey.
inline double hue_degrees(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double hue = std::atan2(b, a) / degree;
  return hue < 0 ? hue + 360 : hue;
}

// c^7 / (c^7 + 25^7), the weight of high chroma.
inline double chroma_weight(double chroma) {
  const double power = std::pow(chroma, 7);
  return power / (power + std::pow(25.0, 7));
}

inline double mean_hue(double first, double second) {
  if (std::abs(first - second) <= 180) return (first + second) / 2;
  return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}

inline double hue_step(double first, double second) {
  const double step = second - first;
  if (step > 180) return step - 360;
  return step < -180 ? step + 360 : step;
}

}  // namespace detail

// Sharma, Wu, Dalal: "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data, and
// Mathematical Observations", Color Research and Application 30 (2005) 21-30, equations 2 to 22, with
// kL = kC = kH = 1.
inline double ciede2000(const Lab& first, const Lab& second) {
  using namespace detail;
  const double mean_plain_chroma = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2;
  const double stretch = 1.5 - 0.5 * std::sqrt(chroma_weight(mean_plain_chroma));
  const double chroma_1 = std::hypot(first.a * stretch, first.b);
  const double chroma_2 = std::hypot(second.a * stretch, second.b);
  const double hue_1 = hue_degrees(first.a * stretch, first.b);
  const double hue_2 = hue_degrees(second.a * stretch, second.b);
  const bool has_grey = chroma_1 * chroma_2 == 0;

  const double lightness_step = second.lightness - first.lightness;
  const double chroma_step = chroma_2 - chroma_1;
  const double turn = has_grey ? 0 : hue_step(hue_1, hue_2);
  const double hue_chord = 2 * std::sqrt(chroma_1 * chroma_2) * std::sin(turn / 2 * degree);

  const double lightness = (first.lightness + second.lightness) / 2;
  const double chroma = (chroma_1 + chroma_2) / 2;
  const double hue = has_grey ? hue_1 + hue_2 : mean_hue(hue_1, hue_2);
  const double t = 1 - 0.17 * std::cos((hue - 30) * degree) + 0.24 * std::cos(2 * hue * degree) +
                   0.32 * std::cos((3 * hue + 6) * degree) - 0.20 * std::cos((4 * hue - 63) * degree);
  const double from_middle = (lightness - 50) * (lightness - 50);
  const double scale_l = 1 + 0.015 * from_middle / std::sqrt(20 + from_middle);
  const double scale_c = 1 + 0.045 * chroma;
  const double scale_h = 1 + 0.015 * chroma * t;
  const double blue_turn = 30 * std::exp(-std::pow((hue - 275) / 25, 2));
  const double rotation = -2 * std::sqrt(chroma_weight(chroma)) * std::sin(2 * blue_turn * degree);

  const double l = lightness_step / scale_l, c = chroma_step / scale_c, h = hue_chord / scale_h;
  return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

}  // namespace eb::test
