#include "session/playback.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

namespace {
constexpr double shortest_loop_days = 1;
}  // namespace

void Playback::set_range(core::Day from, core::Day to) {
  m_from = from;
  m_to = std::max(to, from + 1);
  m_day = std::clamp(m_day, static_cast<double>(m_from), static_cast<double>(m_to));
  if (m_loop_range && (m_loop_range->from < m_from || m_loop_range->to > m_to)) m_loop_range.reset();
}

void Playback::seek(double day) {
  if (!std::isfinite(day)) return;
  m_day = m_settled_day = std::clamp(day, static_cast<double>(m_from), static_cast<double>(m_to));
  m_settle = 0;
}

void Playback::play(bool on) {
  if (on && (m_day < first_day() || m_day >= last_day())) seek(first_day());
  if (on && !m_playing && m_settle <= 0) m_settled_day = m_day;
  if (m_playing && !on) m_settle = fade_seconds;
  m_playing = on;
}

void Playback::set_speed(double days_per_second) {
  m_speed = std::clamp(days_per_second, 0.01, 365'250.0);
}

void Playback::set_story_seconds(double seconds) {
  if (std::isfinite(seconds)) m_story_seconds = std::clamp(seconds, 1.0, 3600.0);
}

void Playback::set_loop_range(std::optional<LoopRange> range) {
  m_loop_range.reset();
  if (!range || !std::isfinite(range->from) || !std::isfinite(range->to)) return;
  const double first = m_from, last = m_to;
  const double from = std::clamp(std::min(range->from, range->to), first, std::max(first, last - shortest_loop_days));
  const double to = std::clamp(std::max(range->from, range->to), std::min(from + shortest_loop_days, last), last);
  m_loop_range = LoopRange{from, to};
  if (m_day < from || m_day > to) seek(from);
}

LoopRange Playback::range_starting_at(double day) const {
  return {day, m_loop_range && m_loop_range->to > day ? m_loop_range->to : static_cast<double>(m_to)};
}

LoopRange Playback::range_ending_at(double day) const {
  return {m_loop_range && m_loop_range->from < day ? m_loop_range->from : static_cast<double>(m_from), day};
}

Playback::Pace Playback::pace() const {
  if (m_story_on && m_story) return {m_story.get(), 1 / m_story_seconds};
  return {nullptr, m_speed};
}

bool Playback::advance(double seconds) {
  if (!m_playing) {
    if (m_settle <= 0) return false;
    m_settle = std::max(0.0, m_settle - seconds);
    return true;
  }
  const auto pace = this->pace();
  // A clock that somebody moved beyond the loop range plays on to the end of everything.
  const double end = pace.position(m_day <= last_day() ? last_day() : m_to);
  const double start = pace.position(first_day());
  const double reached = pace.position(m_day) + pace.per_second * seconds;
  if (reached < end) {
    m_day = pace.day(reached);
  } else if (m_loop) {
    // What runs over the end is time of the next round, so that the step of the clock does not matter.
    m_day = pace.day(start + std::fmod(reached - end, pace.position(last_day()) - start));
    m_settled_day = first_day();
  } else {
    m_day = pace.day(end);
    m_playing = false;
    m_settle = fade_seconds;
  }
  return true;
}

double Playback::momentary_days_per_second() const {
  const auto pace = this->pace();
  return pace.story != nullptr ? pace.story->days_per_share(m_day) * pace.per_second : pace.per_second;
}

double Playback::fade_days() const {
  const double seconds = m_playing ? fade_seconds : m_settle;
  if (seconds <= 0) return 0;
  // The days the clock has just covered, so that a change under way never jumps when the story slows down.
  const auto pace = this->pace();
  return m_day - pace.day(pace.position(m_day) - pace.per_second * seconds);
}

}  // namespace eb::session
