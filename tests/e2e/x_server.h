#pragma once
// Displays of the test's own: one screen (Xvfb), or two that can be unplugged (Xorg with its dummy driver).
#include <memory>
#include <string>
#include <vector>

#include "support/program.h"

namespace eb::test {

class XServer {
 public:
  // nullptr when Xvfb is not installed or does not start; `why` says so.
  static std::unique_ptr<XServer> start(std::string& why);
  [[nodiscard]] const std::string& display() const { return m_display; }

 private:
  explicit XServer(std::unique_ptr<Process> process) : m_process{std::move(process)} {}
  std::unique_ptr<Process> m_process;
  std::string m_display;
};

// A desktop of two monitors side by side: DUMMY0, the primary one, and DUMMY1 to the right of it.
class TwoScreens {
 public:
  static constexpr int width = 1920, height = 1080;  // of each
  static constexpr const char* first = "DUMMY0";
  static constexpr const char* second = "DUMMY1";

  // nullptr when Xorg or its driver are not installed or do not start; `why` says so.
  static std::unique_ptr<TwoScreens> start(std::string& why);
  [[nodiscard]] const std::string& display() const { return m_display; }
  void unplug(const std::string& monitor);
  // Where it was before; `mirrored`: over the first one.
  void plug(const std::string& monitor, bool mirrored = false);

 private:
  TwoScreens() = default;
  Finished xrandr(const std::vector<std::string>& arguments);
  std::unique_ptr<Process> m_process;
  std::string m_display;
};

}  // namespace eb::test
