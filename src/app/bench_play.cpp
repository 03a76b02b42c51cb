// `bench-play`: what a frame costs the main thread while the clock plays, panels and all. The program itself runs
// offscreen, turn by turn of a sixtieth of a second; OpenGL's share is taken out, for it is the driver's.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/bench_turns.h"
#include "app/commands.h"
#include "app/report.h"
#include "app/window_app.h"
#include "core/date_parser.h"

namespace eb::app {

namespace {

struct Play {
  std::vector<double> times_ms;
  double slowest_ms = 0;
  double slowest_day = 0;
};

Play play_through(App& app, double seconds) {
  Play play;
  app.request(session::TimeAction{session::SetPlaying{true}});
  app.turn(0, 0);
  const auto& playback = app.workspace().session().playback;
  const auto frames_wanted = static_cast<std::size_t>(std::max(1.0, seconds / bench_turn_seconds));
  for (std::size_t i = 0; i < frames_wanted && playback.playing(); ++i) {
    const auto before = app.frames_drawn();
    app.turn(bench_turn_seconds, 0);
    if (app.frames_drawn() == before) continue;
    play.times_ms.push_back(app.last_turn_cpu_ms());
    if (app.last_turn_cpu_ms() <= play.slowest_ms) continue;
    play.slowest_ms = app.last_turn_cpu_ms();
    play.slowest_day = playback.day();
  }
  return play;
}

}  // namespace

int run_bench_play(const BenchPlayCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  const auto from = core::parse_clock_date(command.from);
  const auto to = core::parse_clock_date(command.to);
  if (!from) return fail(from.error(), catalog);
  if (!to) return fail(to.error(), catalog);

  Workspace workspace{environment.reader, worker_threads()};
  if (const auto prepared = prepare_window(workspace, command.common, environment); !prepared) {
    return fail(prepared.error(), catalog);
  }
  WindowCommand window;
  window.headless = true;
  window.width = command.width;
  window.height = command.height;
  auto parts = make_parts(window, environment);
  if (!parts) return fail(parts.error(), catalog);
  App app{environment, workspace, *std::move(parts)};

  const auto loading = come_to_rest(app);
  auto& playback = workspace.session().playback;
  playback.set_range(*from, *to);
  playback.set_speed((*to - *from) / command.seconds);
  playback.seek(*from);
  come_to_rest(app);
  const auto uploaded_before = app.render_stats().vertex_bytes_uploaded;
  const auto play = play_through(app, command.seconds);
  const auto& times_ms = play.times_ms;
  const auto longer = [](double limit) { return [limit](double ms) { return ms > limit; }; };
  nlohmann::ordered_json report{{"loading", summary(loading)},
                                {"frames", times_ms.size()},
                                {"main_thread_cpu_ms", summary(times_ms)},
                                {"slowest_at", core::to_iso(static_cast<core::Day>(play.slowest_day))},
                                {"frames_over_4_ms", std::ranges::count_if(times_ms, longer(4))},
                                {"frames_over_16_7_ms", std::ranges::count_if(times_ms, longer(1000.0 / 60))},
                                {"bytes_uploaded", app.render_stats().vertex_bytes_uploaded - uploaded_before}};
  if (!command.opened_later.empty()) {
    app.request(session::FileAction{session::OpenFiles{command.opened_later}});
    report["opening"] = summary(come_to_rest(app));
  }
  app.keeper().end();
  print_report(report, command.json);
  return 0;
}

}  // namespace eb::app
