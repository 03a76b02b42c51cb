#pragma once
// Saving a project so that the old or the new one stands there whole at any moment, that nobody else's work is
// overwritten unasked, and that the last ten contents stay within reach. Thread-safe; two programs may save at once.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace eb::io {

// Tells without reading whether a file may have changed.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t modified_ns = 0, changed_ns = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
std::optional<FileIdentity> identity_of(const std::filesystem::path& path);  // nullopt: there is no such file

// What has to be on disk for a save to go ahead.
struct ExpectedFile {
  enum class Kind : std::uint8_t { Anything, Nothing, Content };
  Kind kind = Kind::Anything;
  std::string_view content = {};
};

struct SaveReport {
  bool was_changed = false;  // the file is not as expected: nothing was written
  FileIdentity identity;     // of the new file
};
// Writes beside the file, syncs, keeps the old content as a version, renames, syncs the folder. Follows symbolic links
// to the real file and keeps its permissions. On an error the old file stands there untouched and nothing lies beside
// it.
core::Result<SaveReport> save_project_file(const std::filesystem::path& path, std::string_view bytes,
                                           const ExpectedFile& expected);

// What the file held before each of the last saves, newest first. They lie in a hidden folder beside the project,
// ".NAME.versions": where renaming works a version costs no copy, and they go where the folder goes.
struct FileVersion {
  std::filesystem::path path;
  std::int64_t written_s = 0;  // seconds since 1970, when it was written
  std::uint64_t bytes = 0;
};
std::vector<FileVersion> versions_of(const std::filesystem::path& path);
inline constexpr std::size_t versions_kept = 10;

}  // namespace eb::io
