#include "session/stage_rules.h"

#include <algorithm>
#include <cmath>

#include "core/overloaded.h"

namespace eb::session {

namespace {

using core::Error;
using core::msg;

constexpr std::size_t most_typed = 9999;

StageRun::StepTime& time_of_step(Stage& stage) {
  auto& steps = stage.run.steps;
  const auto found = std::ranges::find(steps, stage.step_id, &StageRun::StepTime::step);
  return found != steps.end() ? *found : steps.emplace_back(StageRun::StepTime{stage.step_id, 0});
}

// With layers and routes named: what the presenter shows and hides on the console's map is not the hall's.
HallScene scene_of(const model::ShowStep& step, const Stage& stage) {
  auto scene = step;
  if (!scene.layers) scene.layers = stage.usual_layers;
  if (!scene.routes) scene.routes = stage.usual_routes;
  return scene;
}

void go_to(std::size_t step, StageDesk& desk) {
  auto& stage = desk.stage;
  if (step >= desk.show.steps.size()) return;
  stage.is_black = stage.has_taken = stage.is_at_end = false;
  stage.typed_step.reset();
  stage.step = step;
  stage.step_id = desk.show.steps[step]->id;
  stage.step_seconds = 0;
  time_of_step(stage);
  desk.hall.show(scene_of(*desk.show.steps[step], stage));
}

void end(Stage& stage, StagePlayer& hall) {
  stage.is_on = stage.is_black = stage.is_frozen = stage.has_taken = stage.is_hall_hidden = stage.is_at_end = false;
  stage.shows_keys = false;
  stage.typed_step.reset();
  hall.reset();
}

core::Result<void> apply(const StartShow& start, StageDesk& desk) {
  auto& stage = desk.stage;
  if (stage.is_on) return {};
  if (desk.show.empty()) {
    return Error{
        msg("The project has no show yet"), msg("Open the show panel and take steps from views of the map."), {}};
  }
  const bool resumes = stage.seconds_since_left && *stage.seconds_since_left <= resume_seconds &&
                       stage.is_rehearsal == start.is_rehearsal && stage.step < desk.show.steps.size();
  const auto step = start.from_current || resumes ? std::min(stage.step, desk.show.steps.size() - 1) : 0;
  const double in_step = resumes ? stage.step_seconds : 0;
  if (!resumes) {
    stage.elapsed_seconds = 0;
    stage.run = {desk.now, {}};
  }
  stage.is_on = true;
  stage.is_clock_paused = false;
  stage.is_rehearsal = start.is_rehearsal;
  stage.seconds_since_left.reset();
  stage.usual_layers = std::move(desk.layers);
  stage.usual_routes = std::move(desk.routes);
  desk.hall.reset();
  go_to(step, desk);
  stage.step_seconds = in_step;
  return {};
}

core::Result<void> apply(const EndShow&, StageDesk& desk) {
  end(desk.stage, desk.hall);
  desk.stage.seconds_since_left.reset();
  return {};
}

core::Result<void> apply(const LeaveStage&, StageDesk& desk) {
  auto& stage = desk.stage;
  if (stage.shows_keys) {
    stage.shows_keys = false;
  } else if (stage.typed_step) {
    stage.typed_step.reset();
  } else if (stage.is_black || stage.is_hall_hidden) {
    stage.is_black = stage.is_hall_hidden = false;
  } else if (stage.is_frozen) {
    stage.is_frozen = false;
    desk.hall.hold(false);
  } else if (stage.is_on) {
    end(stage, desk.hall);
    stage.seconds_since_left = 0;
  }
  return {};
}

core::Result<void> apply(const StepShow& by, StageDesk& desk) {
  auto& stage = desk.stage;
  stage.typed_step.reset();
  if (stage.is_black) {
    stage.is_black = false;
    return {};
  }
  const bool is_last = stage.step + 1 >= desk.show.steps.size();
  if (by.direction > 0) {
    if (!is_last) go_to(stage.step + 1, desk);
    if (is_last && stage.has_taken) go_to(stage.step, desk);
    stage.is_at_end = is_last;
  } else if (stage.has_taken) {
    go_to(stage.step, desk);
  } else if (stage.step > 0) {
    go_to(stage.step - 1, desk);
  }
  return {};
}

core::Result<void> apply(const GoToShowStep& go, StageDesk& desk) {
  if (!desk.show.empty()) go_to(std::min(go.step, desk.show.steps.size() - 1), desk);
  return {};
}

core::Result<void> apply(const TypeShowDigit& type, StageDesk& desk) {
  if (type.digit < 0 || type.digit > 9) return {};
  const auto typed = desk.stage.typed_step.value_or(0) * 10 + static_cast<std::size_t>(type.digit);
  if (typed <= most_typed) desk.stage.typed_step = typed;
  desk.stage.seconds_since_typed = 0;
  return {};
}

core::Result<void> apply(const AcceptTypedStep&, StageDesk& desk) {
  const auto typed = std::exchange(desk.stage.typed_step, std::nullopt);
  if (!typed) return apply(StepShow{1}, desk);
  if (*typed >= 1) go_to(*typed - 1, desk);
  return {};
}

core::Result<void> apply(const ToggleBlack&, StageDesk& desk) {
  desk.stage.is_black = !desk.stage.is_black;
  return {};
}

core::Result<void> apply(const ToggleFreeze&, StageDesk& desk) {
  desk.stage.is_frozen = !desk.stage.is_frozen;
  desk.hall.hold(desk.stage.is_frozen);
  return {};
}

core::Result<void> apply(const ToggleHallHidden&, StageDesk& desk) {
  desk.stage.is_hall_hidden = !desk.stage.is_hall_hidden;
  return {};
}

core::Result<void> apply(const TakeToHall& take, StageDesk& desk) {
  if (!desk.console) return {};
  auto& stage = desk.stage;
  stage.is_black = stage.is_frozen = false;
  stage.has_taken = true;
  desk.hall.hold(false);
  auto scene = *desk.console;
  scene.transition = take.seconds > 0 ? model::ShowTransition::CrossFade : model::ShowTransition::Cut;
  scene.transition_seconds = take.seconds;
  desk.hall.show(std::move(scene));
  return {};
}

core::Result<void> apply(const PauseStageClock&, StageDesk& desk) {
  desk.stage.is_clock_paused = !desk.stage.is_clock_paused;
  return {};
}

core::Result<void> apply(const ResetStageClock&, StageDesk& desk) {
  desk.stage.elapsed_seconds = desk.stage.step_seconds = 0;
  desk.stage.run.steps.clear();
  return {};
}

core::Result<void> apply(const NextStageTimer&, StageDesk& desk) {
  constexpr int timers = 3;
  desk.stage.timer = static_cast<StageTimer>((static_cast<int>(desk.stage.timer) + 1) % timers);
  return {};
}

core::Result<void> apply(const SetStageLanguages& set, StageDesk& desk) {
  desk.stage.languages = set.languages;
  return {};
}

core::Result<void> apply(const SwapStageLanguages&, StageDesk& desk) {
  auto& [first, second] = desk.stage.languages;
  if (!second.empty()) std::swap(first, second);
  return {};
}

core::Result<void> apply(const ShowStageKeys& show, StageDesk& desk) {
  desk.stage.shows_keys = show.on;
  return {};
}

core::Result<void> apply(const SwapScreens&, StageDesk&) {
  return {};
}

core::Result<void> apply(const ChooseHallScreen&, StageDesk&) {
  return {};
}

// What is asked of a show that is not on is nothing, but for starting it and what is set for the next one.
template <class Action>
constexpr bool acts_without_show =
    std::is_same_v<Action, StartShow> || std::is_same_v<Action, NextStageTimer> ||
    std::is_same_v<Action, SetStageLanguages> || std::is_same_v<Action, SwapStageLanguages>;

}  // namespace

core::Result<void> apply_stage(const StageAction& action, StageDesk& desk) {
  return std::visit(
      [&]<class Action>(const Action& one) -> core::Result<void> {
        if (!desk.stage.is_on && !acts_without_show<Action>) return {};
        return apply(one, desk);
      },
      action);
}

void follow_show(StageDesk& desk) {
  auto& stage = desk.stage;
  if (!stage.is_on) return;
  if (desk.show.empty()) {
    end(stage, desk.hall);
    return;
  }
  const auto& steps = desk.show.steps;
  const auto found = std::ranges::find_if(steps, [&](const auto& step) { return step->id == stage.step_id; });
  if (found == steps.end()) return go_to(std::min(stage.step, steps.size() - 1), desk);
  stage.step = static_cast<std::size_t>(found - steps.begin());
  if (!stage.has_taken) desk.hall.change(scene_of(**found, stage));
}

bool advance_stage(Stage& stage, StagePlayer& hall, double seconds) {
  if (!stage.is_on) {
    if (stage.seconds_since_left) *stage.seconds_since_left += seconds;
    return false;
  }
  const double before = std::floor(stage.elapsed_seconds);
  if (!stage.is_clock_paused) {
    stage.elapsed_seconds += seconds;
    stage.step_seconds += seconds;
    time_of_step(stage).seconds += seconds;
  }
  bool changes = std::floor(stage.elapsed_seconds) != before;
  if (stage.typed_step && (stage.seconds_since_typed += seconds) > typed_seconds) {
    stage.typed_step.reset();
    changes = true;
  }
  if (!stage.is_black && !stage.is_hall_hidden && hall.advance(seconds)) changes = true;
  return changes;
}

}  // namespace eb::session
