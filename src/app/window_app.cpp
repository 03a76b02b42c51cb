#include "app/window_app.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <thread>

#include "app/script_player.h"
#include "app/settings_keeper.h"
#include "core/atomic_file.h"

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double longest_wait_seconds = 60;
constexpr double scripted_step_seconds = 1.0 / 60;  // scripts run on a clock of their own: the same every time
constexpr double awaiting_turn_seconds = 0.05;      // so that a script that awaits input leaves the processor alone

void loop(App& app, const std::function<void()>& after_turn) {
  auto last = Clock::now();
  while (!app.wants_to_quit()) {
    const auto now = Clock::now();
    // After a long wait the clock must not jump: at most a tenth of a second counts.
    const double real_seconds = std::chrono::duration<double>(now - last).count();
    last = now;
    app.turn(std::min(0.1, real_seconds), longest_wait_seconds, real_seconds);
    after_turn();
  }
}

int play(App& app, ScriptPlayer& player, const std::function<void()>& after_turn) {
  while (!app.wants_to_quit() && !player.is_finished()) {
    player.step(app, scripted_step_seconds);
    app.turn(scripted_step_seconds, player.awaits() ? awaiting_turn_seconds : 0);
    after_turn();
    // Leave the workers a core while they load.
    if (!app.is_settled()) std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  if (!player.failure()) return 0;
  std::cerr << "emscherblick: script: " << *player.failure() << '\n';
  return 1;
}

core::Result<std::vector<ScriptLine>> read_script(const std::string& path) {
  const auto text = core::read_file(path);
  if (!text) return text.error();
  auto lines = parse_script(*text);
  if (lines) return lines;
  auto error = lines.error();
  error.where = path + ", " + error.where;
  return error;
}

// Nobody sees the question of a program without a window.
void tell_left_work(const session::Session& session, const text::Catalog& catalog) {
  const auto& question = session.project.question;
  if (!question || question->kind != session::QuestionKind::RecoverWork) return;
  const core::Error told{
      core::msg("There is unsaved work of an earlier session: {0} steps until {1}", question->steps, question->when),
      core::msg("--recover brings it back."), question->path};
  std::cerr << "emscherblick: " << core::to_text(told, catalog.translate()) << '\n';
}

}  // namespace

core::Result<App::Parts> make_parts(const WindowCommand& command, const Environment& environment) {
  App::Parts parts;
  auto context = command.headless
                     ? platform::open_offscreen(command.width, command.height)
                     : platform::open_window({command.width, command.height, "Emscherblick", "emscherblick"});
  if (!context) return context.error();
  parts.context = *std::move(context);
  auto renderer = render::Renderer::create(parts.context->gl_loader(), environment.paths.shaders);
  if (!renderer) return renderer.error();
  parts.renderer = *std::move(renderer);
  auto ui = ui::UiShell::create();
  if (!ui) return ui.error();
  parts.ui = *std::move(ui);
  return parts;
}

int run_window(const WindowCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  std::vector<ScriptLine> script;
  if (!command.script.empty()) {
    auto lines = read_script(command.script);
    if (!lines) return fail(lines.error(), catalog);
    script = *std::move(lines);
  }
  // The workspace outlives the window; its wake-up call goes to whatever window there is.
  std::atomic<platform::GraphicsContext*> window = nullptr;
  Workspace workspace{environment.reader, worker_threads(), [&window] {
                        if (auto* context = window.load()) context->wake();
                      }};
  auto& session = workspace.session();
  SettingsKeeper settings{environment.paths.config / "settings.json"};
  auto wanted = command;
  settings.restore(wanted, session.view, session.notices);
  const auto prepared = prepare_window(workspace, wanted.common, environment);
  if (!prepared) return fail(prepared.error(), catalog);
  std::optional<Planner> planner;
  if (!command.exact.empty()) {
    auto opened = Planner::open(command.exact, environment);
    if (!opened) return fail(opened.error(), catalog);
    planner = *std::move(opened);
  }
  session.view.fullscreen = command.fullscreen || command.kiosk;
  settings.start_following(session.view);

  auto parts = make_parts(command, environment);
  if (!parts) return fail(parts.error(), catalog);
  auto* context = parts->context.get();
  App app{environment, workspace, *std::move(parts)};
  window = context;
  if (wanted.common.date) app.keep_day();
  if (planner) app.become_planner(*std::move(planner));
  if (command.kiosk) {
    app.become_kiosk(command.kiosk_settings);
  } else {
    app.keeper().look_for_left_work(command.recover);
  }
  if (command.headless) tell_left_work(session, catalog);
  // What visitors choose is theirs alone.
  const auto remember = [&] {
    if (!command.kiosk) settings.follow(session.view, session.notices);
  };
  int exit_code = 0;
  if (command.script.empty()) {
    loop(app, remember);
  } else {
    ScriptPlayer player{std::move(script)};
    exit_code = play(app, player, remember);
  }
  app.keeper().end();
  window = nullptr;
  return exit_code;
}

}  // namespace eb::app
