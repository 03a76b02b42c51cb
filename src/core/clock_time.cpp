#include "core/clock_time.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace eb::core {

namespace {

constexpr int seconds_a_day = 86'400;

// "09:36:00" and "09:36", nothing else.
std::optional<int> second_of_day(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  int second = 0;
  constexpr int least_unit = 60;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    int value = 0;
    const char* const first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + 2, value);
    const bool is_unit = error == std::errc{} && end == first + 2 && value >= 0 && value < (at == 0 ? 24 : least_unit);
    const bool ends = at + 2 == text.size() || text[at + 2] == ':';
    if (!is_unit || !ends) return std::nullopt;
    second = second * least_unit + value;
  }
  return text.size() == 5 ? second * least_unit : second;
}

}  // namespace

ClockTime nearest_second(double days) {
  const double day = std::floor(days);
  const auto second = static_cast<int>(std::lround((days - day) * seconds_a_day));
  const auto whole = static_cast<Day>(day);
  return second == seconds_a_day ? ClockTime{whole + 1, 0} : ClockTime{whole, second};
}

std::string to_iso(ClockTime time) {
  const auto date = to_iso(time.day);
  if (time.second == 0) return date;
  return fmt::format("{}T{:02}:{:02}:{:02}", date, time.second / 3600, time.second / 60 % 60, time.second % 60);
}

Result<ClockTime> parse_clock_time(std::string_view text, DateOrder order) {
  const auto day = parse_clock_date(text, order);
  if (!day) return day.error();
  const auto separator = text.rfind('T');
  const auto second = separator == std::string_view::npos ? std::nullopt : second_of_day(text.substr(separator + 1));
  return ClockTime{*day, second.value_or(0)};
}

}  // namespace eb::core
