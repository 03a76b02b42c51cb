#pragma once
// Reads how fast a person wants the clock to run and how long a story may take, as typed: "2 years/s", "30 d/s",
// "0,5 Monate pro Sekunde"; "90", "90 s", "1:30", "2 min". English and German, decimal point or comma.
#include <string_view>

#include "core/result.h"

namespace eb::core {

// Days of the clock a second; more than 0. A number without a unit counts years.
Result<double> parse_speed(std::string_view text);

// Seconds; more than 0. A number without a unit counts seconds.
Result<double> parse_seconds(std::string_view text);

}  // namespace eb::core
