#include "ui/file_list.h"

#include <algorithm>
#include <cctype>
#include <system_error>

namespace eb::ui {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

core::Result<std::vector<FileEntry>> list_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::directory_iterator it{folder, error};
  if (error)
    return core::Error{core::msg("The folder cannot be read"),
                       core::msg("Check that it exists and that you may read it."), folder.string()};
  std::vector<FileEntry> entries;
  for (; !error && it != std::filesystem::directory_iterator{}; it.increment(error)) {
    auto name = it->path().filename().string();
    std::error_code unknown;
    if (!name.starts_with('.')) entries.push_back({std::move(name), it->is_directory(unknown)});
  }
  std::sort(entries.begin(), entries.end(), [](const FileEntry& a, const FileEntry& b) {
    return a.is_folder != b.is_folder ? a.is_folder : lower(a.name) < lower(b.name);
  });
  return entries;
}

bool matches(const std::string& name, const std::string& filter) {
  return lower(name).find(lower(filter)) != std::string::npos;
}

}  // namespace eb::ui
