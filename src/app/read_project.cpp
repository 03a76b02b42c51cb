#include "app/read_project.h"

#include <algorithm>
#include <system_error>

#include "core/atomic_file.h"
#include "io/project_file.h"

namespace eb::app {

namespace fs = std::filesystem;

core::Result<ReadProject> read_project(const fs::path& file) {
  std::error_code failed;
  const auto absolute = fs::absolute(file, failed).lexically_normal();
  const auto identity = io::identity_of(absolute);  // before it is read: who writes meanwhile is noticed
  auto loaded = io::load_project(absolute);
  if (!loaded) return loaded.error();
  ReadProject read;
  read.history = std::make_unique<model::History>(std::move(loaded->document));
  read.opened = {
      absolute, {std::move(loaded->text), read.history->shared_document(), absolute.parent_path()}, identity};
  read.problems = std::move(loaded->problems);
  return read;
}

core::Result<ReadProject> read_version(const fs::path& file, io::OpenedProject opened) {
  const auto text = core::read_file(file, std::size_t{1} << 30U);
  if (!text) return text.error();
  auto loaded = io::parse_project(*text, opened.path.parent_path());
  if (!loaded) {
    auto error = loaded.error();
    error.where = file.string() + " " + error.where;
    return error;
  }
  ReadProject read;
  read.history = std::make_unique<model::History>(std::move(loaded->document));
  read.history->mark_unsaved();
  read.opened = std::move(opened);
  return read;
}

std::optional<fs::path> project_meant(const std::string& path) {
  const auto is_project = [](const fs::path& file) { return file.extension() == io::project_suffix; };
  std::error_code ec;
  if (!fs::is_directory(path, ec)) return is_project(path) ? std::optional<fs::path>{path} : std::nullopt;
  for (const auto& entry : fs::directory_iterator{path, ec}) {
    if (is_project(entry.path())) return entry.path();
  }
  return std::nullopt;
}

std::vector<std::string> projects_first(std::vector<std::string> paths) {
  std::ranges::stable_partition(paths, [](const std::string& path) { return project_meant(path).has_value(); });
  return paths;
}

}  // namespace eb::app
