#pragma once
// A private folder for what must not lie beside the user's data; gone when its owner goes.
#include <filesystem>
#include <memory>

namespace eb::io {

class TemporaryFolder {
 public:
  enum class Where { Disk, Memory };
  // nullptr when the system has no place for one. Memory: what is in it never gets to a disk, where the system has a
  // file system in memory; for copies of data, which may be secret.
  static std::unique_ptr<TemporaryFolder> create(Where where = Where::Disk);
  // Removes what a process that was killed could not remove itself. Call before its id may be given out again.
  static void remove_all_of(int dead_process);

  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : m_path{std::move(path)} {}
  std::filesystem::path m_path;
};

}  // namespace eb::io
