#pragma once
// The file behind what is open: what it held when it was read or written last, and how to tell that it has changed.
#include <filesystem>
#include <memory>
#include <optional>

#include "io/project_writer.h"
#include "io/safe_file.h"

namespace eb::io {

struct OpenedProject {
  std::filesystem::path path;  // absolute; empty = not saved yet
  ProjectText base;
  std::optional<FileIdentity> identity;  // when it was read or written; nullopt = it may be anything
};

// Whether somebody else has changed the file: its bytes count, not its date.
enum class DiskState : std::uint8_t { AsOpened, Changed, Gone };
DiskState disk_state(const OpenedProject& project);

}  // namespace eb::io
