#pragma once
// Writing a file so that at any moment the old or the new content stands there whole.
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace eb::core {

// Where the symbolic links of `path` lead, also when nothing is there yet.
std::filesystem::path real_file(std::filesystem::path path);

// Where a file that is to be called `path` is written: where links lead. A device or a pipe has no place in which
// another file could stand, and is refused.
Result<std::filesystem::path> place_for_file(const std::filesystem::path& path);

// Writes beside the place for the file, syncs, renames over it, syncs the folder. On error the old file is untouched
// and nothing is left beside it.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// The same for a file, or a folder with files, that somebody else wrote in `temporary`, which must lie on the same disk
// as `target`: syncs it and gives it the name. A folder may replace an empty one only. On error `temporary` stays.
Result<void> move_into_place(const std::filesystem::path& temporary, const std::filesystem::path& target);

// The whole file, or an error naming it. Refuses anything larger than `max_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes = 256U << 20U);

}  // namespace eb::core
