#pragma once
// Where workers hand results back to the main thread.
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>

namespace eb::core {

// post() from any thread; drain() on the main thread only.
class MainQueue {
 public:
  // `wake` is called (from the posting thread) after every post, e.g. to end a wait for events.
  explicit MainQueue(std::function<void()> wake = {}) : m_wake{std::move(wake)} {}

  void post(std::function<void()> task);
  // Runs tasks in order until none is left or the budget is spent; returns how many ran.
  std::size_t drain(std::chrono::microseconds budget);
  [[nodiscard]] bool empty() const;

 private:
  mutable std::mutex m_mutex;
  std::deque<std::function<void()>> m_tasks;
  std::function<void()> m_wake;
};

}  // namespace eb::core
