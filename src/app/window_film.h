#pragma once
// A film made while the window goes on: a frame a turn of the loop, by a renderer and a painter of its own, of the map
// as it was when the film was started. The session lends its place for each frame and has it back before the turn goes
// on. Part of App; main thread, with the window's GL context current.
#include <chrono>
#include <memory>

#include "app/environment.h"
#include "app/film_export.h"
#include "app/map_painter.h"
#include "platform/graphics_context.h"

namespace eb::app {

class WindowFilm {
 public:
  WindowFilm(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context);
  ~WindowFilm();  // cancels
  WindowFilm(const WindowFilm&) = delete;
  WindowFilm& operator=(const WindowFilm&) = delete;

  // `covered`: what the panels take of the window's view.
  core::Result<void> start(const session::FilmSettings& film, const session::Insets& covered);
  void cancel();
  // Draws at most one frame and tells the session how far it is. Returns whether the window has to be drawn anew.
  bool step();
  [[nodiscard]] bool is_making() const { return m_making != nullptr; }
  // There is something to do at once: the loop must not wait for an event.
  [[nodiscard]] bool wants_turn() const;

 private:
  struct Making;
  void draw_frame();
  void end(session::Severity severity, core::Message what);
  bool is_worth_telling();

  const Environment& m_environment;
  Workspace& m_workspace;
  platform::GraphicsContext& m_context;
  std::unique_ptr<Making> m_making;
  std::chrono::steady_clock::time_point m_told;
};

}  // namespace eb::app
