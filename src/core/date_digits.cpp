#include "core/date_digits.h"

#include <algorithm>
#include <array>

namespace eb::core {

bool fits(std::string_view mask, unsigned number, std::size_t digits) {
  for (std::size_t i = 0; i < digits; ++i, number /= 10) {
    const std::size_t from_right = mask.size() - 1 - i;
    if (i >= mask.size()) return number == 0;
    if (mask[from_right] != 'x' && static_cast<unsigned>(mask[from_right] - '0') != number % 10) return false;
  }
  return true;
}

bool has_x(std::string_view digits) {
  return digits.find('x') != std::string_view::npos;
}

int roman_value(std::string_view letters) {
  constexpr std::array<std::string_view, 10> ones{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  const std::size_t tens = std::min(letters.find_first_not_of('x'), letters.size());
  const auto* const one = std::ranges::find(ones, letters.substr(tens));
  return tens > 3 || one == ones.end() ? 0 : static_cast<int>(tens) * 10 + static_cast<int>(one - ones.begin());
}

int value_of(std::string_view digits, int digit) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c == 'x' ? digit : c - '0');
  return value;
}

}  // namespace eb::core
