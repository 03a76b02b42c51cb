#pragma once
// What the furniture says on a map of changes and on a map of all times, instead of one date and its phases.
#include <map>

#include "scene/changes.h"
#include "scene/map_furniture.h"

namespace eb::scene {

using ChangesByLayer = std::map<core::LayerId, LayerChanges, std::less<>>;

// Of the kilometres by phase at both days.
struct TwoMeasures {
  const model::KmByPhase& earlier;
  const model::KmByPhase& later;
};

// Both dates, a legend of what was added, changed and removed, and how many kilometres more or less each phase has.
void tell_changes(const FurnitureContext& context, const ChangesByLayer& changes, const TwoDays& days,
                  const TwoMeasures& kilometres, FurnitureInput& input);

// A ramp of years; `has_undated`: something on the map has no beginning.
void tell_ages(const FurnitureContext& context, const AgeScale& scale, bool has_undated, FurnitureInput& input);

}  // namespace eb::scene
