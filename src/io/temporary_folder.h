#pragma once
// A private folder for what must not lie beside the user's data; gone when its owner goes. Never for what may be
// secret: who is killed leaves it behind (see memory_copy.h).
#include <filesystem>
#include <memory>

namespace eb::io {

class TemporaryFolder {
 public:
  // nullptr when the system has no place for one.
  static std::unique_ptr<TemporaryFolder> create();

  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : m_path{std::move(path)} {}
  std::filesystem::path m_path;
};

}  // namespace eb::io
