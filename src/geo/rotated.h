#pragma once
// A position of the plane turned around its origin: anticlockwise, in radians. For cameras.
#include <cmath>

#include "geo/types.h"

namespace eb::geo {

inline Vec2d rotated(Vec2d v, double radians) {
  const double c = std::cos(radians), s = std::sin(radians);
  return {c * v.x - s * v.y, s * v.x + c * v.y};
}

}  // namespace eb::geo
