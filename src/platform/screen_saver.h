#pragma once
// Keeps the desktop awake while a show goes on: no screen saver, no screen that goes dark. Used by app/presenting.
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace eb::platform {

// How far it got. A desktop is asked over D-Bus, an X server directly; either is enough.
enum class Awake : std::uint8_t { Asking, Kept, NotKept };

// From its making to its end. Asks on a thread of its own, because a desktop may take its time to answer or never do;
// without anybody to ask nothing happens.
class ScreenSaverGuard {
 public:
  // `reason` is what the desktop may show ("A show is being presented").
  ScreenSaverGuard(std::string app_id, std::string reason);
  ~ScreenSaverGuard();
  ScreenSaverGuard(const ScreenSaverGuard&) = delete;
  ScreenSaverGuard& operator=(const ScreenSaverGuard&) = delete;

  [[nodiscard]] Awake state() const { return m_state.load(); }

 private:
  void ask(const std::string& app_id, const std::string& reason, const std::stop_token& stop);

  struct Holds;  // what ends with us
  std::unique_ptr<Holds> m_holds;
  std::atomic<Awake> m_state = Awake::Asking;
  std::jthread m_asking;
};

}  // namespace eb::platform
