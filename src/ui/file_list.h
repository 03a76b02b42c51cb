#pragma once
// What a folder holds, sorted for a list. No ImGui.
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace eb::ui {

struct FileEntry {
  std::string name;
  bool is_folder = false;
};

// Folders first, then files, without regard to case; hidden ones are left out.
core::Result<std::vector<FileEntry>> list_folder(const std::filesystem::path& folder);
// Whether `name` contains `filter` without regard to case; an empty filter keeps everything.
bool matches(const std::string& name, const std::string& filter);

}  // namespace eb::ui
