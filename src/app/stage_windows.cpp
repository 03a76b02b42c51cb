#include "app/stage_windows.h"

#include <algorithm>

namespace eb::app {

using session::HallPlace;

void StageWindows::start(session::Session& session, const Words& words) {
  m_words = words;
  m_is_on = true;
  m_guard = std::make_unique<platform::ScreenSaverGuard>("emscherblick", m_words.reason);
  tell_screens(session);
  m_choice.start(monitors(), m_context.monitor(), session.view.hall_screen);
  if (session.is_kiosk) m_choice.give_up();  // nobody needs a console there
  apply(session);
}

void StageWindows::end(session::Session& session) {
  m_is_on = false;
  m_guard.reset();
  m_hall.reset();
  fill_main_window(false, session);
  session.stage.hall = HallPlace::None;
  session.stage.hall_screen.clear();
  session.stage.is_hall_lost = false;
}

void StageWindows::swap(session::Session& session) {
  if (!m_is_on) return;
  m_choice.swap();
  apply(session);
}

void StageWindows::choose(const std::string& screen, session::Session& session) {
  session.view.hall_screen = screen;
  if (!m_is_on) return;
  m_choice.choose(screen);
  apply(session);
}

void StageWindows::tell_screens(session::Session& session) const {
  session.stage.screens.clear();
  for (const auto& monitor : platform::without_mirrors(monitors()))
    session.stage.screens.push_back({monitor.name, monitor.width, monitor.height});
}

void StageWindows::follow_monitors(session::Session& session) {
  tell_screens(session);
  if (!m_is_on) return;
  m_choice.follow(monitors());
  apply(session);
}

bool StageWindows::check_monitors(session::Session& session) {
  if (!m_is_on) return false;
  const auto hall_screen = m_hall ? find(m_choice.plan().hall_screen) : std::nullopt;
  const bool is_astray = hall_screen && m_moves_left > 0 && !m_hall->covers(*hall_screen);
  if (monitors() != m_known) {
    follow_monitors(session);
  } else if (is_astray) {
    m_hall->move_to(*hall_screen);
    --m_moves_left;
  } else {
    return false;
  }
  return true;
}

void StageWindows::follow(const session::Stage& stage) {
  if (m_hall) m_hall->set_visible(!stage.is_hall_hidden);
}

void StageWindows::pretend(platform::Monitors monitors, session::Session& session) {
  m_pretended = std::move(monitors);
  follow_monitors(session);
}

std::optional<platform::Monitor> StageWindows::find(const std::string& name) const {
  const auto all = monitors();
  const auto found = std::ranges::find(all, name, &platform::Monitor::name);
  return found == all.end() ? std::nullopt : std::optional{*found};
}

// The hall's window goes first: the audience never sees the console.
void StageWindows::apply(session::Session& session) {
  constexpr int most_moves = 5;
  m_known = monitors();
  m_moves_left = most_moves;
  const auto hall_screen = find(m_choice.plan().hall_screen);
  if (m_choice.plan().hall == HallPlace::OtherScreen && hall_screen) show_hall_on(*hall_screen, session);
  const auto& plan = m_choice.plan();
  if (plan.hall != HallPlace::OtherScreen) m_hall.reset();
  fill_main_window(plan.hall == HallPlace::MainWindow, session);
  if (const auto console = find(plan.console_screen); console && m_context.monitor() != console->name) {
    m_context.move_to(*console);
  }
  m_console_screen = plan.console_screen.empty() ? m_context.monitor() : plan.console_screen;
  session.stage.hall = plan.hall;
  session.stage.hall_screen = plan.hall_screen;
  session.stage.is_hall_lost = plan.is_lost;
  if (!m_choice.remembered().empty()) session.view.hall_screen = m_choice.remembered();
}

void StageWindows::show_hall_on(const platform::Monitor& monitor, session::Session& session) {
  if (m_hall) {
    // Told again even where it is already: the screen may have another size, or the desktop has moved its windows.
    m_hall->move_to(monitor);
  } else if (auto opened = m_context.open_audience(monitor, m_words.title)) {
    m_hall = *std::move(opened);
  } else {
    session.notices.add(session::Severity::Warning, opened.error());
    m_choice.give_up();
  }
}

void StageWindows::fill_main_window(bool on, session::Session& session) {
  if (on == m_was_fullscreen.has_value()) return;
  if (on) {
    m_was_fullscreen = session.view.fullscreen;
    session.view.fullscreen = true;
  } else {
    session.view.fullscreen = *m_was_fullscreen;
    m_was_fullscreen.reset();
  }
}

core::InputQueue StageWindows::take_events() {
  return m_hall ? m_hall->take_events() : core::InputQueue{};
}

int StageWindows::width_px() const {
  return std::max(1, m_hall ? m_hall->width_px() : m_context.width_px());
}

int StageWindows::height_px() const {
  return std::max(1, m_hall ? m_hall->height_px() : m_context.height_px());
}

void StageWindows::present(const platform::TexturePicture& picture) {
  if (m_hall) m_hall->present(picture);
}

std::optional<platform::WindowPicture> StageWindows::read(const platform::TexturePicture& picture) {
  return m_hall ? std::optional{m_hall->read(picture)} : std::nullopt;
}

bool StageWindows::is_in_place() const {
  const auto screen = m_hall ? find(m_choice.plan().hall_screen) : std::nullopt;
  return screen ? m_hall->covers(*screen) : m_choice.plan().hall == HallPlace::MainWindow;
}

std::optional<platform::Awake> StageWindows::awake() const {
  return m_guard ? std::optional{m_guard->state()} : std::nullopt;
}

}  // namespace eb::app
