#pragma once
// The window the hall sees: it shows a picture that was drawn elsewhere, and nothing else. Made by
// GraphicsContext::open_audience; may go and come at any time, nothing else depends on it. Main thread, with the main
// context current before and after every call; destroyed before that context.
#include <cstdint>
#include <vector>

#include "core/input_event.h"
#include "platform/monitors.h"

namespace eb::platform {

struct WindowPicture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // row 0 = top, alpha 255
};

// A picture of the main context: an RGBA8 texture as OpenGL draws it (bottom row first). Texture 0 = black.
struct TexturePicture {
  unsigned texture = 0;
  int width = 0, height = 0;
};

class AudienceWindow {
 public:
  virtual ~AudienceWindow() = default;
  // What the hall's picture is best drawn at.
  [[nodiscard]] virtual int width_px() const = 0;
  [[nodiscard]] virtual int height_px() const = 0;
  // Shows it as large as it fits, on black.
  virtual void present(const TexturePicture& picture) = 0;
  // What present() would show; nothing changes on the screen.
  [[nodiscard]] virtual WindowPicture read(const TexturePicture& picture) = 0;
  // Covers that monitor from now on.
  virtual void move_to(const Monitor& monitor) = 0;
  // Whether it lies there: the desktop may move windows of its own accord when monitors come and go.
  [[nodiscard]] virtual bool covers(const Monitor& monitor) const = 0;
  // A hidden window keeps its place.
  virtual void set_visible(bool visible) = 0;
  // What was typed and clicked in it since the last call; GraphicsContext::collect_events gathers it. Positions are
  // pixels of this window.
  virtual core::InputQueue take_events() = 0;
};

}  // namespace eb::platform
