#pragma once
// Suspends the X server's own screen saver and power saving. Internal to platform/. Any thread, one at a time.
#include <memory>

namespace eb::platform {

// Held as long as the object lives; the server itself ends it with the connection.
class XScreenSaverHold {
 public:
  // Null without an X server, or when it knows no such request.
  static std::unique_ptr<XScreenSaverHold> ask();
  ~XScreenSaverHold();
  XScreenSaverHold(const XScreenSaverHold&) = delete;
  XScreenSaverHold& operator=(const XScreenSaverHold&) = delete;

 private:
  explicit XScreenSaverHold(void* display) : m_display{display} {}
  void* m_display;  // Xlib's Display
};

}  // namespace eb::platform
