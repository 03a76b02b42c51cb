#include "io/frame_queue.h"

#include <chrono>

namespace eb::io {

namespace {
constexpr std::size_t most_waiting = 3;
constexpr std::chrono::milliseconds patience{50};
}  // namespace

FrameQueue::FrameQueue(std::unique_ptr<FrameSink> sink, std::function<void()> wake)
    : m_sink{std::move(sink)}, m_wake{std::move(wake)}, m_thread{[this] { work(); }} {}

FrameQueue::~FrameQueue() {
  {
    const std::scoped_lock lock{m_mutex};
    m_is_cancelled = true;
  }
  m_changed.notify_all();
  m_sink->cancel();
  m_thread.join();
}

bool FrameQueue::has_room() const {
  const std::scoped_lock lock{m_mutex};
  return m_frames.size() < most_waiting;
}

void FrameQueue::add(std::vector<std::uint8_t> rgba) {
  {
    const std::scoped_lock lock{m_mutex};
    m_frames.push_back(std::move(rgba));
  }
  m_changed.notify_all();
}

void FrameQueue::finish() {
  {
    const std::scoped_lock lock{m_mutex};
    m_is_last_added = true;
  }
  m_changed.notify_all();
}

void FrameQueue::wait() const {
  std::unique_lock lock{m_mutex};
  m_changed.wait_for(lock, patience);
}

std::optional<core::Result<void>> FrameQueue::outcome() const {
  const std::scoped_lock lock{m_mutex};
  return m_outcome;
}

// False when no frame will come any more.
bool FrameQueue::take(std::vector<std::uint8_t>& frame) {
  std::unique_lock lock{m_mutex};
  m_changed.wait(lock, [this] { return m_is_cancelled || m_is_last_added || !m_frames.empty(); });
  if (m_is_cancelled || m_frames.empty()) return false;
  frame = std::move(m_frames.front());
  m_frames.pop_front();
  return true;
}

core::Result<void> FrameQueue::write_all() {
  for (std::vector<std::uint8_t> frame; take(frame);) {
    m_changed.notify_all();
    if (m_wake) m_wake();
    if (auto added = m_sink->add(frame); !added) return added;
  }
  {
    const std::scoped_lock lock{m_mutex};
    if (m_is_cancelled) return core::Error{core::msg("The film was cancelled"), {}, {}};
  }
  return m_sink->finish();
}

void FrameQueue::work() {
  auto outcome = write_all();
  {
    const std::scoped_lock lock{m_mutex};
    m_outcome = std::move(outcome);
  }
  m_changed.notify_all();
  if (m_wake) m_wake();
}

}  // namespace eb::io
