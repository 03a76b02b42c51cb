#include "session/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/rotated.h"

namespace eb::session {

namespace {

double clamp_scale(double metres_per_pixel) {
  return std::clamp(metres_per_pixel, finest_metres_per_pixel, coarsest_metres_per_pixel);
}

// The shorter way round from one angle to another.
double turned(double from, double to, double share) {
  return from + std::remainder(to - from, 2 * std::numbers::pi) * share;
}

double ease(double t) {
  return t < 0.5 ? 4 * t * t * t : 1 - std::pow(2 - 2 * t, 3) / 2;
}

}  // namespace

geo::Vec2d Camera::to_screen(geo::Vec2d world) const {
  const auto v = geo::rotated(world - center, rotation_rad);
  return {width_px / 2.0 + v.x / metres_per_pixel, height_px / 2.0 - v.y / metres_per_pixel};
}

geo::Vec2d Camera::to_world(geo::Vec2d screen) const {
  const geo::Vec2d v{(screen.x - width_px / 2.0) * metres_per_pixel, (height_px / 2.0 - screen.y) * metres_per_pixel};
  return center + geo::rotated(v, -rotation_rad);
}

geo::Box2d Camera::visible_box() const {
  geo::Box2d box;
  for (const double x : {0.0, static_cast<double>(width_px)}) {
    for (const double y : {0.0, static_cast<double>(height_px)}) box.add(to_world({x, y}));
  }
  return box;
}

void Camera::pan_pixels(double dx, double dy) {
  center = center - geo::rotated({dx * metres_per_pixel, -dy * metres_per_pixel}, -rotation_rad);
}

void Camera::zoom_at(geo::Vec2d screen, double factor) {
  const auto fixed = to_world(screen);
  metres_per_pixel = clamp_scale(metres_per_pixel / factor);
  center = center + (fixed - to_world(screen));
}

void Camera::rotate_at(geo::Vec2d screen, double radians) {
  const auto fixed = to_world(screen);
  rotation_rad = std::remainder(rotation_rad + radians, 2 * std::numbers::pi);
  center = center + (fixed - to_world(screen));
}

Camera fitted(Camera camera, const geo::Box2d& box, const Insets& insets) {
  if (box.empty()) return camera;
  const double free_width = std::max(32.0, camera.width_px - insets.left - insets.right);
  const double free_height = std::max(32.0, camera.height_px - insets.top - insets.bottom);
  const double c = std::abs(std::cos(camera.rotation_rad));
  const double s = std::abs(std::sin(camera.rotation_rad));
  const double width = box.width() * c + box.height() * s;
  const double height = box.width() * s + box.height() * c;
  camera.metres_per_pixel = clamp_scale(std::max(width / free_width, height / free_height));
  camera.center = box.center();
  // The middle of the free space, not of the window, is where the subject belongs.
  camera.pan_pixels((insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2);
  return camera;
}

namespace {

constexpr double rho_squared = 2;
const double rho = std::sqrt(rho_squared);

}  // namespace

// Smooth and efficient zooming and panning: van Wijk & Nuij, InfoVis 2003, with rho^2 = 2.
Flight::Flight(const Camera& from, const Camera& to, double seconds)
    : m_from{from},
      m_to{to},
      m_seconds{seconds},
      m_width_from{from.metres_per_pixel * from.width_px},
      m_width_to{to.metres_per_pixel * to.width_px},
      m_distance{geo::length(to.center - from.center)} {
  if (only_zooms()) return;
  const double w0 = m_width_from, w1 = m_width_to, u1 = m_distance, rho4 = rho_squared * rho_squared;
  const double b0 = (w1 * w1 - w0 * w0 + rho4 * u1 * u1) / (2 * w0 * rho_squared * u1);
  const double b1 = (w1 * w1 - w0 * w0 - rho4 * u1 * u1) / (2 * w1 * rho_squared * u1);
  m_start = std::log(std::sqrt(b0 * b0 + 1) - b0);
  m_end = std::log(std::sqrt(b1 * b1 + 1) - b1);
}

bool Flight::only_zooms() const {
  return m_distance < 1e-3 * std::min(m_width_from, m_width_to);
}

double Flight::path() const {
  return only_zooms() ? std::abs(std::log(m_width_to / m_width_from)) / rho : (m_end - m_start) / rho;
}

Camera Flight::at(double seconds) const {
  const double t = m_seconds <= 0 ? 1 : std::clamp(seconds / m_seconds, 0.0, 1.0);
  return t >= 1 ? m_to : at_share(ease(t));
}

Camera Flight::at_share(double share) const {
  Camera camera = m_to;
  if (share >= 1) return camera;
  camera.rotation_rad = turned(m_from.rotation_rad, m_to.rotation_rad, share);
  if (only_zooms()) {
    camera.metres_per_pixel = m_from.metres_per_pixel * std::pow(m_width_to / m_width_from, share);
    camera.center = m_from.center + (m_to.center - m_from.center) * share;
    return camera;
  }
  const double at = m_start + share * (m_end - m_start);
  const double u = m_width_from / rho_squared * (std::cosh(m_start) * std::tanh(at) - std::sinh(m_start));
  const double w = m_width_from * std::cosh(m_start) / std::cosh(at);
  camera.center = m_from.center + (m_to.center - m_from.center) * std::clamp(u / m_distance, 0.0, 1.0);
  camera.metres_per_pixel = clamp_scale(w / m_to.width_px);
  return camera;
}

}  // namespace eb::session
