#pragma once
// Kilometres of river by phase at a date, from the layer the project names in `measure`.
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/document.h"
#include "model/feature_table.h"

namespace eb::model {

using KmByPhase = std::map<std::string, double, std::less<>>;  // every phase of the document, also at 0

struct MeasureResult {
  std::string basis;  // "stationing" or "ellipsoid"
  KmByPhase total;
  std::map<std::string, KmByPhase, std::less<>> by_water;
};

// A row of the measured layer that counts: of the main stem, in a phase of the document.
struct CountedRow {
  std::uint32_t row = 0;
  std::size_t phase = 0;  // index in the document
  double km = 0;
};
// At all times; the error says what is missing in the project or the layer.
core::Result<std::vector<CountedRow>> counted_rows(const Document& document, const FeatureTable& table,
                                                   const std::vector<double>& lengths_m = {});

// `lengths_m`: ellipsoidal length of each feature; used only when the project gives no stationing column.
core::Result<MeasureResult> measure(const Document& document, const FeatureTable& table, double day,
                                    const std::vector<double>& lengths_m = {});

// How many features begin or end on a day, and for how many of them that day is not certain.
struct DayChanges {
  int features = 0, uncertain = 0;
  friend bool operator==(const DayChanges&, const DayChanges&) = default;
};
// Days on which the kilometres or any dated feature of the table change.
std::map<core::Day, DayChanges> change_days(const FeatureTable& table);

}  // namespace eb::model
