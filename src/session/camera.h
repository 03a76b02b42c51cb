#pragma once
// The view on the map and its eased movements. Screen positions: framebuffer pixels, y down.
#include <optional>

#include "geo/types.h"

namespace eb::session {

struct Camera {
  geo::Vec2d center;  // project CRS
  double metres_per_pixel = 100;
  double rotation_rad = 0;  // map turned counter-clockwise on screen
  int width_px = 1280, height_px = 720;

  [[nodiscard]] geo::Vec2d to_screen(geo::Vec2d world) const;
  [[nodiscard]] geo::Vec2d to_world(geo::Vec2d screen) const;
  [[nodiscard]] geo::Box2d visible_box() const;  // axis-parallel box around the view, project CRS
  void pan_pixels(double dx, double dy);         // the map follows the pointer
  // Keeps the world position under `screen` where it is.
  void zoom_at(geo::Vec2d screen, double factor);
  void rotate_at(geo::Vec2d screen, double radians);
};

// Pixels at each edge that the subject keeps clear of (panels, furniture).
struct Insets {
  double left = 0, top = 0, right = 0, bottom = 0;
};

// Centre and scale so that `box` fits inside the insets.
Camera fitted(Camera camera, const geo::Box2d& box, const Insets& insets);

// Limits of metres_per_pixel.
inline constexpr double finest_metres_per_pixel = 0.05;
inline constexpr double coarsest_metres_per_pixel = 50'000;

// A flight of fixed length; zooms out on the way when far (van Wijk & Nuij 2003).
class Flight {
 public:
  Flight(const Camera& from, const Camera& to, double seconds);
  [[nodiscard]] Camera at(double seconds) const;      // eased
  [[nodiscard]] Camera at_share(double share) const;  // of the way, 0 to 1
  // How long the way looks: 1 is about a slide by the picture's width, or a zoom by e^1.4.
  [[nodiscard]] double path() const;
  [[nodiscard]] double seconds() const { return m_seconds; }

 private:
  Camera m_from, m_to;
  double m_seconds;
  // Van Wijk and Nuij's way: widths of the picture on the ground at both ends, and the two ends of the way.
  double m_width_from, m_width_to, m_distance;
  double m_start = 0, m_end = 0;
  [[nodiscard]] bool only_zooms() const;
};

}  // namespace eb::session
