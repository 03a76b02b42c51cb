#include "core/date_digits.h"

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

int value_of(std::string_view digits, int digit) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c == 'x' ? digit : c - '0');
  return value;
}

}  // namespace eb::core
