#pragma once
// How a reader tells that it is getting on; silence for too long ends it.
#include <chrono>

#include "io/reader_channel.h"

namespace eb::io {

class Heartbeat {
 public:
  explicit Heartbeat(int channel) : m_channel{channel} {}

  // Call only after real progress. `share` 0..1 of the whole, negative = unknown.
  void beat(float share) {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::milliseconds{50}) return;
    m_last = now;
    send_frame(m_channel, {FrameKind::Progress, 0, share});
  }

 private:
  int m_channel;
  std::chrono::steady_clock::time_point m_last{};
};

}  // namespace eb::io
