#pragma once
// Takes the frames of a film from the thread that draws them and hands them to a sink on a thread of its own, so that
// drawing and encoding go on side by side. Used by app/film_export; everything here is for the main thread.
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "io/frame_sink.h"

namespace eb::io {

class FrameQueue {
 public:
  // `wake` is called from the queue's thread whenever something below changes.
  explicit FrameQueue(std::unique_ptr<FrameSink> sink, std::function<void()> wake = {});
  ~FrameQueue();  // cancels what is not over
  FrameQueue(const FrameQueue&) = delete;
  FrameQueue& operator=(const FrameQueue&) = delete;

  // A frame more would not have to wait for the sink.
  [[nodiscard]] bool has_room() const;
  // Pixels as FrameSink::add wants them.
  void add(std::vector<std::uint8_t> rgba);
  // No more frames come: the rest is written and the sink finished.
  void finish();
  // Waits a little for something to change.
  void wait() const;

  // nullopt while frames come or are written; then that all is written, or what went wrong.
  [[nodiscard]] std::optional<core::Result<void>> outcome() const;

 private:
  void work();
  core::Result<void> write_all();
  bool take(std::vector<std::uint8_t>& frame);

  std::unique_ptr<FrameSink> m_sink;
  std::function<void()> m_wake;
  mutable std::mutex m_mutex;
  mutable std::condition_variable m_changed;
  std::deque<std::vector<std::uint8_t>> m_frames;
  std::optional<core::Result<void>> m_outcome;
  bool m_is_last_added = false, m_is_cancelled = false;
  std::thread m_thread;
};

}  // namespace eb::io
