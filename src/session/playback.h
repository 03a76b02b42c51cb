#pragma once
// The clock of the map. advance() is its only source of time: tests and exports use a fixed step.
#include <memory>
#include <optional>

#include "core/date.h"
#include "session/story_clock.h"

namespace eb::session {

// The part of the time that is played and looped: positions of the clock, both of which it reaches.
struct LoopRange {
  double from = 0, to = 0;
  friend bool operator==(const LoopRange&, const LoopRange&) = default;
};

class Playback {
 public:
  void set_range(core::Day from, core::Day to);  // of the whole time; a loop range outside ends
  void seek(double day);                         // clamped to the range; ends a running fade
  void play(bool on);
  void set_speed(double days_per_second);  // > 0
  void set_loop(bool on) { m_loop = on; }
  // Play only from here to there (at least a day, clamped; turned round is put right); nullopt = everything. A
  // clock outside moves to its start.
  void set_loop_range(std::optional<LoopRange> range);
  // Plays by the story clock, whatever the speed; nothing happens without one.
  void set_story(std::shared_ptr<const StoryClock> story) { m_story = std::move(story); }
  void set_story_clock(bool on) { m_story_on = on; }
  void set_story_seconds(double seconds);  // for the whole range
  // Moves the clock while playing; at the end of the range (or of the loop range, when it began inside) it stops,
  // or starts over when looping. Returns whether anything changed.
  bool advance(double seconds);

  [[nodiscard]] double day() const { return m_day; }
  [[nodiscard]] bool playing() const { return m_playing; }
  [[nodiscard]] bool loop() const { return m_loop; }
  [[nodiscard]] const std::optional<LoopRange>& loop_range() const { return m_loop_range; }
  [[nodiscard]] const StoryClock* story() const { return m_story.get(); }
  [[nodiscard]] const std::shared_ptr<const StoryClock>& shared_story() const { return m_story; }
  [[nodiscard]] bool story_clock() const { return m_story_on; }
  [[nodiscard]] double story_seconds() const { return m_story_seconds; }
  [[nodiscard]] double speed_days_per_second() const { return m_speed; }  // as set; the story clock has its own
  [[nodiscard]] double momentary_days_per_second() const;                 // as it plays here
  [[nodiscard]] core::Day from() const { return m_from; }
  [[nodiscard]] core::Day to() const { return m_to; }
  // Where playing starts and ends: of the loop range, else of the whole time.
  [[nodiscard]] double first_day() const { return m_loop_range ? m_loop_range->from : m_from; }
  [[nodiscard]] double last_day() const { return m_loop_range ? m_loop_range->to : m_to; }
  // Length of the transition between phases in days of the clock: what a good second of playing takes
  // to get here, 0 when paused and settled, so that a still picture is exact.
  [[nodiscard]] double fade_days() const;
  // The clock jumped here or set out from here: what began until then is settled, however long the fade.
  [[nodiscard]] double settled_day() const { return m_settled_day; }
  // The loop range with its start or its end put here; what lies on the wrong side of it gives way to the whole time.
  [[nodiscard]] LoopRange range_starting_at(double day) const;
  [[nodiscard]] LoopRange range_ending_at(double day) const;

  static constexpr double fade_seconds = 1.2;  // long enough to be followed from the last row

 private:
  // Time as it is played: days at the set speed, or shares of the story.
  struct Pace {
    const StoryClock* story = nullptr;
    double per_second = 1;
    [[nodiscard]] double position(double day) const { return story != nullptr ? story->share_at(day) : day; }
    [[nodiscard]] double day(double position) const { return story != nullptr ? story->day_at(position) : position; }
  };
  [[nodiscard]] Pace pace() const;

  core::Day m_from = core::open_past, m_to = core::open_future;
  std::optional<LoopRange> m_loop_range;
  std::shared_ptr<const StoryClock> m_story;
  double m_story_seconds = 60;
  double m_day = 0;
  double m_speed = 365.2425 * 5;
  bool m_playing = false, m_loop = false, m_story_on = false;
  double m_settled_day = core::open_past;
  double m_settle = 0;  // seconds of fade left after pausing
};

}  // namespace eb::session
