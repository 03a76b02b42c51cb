#pragma once
// Asks the desktop over D-Bus not to go idle. Internal to platform/. Any thread, one at a time.
#include <memory>
#include <stop_token>
#include <string>

namespace eb::platform {

// Held as long as the object lives; a connection of its own, so that a program that dies holds nothing.
class DesktopInhibition {
 public:
  // Null when there is no session bus, or nobody on it who keeps a screen awake. Waits a few seconds at most, and no
  // longer than until `stop`.
  static std::unique_ptr<DesktopInhibition> ask(const std::string& app_id, const std::string& reason,
                                                const std::stop_token& stop);
  ~DesktopInhibition();
  DesktopInhibition(const DesktopInhibition&) = delete;
  DesktopInhibition& operator=(const DesktopInhibition&) = delete;

 private:
  struct Impl;
  explicit DesktopInhibition(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::platform
