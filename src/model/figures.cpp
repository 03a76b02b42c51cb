#include "model/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

namespace eb::model {

namespace {

double sum_of(const KmByPhase& km) {
  return std::accumulate(km.begin(), km.end(), 0.0, [](double sum, const auto& entry) { return sum + entry.second; });
}

// nullopt while nothing is measured; phases that do not occur count as none.
std::optional<double> km_in(const KmByPhase& km, const std::vector<std::string>& phases) {
  if (km.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& phase : phases) {
    if (const auto found = km.find(phase); found != km.end()) sum += found->second;
  }
  return sum;
}

std::optional<double> share_in(const KmByPhase& km, const std::vector<std::string>& phases) {
  const double total = sum_of(km);
  const auto part = km_in(km, phases);
  return part && total > 0 ? std::optional{100 * *part / total} : std::nullopt;
}

}  // namespace

FigureValue figure_at(const Document& document, const Figure& figure, const KmByPhase& km, double day) {
  FigureValue found{&figure, std::nullopt, nullptr, nullptr};
  switch (figure.kind) {
    case FigureKind::Kilometres:
      found.value = km_in(km, figure.phases);
      break;
    case FigureKind::Share:
      found.value = share_in(km, figure.phases);
      break;
    case FigureKind::Series:
      found.series = document.find_series(figure.series);
      found.recorded = found.series == nullptr ? nullptr : value_at(*found.series, day);
      if (found.recorded != nullptr) found.value = found.recorded->value;
      break;
  }
  return found;
}

std::vector<FigureValue> figures_at(const Document& document, const KmByPhase& km, double day) {
  std::vector<FigureValue> values;
  for (const auto& figure : *document.figures) values.push_back(figure_at(document, figure, km, day));
  return values;
}

KmByPhase share_by_phase(const KmByPhase& km) {
  const double total = sum_of(km);
  KmByPhase shares;
  if (!(total > 0)) return shares;
  for (const auto& [phase, value] : km) shares[phase] = 100 * value / total;
  return shares;
}

std::vector<Figure> standard_figures(const std::vector<Phase>& phases) {
  constexpr std::size_t most = 4;
  std::vector<Figure> figures;
  for (auto phase = phases.rbegin(); phase != phases.rend() && figures.size() < most; ++phase) {
    Figure figure;
    figure.id = phase->id;
    figure.phases = {phase->id};
    figures.push_back(std::move(figure));
  }
  return figures;
}

double KmSteps::Step::total() const {
  return std::accumulate(km_by_phase.begin(), km_by_phase.end(), 0.0);
}

const KmSteps::Step* KmSteps::at(double day) const {
  const auto after =
      std::ranges::upper_bound(steps, day, {}, [](const Step& step) { return static_cast<double>(step.from); });
  return after == steps.begin() ? nullptr : &*std::prev(after);
}

double KmSteps::highest_total() const {
  double highest = 0;
  for (const Step& step : steps) highest = std::max(highest, step.total());
  return highest;
}

KmByPhase km_at(const KmSteps& steps, const std::vector<Phase>& phases, double day) {
  KmByPhase km;
  if (steps.steps.empty()) return km;
  const auto* step = steps.at(day);
  for (std::size_t i = 0; i < phases.size(); ++i) km[phases[i].id] = step == nullptr ? 0 : step->km_by_phase[i];
  return km;
}

KmSteps km_steps(const Document& document, const FeatureTable& table, const std::vector<double>& lengths_m) {
  const auto rows = counted_rows(document, table, lengths_m);
  if (!rows || rows->empty()) return {};
  // Whole micrometres add and subtract without rounding, however many steps there are.
  constexpr double unit_per_km = 1e9;
  using Change = std::vector<std::int64_t>;  // by phase
  std::map<core::Day, Change> changes;
  const auto change = [&](core::Day day, const CountedRow& row, int sign) {
    auto& at_day = changes.try_emplace(day, document.phases.size(), 0).first->second;
    at_day[row.phase] += sign * std::llround(row.km * unit_per_km);
  };
  for (const CountedRow& row : *rows) {
    change(table.lives[row.row].interval.from, row, 1);
    change(table.lives[row.row].interval.to, row, -1);
  }
  KmSteps result;
  Change sum(document.phases.size(), 0);
  for (const auto& [day, by_phase] : changes) {
    KmSteps::Step step{day, {}};
    for (std::size_t phase = 0; phase < sum.size(); ++phase) {
      sum[phase] += by_phase[phase];
      step.km_by_phase.push_back(static_cast<double>(sum[phase]) / unit_per_km);
    }
    result.steps.push_back(std::move(step));
  }
  return result;
}

}  // namespace eb::model
