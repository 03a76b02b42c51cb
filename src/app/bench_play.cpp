// `bench-play`: what a frame costs the main thread while the clock plays, panels and all. The program itself runs
// offscreen, turn by turn of a sixtieth of a second; OpenGL's share is taken out, for it is the driver's.
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/commands.h"
#include "app/report.h"
#include "app/window_app.h"
#include "core/date_parser.h"

namespace eb::app {

namespace {

constexpr double turn_seconds = 1.0 / 60;

struct Longest {
  double turn_ms = 0, turn_cpu_ms = 0;  // of wall time with OpenGL; of this thread without it
};

// Turns until everything is loaded, built and at rest, as a window does meanwhile; tells how long one held it up.
Longest come_to_rest(App& app) {
  Longest longest;
  do {
    const auto start = std::chrono::steady_clock::now();
    const auto before = app.frames_drawn();
    app.turn(turn_seconds, 0);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    longest.turn_ms = std::max(longest.turn_ms, took.count());
    if (app.frames_drawn() != before) longest.turn_cpu_ms = std::max(longest.turn_cpu_ms, app.last_turn_cpu_ms());
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  } while (!app.is_settled());
  return longest;
}

nlohmann::ordered_json summary(const Longest& longest) {
  return {{"longest_turn_ms", longest.turn_ms}, {"longest_turn_cpu_ms", longest.turn_cpu_ms}};
}

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
  const auto frames_wanted = static_cast<std::size_t>(std::max(1.0, seconds / turn_seconds));
  for (std::size_t i = 0; i < frames_wanted && playback.playing(); ++i) {
    const auto before = app.frames_drawn();
    app.turn(turn_seconds, 0);
    if (app.frames_drawn() == before) continue;
    play.times_ms.push_back(app.last_turn_cpu_ms());
    if (app.last_turn_cpu_ms() <= play.slowest_ms) continue;
    play.slowest_ms = app.last_turn_cpu_ms();
    play.slowest_day = playback.day();
  }
  return play;
}

nlohmann::ordered_json summary(std::vector<double> times_ms) {
  std::ranges::sort(times_ms);
  const auto at = [&](double share) {
    return times_ms[static_cast<std::size_t>(share * static_cast<double>(times_ms.size() - 1) + 0.5)];
  };
  return {{"median", at(0.5)}, {"p95", at(0.95)}, {"p99", at(0.99)}, {"max", times_ms.back()}};
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
  nlohmann::ordered_json report{
      {"loading", summary(loading)},
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
  print_report(report, command.json);
  return 0;
}

}  // namespace eb::app
