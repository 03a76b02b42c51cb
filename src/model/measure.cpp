#include "model/measure.h"

#include <charconv>
#include <cmath>

namespace eb::model {

namespace {

double to_number(const Value& value) {
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  double number = 0;
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::from_chars(text->data(), text->data() + text->size(), number);
  }
  return number;
}

KmByPhase zero_for_every_phase(const Document& document) {
  KmByPhase km;
  for (const auto& phase : document.phases) km[phase.id] = 0;
  return km;
}

}  // namespace

core::Result<std::vector<CountedRow>> counted_rows(const Document& document, const FeatureTable& table,
                                                   const std::vector<double>& lengths_m) {
  using core::msg;
  const auto* layer = document.measure ? document.find_layer(document.measure->layer) : nullptr;
  if (layer == nullptr) {
    return core::Error{msg("The project does not say which layer its kilometres are counted from"),
                       msg("Add a \"measure\" entry to the project file."),
                       {}};
  }
  const auto& spec = *document.measure;
  const auto* length_column = spec.length_km_field.empty() ? nullptr : table.column(spec.length_km_field);
  if (length_column == nullptr && lengths_m.size() != table.feature_count()) {
    return core::Error{msg("The layer has no column {0} with lengths", spec.length_km_field),
                       msg("Name an existing column in the project's \"measure\" entry."), layer->id};
  }
  std::vector<CountedRow> rows;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const bool counts = spec.filter_field.empty() || table.text(spec.filter_field, row) == spec.filter_value;
    const int phase = counts ? document.phase_index(table.text(layer->phase_field, row)) : -1;
    if (phase < 0) continue;
    const double km = length_column != nullptr ? to_number(length_column->values[row]) : lengths_m[row] / 1000;
    if (std::isfinite(km)) rows.push_back({row, static_cast<std::size_t>(phase), km});
  }
  return rows;
}

core::Result<MeasureResult> measure(const Document& document, const FeatureTable& table, double day,
                                    const std::vector<double>& lengths_m) {
  const auto rows = counted_rows(document, table, lengths_m);
  if (!rows) return rows.error();
  const auto& spec = *document.measure;
  const bool by_stationing = !spec.length_km_field.empty() && table.column(spec.length_km_field) != nullptr;
  MeasureResult result{by_stationing ? "stationing" : "ellipsoid", zero_for_every_phase(document), {}};
  for (const CountedRow& counted : *rows) {
    if (!core::is_visible(table.lives[counted.row].interval, day)) continue;
    const auto& phase = document.phases[counted.phase].id;
    auto& water = result.by_water.try_emplace(table.text(spec.water_field, counted.row), zero_for_every_phase(document))
                      .first->second;
    water[phase] += counted.km;
    result.total[phase] += counted.km;
  }
  return result;
}

std::map<core::Day, DayChanges> change_days(const FeatureTable& table) {
  std::map<core::Day, DayChanges> days;
  const auto count = [&days](core::Day day, core::Certainty certainty) {
    auto& changes = days[day];
    ++changes.features;
    if (certainty != core::Certainty::Certain) ++changes.uncertain;
  };
  for (const auto& life : table.lives) {
    if (life.interval.from > core::open_past) count(life.interval.from, life.certainty);
    if (life.interval.to < core::open_future) count(life.interval.to, life.certainty);
  }
  return days;
}

}  // namespace eb::model
