#pragma once
// What the water next to a place was before it became what it is on a given day. Used for the stops of a tour. Pure.
#include <optional>

#include "scene/layer_meshes.h"

namespace eb::scene {

struct PastOfReach {
  std::uint32_t then_row = 0;            // of the layer's table
  std::optional<std::uint32_t> now_row;  // of the same reach, when there is one on that day
  double then_day = 0;                   // one of the last on which nothing of it is in doubt
  geo::Vec2d place;                      // of the reach, nearest
  double distance_m = 0;
};

// Of the nearest reach of lines within `reach_m`: the state that prevailed longest in the hundred years before `day`,
// as far as they lie after `first_day`, among those it is not in on that day. A state that is over for longer counts
// only where there is no other.
std::optional<PastOfReach> past_of_nearest_reach(const LayerGeometry& geometry, const model::Layer& layer,
                                                 geo::Vec2d place, double reach_m, double day, core::Day first_day);

}  // namespace eb::scene
