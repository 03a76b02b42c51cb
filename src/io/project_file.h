#pragma once
// The project file: JSON with the suffix .emscherblick. Its format is described in data/PROJECT_FORMAT.md.
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/document.h"

namespace eb::io {

struct LoadedProject {
  model::Document document;              // sources made absolute
  std::vector<model::Problem> problems;  // unknown keys, bad milestones, ...
  std::string text;                      // of the file, for a later save
};

// Reads and checks; an error names the key and what was expected there.
core::Result<LoadedProject> load_project(const std::filesystem::path& path);
core::Result<LoadedProject> parse_project(const std::string& json, const std::filesystem::path& folder);

inline constexpr const char* project_suffix = ".emscherblick";
inline constexpr const char* project_format = "emscherblick-project";
inline constexpr int newest_project_version = 2;

}  // namespace eb::io
