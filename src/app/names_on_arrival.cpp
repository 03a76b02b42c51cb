#include "app/names_on_arrival.h"

#include <algorithm>
#include <utility>

namespace eb::app {

namespace {

// A name fades out and in again well within; afterwards only calm moves are left.
constexpr double settling_seconds = 1;

bool is_same_view(const session::Camera& a, const session::Camera& b) {
  return a.center == b.center && a.metres_per_pixel == b.metres_per_pixel && a.rotation_rad == b.rotation_rad &&
         a.width_px == b.width_px && a.height_px == b.height_px;
}

}  // namespace

void NamesOnArrival::follow(std::vector<std::uint64_t> layers, const session::Camera& camera, double seconds) {
  m_is_still = m_camera && is_same_view(*m_camera, camera);
  m_camera = camera;
  if (m_is_still) m_seconds_left = std::max(0.0, m_seconds_left - seconds);
  if (layers == m_layers) return;
  m_layers = std::move(layers);
  m_seconds_left = settling_seconds;
}

void NamesOnArrival::placed(bool is_animating, double seconds) {
  if (may_move() && seconds > 0 && !is_animating) m_seconds_left = 0;
}

}  // namespace eb::app
