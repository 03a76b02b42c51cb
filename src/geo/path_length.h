#pragma once
// How long ways are on the GRS 80 ellipsoid: between two positions, and along a leg with a path of a million points,
// which brings its own length along. Any thread.
#include "geo/chunked_path.h"
#include "geo/types.h"

namespace eb::geo {

// Between two positions; within a few nanometres a metre of ellipsoidal_length_m, and much faster where they are near.
double distance_m(LonLat from, LonLat to);

// Of the whole line from -> path -> to.
double way_length_m(LonLat from, const ChunkedPath& path, LonLat to);

}  // namespace eb::geo
