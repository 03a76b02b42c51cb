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

namespace {

core::Result<std::optional<core::Day>> wanted_day(const CommonOptions& options) {
  if (!options.date) return std::optional<core::Day>{};
  const auto parsed = core::parse_clock_date(*options.date);
  if (!parsed) return parsed.error();
  return std::optional{*parsed};
}

void set_view(session::Session& session, const CommonOptions& options, const Environment& environment) {
  session.network_allowed = options.allow_network;
  session.view.language = environment.catalog(options.language).language();
  if (options.theme) session.view.theme = *options.theme;
}

// A date outside the project's range widens it: asked is asked.
void seek(session::Playback& playback, const std::optional<core::Day>& day) {
  if (!day) return;
  playback.set_range(std::min(*day, playback.from()), std::max(*day, playback.to()));
  playback.seek(*day);
}

}  // namespace

core::Result<void> prepare(Workspace& workspace, const CommonOptions& options, const Environment& environment) {
  set_view(workspace.session(), options, environment);
  const auto day = wanted_day(options);
  if (!day) return day.error();
  auto opened = workspace.open(environment.files_or_default(options.files));
  seek(workspace.session().playback, *day);
  return opened;
}

core::Result<void> prepare_window(Workspace& workspace, const CommonOptions& options, const Environment& environment) {
  set_view(workspace.session(), options, environment);
  const auto day = wanted_day(options);
  if (!day) return day.error();
  workspace.open_in_background(environment.files_or_default(options.files));
  seek(workspace.session().playback, *day);
  return {};
}

int fail(const core::Error& error, const text::Catalog& catalog) {
  std::cerr << "emscherblick: " << core::to_text(error, catalog.translate()) << '\n';
  return 1;
}

unsigned worker_threads() {
  return std::clamp(std::thread::hardware_concurrency(), 2U, 4U);
}

}  // namespace eb::app
