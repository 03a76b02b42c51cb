#include "io/temporary_folder.h"

#include <stdlib.h>

#include <string>
#include <system_error>

namespace eb::io {

namespace fs = std::filesystem;

std::unique_ptr<TemporaryFolder> TemporaryFolder::create() {
  std::error_code error;
  const fs::path place = fs::temp_directory_path(error);
  std::string pattern = (place / "emscherblick-XXXXXX").string();
  if (error || ::mkdtemp(pattern.data()) == nullptr) return nullptr;
  return std::unique_ptr<TemporaryFolder>{new TemporaryFolder{pattern}};
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

}  // namespace eb::io
