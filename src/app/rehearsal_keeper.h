#pragma once
// Keeps the rehearsals of the open project's show: reads them with the project, adds one with every step of a
// rehearsal, and writes. A project without a file keeps them until it is closed. Main thread; owned by App.
#include <filesystem>
#include <string>

#include "app/workspace.h"

namespace eb::app {

class RehearsalKeeper {
 public:
  explicit RehearsalKeeper(std::filesystem::path folder) : m_folder{std::move(folder)} {}

  // Once a turn, after actions.
  void follow(Workspace& workspace);

 private:
  void open(Workspace& workspace);
  void keep(session::Session& session);

  std::filesystem::path m_folder;
  std::uint64_t m_project = 0;  // number of the one that was read last
  std::string m_path;           // its file
  bool m_is_on = false;         // a rehearsal goes on
  std::string m_step;           // that it is at: with every step what is known of the run is on the disk
};

}  // namespace eb::app
