#include "app/stage.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;

core::Result<Offscreen> open_offscreen(int width, int height, const Environment& environment) {
  Offscreen offscreen;
  auto context = platform::open_offscreen(width, height);
  if (!context) return context.error();
  offscreen.context = *std::move(context);
  auto renderer = render::Renderer::create(offscreen.context->gl_loader(), environment.paths.shaders);
  if (!renderer) return renderer.error();
  offscreen.renderer = *std::move(renderer);
  return offscreen;
}

// Notices of a run without a window belong on stderr.
void print_notices(const session::Notices& notices, const text::Catalog& catalog) {
  for (const auto& notice : notices.list()) {
    std::cerr << "emscherblick: " << core::to_text(notice.content, catalog.translate()) << '\n';
  }
}

geo::Box2d project_box(const Workspace& workspace, const geo::Box2d& box_deg) {
  geo::Box2d box;
  for (const double lon : {box_deg.min_x, box_deg.center().x, box_deg.max_x}) {
    for (const double lat : {box_deg.min_y, box_deg.center().y, box_deg.max_y}) {
      if (const auto point = workspace.to_project({lon, lat}); geo::is_finite(point)) box.add(point);
    }
  }
  return box;
}

}  // namespace

core::Result<Stage> set_stage(const CommonOptions& options, PictureSize size, Order order,
                              const Environment& environment) {
  Stage stage;
  stage.workspace = std::make_unique<Workspace>(environment.reader, worker_threads());
  const auto start_graphics = [&]() -> core::Result<void> {
    auto offscreen = open_offscreen(size.width, size.height, environment);
    if (!offscreen) return offscreen.error();
    stage.offscreen = *std::move(offscreen);
    return {};
  };
  if (order == Order::GraphicsFirst) {
    if (const auto started = start_graphics(); !started) return started.error();
  }
  const auto load_start = Clock::now();
  const auto prepared = prepare(*stage.workspace, options, environment);
  if (!prepared) return prepared.error();
  if (order == Order::Together) {
    if (const auto started = start_graphics(); !started) return started.error();
  }
  stage.workspace->wait_until_loaded();
  stage.load_ms = std::chrono::duration<double, std::milli>(Clock::now() - load_start).count();
  print_notices(stage.workspace->session().notices, environment.catalog(options.language));
  auto& camera = stage.workspace->session().camera;
  camera.width_px = size.width;
  camera.height_px = size.height;
  return stage;
}

bool any_layer_ready(const session::AssetStore& assets) {
  return std::ranges::any_of(assets.all(),
                             [](const auto& entry) { return entry.second.state == session::LoadState::Ready; });
}

session::Camera picture_camera(MapPainter& painter, const Workspace& workspace,
                               const std::optional<geo::Box2d>& box_deg, const text::Catalog& catalog,
                               const PaintOptions& options) {
  if (!box_deg) return painter.home_camera(catalog, options);
  return session::fitted(workspace.session().camera, project_box(workspace, *box_deg), {});
}

}  // namespace eb::app
