#include "ui/time_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace eb::ui {

namespace {

constexpr double days_a_year = 365.2425;
constexpr double days_a_month = days_a_year / 12;

// What a pattern says around its number.
std::string without_number(std::string pattern) {
  constexpr std::string_view number = "{0}";
  if (const auto at = pattern.find(number); at != std::string::npos) pattern.replace(at, number.size(), " ");
  return pattern;
}

// Two figures are enough to compare speeds; whole numbers need no decimals.
std::string short_number(const text::Catalog& catalog, double value) {
  const double tenths = std::round(value * 10) / 10;
  return catalog.number(value, value < 10 && tenths != std::round(tenths) ? 1 : 0);
}

// Which plural a written number takes: only a plain 1 is one.
long plural_of(double value) {
  const double tenths = std::round(value * 10) / 10;
  return tenths == 1 ? 1 : std::max(2L, std::lround(value));
}

}  // namespace

std::string month_and_year(const text::Catalog& catalog, core::Day day) {
  return catalog.month_and_year(day);
}

std::string milestone_date(const text::Catalog& catalog, const model::Milestone& milestone) {
  const auto day = milestone.when.interval.from;
  if (milestone.precision == "day") return catalog.long_date(day);
  if (milestone.precision == "month") return month_and_year(catalog, day);
  if (milestone.precision == "decade") {
    return core::substitute(catalog.tr("{0}s"), {std::to_string(core::year_of(day))});
  }
  return catalog.year(day);
}

std::string period(const text::Catalog& catalog, core::Day from, core::Day to, core::CalendarStep step) {
  const auto named = [&](core::Day day) {
    if (step.unit == core::CalendarUnit::Years) return catalog.year(day);
    return step.unit == core::CalendarUnit::Months ? month_and_year(catalog, day) : catalog.long_date(day);
  };
  auto first = named(from), last = named(to - 1);
  return first == last ? first : first + "–" + last;
}

std::string changes_text(const text::Catalog& catalog, const std::string& when, int changes, int uncertain) {
  const std::vector<std::string> args{when, std::to_string(changes), std::to_string(uncertain)};
  if (uncertain == 0) return core::substitute(catalog.trn("{0}: {1} change", "{0}: {1} changes", changes), args);
  return core::substitute(
      catalog.trn("{0}: {1} change, {2} of uncertain date", "{0}: {1} changes, {2} of uncertain date", changes), args);
}

std::string speed_text(const text::Catalog& catalog, double days_per_second) {
  const auto text = [&](double value, const std::string& pattern) {
    return core::substitute(pattern, {short_number(catalog, value)});
  };
  const double years = days_per_second / days_a_year, months = days_per_second / days_a_month;
  if (years > 0.95) return text(years, catalog.trn("{0} year/s", "{0} years/s", plural_of(years)));
  if (months > 0.95) return text(months, catalog.trn("{0} month/s", "{0} months/s", plural_of(months)));
  return text(days_per_second, catalog.trn("{0} day/s", "{0} days/s", plural_of(days_per_second)));
}

std::string seconds_text(const text::Catalog& catalog, double seconds) {
  const auto whole = std::lround(seconds);
  if (whole < 120) return core::substitute(catalog.tr("{0} s"), {short_number(catalog, seconds)});
  const auto rest = std::to_string(whole % 60);
  return core::substitute(catalog.tr("{0} min"),
                          {std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" + rest : rest)});
}

core::PaceWords pace_words(const text::Catalog& catalog) {
  core::PaceWords words;
  const auto add = [](std::vector<core::PaceUnit>& units, const std::string& pattern, double size) {
    const auto text = without_number(pattern);
    if (std::ranges::find(units, text, &core::PaceUnit::words) == units.end()) units.push_back({text, size});
  };
  constexpr long all_plural_forms = 120;  // of every language within this count
  for (long count = 0; count <= all_plural_forms; ++count) {
    add(words.speeds, catalog.trn("{0} year/s", "{0} years/s", count), days_a_year);
    add(words.speeds, catalog.trn("{0} month/s", "{0} months/s", count), days_a_month);
    add(words.speeds, catalog.trn("{0} day/s", "{0} days/s", count), 1);
  }
  constexpr double seconds_a_minute = 60;
  add(words.lengths, catalog.tr("{0} min"), seconds_a_minute);
  add(words.lengths, catalog.tr("{0} s"), 1);
  // "年/秒" knows a word for the second, too.
  const auto& a_second = words.speeds.front().words;
  if (const auto slash = a_second.find('/'); slash != std::string::npos)
    add(words.lengths, a_second.substr(slash + 1), 1);
  words.decimal_sign = catalog.number(0.5, 1).at(1);
  return words;
}

}  // namespace eb::ui
