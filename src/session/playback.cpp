#include "session/playback.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

namespace {
constexpr double fade_seconds = 0.6;
}

void Playback::set_range(core::Day from, core::Day to) {
  m_from = from;
  m_to = std::max(to, from + 1);
  m_day = std::clamp(m_day, static_cast<double>(m_from), static_cast<double>(m_to));
}

void Playback::seek(double day) {
  if (!std::isfinite(day)) return;
  m_day = std::clamp(day, static_cast<double>(m_from), static_cast<double>(m_to));
  m_settle = 0;
}

void Playback::play(bool on) {
  if (on && m_day >= m_to) m_day = m_from;
  if (m_playing && !on) m_settle = fade_seconds;
  m_playing = on;
}

void Playback::set_speed(double days_per_second) {
  m_speed = std::clamp(days_per_second, 0.01, 365'250.0);
}

bool Playback::advance(double seconds) {
  if (!m_playing) {
    if (m_settle <= 0) return false;
    m_settle = std::max(0.0, m_settle - seconds);
    return true;
  }
  m_day += m_speed * seconds;
  if (m_day < m_to) return true;
  if (m_loop) {
    // What runs over the end is time of the next round, so that the step of the clock does not matter.
    m_day = m_from + std::fmod(m_day - m_to, static_cast<double>(m_to - m_from));
  } else {
    m_day = m_to;
    play(false);
  }
  return true;
}

double Playback::fade_days() const {
  return m_playing ? m_speed * fade_seconds : m_speed * m_settle;
}

}  // namespace eb::session
