#pragma once
// Reads how fast a person wants the clock to run and how long a story may take, as typed: "2 years/s", "30 d/s",
// "0,5 Monate pro Sekunde"; "90", "90 s", "1:30", "2 min". English and German, and what the window shows in any
// language (ui/time_text); decimal point or comma.
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace eb::core {

// A unit as a language shows it, without its number: "lata/s", "年/秒", "min".
struct PaceUnit {
  std::string words;
  double size = 1;  // days a second, or seconds
};

// The units of a language. A new language brings them with its texts, without code here.
struct PaceWords {
  std::vector<PaceUnit> speeds;   // in days of the clock a second
  std::vector<PaceUnit> lengths;  // in seconds
  char decimal_sign = 0;          // the other one of . and , then groups thousands; 0 = either is decimal
};

// Days of the clock a second; more than 0. A number without a unit counts years.
Result<double> parse_speed(std::string_view text, const PaceWords& shown = {});

// Seconds; more than 0. A number without a unit counts seconds.
Result<double> parse_seconds(std::string_view text, const PaceWords& shown = {});

}  // namespace eb::core
