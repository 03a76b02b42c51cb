#include "model/series.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace eb::model {

const char* to_string(Qualifier qualifier) {
  constexpr std::array names{"exact", "about", "at_least", "more_than", "at_most"};
  return names[static_cast<std::size_t>(qualifier)];
}

const SeriesValue* settle(Series& series) {
  auto& values = series.values;
  std::ranges::stable_sort(values, {}, [](const SeriesValue& value) { return value.holds.from; });
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const auto next = values[i + 1].holds.from;
    if (next == values[i].holds.from) return &values[i + 1];
    if (series.kind == SeriesKind::State) values[i].holds.to = std::min(values[i].holds.to, next);
    if (values[i].holds.to > next) return &values[i + 1];
  }
  return nullptr;
}

const SeriesValue* value_at(const Series& series, double day) {
  // The last value that begins on the day or before it.
  const auto after = std::ranges::upper_bound(
      series.values, day, {}, [](const SeriesValue& value) { return static_cast<double>(value.holds.from); });
  if (after == series.values.begin()) return nullptr;
  const SeriesValue& value = *std::prev(after);
  return core::is_visible(value.holds, day) ? &value : nullptr;
}

core::Day first_decade(const Series& series) {
  if (series.values.empty()) return core::open_past;
  const int year = core::year_of(series.values.front().holds.from);
  return core::first_day_of_year(year - ((year % 10) + 10) % 10);
}

}  // namespace eb::model
