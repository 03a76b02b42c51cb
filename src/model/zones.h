#pragma once
// Rules for areas that groups must keep away from, as a layer holds them for its polygons. Checks read them.
#include <string>
#include <vector>

#include "model/localized.h"

namespace eb::model {

struct ZoneRule {
  double distance_m = 0;    // nobody comes nearer to the area than this; 0 = nobody enters it
  std::string season;       // when, as opening hours say: "Jan-Aug", "Mar 1-Jul 31 20:00-06:00"; empty = all year
  LocalizedText text;       // what the rule asks for
  LocalizedText source;     // law, ordinance or advice it comes from
  bool is_example = false;  // not in force here: the law of another state, kept as an example to edit
  friend bool operator==(const ZoneRule&, const ZoneRule&) = default;
};

struct Zones {
  // The polygons are cells of a grid: what is protected lies somewhere within or nowhere, so a rule can warn only.
  bool are_cells = false;
  std::vector<ZoneRule> rules;  // for every feature; of those broken the first is told
  // Columns with a rule of each feature's own; a feature with neither distance nor season has none.
  std::string distance_field, season_field, source_field;
  friend bool operator==(const Zones&, const Zones&) = default;
};

}  // namespace eb::model
