#pragma once
// Dated numbers a project brings along beside its map layers: kilometres of sewer, money, breeding pairs. One series
// is one quantity at one place; numbers of two places are two series and never meet in one curve. Pure values; read
// by io/project_series, asked by model/figures, drawn by scene/ and ui/.
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "model/localized.h"

namespace eb::model {

// A state holds from its date until the next value or a stated end; a count holds for the time it was counted in.
enum class SeriesKind : std::uint8_t { State, Count };

// What the source says about a number beside the number.
enum class Qualifier : std::uint8_t { Exact, About, AtLeast, MoreThan, AtMost };
const char* to_string(Qualifier qualifier);  // "exact", "about", "at_least", "more_than", "at_most"

struct SeriesValue {
  core::DatedInterval when;  // as precise as the source dates it
  core::DayInterval holds;   // the days it is told on; never meets that of another value of the series
  double value = 0;
  int decimals = 0;  // as many as the source gives
  Qualifier qualifier = Qualifier::Exact;
  LocalizedText note;
  std::string source, confidence;
  friend bool operator==(const SeriesValue&, const SeriesValue&) = default;
};

struct Series {
  std::string id;
  LocalizedText title, unit, place;
  SeriesKind kind = SeriesKind::State;
  std::vector<SeriesValue> values;  // by time
  LocalizedText credit;             // on the map while a number of the series is
  std::string licence;
  friend bool operator==(const Series&, const Series&) = default;
};

// Sorts the values by time and lets each state end where the next one begins. Returns the first of two values that
// would hold on the same day, counted after sorting; nothing when all is well.
const SeriesValue* settle(Series& series);

// The value told on that day; nullptr before the first one and wherever none holds. Never anything in between.
const SeriesValue* value_at(const Series& series, double day);

// First day of the decade the series begins in: where a chart of it may start. The open past without values.
core::Day first_decade(const Series& series);

}  // namespace eb::model
