#pragma once
// Where the frames of a film go, one after the other: a folder of pictures or a film file. Used by io/frame_queue, from
// one thread at a time, except cancel().
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "core/result.h"

namespace eb::io {

struct FrameShape {
  int width = 0, height = 0;  // pixels
  int frames_per_second = 30;
  std::size_t frames = 0;  // how many will come
};

// What is not finished when it goes leaves nothing behind: no file, no folder, no process.
class FrameSink {
 public:
  FrameSink() = default;
  virtual ~FrameSink() = default;
  FrameSink(const FrameSink&) = delete;
  FrameSink& operator=(const FrameSink&) = delete;

  // The pixels of the next frame: RGBA, row 0 = top, alpha ignored.
  virtual core::Result<void> add(std::span<const std::uint8_t> rgba) = 0;
  // When it returns without an error everything is on disk under its name.
  virtual core::Result<void> finish() = 0;
  // From any thread: a call that waits for somebody else ends soon, with an error.
  virtual void cancel() {}
};

}  // namespace eb::io
