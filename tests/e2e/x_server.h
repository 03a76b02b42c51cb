#pragma once
// A display of the test's own (Xvfb), and a hand on its keyboard and mouse (xdotool).
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

}  // namespace eb::test
