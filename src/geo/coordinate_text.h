#pragma once
// Places as people write them: WGS 84 degrees in decimal, with minutes or with seconds, and UTM. Used where a planner
// types a position, and to show one. Pure functions; each call with UTM asks PROJ, so not for every frame.
#include <string>
#include <string_view>

#include "core/result.h"
#include "geo/types.h"

namespace eb::geo {

// "51.5045 N 6.9750 E", "51,5045 6,975", "51.5045, 6.9750", "N 51° 30' 16.2\" E 6° 58' 30\"", "32U 359460 5707874".
// Without letters latitude comes first. O is east, as in German. Decimal commas are understood.
core::Result<LonLat> parse_coordinates(std::string_view text);

// "32U 359460 5707874": whole metres; "" beyond 80 degrees south and 84 degrees north.
std::string utm_text(LonLat position);
// "51° 30' 16.2\" N 6° 58' 30.0\" E".
std::string degrees_text(LonLat position);

}  // namespace eb::geo
