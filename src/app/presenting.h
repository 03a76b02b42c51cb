#pragma once
// A presentation in the window: the hall's picture, the screens of hall and console, and the keys of clickers. App
// calls it in the order of a turn; session/stage_rules decides what the show does. Main thread, with the context of the
// main window current.
#include <memory>
#include <optional>
#include <set>

#include "app/hall.h"
#include "app/letter_watch.h"
#include "app/screen_clock.h"
#include "app/stage_windows.h"
#include "text/catalog.h"
#include "tools/stage_keys.h"
#include "ui/keyboard_use.h"
#include "ui/stage_view.h"

namespace eb::app {

class Presenting {
 public:
  // `beside` paints the map of the window; the hall shares its meshes.
  Presenting(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context,
             const MapPainter& beside);
  ~Presenting();
  Presenting(const Presenting&) = delete;
  Presenting& operator=(const Presenting&) = delete;

  // Takes what belongs to the show out of `events`, and what the hall's window was told; what they ask for goes to
  // `out`. True when a picture is wanted for it.
  // `keyboard`: what the panels of the console do with keys.
  bool take_events(core::InputQueue& events, const ui::KeyboardUse& keyboard, double now_seconds,
                   session::ActionQueue& out);
  // Before an action of the stage: one that starts a show finds its screens ready.
  void prepare(const session::StageAction& action, const text::Catalog& catalog);
  void swap_screens();
  void choose_screen(const std::string& name) { m_windows.choose(name, m_workspace.session()); }
  // After the actions of a turn: screens and pictures follow the show.
  void follow(const text::Catalog& catalog);
  // Draws the hall's picture as far as it changed.
  void draw(const text::Catalog& catalog, double seconds);
  // Shows the hall's picture on its screen.
  void present();

  // One screen only: the hall's picture stands in the main window instead of map and panels.
  [[nodiscard]] bool fills_window() const;
  void draw_into_window();
  [[nodiscard]] bool wants_frame() const;
  [[nodiscard]] bool is_settled() const;

  // For the console.
  [[nodiscard]] ui::StagePicture hall_picture() const;
  // For scripts: other monitors than there are, and what the hall's window shows.
  void pretend(platform::Monitors monitors) { m_windows.pretend(std::move(monitors), m_workspace.session()); }
  [[nodiscard]] std::optional<platform::WindowPicture> read_hall();
  [[nodiscard]] const StageWindows& windows() const { return m_windows; }
  [[nodiscard]] const ScreenClock& screen_clock() const { return m_screen_clock; }

 private:
  [[nodiscard]] platform::TexturePicture shown() const;
  [[nodiscard]] HallLook look(const text::Catalog& catalog) const;
  [[nodiscard]] tools::StageKeyContext key_context() const;
  [[nodiscard]] bool is_for_panels(const core::InputEvent& event, const ui::KeyboardUse& keyboard);
  [[nodiscard]] bool panels_take(const core::InputEvent& event, const ui::KeyboardUse& keyboard) const;
  void make_hall();
  void start(const text::Catalog& catalog);
  void end();
  void follow_look(const text::Catalog& catalog);
  void follow_monitors();

  const Environment& m_environment;
  Workspace& m_workspace;
  platform::GraphicsContext& m_context;
  const MapPainter& m_beside;
  StageWindows m_windows;
  tools::StageKeys m_keys;
  std::set<core::Key> m_keys_of_panels;  // that are down
  std::unique_ptr<Hall> m_hall;          // while a show is on; null when the card cannot draw it
  std::unique_ptr<Hall> m_last_hall;     // of a show that just ended: panels of this frame still show its picture
  HallLook m_look;                       // the player knows of
  bool m_is_on = false;
  double m_monitors_checked_at = 0;
  ScreenClock m_screen_clock;
  ScreenClock::Time m_events_came_at;  // those of this turn
  LetterWatch m_letters;
};

}  // namespace eb::app
