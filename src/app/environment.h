#pragma once
// What every command starts from: where things lie, the reader's process, the language.
#include <string>
#include <vector>

#include "app/cli.h"
#include "app/workspace.h"
#include "io/source_reader.h"
#include "platform/app_paths.h"
#include "text/catalog.h"

namespace eb::app {

struct Environment {
  platform::AppPaths paths;
  io::SourceReader& reader;

  // Of the system where `language` is empty.
  [[nodiscard]] text::Catalog catalog(const std::string& language, core::Units units = core::Units::ByLanguage) const;
  // The files asked for, or the bundled project.
  [[nodiscard]] std::vector<std::string> files_or_default(const std::vector<std::string>& files) const;
};

// Opens files, sets date, theme and language; the first error ends the command.
core::Result<void> prepare(Workspace& workspace, const CommonOptions& options, const Environment& environment);
// The same for a window: files open in the background and tell their errors as notices; what is left as an
// error is a date that cannot be understood.
core::Result<void> prepare_window(Workspace& workspace, const CommonOptions& options, const Environment& environment);

// How 3/4/1989 is meant on the command line: as `language` has it, empty = that of the system.
core::DateOrder date_order(const std::string& language);

// "emscherblick: message" on stderr; returns the exit code for it.
int fail(const core::Error& error, const text::Catalog& catalog);

// Worker threads for a command: one is left for the main thread where there are several.
unsigned worker_threads();

}  // namespace eb::app
