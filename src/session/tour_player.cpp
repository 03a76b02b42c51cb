#include "session/tour_player.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

void TourPlayer::start(std::shared_ptr<const Tour> tour, std::shared_ptr<const model::Route> route,
                       CompareMode compared_before) {
  m_tour = std::move(tour);
  m_source = std::move(route);
  m_asked.clear();
  m_state = TourState::Playing;
  m_is_arriving = true;
  m_seconds = 0;
  m_compared_before = compared_before;
}

void TourPlayer::end() {
  m_tour.reset();
  m_source.reset();
  m_asked.clear();
  m_state = TourState::Off;
  m_is_arriving = false;
  m_seconds = 0;
}

void TourPlayer::pause() {
  if (m_state == TourState::Playing) m_state = TourState::Paused;
}

void TourPlayer::resume() {
  if (m_state == TourState::Held) m_is_arriving = true;
  if (is_on()) m_state = TourState::Playing;
}

void TourPlayer::hold() {
  if (!is_on()) return;
  m_state = TourState::Held;
  m_is_arriving = false;
}

void TourPlayer::seek(double seconds) {
  if (!is_on() || !std::isfinite(seconds)) return;
  m_seconds = std::clamp(seconds, 0.0, m_tour->seconds());
  if (m_state == TourState::Held) m_state = TourState::Playing;
  m_is_arriving = true;
}

void TourPlayer::skip_to(std::size_t stop) {
  if (is_on()) seek(m_tour->stays()[std::min(stop, m_tour->stays().size() - 1)].arrival);
}

void TourPlayer::step(int direction) {
  if (!is_on()) return;
  const auto now = m_tour->at(m_seconds);
  const bool is_there = now.phase == TourPhase::AtStop;
  if (direction < 0) return skip_to(now.phase == TourPhase::Closing ? now.stop : now.stop - (now.stop > 0 ? 1 : 0));
  const auto next = is_there ? now.stop + 1 : now.stop;
  if (now.phase == TourPhase::Closing) return;
  if (next < m_tour->stays().size()) return skip_to(next);
  seek(m_tour->stays().back().departure);
}

void TourPlayer::set_speed(double speed) {
  if (std::isfinite(speed)) m_speed = std::clamp(speed, least_tour_speed, most_tour_speed);
}

bool TourPlayer::advance(double seconds) {
  if (m_state != TourState::Playing || m_is_arriving) return false;
  m_seconds = std::min(m_seconds + seconds * m_speed, m_tour->seconds());
  return true;
}

}  // namespace eb::session
