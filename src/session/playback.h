#pragma once
// The clock of the map. advance() is its only source of time: tests and exports use a fixed step.
#include "core/date.h"

namespace eb::session {

class Playback {
 public:
  void set_range(core::Day from, core::Day to);
  void seek(double day);  // clamped to the range; ends a running fade
  void play(bool on);
  void set_speed(double days_per_second);  // > 0
  void set_loop(bool on) { m_loop = on; }
  // Moves the clock while playing; stops (or starts over when looping) at the end of the range.
  // Returns whether anything changed.
  bool advance(double seconds);

  [[nodiscard]] double day() const { return m_day; }
  [[nodiscard]] bool playing() const { return m_playing; }
  [[nodiscard]] bool loop() const { return m_loop; }
  [[nodiscard]] double speed_days_per_second() const { return m_speed; }
  [[nodiscard]] core::Day from() const { return m_from; }
  [[nodiscard]] core::Day to() const { return m_to; }
  // Length of the transition between phases in days of the clock: half a second of playing, 0 when paused
  // and settled, so that a still picture is exact.
  [[nodiscard]] double fade_days() const;

 private:
  core::Day m_from = core::open_past, m_to = core::open_future;
  double m_day = 0;
  double m_speed = 365.2425 * 5;
  bool m_playing = false, m_loop = false;
  double m_settle = 0;  // seconds of fade left after pausing
};

}  // namespace eb::session
