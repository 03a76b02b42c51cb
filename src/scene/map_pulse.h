#pragma once
// Rings on the map around the place of a milestone while its card is up: they draw the eye there, then stand still.
#include "geo/types.h"
#include "render/frame.h"
#include "scene/theme.h"

namespace eb::scene {

struct MapPulse {
  geo::Vec2d at_px;      // framebuffer pixels
  double points = 1;     // pixels per point
  double seconds = 0;    // since the card came up
  double presence = 1;   // how much of the card is there, 0..1
  bool is_calm = false;  // no rings run outwards
};

// Rings run outwards for so long; afterwards the mark does not change any more.
inline constexpr double pulse_seconds = 4;
// What has to stay visible: the mark and the beginning of its rings.
render::Rect pulse_area(const MapPulse& pulse);

void add_pulse(const MapPulse& pulse, const Theme& theme, render::Overlay& out);

}  // namespace eb::scene
