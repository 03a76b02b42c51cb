#include "app/environment.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

#include "core/date_parser.h"

namespace eb::app {

text::Catalog Environment::catalog(const std::string& language) const {
  return text::Catalog::load(paths.locale, language.empty() ? text::system_language() : language);
}

std::vector<std::string> Environment::files_or_default(const std::vector<std::string>& files) const {
  if (!files.empty()) return files;
  // Which of the bundled projects opens first is data, not code.
  std::ifstream in{paths.data / "opening_project.txt"};
  std::string project;
  std::getline(in, project);
  return {(paths.data / project).string()};
}

core::Result<void> prepare(Workspace& workspace, const CommonOptions& options, const Environment& environment) {
  auto& session = workspace.session();
  session.network_allowed = options.allow_network;
  session.view.language = environment.catalog(options.language).language();
  if (options.theme) session.view.theme = *options.theme;
  std::optional<core::Day> day;
  if (options.date) {
    const auto parsed = core::parse_clock_date(*options.date);
    if (!parsed) return parsed.error();
    day = *parsed;
  }
  auto opened = workspace.open(environment.files_or_default(options.files));
  if (day) {
    session.playback.set_range(std::min(*day, session.playback.from()), std::max(*day, session.playback.to()));
    session.playback.seek(*day);
  }
  return opened;
}

int fail(const core::Error& error, const text::Catalog& catalog) {
  std::cerr << "emscherblick: " << core::to_text(error, catalog.translate()) << '\n';
  return 1;
}

unsigned worker_threads() {
  return std::clamp(std::thread::hardware_concurrency(), 2U, 4U);
}

}  // namespace eb::app
