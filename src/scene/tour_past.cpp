#include "scene/tour_past.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "geo/plane_chunk.h"

namespace eb::scene {

namespace {

constexpr double lifetime_days = 100 * 365.2425;
using Rows = std::span<const std::uint32_t>;

geo::NearestPlace nearest_of_row(const model::FeatureTable& table, std::uint32_t row, geo::Vec2d place) {
  geo::NearestPlace nearest{std::numeric_limits<double>::infinity(), 0, {}};
  for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
    const auto points = table.part(part);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const auto here = geo::nearest_on_segment(place, points[i - 1], points[i]);
      if (here.distance_m < nearest.distance_m) nearest = here;
    }
  }
  return nearest;
}

bool is_line(const model::FeatureTable& table, std::uint32_t row) {
  const auto part = table.feature_parts[row];
  return part < table.feature_parts[row + 1] && table.part_kinds[part] == model::PartKind::Line;
}

// Most stops are near: what is far is asked for only then.
std::optional<std::uint32_t> nearest_row(const LayerGeometry& geometry, geo::Vec2d place, double reach_m) {
  for (const double share : {0.06, 0.25, 1.0}) {
    for (const auto row : geometry.hit_ever(place, reach_m * share)) {
      if (is_line(geometry.table(), row)) return row;
    }
  }
  return std::nullopt;
}

Rows reach_of(const Reaches& reaches, std::uint32_t row) {
  for (std::size_t reach = 0; reach < reaches.count(); ++reach) {
    const auto rows = reaches.rows_of(reach);
    if (std::ranges::find(rows, row) != rows.end()) return rows;
  }
  return {};
}

// How many days of a life lie between two days.
double days_between(const core::DayInterval& life, double from, double to) {
  return std::max(0.0, std::min(static_cast<double>(life.to), to) - std::max(static_cast<double>(life.from), from));
}

// The state of `from` to `to` that lasted longest, among those without `now`.
std::string longest_state(const model::FeatureTable& table, const std::string& field, Rows rows, const std::string& now,
                          double from, double to) {
  std::map<std::string, double> days;
  for (const auto row : rows) days[table.text(field, row)] += days_between(table.lives[row].interval, from, to);
  days.erase(now);
  days.erase(std::string{});
  const auto longest = std::ranges::max_element(days, {}, [](const auto& entry) { return entry.second; });
  return longest == days.end() || longest->second < 1 ? std::string{} : longest->first;
}

// Before the doubt about its end begins, where its life is long enough for that.
double last_certain_day(const LayerGeometry& geometry, std::uint32_t row, double day) {
  const auto& life = geometry.table().lives[row].interval;
  const double last = std::min(static_cast<double>(life.to), day) - 1, first = static_cast<double>(life.from);
  const auto& doubtful = geometry.classes().doubtful;
  const auto found = std::ranges::lower_bound(doubtful, row, {}, &DoubtfulRow::row);
  if (found == doubtful.end() || found->row != row) return last;
  const auto doubt = [](std::uint32_t code) { return static_cast<double>(render::doubt_days[code & 7U]); };
  const double certain = last - doubt(found->end_code);
  return certain > first + doubt(found->begin_code) ? certain : std::max(first, (first + last) / 2);
}

}  // namespace

std::optional<PastOfReach> past_of_nearest_reach(const LayerGeometry& geometry, const model::Layer& layer,
                                                 geo::Vec2d place, double reach_m, double day, core::Day first_day) {
  if (layer.phase_field.empty()) return std::nullopt;
  const auto& table = geometry.table();
  const auto nearest = nearest_row(geometry, place, reach_m);
  if (!nearest) return std::nullopt;
  const auto rows = reach_of(geometry.classes().reaches, *nearest);
  PastOfReach past;
  std::string now;
  for (const auto row : rows) {
    if (!core::is_visible(table.lives[row].interval, day)) continue;
    past.now_row = row;
    now = table.text(layer.phase_field, row);
  }
  const double first = first_day;
  auto then = longest_state(table, layer.phase_field, rows, now, std::max(first, day - lifetime_days), day);
  if (then.empty()) then = longest_state(table, layer.phase_field, rows, now, first, day);
  bool found = false;
  for (const auto row : rows) {  // by start of life: the last one counts
    if (table.text(layer.phase_field, row) != then || table.lives[row].interval.from >= day) continue;
    past.then_row = row;
    found = true;
  }
  if (then.empty() || !found) return std::nullopt;
  past.then_day = std::max(last_certain_day(geometry, past.then_row, day), first);
  const auto at = nearest_of_row(table, past.now_row.value_or(past.then_row), place);
  past.place = at.position;
  past.distance_m = at.distance_m;
  return past;
}

}  // namespace eb::scene
