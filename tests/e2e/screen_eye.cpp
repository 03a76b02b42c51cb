#include "screen_eye.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <algorithm>

namespace eb::test {

ScreenEye::ScreenEye(const std::string& display) : m_display{XOpenDisplay(display.c_str())} {}

ScreenEye::~ScreenEye() {
  if (m_display != nullptr) XCloseDisplay(static_cast<Display*>(m_display));
}

ScreenColor ScreenEye::at(int x, int y) {
  int width = 0, height = 0;
  measure(width, height);
  if (x < 0 || y < 0 || x >= width || y >= height) return {-1, -1, -1};
  const auto seen = look(x, y, 1, 1);
  return {seen[0], seen[1], seen[2]};
}

void ScreenEye::measure(int& width, int& height) {
  XWindowAttributes root;
  auto* display = static_cast<Display*>(m_display);
  if (display == nullptr || XGetWindowAttributes(display, DefaultRootWindow(display), &root) == 0) return;
  width = root.width;
  height = root.height;
}

std::vector<std::uint8_t> ScreenEye::look(int x, int y, int width, int height) {
  std::vector<std::uint8_t> seen(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  for (std::size_t i = 3; i < seen.size(); i += 4) seen[i] = 255;
  int whole_width = 0, whole_height = 0;
  measure(whole_width, whole_height);
  // A request beyond the edge would end the program.
  const int columns = std::min(width, whole_width - x), rows = std::min(height, whole_height - y);
  if (columns <= 0 || rows <= 0) return seen;
  auto* display = static_cast<Display*>(m_display);
  auto* image = XGetImage(display, DefaultRootWindow(display), x, y, static_cast<unsigned>(columns),
                          static_cast<unsigned>(rows), AllPlanes, ZPixmap);
  if (image == nullptr) return seen;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const auto pixel = XGetPixel(image, column, row);
      auto* out = &seen[static_cast<std::size_t>(row * width + column) * 4];
      out[0] = static_cast<std::uint8_t>(pixel >> 16 & 255);
      out[1] = static_cast<std::uint8_t>(pixel >> 8 & 255);
      out[2] = static_cast<std::uint8_t>(pixel & 255);
    }
  }
  XDestroyImage(image);
  return seen;
}

}  // namespace eb::test
