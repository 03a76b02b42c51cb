#include "screen_eye.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace eb::test {

ScreenEye::ScreenEye(const std::string& display) : m_display{XOpenDisplay(display.c_str())} {}

ScreenEye::~ScreenEye() {
  if (m_display != nullptr) XCloseDisplay(static_cast<Display*>(m_display));
}

ScreenColor ScreenEye::at(int x, int y) {
  constexpr ScreenColor nothing{-1, -1, -1};
  if (m_display == nullptr) return nothing;
  auto* display = static_cast<Display*>(m_display);
  XWindowAttributes root;
  // A request beyond the edge would end the program.
  if (XGetWindowAttributes(display, DefaultRootWindow(display), &root) == 0) return nothing;
  if (x < 0 || y < 0 || x >= root.width || y >= root.height) return nothing;
  auto* image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
  if (image == nullptr) return nothing;
  const auto pixel = XGetPixel(image, 0, 0);
  XDestroyImage(image);
  return {static_cast<int>(pixel >> 16 & 255), static_cast<int>(pixel >> 8 & 255), static_cast<int>(pixel & 255)};
}

}  // namespace eb::test
