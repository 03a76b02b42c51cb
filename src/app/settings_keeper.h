#pragma once
// Remembers language, units, theme, scale, calm mode and the screen of the hall between two starts. What the command
// line asks for counts for one run and is not remembered; what is changed in the window is.
#include <filesystem>

#include "app/cli.h"
#include "io/settings_file.h"
#include "session/session.h"

namespace eb::app {

class SettingsKeeper {
 public:
  explicit SettingsKeeper(std::filesystem::path file) : m_file{std::move(file)} {}

  // Puts what is remembered where the command line says nothing. A file that is wrong becomes a notice and is not
  // overwritten before something is changed.
  void restore(WindowCommand& command, session::ViewSettings& view, session::Notices& notices);
  // From here on changes of `view` are the user's own.
  void start_following(const session::ViewSettings& view) { m_seen = view; }
  // Writes when the user has changed something since the last call. A disk that refuses is told once.
  void follow(const session::ViewSettings& view, session::Notices& notices);

 private:
  std::filesystem::path m_file;
  io::Settings m_saved;
  session::ViewSettings m_seen;
  bool m_has_complained = false;
};

}  // namespace eb::app
