#pragma once
// How long the hall was without its picture where it belongs: from the event that asked for another screen until the
// first picture was presented there. For scripts and benches, which tell it; nothing is decided by it. Owned by
// app/presenting; main thread.
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace eb::app {

class ScreenClock {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // Somebody swapped the screens; or the hall's monitor was plugged in again.
  enum class Cause : std::uint8_t { Swap, Replug };

  void begin(Cause cause, Time since) { m_running = Running{cause, since}; }
  [[nodiscard]] bool is_running() const { return m_running.has_value(); }
  // The hall's picture is where it belongs, on a screen.
  void end(Time now) {
    if (!m_running) return;
    const std::chrono::duration<double, std::milli> passed = now - m_running->since;
    m_last_ms[static_cast<std::size_t>(m_running->cause)] = passed.count();
    m_running.reset();
  }
  void forget() { m_running.reset(); }
  // Of the last time; nullopt = it never happened.
  [[nodiscard]] std::optional<double> last_ms(Cause cause) const { return m_last_ms[static_cast<std::size_t>(cause)]; }

 private:
  struct Running {
    Cause cause;
    Time since;
  };
  std::optional<Running> m_running;
  std::array<std::optional<double>, 2> m_last_ms;
};

}  // namespace eb::app
