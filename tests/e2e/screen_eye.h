#pragma once
// Looks at what an X server shows, like a person before the screens.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace eb::test {

using ScreenColor = std::array<int, 3>;  // red, green, blue: 0 to 255

class ScreenEye {
 public:
  explicit ScreenEye(const std::string& display);
  ~ScreenEye();
  ScreenEye(const ScreenEye&) = delete;
  ScreenEye& operator=(const ScreenEye&) = delete;

  // -1 where there is no screen.
  ScreenColor at(int x, int y);
  // A part of the screens: four bytes a pixel, opaque, row 0 = top. Black where there is no screen.
  std::vector<std::uint8_t> look(int x, int y, int width, int height);

 private:
  void measure(int& width, int& height);

  void* m_display;  // Xlib's Display
};

}  // namespace eb::test
