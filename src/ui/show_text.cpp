#include "ui/show_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

namespace eb::ui {

namespace {

std::string two_digits(long value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string minutes_seconds(double seconds) {
  const long whole = std::lround(std::max(0.0, seconds));
  const long hours = whole / 3600, minutes = whole / 60 % 60;
  if (hours > 0) return std::to_string(hours) + ":" + two_digits(minutes) + ":" + two_digits(whole % 60);
  return std::to_string(minutes) + ":" + two_digits(whole % 60);
}

std::optional<double> parse_minutes_seconds(const std::string& text) {
  double total = 0;
  std::size_t parts = 0;
  for (const char* at = text.data(); parts < 3;) {
    int part = 0;
    const char* const end = text.data() + text.size();
    const auto [after, error] = std::from_chars(at, end, part);
    const bool is_too_much = parts > 0 && (part > 59 || after - at != 2);
    if (error != std::errc{} || part < 0 || *at == '-' || is_too_much) return std::nullopt;
    total = total * 60 + part;
    ++parts;
    if (after == end) return total;
    if (*after != ':') return std::nullopt;
    at = after + 1;
  }
  return std::nullopt;
}

std::string difference_text(const text::Catalog& catalog, double seconds) {
  const auto time = minutes_seconds(std::abs(seconds));
  if (time == minutes_seconds(0)) return catalog.tr("as planned");
  return core::substitute(seconds > 0 ? catalog.tr("{0} longer") : catalog.tr("{0} shorter"), {time});
}

std::string clock_day_text(const text::Catalog& catalog, core::Day day) {
  const auto date = core::to_calendar(day);
  const bool is_year = date.month == 1 && date.day == 1 && date.year >= 1000 && date.year <= 9999;
  return is_year ? std::to_string(date.year) : catalog.short_date(day);
}

std::string clock_text(const text::Catalog& catalog, const model::ShowClock& clock) {
  const auto from = clock_day_text(catalog, clock.from);
  return clock.to ? from + " – " + clock_day_text(catalog, *clock.to) : from;
}

std::string step_name(const text::Catalog& catalog, const model::ShowStep& step, std::size_t index) {
  auto name = step.caption.in(catalog.language());
  if (name.empty()) return core::substitute(catalog.tr("show", "Step {0}"), {std::to_string(index + 1)});
  std::ranges::replace(name, '\n', ' ');
  return name;
}

std::string transition_name(const text::Catalog& catalog, model::ShowTransition transition) {
  switch (transition) {
    case model::ShowTransition::Cut:
      return catalog.tr("cut");
    case model::ShowTransition::CrossFade:
      return catalog.tr("cross-fade");
    case model::ShowTransition::Flight:
      break;
  }
  return catalog.tr("flight");
}

}  // namespace eb::ui
