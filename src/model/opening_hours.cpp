#include "model/opening_hours.h"

#include <algorithm>

namespace eb::model {

namespace {

// Sorted and joined where they touch.
std::vector<MinuteSpan> joined(std::vector<MinuteSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const MinuteSpan& a, const MinuteSpan& b) { return a.from < b.from; });
  std::vector<MinuteSpan> result;
  for (const MinuteSpan& span : spans) {
    if (span.from >= span.to) continue;
    if (!result.empty() && span.from <= result.back().to) {
      result.back().to = std::max(result.back().to, span.to);
    } else {
      result.push_back(span);
    }
  }
  return result;
}

void take_away(std::vector<MinuteSpan>& spans, MinuteSpan gone) {
  std::vector<MinuteSpan> left;
  for (const MinuteSpan& span : spans) {
    left.push_back({span.from, std::min(span.to, gone.from)});
    left.push_back({std::max(span.from, gone.to), span.to});
  }
  std::erase_if(left, [](const MinuteSpan& span) { return span.from >= span.to; });
  spans = std::move(left);
}

}  // namespace

int weekday_of(core::Day day) {
  constexpr int saturday = 5;  // 2000-01-01
  return ((day + saturday) % 7 + 7) % 7;
}

bool OpeningHours::Season::holds(core::Day day) const {
  const core::CalendarDate date = core::to_calendar(day);
  const std::pair here{date.month, date.day}, from{from_month, from_day}, to{to_month, to_day};
  if (from_year == 0) return from <= to ? from <= here && here <= to : from <= here || here <= to;
  return std::pair{from_year, from} <= std::pair{date.year, here} &&
         std::pair{date.year, here} <= std::pair{to_year, to};
}

bool OpeningHours::Rule::holds(core::Day day) const {
  if ((weekdays >> static_cast<unsigned>(weekday_of(day)) & 1U) == 0) return false;
  return seasons.empty() ||
         std::any_of(seasons.begin(), seasons.end(), [&](const Season& season) { return season.holds(day); });
}

std::vector<MinuteSpan> OpeningHours::beginning_on(core::Day day) const {
  static const std::vector<MinuteSpan> whole_day{{0, minutes_per_day}};
  std::vector<MinuteSpan> spans;
  for (const Rule& rule : m_rules) {
    if (!rule.holds(day)) continue;
    if (rule.is_closed && rule.times.empty()) {
      spans.clear();
    } else if (rule.is_closed) {
      for (const MinuteSpan& gone : rule.times) take_away(spans, gone);
    } else {
      const auto& times = rule.times.empty() ? whole_day : rule.times;
      if (!rule.is_additional) spans.clear();
      spans.insert(spans.end(), times.begin(), times.end());
    }
  }
  return spans;
}

std::vector<MinuteSpan> OpeningHours::on(core::Day day) const {
  std::vector<MinuteSpan> spans = beginning_on(day);
  for (const MinuteSpan& span : beginning_on(day - 1)) {
    spans.push_back({span.from - minutes_per_day, span.to - minutes_per_day});
  }
  for (MinuteSpan& span : spans) {
    span = {std::clamp(span.from, 0, minutes_per_day), std::clamp(span.to, 0, minutes_per_day)};
  }
  return joined(std::move(spans));
}

bool OpeningHours::is_open(core::Day day, int from, int to) const {
  for (; from >= minutes_per_day; from -= minutes_per_day, to -= minutes_per_day) ++day;
  to = std::max(to, from + 1);
  for (;; from = 0, to -= minutes_per_day, ++day) {
    const int until = std::min(to, minutes_per_day);
    const auto spans = on(day);
    const auto covers = [&](const MinuteSpan& span) { return span.from <= from && until <= span.to; };
    if (std::none_of(spans.begin(), spans.end(), covers)) return false;
    if (to <= minutes_per_day) return true;
  }
}

}  // namespace eb::model
