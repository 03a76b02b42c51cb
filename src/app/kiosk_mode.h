#pragma once
// The program as a screen in a foyer: brings session::Kiosk together with what happens on the window. Main thread; owned
// by App while `--kiosk` is on.
#include "app/workspace.h"
#include "core/input_event.h"
#include "session/kiosk.h"

namespace eb::app {

class KioskMode {
 public:
  KioskMode(Workspace& workspace, session::Kiosk::Settings settings);

  // Before anyone uses the events of a turn. The touch that takes the screen over does nothing else, and nobody closes
  // the window or drops files on it.
  void turn(double seconds, core::InputQueue& events, session::ActionQueue& out);
  // What panels, keys and clicks asked for: only what visitors may do is left.
  static void keep_to_looking(std::vector<session::ActionQueue::Entry>& actions);

  [[nodiscard]] std::uint64_t steps_shown() const { return m_kiosk.steps_shown(); }

 private:
  void set_panels(bool for_visitors);

  Workspace& m_workspace;
  session::Kiosk m_kiosk;
  std::string m_language;  // that it begins anew with
  double m_scale = 1;
  session::ThemeKind m_theme = session::ThemeKind::Dark;
};

}  // namespace eb::app
