#pragma once
// A position as a key: positions of one place are equal. Used where courses of lines are compared.
#include <cmath>
#include <cstdint>
#include <utility>

#include "geo/types.h"

namespace eb::scene {

// To the centimetre.
using Place = std::pair<std::int64_t, std::int64_t>;
inline Place place_of(geo::Vec2d position) {
  return {std::llround(position.x * 100), std::llround(position.y * 100)};
}

}  // namespace eb::scene
