#pragma once
// Whether names on the map may move because a layer has just come: what stood before its rivers were there may lie on
// them now. Used by MapPainter, a frame at a time; seconds; main thread.
#include <cstdint>
#include <optional>
#include <vector>

#include "session/camera.h"

namespace eb::app {

class NamesOnArrival {
 public:
  // `layers`: what is loaded and visible. A picture without a clock has no seconds.
  void follow(std::vector<std::uint64_t> layers, const session::Camera& camera, double seconds);
  // While the camera moves the calm of a moving map goes first.
  [[nodiscard]] bool may_move() const { return m_seconds_left > 0 && m_is_still; }
  // To be told after each frame whether names are on their way.
  void placed(bool is_animating, double seconds);

 private:
  std::vector<std::uint64_t> m_layers;
  std::optional<session::Camera> m_camera;
  double m_seconds_left = 0;
  bool m_is_still = false;
};

}  // namespace eb::app
