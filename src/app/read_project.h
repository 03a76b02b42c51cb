#pragma once
// A project on its way in: which path means a project file, and the project as read from it, ready to take the place of
// what is open. Read by workers, shown by app/workspace. Any thread.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "io/opened_project.h"
#include "model/history.h"

namespace eb::app {

struct ReadProject {
  std::unique_ptr<model::History> history;
  io::OpenedProject opened;              // the file it belongs to
  std::vector<model::Problem> problems;  // that did not keep it from being read
};

// An error names the file.
core::Result<ReadProject> read_project(const std::filesystem::path& file);
// What `opened` held before it was saved: it is read from its own file, but its paths begin where the project lies.
core::Result<ReadProject> read_version(const std::filesystem::path& file, io::OpenedProject opened);

// The project file that is meant; a folder means the project in it. nullopt = the path means no project.
std::optional<std::filesystem::path> project_meant(const std::string& path);
// Projects first, else in the order given: a project replaces what is open, and must not replace the files that were
// named together with it.
std::vector<std::string> projects_first(std::vector<std::string> paths);

}  // namespace eb::app
