#pragma once
// The windows of a show: which screen has the hall's picture and which the console, kept up while monitors come and go;
// the desktop stays awake meanwhile. Main thread. Owned by app/presenting.
#include <memory>
#include <optional>
#include <string>

#include "app/screen_choice.h"
#include "platform/graphics_context.h"
#include "platform/screen_saver.h"
#include "session/session.h"

namespace eb::app {

class StageWindows {
 public:
  // What the desktop shows of it: the title of the hall's window, and why the screen stays awake.
  struct Words {
    std::string title, reason;
  };

  explicit StageWindows(platform::GraphicsContext& context) : m_context{context} {}

  // The screen remembered in `session.view` has the hall, and is kept up there.
  void start(session::Session& session, const Words& words);
  void end(session::Session& session);
  void swap(session::Session& session);
  // The screen of the hall, now and from now on.
  void choose(const std::string& screen, session::Session& session);
  // Tells the session which screens there are.
  void tell_screens(session::Session& session) const;
  // Monitors were plugged in or out.
  void follow_monitors(session::Session& session);
  // The same, asked now and then: a monitor may change its size, or the desktop move the hall's window, and nobody
  // tells. True when something was put right.
  bool check_monitors(session::Session& session);
  // Shows and hides the hall's window as the session says.
  void follow(const session::Stage& stage);
  // Scripts have screens of their own: from now on these are the ones there are.
  void pretend(platform::Monitors monitors, session::Session& session);

  // What was typed and clicked in the hall's window since the last call.
  core::InputQueue take_events();
  // Pixels of the hall's picture: of its window, or of the main one without one of its own.
  [[nodiscard]] int width_px() const;
  [[nodiscard]] int height_px() const;
  // Shows the hall's picture in its window; without one nothing happens.
  void present(const platform::TexturePicture& picture);
  // What the hall sees of it; nothing without a window of its own.
  [[nodiscard]] std::optional<platform::WindowPicture> read(const platform::TexturePicture& picture);

  [[nodiscard]] platform::Monitors monitors() const { return m_pretended.value_or(m_context.monitors()); }
  // The monitor the console is on; empty = unknown.
  [[nodiscard]] const std::string& console_screen() const { return m_console_screen; }
  // The hall's picture is on the screen that was chosen for it; asks the desktop, so it takes a moment.
  [[nodiscard]] bool is_in_place() const;
  // Whether the desktop keeps the screen awake; nothing while no show is on.
  [[nodiscard]] std::optional<platform::Awake> awake() const;

 private:
  void apply(session::Session& session);
  void show_hall_on(const platform::Monitor& monitor, session::Session& session);
  void fill_main_window(bool on, session::Session& session);
  [[nodiscard]] std::optional<platform::Monitor> find(const std::string& name) const;

  platform::GraphicsContext& m_context;
  ScreenChoice m_choice;
  Words m_words;
  std::optional<platform::Monitors> m_pretended;
  std::unique_ptr<platform::AudienceWindow> m_hall;
  std::unique_ptr<platform::ScreenSaverGuard> m_guard;
  platform::Monitors m_known;  // that the plan was made for
  std::string m_console_screen;
  int m_moves_left = 0;  // a desktop that insists on another place has it its way
  bool m_is_on = false;
  std::optional<bool> m_was_fullscreen;  // the main window, before the hall filled it
};

}  // namespace eb::app
