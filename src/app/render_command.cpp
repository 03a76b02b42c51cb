// `render` and `bench-frame`: pictures without a display, drawn by the code the window uses.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "app/commands.h"
#include "app/map_painter.h"
#include "core/date_parser.h"
#include "io/png_file.h"
#include "platform/graphics_context.h"

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// A context without a window and a renderer in it.
struct Offscreen {
  std::unique_ptr<platform::GraphicsContext> context;
  std::unique_ptr<render::Renderer> renderer;
};

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

// A loaded project and what draws it, which goes first.
struct Stage {
  std::unique_ptr<Workspace> workspace;
  Offscreen offscreen;
  double load_ms = 0;
};

struct PictureSize {
  int width, height;  // pixels
};

// Pictures are wanted soon: files are read while the graphics start. Measurements are wanted clean: one after the
// other, and only the loading is timed.
enum class Order : std::uint8_t { Together, GraphicsFirst };

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
  stage.load_ms = ms_since(load_start);
  print_notices(stage.workspace->session().notices, environment.catalog(options.language));
  auto& camera = stage.workspace->session().camera;
  camera.width_px = size.width;
  camera.height_px = size.height;
  return stage;
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

bool any_layer_ready(const session::AssetStore& assets) {
  return std::ranges::any_of(assets.all(),
                             [](const auto& entry) { return entry.second.state == session::LoadState::Ready; });
}

struct FrameTimes {
  double median_ms = 0, p95_ms = 0, max_ms = 0;
};

FrameTimes summarise(std::vector<double> times) {
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1) + 0.5)];
  };
  return {at(0.5), at(0.95), times.back()};
}

}  // namespace

int run_render(const RenderCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
  const auto stage = set_stage(command.common, {command.width, command.height}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  render::Renderer& renderer = *stage->offscreen.renderer;
  if (!any_layer_ready(workspace.session().assets)) return 1;

  auto& camera = workspace.session().camera;
  MapPainter painter{workspace, renderer};
  PaintOptions options;
  options.furniture = command.furniture;
  if (command.box_deg) {
    camera = session::fitted(camera, project_box(workspace, *command.box_deg), {});
  } else {
    camera = painter.home_camera(catalog, options);
  }
  const auto pixels = painter.paint_still(catalog, options);
  for (const auto& error : renderer.take_gl_errors()) std::cerr << "emscherblick: OpenGL: " << error << '\n';
  const auto written = io::write_png(command.out, pixels.width, pixels.height, pixels.rgba);
  return written ? 0 : fail(written.error(), catalog);
}

int run_bench(const BenchCommand& command, const Environment& environment) {
  const auto start = Clock::now();
  const auto catalog = environment.catalog(command.common.language);
  const auto from = core::parse_clock_date(command.from);
  const auto to = core::parse_clock_date(command.to);
  if (!from) return fail(from.error(), catalog);
  if (!to) return fail(to.error(), catalog);

  const auto stage = set_stage(command.common, {command.width, command.height}, Order::GraphicsFirst, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  render::Renderer& renderer = *stage->offscreen.renderer;
  const auto loaded = Clock::now();

  auto& session = workspace.session();
  session.playback.set_range(*from, *to);
  MapPainter painter{workspace, renderer};
  PaintOptions options;
  options.furniture = command.furniture;
  options.labels = command.furniture;
  session.camera = painter.home_camera(catalog, options);
  session.playback.seek(*to);
  (void)painter.paint_still(catalog, options);
  const double first_frame_ms = ms_since(loaded);
  const double first_picture_ms = ms_since(start);

  const auto uploaded_before = renderer.stats().vertex_bytes_uploaded;
  std::vector<double> times;
  const unsigned target = stage->offscreen.context->framebuffer();
  for (int i = 0; i < command.frames; ++i) {
    const double share = command.frames > 1 ? static_cast<double>(i) / (command.frames - 1) : 1;
    session.playback.seek(*from + (*to - *from) * share);
    const auto frame_start = Clock::now();
    painter.paint(catalog, options, target);
    (void)renderer.read_window(1, 1, target);  // waits until the frame is really there
    times.push_back(ms_since(frame_start));
  }
  const auto frame = summarise(times);
  std::uint64_t vertices = 0;
  for (const auto& [id, geometry] : workspace.geometries()) vertices += geometry->table().vertices.size();
  const nlohmann::ordered_json report{
      {"load_ms", stage->load_ms},
      {"first_frame_ms", first_frame_ms},
      {"first_picture_ms", first_picture_ms},
      {"frame_ms", {{"median", frame.median_ms}, {"p95", frame.p95_ms}, {"max", frame.max_ms}}},
      {"frames", command.frames},
      {"vertices", vertices},
      {"segments_last_frame", renderer.stats().segments_submitted},
      {"bytes_uploaded", renderer.stats().vertex_bytes_uploaded - uploaded_before},
      {"renderer", renderer.renderer_name()}};
  if (command.json) {
    std::cout << report.dump(2) << '\n';
  } else {
    for (const auto& [key, value] : report.items()) std::cout << key << ": " << value.dump() << '\n';
  }
  return 0;
}

}  // namespace eb::app
