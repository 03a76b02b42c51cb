#pragma once
// Ctrl+C and a polite kill as a wish to stop, for commands that have something to clean up. Make it before any thread.
#include <atomic>
#include <thread>

namespace eb::app {

class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  // From now on such a signal is only taken note of; before, it ends the program as usual.
  void hold() { m_holds = true; }
  // The number of the signal that came, else 0.
  [[nodiscard]] int signal() const { return m_signal; }

 private:
  void watch(const std::stop_token& stop);

  std::atomic<bool> m_holds = false;
  std::atomic<int> m_signal = 0;
  std::jthread m_thread;
};

}  // namespace eb::app
