#pragma once
// The rehearsals of a project's show: a small JSON file among the state of the user, apart from the project. Any
// thread.
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/show_run.h"

namespace eb::io {

// Where those of a project lie; its path is absolute.
std::filesystem::path rehearsal_file(const std::filesystem::path& folder, const std::string& project);

// A file that is missing holds none. One that cannot be read or is wrong says what and where.
core::Result<std::vector<model::ShowRun>> load_rehearsals(const std::filesystem::path& file);

// Makes the folder where needed; the old file stays whole until the new one is on the disk.
core::Result<void> save_rehearsals(const std::filesystem::path& file, const std::string& project,
                                   const std::vector<model::ShowRun>& runs);

}  // namespace eb::io
