#pragma once
// Asks what film is to be made: kind, file, time, length, size, clock and language; says at once what it will be or why
// it cannot be made.
#include <string>

#include "session/film.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Kept as typed; filled from the project and the session when the dialog opens.
struct FilmDialogState {
  session::FilmKind kind = session::FilmKind::Mp4;
  std::string path, from, to, seconds, frames_per_second = "30", size = "1920 x 1080";
  bool story_clock = false, of_window_view = false;
  std::string language;
  bool was_open = false;
  std::string project;  // the title it was filled for
};

void film_dialog(const UiContext& context, const PanelIo& io, FilmDialogState& state);

// The film that is being made, with its progress and a way to cancel, as one line of a panel.
void film_row(const UiContext& context, const PanelIo& io, const session::FilmProgress& film);

}  // namespace eb::ui
