#pragma once
// Files copied into the memory of a reader's process, under names GDAL opens like others. Nothing of them is ever in a
// file: however the reader ends, they end with it. For what GDAL can only read with files of its own beside it.
#include <filesystem>
#include <optional>
#include <string>

namespace eb::io {

// All that share the file's stem (a.shp, a.dbf, a.prj), in a folder of their own; the name of the copy of `file`.
// nullopt: there is no memory for them.
std::optional<std::string> copy_to_memory(const std::filesystem::path& file);

// An SQLite database with what its write-ahead log adds, as one file without a log; the log is judged as SQLite does:
// what was not written whole is left out.
std::optional<std::string> copy_with_log(const std::filesystem::path& database);

}  // namespace eb::io
