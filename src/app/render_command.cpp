// `render` and `bench-frame`: pictures without a display, drawn by the code the window uses.
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <numeric>

#include "app/commands.h"
#include "app/opening_day.h"
#include "app/report.h"
#include "app/show_command.h"
#include "app/stage.h"
#include "app/tour_film.h"
#include "core/clock_time.h"
#include "core/date_parser.h"
#include "io/png_file.h"

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int wrong_usage = 2;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
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

// A moment of a film: with the transitions that are under way.
core::Result<std::optional<Transition>> wanted_transition(const RenderCommand& command) {
  if (command.fade_days <= 0) return std::optional<Transition>{};
  Transition transition{command.fade_days, core::open_past};
  if (!command.fade_since.empty()) {
    const auto since = core::parse_clock_time(command.fade_since, date_order(command.common.language));
    if (!since) return since.error();
    transition.settled_day = since->days();
  }
  return std::optional{transition};
}

}  // namespace

int run_render(const RenderCommand& command, const Environment& environment) {
  if (command.step) return run_render_step(command, environment);
  const auto catalog = environment.catalog(command.common.language);
  const auto transition = wanted_transition(command);
  if (!transition) return fail(transition.error(), catalog);
  const auto stage = set_stage(command.common, {command.width, command.height}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  render::Renderer& renderer = *stage->offscreen.renderer;
  if (!any_layer_ready(workspace.session().assets)) return 1;
  if (!command.common.date) show_opening_day(workspace);

  auto& camera = workspace.session().camera;
  MapPainter painter{workspace, renderer};
  PaintOptions options;
  options.furniture = command.furniture;
  options.transition = *transition;
  render::Pixels pixels;
  if (command.tour) {
    const auto film = TourFilm::create(workspace, painter, catalog, options);
    if (!film) return fail(film.error(), catalog);
    if (const auto good = (*film)->check(*command.tour); !good) return fail(good.error(), catalog), wrong_usage;
    pixels = (*film)->picture(*command.tour);
  } else {
    camera = picture_camera(painter, workspace, command.box_deg, catalog, options);
    pixels = painter.paint_still(catalog, options);
  }
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
  if (*to < *from)
    return fail(
               {core::msg("The film would end on {0}, before it begins on {1}", core::to_iso(*to), core::to_iso(*from)),
                core::msg("Exchange the two dates, or correct one."),
                {}},
               catalog),
           wrong_usage;

  const auto stage = set_stage(command.common, {command.width, command.height}, Order::GraphicsFirst, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  if (!any_layer_ready(workspace.session().assets)) return 1;
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
  print_report(report, command.json);
  return 0;
}

}  // namespace eb::app
