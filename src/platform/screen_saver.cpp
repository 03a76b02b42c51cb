#include "platform/screen_saver.h"

#include "platform/desktop_bus.h"
#include "platform/x_screen_saver.h"

namespace eb::platform {

struct ScreenSaverGuard::Holds {
  std::unique_ptr<DesktopInhibition> desktop;
  std::unique_ptr<XScreenSaverHold> x_server;
};

ScreenSaverGuard::ScreenSaverGuard(std::string app_id, std::string reason)
    : m_holds{std::make_unique<Holds>()},
      m_asking{[this, app_id = std::move(app_id), reason = std::move(reason)](const std::stop_token& stop) {
        ask(app_id, reason, stop);
      }} {}

// The thread ends first: it fills what goes after it.
ScreenSaverGuard::~ScreenSaverGuard() = default;

void ScreenSaverGuard::ask(const std::string& app_id, const std::string& reason, const std::stop_token& stop) {
  m_holds->x_server = XScreenSaverHold::ask();
  if (m_holds->x_server) m_state = Awake::Kept;
  m_holds->desktop = DesktopInhibition::ask(app_id, reason, stop);
  m_state = m_holds->x_server || m_holds->desktop ? Awake::Kept : Awake::NotKept;
}

}  // namespace eb::platform
