#pragma once
// Finds out what the check before the doors open has to know: letters without a font, room on the disk. For the panel
// and the `preflight` command; what it means is session/preflight's. Main thread.
#include <filesystem>
#include <string>
#include <vector>

#include "session/notices.h"
#include "session/preflight.h"

namespace eb::app {

// Letters in captions and small texts that no installed font has, by step and language.
std::vector<session::MissingLetters> missing_letters(const model::Show& show,
                                                     const std::vector<std::string>& languages);

// Whether the folder where unsaved work is kept takes a file, and how much room there is.
void look_at_disk(const std::filesystem::path& state, session::PreflightFacts& facts);

// Warnings and errors, as the check repeats them.
std::vector<core::Error> told_problems(const session::Notices& notices);

}  // namespace eb::app
