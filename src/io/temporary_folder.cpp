#include "io/temporary_folder.h"

#include <linux/magic.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace eb::io {
namespace {

namespace fs = std::filesystem;

// The owner's process id tells whose a folder is that was left behind.
std::string prefix_of(pid_t process) {
  return "emscherblick-" + std::to_string(process) + "-";
}

// Empty when there is none.
fs::path memory_folder() {
  const char* const shared = "/dev/shm";
  struct statfs about {};
  const bool is_usable = ::statfs(shared, &about) == 0 && about.f_type == TMPFS_MAGIC && ::access(shared, W_OK | X_OK) == 0;
  return is_usable ? shared : fs::path{};
}

void find_left_of(const std::string& prefix, const fs::path& place, std::vector<fs::path>& left) {
  std::error_code error;
  for (fs::directory_iterator entry{place, error}, end; !error && entry != end; entry.increment(error))
    if (entry->path().filename().string().rfind(prefix, 0) == 0) left.push_back(entry->path());
}

}  // namespace

std::unique_ptr<TemporaryFolder> TemporaryFolder::create(Where where) {
  std::error_code error;
  fs::path place = where == Where::Memory ? memory_folder() : fs::path{};
  if (place.empty()) place = fs::temp_directory_path(error);
  std::string pattern = (place / (prefix_of(::getpid()) + "XXXXXX")).string();
  if (error || ::mkdtemp(pattern.data()) == nullptr) return nullptr;
  return std::unique_ptr<TemporaryFolder>{new TemporaryFolder{pattern}};
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

void TemporaryFolder::remove_all_of(int dead_process) {
  std::error_code error;
  const std::string prefix = prefix_of(dead_process);
  std::vector<fs::path> left;
  find_left_of(prefix, fs::temp_directory_path(error), left);
  if (const fs::path memory = memory_folder(); !memory.empty()) find_left_of(prefix, memory, left);
  for (const fs::path& folder : left) fs::remove_all(folder, error);
}

}  // namespace eb::io
