#pragma once
// A show and a hall for tests of the stage: steps far from each other, turned, with clocks that run and clocks that
// stand.
#include <numbers>

#include "session/show_camera.h"
#include "session/stage_rules.h"

namespace eb::session {

// A plane without projection: a degree is 100 km.
inline Camera plain_camera(const HallScene& scene, int width_px, int height_px) {
  const Insets insets{0.05 * width_px, 0.05 * height_px, scene.figures ? 0.25 * width_px : 0.05 * width_px,
                      scene.caption.empty() ? 0.05 * height_px : 0.3 * height_px};
  return camera_for(scene.view, {{scene.view.center.lon * 1e5, scene.view.center.lat * 1e5}, 1}, width_px, height_px,
                    insets);
}

inline model::ShowStep make_step(const std::string& id, model::ShowView view, model::ShowClock clock,
                                 model::ShowTransition transition = model::ShowTransition::Flight) {
  model::ShowStep step;
  step.id = id;
  step.caption.by_language["en"] = "Caption of " + id;
  step.view = view;
  step.clock = clock;
  step.transition = transition;
  return step;
}

inline model::Show make_show(const std::vector<model::ShowStep>& steps) {
  model::Show show;
  for (const auto& step : steps) show.steps.push_back(std::make_shared<const model::ShowStep>(step));
  return show;
}

// Six steps: overview, close-up, turned, far away by cross-fade, a cut, and one that runs backwards.
inline model::Show six_steps() {
  using T = model::ShowTransition;
  auto steps = std::vector<model::ShowStep>{
      make_step("a", {{7.0, 51.5}, 90'000, 40'000, 0}, {-50'000, {}, 0, false}),
      make_step("b", {{7.2, 51.52}, 4'000, 2'000, 0}, {-50'000, -34'000, 8, false}),
      make_step("c", {{7.1, 51.48}, 6'000, 3'000, 75}, {-30'000, -20'000, 3, true}),
      make_step("d", {{6.6, 51.55}, 2'000, 2'000, -170}, {8'000, {}, 0, false}, T::CrossFade),
      make_step("e", {{7.4, 51.5}, 30'000, 9'000, 10}, {8'100, {}, 0, false}, T::Cut),
      make_step("f", {{7.4, 51.5}, 30'000, 9'000, 10}, {8'300, -60'000, 4, false})};
  steps[1].layers = {"river"};
  steps[2].layers = {"river", "eagles"};
  steps[2].highlight = model::ShowHighlight{"river", "name", "Brook"};
  steps[3].routes = std::vector<core::RouteId>{};
  steps[4].caption = {};
  steps[4].figures = false;
  return make_show(steps);
}

// A presentation with everything it acts on.
struct Presentation {
  model::Show show = six_steps();
  Stage stage;
  StagePlayer hall;
  int width_px = 1920, height_px = 1080;

  Presentation() { hall.set_hall(width_px, height_px, plain_camera); }

  core::Result<void> ask(const StageAction& action, std::optional<HallScene> console = {}) {
    StageDesk desk{show, stage, hall, {"river", "relief"}, {"tour"}, std::move(console), "2026-11-26T20:00:00"};
    return apply_stage(action, desk);
  }
  void follow() {
    StageDesk desk{show, stage, hall};
    follow_show(desk);
  }
  void resize(int width, int height) {
    width_px = width;
    height_px = height;
    hall.set_hall(width, height, plain_camera);
  }
  bool pass(double seconds) { return advance_stage(stage, hall, seconds); }
  void settle() {
    for (int i = 0; i < 10'000 && hall.is_moving(); ++i) pass(1.0 / 30);
  }
  [[nodiscard]] const HallState& state() const { return hall.state(); }
};

}  // namespace eb::session
