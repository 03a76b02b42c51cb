#include "app/screen_choice.h"

#include <algorithm>

namespace eb::app {

using session::HallPlace;

const platform::Monitor* ScreenChoice::find(const std::string& name) const {
  const auto found = std::ranges::find(m_screens, name, &platform::Monitor::name);
  return found == m_screens.end() ? nullptr : &*found;
}

// The primary screen before others: people look for the console where they work.
std::string ScreenChoice::other_than(const std::string& name) const {
  std::string other;
  for (const auto& screen : m_screens) {
    if (screen.name != name && (other.empty() || screen.is_primary)) other = screen.name;
  }
  return other;
}

void ScreenChoice::start(const platform::Monitors& monitors, const std::string& console,
                         const std::string& remembered) {
  m_screens = platform::without_mirrors(monitors);
  m_console = console;
  m_hall.clear();
  m_plan = {};
  if (m_screens.size() < 2) return stay_on_one_screen();
  if (find(remembered) != nullptr) return place_hall(remembered);
  const auto not_primary = std::ranges::find(m_screens, false, &platform::Monitor::is_primary);
  place_hall(not_primary == m_screens.end() ? m_screens.back().name : not_primary->name);
}

// The console goes out of the way, and back to its own screen when that is there again.
void ScreenChoice::place_hall(const std::string& screen) {
  m_hall = screen;
  if (m_console == screen || m_console.empty()) m_console = other_than(screen);
  m_plan = {HallPlace::OtherScreen, screen, find(m_console) != nullptr ? m_console : other_than(screen), false};
}

void ScreenChoice::stay_on_one_screen() {
  m_plan = {HallPlace::MainWindow, {}, {}, false};
}

// What the presenter sees does not jump: the hall leaves its screen only when that is gone, and comes back to it, or to
// one that was plugged in since (the same cable in another socket has another name).
void ScreenChoice::follow(const platform::Monitors& monitors) {
  const auto before = std::exchange(m_screens, platform::without_mirrors(monitors));
  const auto is_new = [&](const platform::Monitor& screen) {
    return std::ranges::find(before, screen.name, &platform::Monitor::name) == before.end();
  };
  if (m_plan.hall == HallPlace::OtherScreen && find(m_hall) != nullptr) return place_hall(m_hall);
  if (m_plan.hall == HallPlace::OtherScreen) {
    m_plan = {HallPlace::None, {}, m_screens.empty() ? std::string{} : m_plan.console_screen, true};
    if (find(m_plan.console_screen) == nullptr) m_plan.console_screen = other_than(m_hall);
    return;
  }
  if (m_screens.size() < 2) return;
  if (find(m_hall) != nullptr) return place_hall(m_hall);
  const auto plugged = std::ranges::find_if(m_screens, is_new);
  if (plugged != m_screens.end()) place_hall(plugged->name);
}

void ScreenChoice::choose(const std::string& screen) {
  if (m_screens.size() > 1 && find(screen) != nullptr) place_hall(screen);
}

void ScreenChoice::swap() {
  if (m_screens.size() < 2) {
    const bool was_hall = m_plan.hall == HallPlace::MainWindow;
    m_plan = {was_hall ? HallPlace::None : HallPlace::MainWindow, {}, {}, false};
    return;
  }
  if (m_plan.hall != HallPlace::OtherScreen) return place_hall(other_than(m_console));
  const auto hall = m_plan.hall_screen;
  const auto console = m_plan.console_screen;
  m_console = hall;
  place_hall(console);
}

}  // namespace eb::app
