#pragma once
// A number with its unit, as a language writes the two together. Used by scene/figure_text; any thread.
#include <string>
#include <string_view>

#include "text/catalog.h"

namespace eb::text {

// "5.5 bn EUR" with a blank that does not break. Japanese counts by ten thousands: 5.5 of "十億ユーロ", which is a
// thousand million, is 55億ユーロ; words of its script follow the number without a blank.
std::string amount(double value, int decimals, std::string_view unit, const Catalog& catalog);

}  // namespace eb::text
