#pragma once
// The program as a screen in a foyer: brings session::Kiosk together with what happens on the window. Main thread;
// owned by App while `--kiosk` is on.
#include "app/workspace.h"
#include "core/input_event.h"
#include "platform/screen_saver.h"
#include "session/kiosk.h"

namespace eb::app {

class KioskMode {
 public:
  // `reason`: why the screen stays awake, for the desktop.
  KioskMode(Workspace& workspace, session::Kiosk::Settings settings, const std::string& reason);

  // Before anyone uses the events of a turn. The touch that takes the screen over does nothing else, and nobody closes
  // the window or drops files on it.
  void turn(double seconds, core::InputQueue& events);
  // What is to be done: what goes on by itself, then of what was asked for only what visitors may do.
  std::vector<session::ActionQueue::Entry> allowed(std::vector<session::ActionQueue::Entry> asked);
  [[nodiscard]] bool is_waiting() const { return !m_wanted.empty(); }

  [[nodiscard]] bool is_attended() const { return m_kiosk.is_attended(); }
  [[nodiscard]] std::uint64_t steps_shown() const { return m_kiosk.steps_shown(); }

 private:
  void set_panels(bool for_visitors);

  Workspace& m_workspace;
  session::Kiosk m_kiosk;
  session::ActionQueue m_wanted;
  platform::ScreenSaverGuard m_awake;
  std::string m_language;
  core::Units m_units;  // that it begins anew with
  double m_scale = 1;
  session::ThemeKind m_theme = session::ThemeKind::Dark;
  bool m_is_calm = false;
};

}  // namespace eb::app
