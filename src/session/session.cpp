#include "session/session.h"

namespace eb::session {

bool Session::advance(double seconds) {
  bool changed = playback.advance(seconds);
  if (flight) {
    flight_seconds += seconds;
    const int width = camera.width_px;
    const int height = camera.height_px;
    camera = flight->at(flight_seconds);
    camera.width_px = width;
    camera.height_px = height;
    if (flight_seconds >= flight->seconds()) flight.reset();
    changed = true;
  }
  return changed;
}

void Session::fly_to(const Camera& target, double seconds) {
  flight.emplace(camera, target, view.reduced_motion ? 0.0 : seconds);
  flight_seconds = 0;
}

}  // namespace eb::session
