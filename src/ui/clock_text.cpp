#include "ui/clock_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>

namespace eb::ui {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const bool plain = !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
  const auto [after, error] = std::from_chars(text.data(), end, value);
  return plain && error == std::errc{} && after == end ? std::optional{value} : std::nullopt;
}

// Cuts "am" or "pm" off the end of what is in small letters without blanks and points.
std::optional<bool> cut_half_of_day(std::string& text) {
  if (text.size() < 3 || text.back() != 'm') return std::nullopt;
  const char half = text[text.size() - 2];
  if (half != 'a' && half != 'p') return std::nullopt;
  text.resize(text.size() - 2);
  return half == 'p';
}

}  // namespace

std::optional<int> parse_time_of_day(std::string_view typed) {
  std::string text;
  // Blanks of every kind, also the ones that keep "9:05 AM" together.
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed.substr(i).starts_with("\u00A0")) {
      ++i;
    } else if (typed.substr(i).starts_with("\u202F")) {
      i += 2;
    } else if (typed[i] != ' ') {
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(typed[i])));
    }
  }
  const auto is_afternoon = cut_half_of_day(text);
  const auto sign = text.find_first_of(":.h");
  std::optional<int> hours, minutes = 0;
  if (sign != std::string::npos) {
    hours = digits(std::string_view{text}.substr(0, sign));
    const auto rest = std::string_view{text}.substr(sign + 1);
    minutes = rest.size() == 2 ? digits(rest) : std::nullopt;
  } else if (text.size() > 2) {
    hours = digits(std::string_view{text}.substr(0, text.size() - 2));
    minutes = digits(std::string_view{text}.substr(text.size() - 2));
  } else {
    hours = digits(text);
  }
  constexpr int most_hours = 7 * 24;
  if (!hours || !minutes || *minutes > 59 || *hours > most_hours) return std::nullopt;
  if (!is_afternoon) return *hours * 60 + *minutes;
  if (*hours < 1 || *hours > 12) return std::nullopt;
  return (*hours % 12 + (*is_afternoon ? 12 : 0)) * 60 + *minutes;
}

std::string typed_time(const text::Catalog& catalog, int minutes) {
  auto text = catalog.time_of_day(minutes);
  if (parse_time_of_day(text) == minutes) return text;
  std::array<char, 16> hours{};
  const int length = std::snprintf(hours.data(), hours.size(), "%02d:%02d", minutes / 60, std::abs(minutes % 60));
  return {hours.data(), static_cast<std::size_t>(length)};
}

std::string no_time_of_day(const text::Catalog& catalog, const std::string& typed) {
  constexpr int half_past_nine = 9 * 60 + 30;
  return core::substitute(catalog.tr("\"{0}\" is no time of the day. Write it like {1}."),
                          {typed, catalog.time_of_day(half_past_nine)});
}

}  // namespace eb::ui
