#pragma once
// The repository as the policy tests see it: files, their text, their include lines.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace eb::policy {

inline std::filesystem::path repository() {
  return EB_SOURCE_DIR;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

// Paths relative to the repository, sorted; folders that are built or hold git's own files are left out.
std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder);

struct Include {
  std::string target;  // between the quotes or angle brackets
  bool is_system = false;
  int line = 0;
};
std::vector<Include> includes_of(std::string_view source);

int count_lines(std::string_view text);
bool contains_ignoring_case(std::string_view text, std::string_view word);

}  // namespace eb::policy
