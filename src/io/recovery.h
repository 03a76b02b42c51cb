#pragma once
// From the journal of a program that was killed back to its work: all steps, which one is current, which one was saved.
#include <string>

#include "io/journal.h"
#include "io/opened_project.h"
#include "model/history.h"

namespace eb::io {

struct RecoveredWork {
  std::unique_ptr<model::History> history;
  OpenedProject project;
  JournalEnd end;
  std::int64_t last_edit_ms = 0;   // since 1970
  std::size_t steps_left_out = 0;  // that could not be understood or done again, and everything after them
  [[nodiscard]] bool has_unsaved_work() const { return history->is_modified(); }
};

// Does the steps again. A torn last line is passed over; from a line on that cannot be used, nothing is. Reads the
// project file too: what was being saved when the program was killed may be there.
core::Result<RecoveredWork> recover(const std::filesystem::path& journal);

}  // namespace eb::io
