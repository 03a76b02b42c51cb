#pragma once
// A screen in a foyer: the show, or the time alone, goes round unattended; who touches it gets the map to play with,
// and when nobody has touched it for a while everything begins again as it was. Pure; app/kiosk_mode feeds it. Main
// thread.
#include <optional>
#include <vector>

#include "session/action.h"

namespace eb::session {

// What a visitor may do: look around in space and time and ask, but change, open, save or end nothing.
bool visitors_may(const Action& action);

class Kiosk {
 public:
  struct Settings {
    double idle_seconds = 90;  // without a hand on it, until it goes on by itself; > 0
    double pace = 1;           // of the show: 2 = twice as fast; > 0
  };
  explicit Kiosk(Settings settings) : m_settings{settings} {}

  // Where the show is; without steps the time is played.
  struct Show {
    std::size_t step_count = 0, step = 0;
    double step_seconds = 0;     // since the step began
    double planned_seconds = 0;  // of the step
    bool is_on = false;          // it is being presented
  };
  // What is to be done after `seconds` more, in this order. `had_hand`: a key, a click, a touch or a wheel came since
  // the last call; a pointer that only rests or drifts is none.
  std::vector<Action> advance(double seconds, bool had_hand, const Show& show);

  [[nodiscard]] bool is_attended() const { return m_is_attended; }
  // Steps shown since the start, for those who watch over it.
  [[nodiscard]] std::uint64_t steps_shown() const { return m_steps_shown; }

 private:
  void begin_anew(const Show& show, std::vector<Action>& out);

  Settings m_settings;
  bool m_has_begun = false, m_is_attended = false;
  double m_idle_seconds = 0;
  std::uint64_t m_steps_shown = 0;
};

}  // namespace eb::session
