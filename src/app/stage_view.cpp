#include "app/stage_view.h"

#include <cmath>
#include <ctime>
#include <set>

#include "session/preflight.h"

namespace eb::app {

namespace {

constexpr int minutes_a_day = 24 * 60;

// A step may come up more than once in a run: it took what all its times took.
std::optional<double> seconds_in_run(const session::StageRun& run, const std::string& step) {
  std::optional<double> seconds;
  for (const auto& time : run.steps)
    if (time.step == step) seconds = seconds.value_or(0) + time.seconds;
  return seconds;
}

std::vector<ui::StageStepRow> rows(const model::Show& show, const session::Stage& stage, const std::string& language) {
  std::vector<ui::StageStepRow> list;
  for (const auto& step : show.steps)
    list.push_back({step->caption.in(language), step->planned_seconds, seconds_in_run(stage.run, step->id)});
  return list;
}

session::StageTimes times_of(const model::Show& show, const session::Stage& stage) {
  std::vector<double> planned;
  for (const auto& step : show.steps) planned.push_back(step->planned_seconds);
  return session::stage_times(planned, stage.step, stage.elapsed_seconds, stage.step_seconds);
}

// In the hall's languages what the hall reads; for the presenter alone what is in the language of the window.
void fill_words(const model::Show& show, const text::Catalog& catalog, ui::StageView& view) {
  const auto& languages = view.stage.languages;
  const auto& first = languages[0].empty() ? catalog.language() : languages[0];
  if (view.stage.step < show.steps.size()) {
    const auto& step = *show.steps[view.stage.step];
    view.caption = step.caption.in(first);
    view.notes = step.notes.in(catalog.language());
    if (!languages[1].empty() && languages[1] != first) view.second_caption = step.caption.in(languages[1]);
  }
  if (view.stage.step + 1 < show.steps.size()) view.next_caption = show.steps[view.stage.step + 1]->caption.in(first);
}

std::vector<core::Error> warnings_after(const session::Notices& notices, std::uint64_t before) {
  std::vector<core::Error> warnings;
  for (const auto& notice : notices.list())
    if (notice.id > before && notice.severity != session::Severity::Info) warnings.push_back(notice.content);
  return warnings;
}

}  // namespace

int minutes_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) return 0;
  return local.tm_hour * 60 + local.tm_min;
}

ui::StageView StageViewFeed::view(const Workspace& workspace, const text::Catalog& catalog,
                                  const StageSurroundings& around) {
  const auto& session = workspace.session();
  const auto& notices = session.notices;
  ui::StageView view;
  view.stage = session.stage;
  const bool has_begun = !std::exchange(m_was_on, view.stage.is_on) && view.stage.is_on;
  if (has_begun) m_notices_before = notices.list().empty() ? 0 : notices.list().back().id;
  if (!view.stage.is_on) return view;
  view.fills_window = view.stage.hall == session::HallPlace::MainWindow;
  view.is_on = !view.fills_window;
  const auto& show = *workspace.document().show;
  view.times = times_of(show, view.stage);
  view.hall = around.hall;
  view.next = around.next;
  view.steps = rows(show, view.stage, catalog.language());
  fill_words(show, catalog, view);
  const double left = std::max(0.0, view.times.end_seconds - view.stage.elapsed_seconds);
  view.wall_clock = catalog.time_of_day(around.minutes_of_day);
  view.ends_at =
      catalog.time_of_day((around.minutes_of_day + static_cast<int>(std::lround(left / 60))) % minutes_a_day);
  view.console_screen = around.console_screen;
  view.languages = session::languages_of(show);
  view.warnings = warnings_after(notices, m_notices_before);
  view.keys = around.keys;
  return view;
}

}  // namespace eb::app
