#pragma once
// Decides which screen the hall's picture goes to and which one the console has, from the monitors there are and what
// the presenter wants. Pure; app/presenting does what it says.
#include <optional>
#include <string>

#include "platform/monitors.h"
#include "session/stage.h"

namespace eb::app {

struct ScreenPlan {
  session::HallPlace hall = session::HallPlace::None;
  std::string hall_screen;     // a monitor's name with OtherScreen
  std::string console_screen;  // where the main window belongs; empty = where it is
  bool is_lost = false;        // the hall's monitor is gone, and the presenter has chosen no other
  friend bool operator==(const ScreenPlan&, const ScreenPlan&) = default;
};

class ScreenChoice {
 public:
  // A show starts. `console`: the monitor the main window is on; `remembered`: the hall's of an earlier show.
  void start(const platform::Monitors& monitors, const std::string& console, const std::string& remembered);
  // One was plugged in or out while the show goes on.
  void follow(const platform::Monitors& monitors);
  // The two windows change places. With one screen: the hall's picture over all of it, or the console.
  void swap();
  // The hall goes to this screen; one that is not there is not taken.
  void choose(const std::string& screen);
  // The hall's window cannot be had: it goes on in the main one.
  void give_up() { stay_on_one_screen(); }

  [[nodiscard]] const ScreenPlan& plan() const { return m_plan; }
  // The hall's screen to remember: the last one it was on; empty before it was on any.
  [[nodiscard]] const std::string& remembered() const { return m_hall; }

 private:
  [[nodiscard]] const platform::Monitor* find(const std::string& name) const;
  [[nodiscard]] std::string other_than(const std::string& name) const;
  void place_hall(const std::string& screen);
  void stay_on_one_screen();

  platform::Monitors m_screens;  // without mirrors
  std::string m_hall;            // wanted for the hall, present or not
  std::string m_console;         // the same for the console
  ScreenPlan m_plan;
};

}  // namespace eb::app
