#pragma once
// How heavy and large the vehicles are that groups travel in. The one table for both who look for roads
// (io/road_router) and who check a given line (model/check_roads): a road is closed to what its signs do not let pass.
#include "model/route.h"

namespace eb::model {

struct VehicleSize {
  double weight_t = 0, height_m = 0, width_m = 0, length_m = 0;
};

// Of a coach the largest the law allows, so that a way found is open to every coach: three axles, Directive 96/53/EC,
// Annex I, as amended by (EU) 2015/719; in Germany StVZO sections 32 and 34.
inline constexpr VehicleSize coach_size{26, 4.0, 2.55, 15};
// A long van with a high roof, of the heaviest class that a car licence covers.
inline constexpr VehicleSize minibus_size{3.5, 2.8, 2.1, 7};

// nullptr = no sign about sizes concerns it.
inline const VehicleSize* vehicle_size(Profile profile) {
  if (profile == Profile::Coach) return &coach_size;
  return profile == Profile::Minibus ? &minibus_size : nullptr;
}

}  // namespace eb::model
