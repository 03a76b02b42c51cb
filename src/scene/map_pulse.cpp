#include "scene/map_pulse.h"

#include <algorithm>
#include <array>

namespace eb::scene {

namespace {

constexpr double mark_radius_pt = 9, calm_radius_pt = 15, widest_radius_pt = 46;
constexpr double mark_width_pt = 2.4, rim_pt = 1.6, ring_width_pt = 3;
constexpr std::array ring_starts{0.0, 1.2, 2.4};  // seconds
constexpr double ring_seconds = pulse_seconds - ring_starts.back();

void add_ring(const MapPulse& pulse, double radius_pt, double width_pt, core::Color color, render::Overlay& out) {
  const core::Color nothing{color.r, color.g, color.b, 0};
  out.add(render::Disc{static_cast<float>(pulse.at_px.x), static_cast<float>(pulse.at_px.y),
                       static_cast<float>(radius_pt * pulse.points), nothing, color,
                       static_cast<float>(width_pt * pulse.points)});
}

// A ring in the colour of letters with a rim in that of the ground: visible on water, land and lines.
void add_mark(const MapPulse& pulse, double radius_pt, const Theme& theme, render::Overlay& out) {
  const auto alpha = static_cast<float>(pulse.presence);
  add_ring(pulse, radius_pt, mark_width_pt + 2 * rim_pt, core::with_alpha(theme.background, 0.8F * alpha), out);
  add_ring(pulse, radius_pt, mark_width_pt, core::with_alpha(theme.text, alpha), out);
}

// Fast at first, then slower; it fades as it grows.
void add_running_ring(const MapPulse& pulse, double start, const Theme& theme, render::Overlay& out) {
  const double t = (pulse.seconds - start) / ring_seconds;
  if (t <= 0 || t >= 1) return;
  const double eased = 1 - (1 - t) * (1 - t);
  const double radius = mark_radius_pt + (widest_radius_pt - mark_radius_pt) * eased;
  const auto alpha = static_cast<float>((1 - t) * pulse.presence);
  add_ring(pulse, radius, ring_width_pt + 2, core::with_alpha(theme.background, 0.5F * alpha), out);
  add_ring(pulse, radius, ring_width_pt, core::with_alpha(theme.text, 0.9F * alpha), out);
}

}  // namespace

render::Rect pulse_area(const MapPulse& pulse) {
  const double reach = (pulse.is_calm ? calm_radius_pt : 2 * mark_radius_pt) * pulse.points;
  return {static_cast<float>(pulse.at_px.x - reach), static_cast<float>(pulse.at_px.y - reach),
          static_cast<float>(2 * reach), static_cast<float>(2 * reach)};
}

void add_pulse(const MapPulse& pulse, const Theme& theme, render::Overlay& out) {
  if (pulse.presence <= 0) return;
  if (!pulse.is_calm) {
    for (const double start : ring_starts) add_running_ring(pulse, start, theme, out);
  }
  add_mark(pulse, pulse.is_calm ? calm_radius_pt : mark_radius_pt, theme, out);
}

}  // namespace eb::scene
