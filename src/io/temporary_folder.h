#pragma once
// A private folder for what must not lie beside the user's data; gone when its owner goes.
#include <filesystem>
#include <memory>
#include <system_error>

namespace eb::io {

class TemporaryFolder {
 public:
  // nullptr when the system has no place for one.
  static std::unique_ptr<TemporaryFolder> create();
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : m_path{std::move(path)} {}
  std::filesystem::path m_path;
};

}  // namespace eb::io
