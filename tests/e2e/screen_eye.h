#pragma once
// Looks at what an X server shows, like a person before the screens.
#include <array>
#include <string>

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

 private:
  void* m_display;  // Xlib's Display
};

}  // namespace eb::test
