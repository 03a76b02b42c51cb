#include "core/main_queue.h"

namespace eb::core {

void MainQueue::post(std::function<void()> task) {
  {
    const std::scoped_lock lock{m_mutex};
    m_tasks.push_back(std::move(task));
  }
  if (m_wake) m_wake();
}

std::size_t MainQueue::drain(std::chrono::microseconds budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  std::size_t ran = 0;
  do {
    std::function<void()> task;
    {
      const std::scoped_lock lock{m_mutex};
      if (m_tasks.empty()) break;
      task = std::move(m_tasks.front());
      m_tasks.pop_front();
    }
    task();
    ++ran;
  } while (std::chrono::steady_clock::now() < end);
  return ran;
}

bool MainQueue::empty() const {
  const std::scoped_lock lock{m_mutex};
  return m_tasks.empty();
}

}  // namespace eb::core
