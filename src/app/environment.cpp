#include "app/environment.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

#include "core/clock_time.h"

namespace eb::app {

text::Catalog Environment::catalog(const std::string& language, core::Units units) const {
  if (!language.empty()) return text::Catalog::load(paths.locale, language, units);
  const auto system = text::system_locale();
  return text::Catalog::load(paths.locale, system.locale, units == core::Units::ByLanguage ? system.units : units);
}

std::vector<std::string> Environment::files_or_default(const std::vector<std::string>& files) const {
  if (!files.empty()) return files;
  // Which of the bundled projects opens first is data, not code.
  std::ifstream in{paths.data / "opening_project.txt"};
  std::string project;
  std::getline(in, project);
  return {(paths.data / project).string()};
}

core::DateOrder date_order(const std::string& language) {
  return text::date_order_of(language.empty() ? text::system_locale().locale : language);
}

namespace {

struct WantedDays {
  std::optional<core::ClockTime> clock, other;
};

core::Result<std::optional<core::ClockTime>> wanted_day(const std::optional<std::string>& text, core::DateOrder order) {
  if (!text) return std::optional<core::ClockTime>{};
  const auto parsed = core::parse_clock_time(*text, order);
  if (!parsed) return parsed.error();
  return std::optional{*parsed};
}

core::Result<WantedDays> wanted_days(const CommonOptions& options) {
  const auto order = date_order(options.language);
  const auto clock = wanted_day(options.date, order);
  if (!clock) return clock.error();
  const auto other = wanted_day(options.other_date, order);
  if (!other) return other.error();
  return WantedDays{*clock, *other};
}

void set_view(session::Session& session, const CommonOptions& options, const Environment& environment) {
  session.network_allowed = options.allow_network;
  const auto catalog = environment.catalog(options.language, session.view.units);
  session.view.locale = catalog.locale();
  session.view.language = catalog.language();
  session.view.units = catalog.units();
  if (options.theme) session.view.theme = *options.theme;
  if (options.chart) session.view.chart = *options.chart;
}

// A date outside the project's range widens it: asked is asked.
void widen(session::Playback& playback, core::ClockTime time) {
  const core::Day end = time.day + (time.second > 0 ? 1 : 0);
  playback.set_range(std::min(time.day, playback.from()), std::max(end, playback.to()));
}

void set_clocks(session::Session& session, const CommonOptions& options, const WantedDays& days) {
  if (days.clock) {
    widen(session.playback, *days.clock);
    session.playback.seek(days.clock->days());
  }
  if (options.compare == session::CompareMode::Off) return;
  session.compare.mode = options.compare;
  session.compare.divider = std::clamp(options.divider, session::least_divider, 1 - session::least_divider);
  if (days.other) widen(session.playback, *days.other);
  session.compare.other_day = days.other ? days.other->days() : session.other_day();
}

// A chart nobody can draw is a slip on the command line.
core::Result<void> check_chart(const Workspace& workspace) {
  const auto& chart = workspace.session().view.chart;
  const auto& document = workspace.document();
  if (chart.empty() || chart == session::kilometre_chart || document.find_series(chart) != nullptr) return {};
  std::string known = session::kilometre_chart;
  for (const auto& series : *document.series) known += ", " + series.id;
  return core::Error{
      core::msg("There is no series called {0}", chart), core::msg("Choose one of these: {0}.", known), {}};
}

}  // namespace

core::Result<void> prepare(Workspace& workspace, const CommonOptions& options, const Environment& environment) {
  set_view(workspace.session(), options, environment);
  const auto days = wanted_days(options);
  if (!days) return days.error();
  auto opened = workspace.open(environment.files_or_default(options.files));
  set_clocks(workspace.session(), options, *days);
  return opened ? check_chart(workspace) : opened;
}

core::Result<void> prepare_window(Workspace& workspace, const CommonOptions& options, const Environment& environment) {
  set_view(workspace.session(), options, environment);
  const auto days = wanted_days(options);
  if (!days) return days.error();
  workspace.open_in_background(
      environment.files_or_default(options.files),
      [&session = workspace.session(), options, days = *days] { set_clocks(session, options, days); });
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
