#include "io/temporary_folder.h"

#include <stdlib.h>
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

}  // namespace

std::unique_ptr<TemporaryFolder> TemporaryFolder::create() {
  std::error_code error;
  std::string pattern = (fs::temp_directory_path(error) / (prefix_of(::getpid()) + "XXXXXX")).string();
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
  for (fs::directory_iterator entry{fs::temp_directory_path(error), error}, end; !error && entry != end;
       entry.increment(error))
    if (entry->path().filename().string().rfind(prefix, 0) == 0) left.push_back(entry->path());
  for (const fs::path& folder : left) fs::remove_all(folder, error);
}

}  // namespace eb::io
