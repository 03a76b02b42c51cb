#include "platform/x_screen_saver.h"

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>

#include <cstdlib>

namespace eb::platform {

std::unique_ptr<XScreenSaverHold> XScreenSaverHold::ask() {
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0') return nullptr;
  Display* display = XOpenDisplay(name);
  if (display == nullptr) return nullptr;
  int event = 0, error = 0, major = 0, minor = 0;
  // XScreenSaverSuspend came with version 1.1 of the extension.
  if (XScreenSaverQueryExtension(display, &event, &error) == 0 ||
      XScreenSaverQueryVersion(display, &major, &minor) == 0 || major < 1 || (major == 1 && minor < 1)) {
    XCloseDisplay(display);
    return nullptr;
  }
  XScreenSaverSuspend(display, True);
  XSync(display, False);
  return std::unique_ptr<XScreenSaverHold>{new XScreenSaverHold{display}};
}

XScreenSaverHold::~XScreenSaverHold() {
  auto* display = static_cast<Display*>(m_display);
  XScreenSaverSuspend(display, False);
  XCloseDisplay(display);
}

}  // namespace eb::platform
