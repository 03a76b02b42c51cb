#include "platform/app_paths.h"

#include <cstdlib>
#include <system_error>

namespace eb::platform {
namespace {

namespace fs = std::filesystem;
constexpr const char* app_folder = "emscherblick";

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

fs::path program_folder() {
  std::error_code failed;
  const auto program = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::current_path(failed) : program.parent_path();
}

bool has_resources(const fs::path& folder) {
  return is_folder(folder / "shaders") && is_folder(folder / "data");
}

// The nearest folder from `start` upwards that `accepts`; empty when there is none.
template <class Accepts>
fs::path walk_up(fs::path start, const Accepts& accepts) {
  for (; !start.empty(); start = start.parent_path()) {
    if (accepts(start)) return start;
    if (start == start.root_path()) break;
  }
  return {};
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

// XDG Base Directory Specification: the variable counts only when it holds an absolute path.
fs::path xdg_folder(const char* variable, const char* below_home) {
  const fs::path given = environment(variable);
  if (given.is_absolute()) return given / app_folder;
  const fs::path home = environment("HOME");
  std::error_code ignored;
  const fs::path base = home.is_absolute() ? home / below_home : fs::temp_directory_path(ignored);
  return base / app_folder;
}

// `built`: the folder with what the build made.
void set_resources(AppPaths& paths, const fs::path& resources, const fs::path& locale, const fs::path& built) {
  paths.shaders = resources / "shaders";
  paths.data = resources / "data";
  paths.locale = locale;
  paths.web = built / "web";
}

void find_resources(AppPaths& paths) {
  if (const fs::path given = environment("EMSCHERBLICK_RESOURCES"); !given.empty())
    return set_resources(paths, given, given / "locale", given);
  const auto beside = program_folder();
  const auto share = beside.parent_path() / "share";
  if (has_resources(share / app_folder))
    return set_resources(paths, share / app_folder, share / "locale", share / app_folder);
  const auto source_tree = walk_up(beside, has_resources);
  const auto build_tree = walk_up(beside, [](const fs::path& folder) { return is_folder(folder / "locale"); });
  set_resources(paths, source_tree.empty() ? share / app_folder : source_tree,
                build_tree.empty() ? share / "locale" : build_tree / "locale",
                build_tree.empty() ? share / app_folder : build_tree);
}

}  // namespace

AppPaths AppPaths::find() {
  AppPaths paths;
  find_resources(paths);
  paths.config = xdg_folder("XDG_CONFIG_HOME", ".config");
  paths.state = xdg_folder("XDG_STATE_HOME", ".local/state");
  paths.cache = xdg_folder("XDG_CACHE_HOME", ".cache");
  return paths;
}

}  // namespace eb::platform
