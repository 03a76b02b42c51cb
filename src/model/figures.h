#pragma once
// The headline figures of a project at a day: kilometres of the measured water in chosen phases, their share of the
// whole, the number a series has on that day. Steps as in the sources, nothing in between. Pure functions on the main
// thread; used by scene/map_figures, ui/figures_panel, `measure` and scripts.
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/measure.h"

namespace eb::model {

struct FigureValue {
  const Figure* figure = nullptr;         // of the document
  std::optional<double> value;            // nullopt: nothing is known for that day
  const Series* series = nullptr;         // where the number comes from; nullptr = from the measured layer
  const SeriesValue* recorded = nullptr;  // the row of the series that holds
};

// In the order of the document. `km`: of that day, empty while the measured layer is not loaded.
std::vector<FigureValue> figures_at(const Document& document, const KmByPhase& km, double day);
FigureValue figure_at(const Document& document, const Figure& figure, const KmByPhase& km, double day);

// Percent of all kilometres of the day in each phase; empty when there are none.
KmByPhase share_by_phase(const KmByPhase& km);

// What a project without figures of its own shows: the kilometres of its last phases, at most four.
std::vector<Figure> standard_figures(const std::vector<Phase>& phases);

// Kilometres by phase as steps over time.
struct KmSteps {
  struct Step {
    core::Day from = 0;               // holds until the next step
    std::vector<double> km_by_phase;  // in the order of the document's phases
    [[nodiscard]] double total() const;
  };
  std::vector<Step> steps;                         // by time
  [[nodiscard]] const Step* at(double day) const;  // nullptr before the first step
  [[nodiscard]] double highest_total() const;
};
// Empty without steps; else every phase, also at 0.
KmByPhase km_at(const KmSteps& steps, const std::vector<Phase>& phases, double day);
// The same numbers as measure() on every day; the lengths as there.
KmSteps km_steps(const Document& document, const FeatureTable& table, const std::vector<double>& lengths_m = {});

}  // namespace eb::model
