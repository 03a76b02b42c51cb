#pragma once
// Written numbers whose unknown digits are an x, as in 199x. For core/date_*.cpp only.
#include <cstddef>
#include <string_view>

namespace eb::core {

// Does a number fit the written digits, where x stands for any digit?
bool fits(std::string_view mask, unsigned number, std::size_t digits);

bool has_x(std::string_view digits);

// The number that i, v and x write, up to 39; 0: they write none.
int roman_value(std::string_view letters);

// The value with every x replaced by `digit`; -1 if it has more than eight digits.
int value_of(std::string_view digits, int digit = 0);

}  // namespace eb::core
