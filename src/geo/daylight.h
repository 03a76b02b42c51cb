#pragma once
// Sunrise and sunset of a day at a place (Sun's position by libnova: VSOP 87). Timetables ask here. Thread-safe.
#include <optional>

#include "geo/local_time.h"
#include "geo/types.h"

namespace eb::geo {

// Of the day as the clocks of the place count it. The upper rim of the Sun stands on the horizon, lifted by the usual
// refraction: its centre 0.8333 degrees below, as almanacs count.
struct Daylight {
  enum class Kind : std::uint8_t {
    RisesOrSets,  // at least one of the two times is there
    AlwaysUp,     // polar day
    AlwaysDown,   // polar night
  };
  Kind kind = Kind::RisesOrSets;
  std::optional<UtcSeconds> sunrise, sunset;  // to the nearest second
};

Daylight daylight(core::Day day, LonLat place, const TimeZone& zone);

}  // namespace eb::geo
