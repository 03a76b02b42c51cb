#pragma once
// The check before the doors open, in the window: looks once when its panel opens, and goes on looking at what may
// change while it is read. Main thread.
#include <filesystem>
#include <memory>

#include "app/step_timer.h"
#include "platform/monitors.h"
#include "platform/screen_saver.h"
#include "session/preflight.h"
#include "text/catalog.h"
#include "ui/preflight_view.h"

namespace eb::app {

// What only the window knows.
struct PreflightSurroundings {
  platform::Monitors monitors;
  std::string hall_screen;  // the one the hall would be on, by name; empty = not chosen yet
  std::filesystem::path state;
  HallLook look;  // of the hall's picture
};

class PreflightDesk {
 public:
  PreflightDesk(const Environment& environment, Workspace& workspace, const MapPainter& beside)
      : m_environment{environment}, m_workspace{workspace}, m_beside{beside} {}
  // Nothing while it is not open. Draws a step for each call until all are timed: the graphics context is current.
  ui::PreflightView view(bool is_open, const text::Catalog& catalog, const PreflightSurroundings& around);

 private:
  void look(const PreflightSurroundings& around);
  void look_at_show(const std::vector<std::string>& languages);
  void time_a_step(const HallLook& look);

  const Environment& m_environment;
  Workspace& m_workspace;
  const MapPainter& m_beside;
  bool m_is_open = false;
  session::PreflightFacts m_facts;
  std::shared_ptr<const model::Show> m_show;            // that was looked at
  std::unique_ptr<Hall> m_hall;                         // while the panel is open
  std::optional<StepTimer> m_timer;                     // of that show
  std::unique_ptr<platform::ScreenSaverGuard> m_guard;  // asks whether the desktop stays awake
};

// Monitors as the check names them.
std::vector<session::ScreenFact> screen_facts(const platform::Monitors& monitors, const std::string& hall_screen);

// The languages of the captions as they are chosen, else all there are.
std::vector<std::string> caption_languages(const session::Stage& stage, const model::Show& show);

}  // namespace eb::app
