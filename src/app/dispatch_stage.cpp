#include "app/dispatch_stage.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "session/show_camera.h"
#include "session/stage_rules.h"

namespace eb::app {

namespace {

using namespace session;

template <class Parts>
std::vector<std::string> shown_of(const Parts& parts) {
  std::vector<std::string> ids;
  for (const auto& part : parts) {
    if (part->visible) ids.push_back(part->id);
  }
  return ids;
}

std::string local_time() {
  const auto now = std::time(nullptr);
  std::tm local{};
  return ::localtime_r(&now, &local) == nullptr ? std::string{} : fmt::format("{:%Y-%m-%dT%H:%M:%S}", local);
}

// Until a window for the hall says more: a picture of full HD with a safe area all around.
void give_camera(Workspace& workspace) {
  auto& hall = workspace.session().hall;
  if (hall.has_camera()) return;
  constexpr double safe_area = 0.05;
  hall.set_hall(hall.width_px(), hall.height_px(), [&workspace](const HallScene& scene, int width_px, int height_px) {
    const double x = safe_area * width_px, y = safe_area * height_px;
    return camera_of_view(workspace, scene.view, width_px, height_px, {x, y, x, y});
  });
}

StageDesk desk_of(Workspace& workspace) {
  give_camera(workspace);
  auto& session = workspace.session();
  const auto& document = workspace.document();
  return {*document.show, session.stage, session.hall, shown_of(document.layers), shown_of(document.routes)};
}

}  // namespace

model::ShowStep step_of_view(const Workspace& workspace, const Insets& covered) {
  const auto& session = workspace.session();
  const auto center = free_center(session.camera, covered);
  model::ShowStep step;
  step.view =
      view_of(session.camera, covered, workspace.to_lon_lat(center), workspace.ground_truth(center).metres_per_unit);
  step.view.width_m = std::clamp(step.view.width_m, model::smallest_view_m, model::largest_view_m);
  step.view.height_m = std::clamp(step.view.height_m, model::smallest_view_m, model::largest_view_m);
  step.clock.from = static_cast<core::Day>(std::floor(session.playback.day()));
  step.layers = shown_of(workspace.document().layers);
  step.routes = shown_of(workspace.document().routes);
  return step;
}

Camera camera_of_view(const Workspace& workspace, const model::ShowView& view, int width_px, int height_px,
                      const Insets& insets) {
  const auto center = workspace.to_project(view.center);
  return camera_for(view, {center, workspace.ground_truth(center).metres_per_unit}, width_px, height_px, insets);
}

void dispatch_stage(const StageAction& action, DispatchContext& context) {
  auto& workspace = context.workspace;
  auto desk = desk_of(workspace);
  desk.now = local_time();
  if (std::holds_alternative<TakeToHall>(action)) desk.console = step_of_view(workspace, context.covered);
  if (const auto done = apply_stage(action, desk); !done) {
    workspace.session().notices.add(Severity::Warning, done.error());
  }
  if (context.stage) context.stage(action);
}

void follow_stage(Workspace& workspace) {
  auto& session = workspace.session();
  session.hall.set_calm(session.view.reduced_motion);
  session.hall.set_story(session.playback.shared_story());
  if (!session.stage.is_on) return;
  auto desk = desk_of(workspace);
  follow_show(desk);
}

}  // namespace eb::app
