#pragma once
// A film on its way to disk: which moment has to be drawn next, and how far it is. Whoever draws (the command line, the
// window turn by turn) asks and brings pictures; encoding and writing go on beside. Main thread only.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "app/map_painter.h"
#include "app/workspace.h"
#include "io/frame_queue.h"
#include "render/renderer.h"
#include "session/film.h"

namespace eb::app {

class FilmExport {
 public:
  // Opens the file or folder. `wake` is called, from another thread, when there is something to do or to tell.
  static core::Result<std::unique_ptr<FilmExport>> start(const session::FilmSettings& film, session::FilmPlan plan,
                                                         std::function<void()> wake = {});

  [[nodiscard]] std::size_t frames() const { return m_plan.frames(); }
  [[nodiscard]] std::size_t drawn() const { return m_drawn; }
  // The next frame may be drawn: one is left, and it would not wait long for the encoder.
  [[nodiscard]] bool wants_frame() const;
  [[nodiscard]] session::FilmMoment next() const { return m_plan.moment(m_drawn); }
  void add(render::Pixels pixels);
  // Waits a little for the encoder.
  void wait() const { m_queue.wait(); }
  // nullopt: still at work.
  [[nodiscard]] std::optional<core::Result<void>> outcome() const { return m_queue.outcome(); }

  [[nodiscard]] double seconds() const;  // since the start
  [[nodiscard]] double seconds_left() const;

 private:
  FilmExport(session::FilmPlan plan, std::unique_ptr<io::FrameSink> sink, std::function<void()> wake);

  session::FilmPlan m_plan;
  std::size_t m_drawn = 0;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  io::FrameQueue m_queue;
};

// The frames of a film of what is open: with the story of its own time.
session::FilmPlan plan_of(const session::FilmSettings& film, const Workspace& workspace);

// Sets the clock of the session and the transitions of a picture to a moment, as `render` does for the same values.
void show_moment(const session::FilmMoment& moment, session::Playback& playback, PaintOptions& options);

}  // namespace eb::app
