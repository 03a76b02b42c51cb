// `preflight`: whether a show can go on, on this machine: lines to read, or one JSON document.
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/commands.h"
#include "app/preflight.h"
#include "app/preflight_desk.h"
#include "app/stage.h"
#include "app/step_timer.h"
#include "platform/graphics_context.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;

const char* word_of(session::CheckStatus status) {
  switch (status) {
    case session::CheckStatus::Green:
      return "green";
    case session::CheckStatus::Amber:
      return "amber";
    case session::CheckStatus::Red:
      break;
  }
  return "red";
}

void print(const std::vector<session::PreflightCheck>& checks, const text::Catalog& catalog) {
  for (const auto& check : checks) {
    std::cout << '[' << word_of(check.status) << "] " << check.check << ": " << catalog.tr(check.detail) << '\n';
    if (!check.remedy.empty()) std::cout << "        → " << catalog.tr(check.remedy) << '\n';
  }
}

void print_json(const std::vector<session::PreflightCheck>& checks, const text::Catalog& catalog) {
  Json list = Json::array();
  for (const auto& check : checks)
    list.push_back({{"check", check.check},
                    {"status", word_of(check.status)},
                    {"detail", catalog.tr(check.detail)},
                    {"remedy", check.remedy.empty() ? Json(nullptr) : Json(catalog.tr(check.remedy))}});
  std::cout << list.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

core::Result<std::vector<session::FrameTimeFact>> time_steps(const PreflightCommand& command, Stage& stage,
                                                             const Environment& environment) {
  auto& workspace = *stage.workspace;
  MapPainter painter{workspace, *stage.offscreen.renderer};
  auto hall = Hall::create(environment, workspace, painter);
  if (!hall) return hall.error();
  HallLook look{command.width, command.height, hall_theme(*workspace.document().show), {}};
  look.languages[0] = workspace.session().view.locale;
  StepTimer timer{**hall, look, workspace.document().show};
  while (!timer.is_done()) timer.measure_next();
  return timer.times();
}

// A desktop may take its time to answer, or never do.
std::optional<bool> stays_awake() {
  constexpr std::chrono::milliseconds pause{20};
  constexpr int most_pauses = 250;
  const platform::ScreenSaverGuard guard{"emscherblick", "Preflight"};
  for (int i = 0; i < most_pauses; ++i) {
    if (guard.state() != platform::Awake::Asking) return guard.state() == platform::Awake::Kept;
    std::this_thread::sleep_for(pause);
  }
  return false;
}

// Without a display there is nothing to plug a projector into, and no desktop to ask.
void look_at_screens(session::PreflightFacts& facts) {
  const auto monitors = platform::monitors_of_display();
  if (!monitors) return;
  facts.screens = screen_facts(*monitors, {});
  facts.stays_awake = stays_awake();
}

}  // namespace

int run_preflight(const PreflightCommand& command, const Environment& environment) {
  // What programs read does not change with who runs them.
  const bool in_english = command.json && command.common.language.empty();
  const auto catalog = in_english ? text::Catalog{} : environment.catalog(command.common.language);
  auto stage = set_stage(command.common, {command.width, command.height}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  const auto& workspace = *stage->workspace;
  const auto& show = *workspace.document().show;
  session::PreflightFacts facts;
  facts.title_language = catalog.language();
  look_at_screens(facts);
  facts.languages = command.captions.empty() ? session::languages_of(show) : command.captions;
  facts.missing_letters = missing_letters(show, facts.languages);
  facts.network_allowed = command.common.allow_network;
  facts.problems = told_problems(workspace.session().notices);
  look_at_disk(environment.paths.state, facts);
  if (command.times_frames && !show.empty()) {
    const auto times = time_steps(command, *stage, environment);
    if (!times) return fail(times.error(), catalog);
    facts.frame_times = *times;
  }
  const auto checks = session::preflight(workspace.document(), workspace.session().assets, facts);
  if (command.json)
    print_json(checks, catalog);
  else
    print(checks, catalog);
  return session::worst_of(checks) == session::CheckStatus::Red ? 1 : 0;
}

}  // namespace eb::app
