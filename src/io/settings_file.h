#pragma once
// What the program remembers of how one likes to see it, between two starts: a small JSON file of the user's own.
#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"

namespace eb::io {

// Nothing set = as the system or the program has it.
struct Settings {
  std::optional<std::string> language;  // ISO 639-1, with or without region
  std::optional<bool> dark;
  std::optional<double> interface_scale;  // 1 to 4
  std::optional<bool> reduced_motion;
  std::optional<std::string> hall_screen;  // the monitor the hall of a show was last on, by name
  std::optional<double> notes_size;        // of a presenter's notes; 1 = usual
  std::optional<std::string> units;        // "metric" or "miles"; nothing = by language
  friend bool operator==(const Settings&, const Settings&) = default;
};

// A file that is missing is no error: nothing is set. One that cannot be read or is wrong says what and where; keys
// nobody knows are left alone, they may be of a later version.
core::Result<Settings> load_settings(const std::filesystem::path& path);

// Makes the folder where needed; the old file stays whole until the new one is on the disk.
core::Result<void> save_settings(const std::filesystem::path& path, const Settings& settings);

}  // namespace eb::io
