#include "policy/source_tree.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace eb::policy {
namespace {

bool is_repository(const std::filesystem::path& folder) {
  return std::filesystem::equivalent(folder.empty() ? "." : folder, repository());
}

// What git does not track: names that .gitignore lists, and git's own folder.
bool is_left_out(const std::filesystem::path& folder) {
  const auto name = folder.filename().string();
  return name == ".git" || name == ".cache" || (name.starts_with("build") && is_repository(folder.parent_path()));
}

}  // namespace

std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  const auto start = (repository() / folder).lexically_normal();
  for (auto it = std::filesystem::recursive_directory_iterator{start}; it != std::filesystem::end(it); ++it) {
    if (it->is_directory() && is_left_out(it->path())) it.disable_recursion_pending();
    // In a second working tree .git is a file.
    if (it->is_regular_file() && it->path().filename() != ".git")
      found.push_back(std::filesystem::relative(it->path(), repository()));
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Include> includes_of(std::string_view source) {
  static const std::regex pattern{R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"};
  std::vector<Include> found;
  std::istringstream lines{std::string{source}};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) found.push_back({match[2], match[1] == "<", number});
  }
  return found;
}

int count_lines(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '\n'));
}

bool contains_ignoring_case(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return !std::ranges::search(text, word, same).empty() || word.empty();
}

}  // namespace eb::policy
