#include "scene/route_mark.h"

namespace eb::scene {

// A filled dot in the colour of letters with a rim in that of the ground: neither a stop nor a pulse.
void add_route_mark(geo::Vec2d at_px, double points, const Theme& theme, render::Overlay& out) {
  constexpr double radius_pt = 6, rim_pt = 2;
  out.add(render::Disc{static_cast<float>(at_px.x), static_cast<float>(at_px.y), static_cast<float>(radius_pt * points),
                       theme.text, theme.background, static_cast<float>(rim_pt * points)});
}

}  // namespace eb::scene
