#pragma once
// A window, or no window: both give a current OpenGL 3.3 core context on the calling thread.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/input_event.h"
#include "core/result.h"
#include "platform/audience_window.h"
#include "platform/monitors.h"

namespace eb::platform {

using GlLoader = void* (*)(const char* name);

// What the pointer says it would do.
enum class Pointer : std::uint8_t { Arrow, MoveSideways, Hidden };

class GraphicsContext {
 public:
  virtual ~GraphicsContext() = default;
  [[nodiscard]] virtual GlLoader gl_loader() const = 0;
  [[nodiscard]] virtual int width_px() const = 0;
  [[nodiscard]] virtual int height_px() const = 0;
  [[nodiscard]] virtual double content_scale() const = 0;  // 1.0 = 96 dpi
  // The framebuffer that stands for the window: 0, or an offscreen one.
  [[nodiscard]] virtual unsigned framebuffer() const = 0;
  // Moves events since the last call to the end of `queue`; waits up to `wait_seconds` for one (0 = poll).
  virtual void collect_events(core::InputQueue& queue, double wait_seconds) = 0;
  virtual void present() = 0;
  // Ends a wait in collect_events; callable from any thread.
  virtual void wake() = 0;
  virtual void set_fullscreen(bool on) = 0;
  [[nodiscard]] virtual bool is_fullscreen() const = 0;

  // The monitors there are now; core::MonitorsChanged says when to ask again. Without a window one of its size.
  [[nodiscard]] virtual Monitors monitors() const = 0;
  // The name of the monitor that shows most of the window; empty when there is none.
  [[nodiscard]] virtual std::string monitor() const = 0;
  // To the middle of another monitor, at its size or full screen as before.
  virtual void move_to(const Monitor& monitor) = 0;
  // A second window that covers a monitor. It goes before this context.
  virtual core::Result<std::unique_ptr<AudienceWindow>> open_audience(const Monitor& monitor,
                                                                      const std::string& title) = 0;
  // Draws a picture of this context into `framebuffer()`, as large as it fits, on black.
  virtual void draw_picture(const TexturePicture& picture) = 0;

  virtual void set_title(const std::string& title) = 0;
  virtual void set_pointer(Pointer pointer) = 0;
  virtual void set_clipboard(const std::string& text) = 0;
  [[nodiscard]] virtual std::string clipboard() const = 0;
};

struct WindowOptions {
  int width = 1440, height = 900;
  std::string title;
  std::string app_id;  // WM_CLASS and desktop file name
};

// Fails when there is no display or no GL 3.3; the error says which.
core::Result<std::unique_ptr<GraphicsContext>> open_window(const WindowOptions& options);
// EGL without a window system; no display needed.
core::Result<std::unique_ptr<GraphicsContext>> open_offscreen(int width, int height, double content_scale = 1.0);
// Whether a window can be opened at all (DISPLAY or WAYLAND_DISPLAY names something that answers).
bool has_display();
// The monitors of that display, for who has no window; nullopt without a display.
std::optional<Monitors> monitors_of_display();

}  // namespace eb::platform
