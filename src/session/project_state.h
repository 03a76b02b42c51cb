#pragma once
// What the panels know of the project as a file: where it lies, what is asked before something would be lost, and its
// earlier versions. Written by app/project_keeper on the main thread; read by ui/ and scripts.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"

namespace eb::session {

enum class QuestionKind : std::uint8_t {
  UnsavedWork,    // something is about to replace or end it: Save, Discard, Cancel
  ChangedOnDisk,  // by someone else: KeepCopy, Reload, Overwrite, Cancel
  RecoverWork,    // of a program that ended without saving: Recover, Discard, Later
};
enum class Answer : std::uint8_t { Save, Discard, Cancel, KeepCopy, Reload, Overwrite, Recover, Later };

struct Question {
  QuestionKind kind = QuestionKind::UnsavedWork;
  std::string path;              // of the project; empty = it was never saved
  std::string when;              // RecoverWork: last edit, local time as "2026-11-26 14:05"
  std::size_t steps = 0;         // RecoverWork: in the list of steps
  core::Message last_step;       // RecoverWork: name of the last one
  bool has_unsaved_work = true;  // ChangedOnDisk: what is open differs from what was saved
};

// What a project file held before it was saved.
struct ProjectVersion {
  std::string file;
  std::string when;  // local time as "2026-11-26 14:05:09"
  std::uint64_t bytes = 0;
};

struct ProjectState {
  std::string path;  // of the project file; empty = not saved yet
  bool is_saving = false;
  std::string opening;  // name of what is being read to take its place; empty = nothing
  std::optional<Question> question;
  std::vector<ProjectVersion> versions;  // newest first
};

}  // namespace eb::session
