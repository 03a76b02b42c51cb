// `bench-route`: what a frame costs the main thread while a route is looked at, aimed at and edited: a track of a
// million points, then a route with hundreds of stops, then a project file with that track being opened. The program
// itself runs offscreen; OpenGL's share is taken out.
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "app/bench_turns.h"
#include "app/commands.h"
#include "app/report.h"
#include "app/window_app.h"
#include "core/atomic_file.h"
#include "io/project_file.h"
#include "io/project_writer.h"
#include "io/temporary_folder.h"
#include "model/route_commands.h"

namespace eb::app {

namespace {

constexpr double frame_ms = 33;
constexpr int moves_a_phase = 60;

// Winds through the box as somebody who walks: steps of ten metres or so, slowly turning.
std::vector<geo::LonLat> walk(const geo::Box2d& box, std::size_t count) {
  std::mt19937 random{17};
  std::normal_distribution<double> turn{0, 0.15};
  std::vector<geo::LonLat> points;
  points.reserve(count);
  const auto center = box.center();
  geo::LonLat at{center.x, center.y};
  double heading = 0;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(at);
    heading += turn(random);
    const geo::LonLat next{at.lon + 1.4e-4 * std::cos(heading), at.lat + 0.9e-4 * std::sin(heading)};
    if (!box.contains({next.lon, next.lat})) heading = std::atan2(center.y - at.lat, center.x - at.lon);
    at = {at.lon + 1.4e-4 * std::cos(heading), at.lat + 0.9e-4 * std::sin(heading)};
  }
  return points;
}

model::Route track_route(const geo::Box2d& box, std::size_t count) {
  const auto points = walk(box, count);
  model::Route route;
  route.id = "track";
  route.name.by_language["en"] = "Track";
  route.points = {model::new_stop(route, points.front(), "Start", "en")};
  route.points.push_back(model::new_stop(route, points.back(), "End", "en"));
  const auto inner = std::span{points}.subspan(1, points.size() - 2);
  route.legs = {std::make_shared<const model::Leg>(
      model::Leg{model::LegKind::Track, geo::ChunkedPath{inner}, std::nullopt, std::nullopt})};
  return route;
}

model::Route stops_route(const geo::Box2d& box, std::size_t count) {
  std::mt19937 random{29};
  std::uniform_real_distribution<double> lon{box.min_x, box.max_x}, lat{box.min_y, box.max_y};
  model::Route route;
  route.id = "stops";
  route.name.by_language["en"] = "Stops";
  for (std::size_t i = 0; i < count; ++i) {
    route.points.push_back(
        model::new_stop(route, {lon(random), lat(random)}, "Stop number " + std::to_string(i + 1), "en"));
    if (i > 0) route.legs.push_back(model::straight_leg());
  }
  return route;
}

// A hand on the mouse of the program.
class Hand {
 public:
  explicit Hand(App& app) : m_app{app} {}

  // Along a line across the map, a turn each.
  std::vector<double> hover() {
    std::vector<double> times_ms;
    const auto& camera = m_app.workspace().session().camera;
    for (int i = 0; i < moves_a_phase; ++i) {
      const double share = static_cast<double>(i) / moves_a_phase;
      move({camera.width_px * (0.3 + 0.4 * share), camera.height_px * (0.3 + 0.3 * share)}, times_ms);
    }
    return times_ms;
  }
  // Takes what is there and moves it in a circle, then lets go.
  std::vector<double> drag(geo::Vec2d from) {
    std::vector<double> times_ms;
    move(from, times_ms);
    button(true, times_ms);
    for (int i = 1; i <= moves_a_phase; ++i) {
      const double angle = i * 0.1;
      move({from.x + 30 * std::sin(angle), from.y + 30 * (1 - std::cos(angle))}, times_ms);
    }
    button(false, times_ms);
    timed_turn(m_app, times_ms);
    return times_ms;
  }
  std::vector<double> pan() {
    std::vector<double> times_ms;
    for (int i = 0; i < moves_a_phase; ++i) {
      m_app.request(session::ViewAction{session::PanPixels{i % 2 == 0 ? 6.0 : -5.0, 1}});
      timed_turn(m_app, times_ms);
    }
    return times_ms;
  }

 private:
  void move(geo::Vec2d to, std::vector<double>& times_ms) {
    m_app.feed({core::MouseMoved{to.x, to.y}});
    timed_turn(m_app, times_ms);
  }
  void button(bool pressed, std::vector<double>& times_ms) {
    m_app.feed({core::MouseButtonChanged{core::MouseButton::Left, pressed, {}}});
    timed_turn(m_app, times_ms);
  }

  App& m_app;
};

class RouteBench {
 public:
  RouteBench(App& app, const geo::Box2d& box) : m_app{app}, m_hand{app}, m_box{box} {}

  nlohmann::ordered_json track(std::size_t points) {
    nlohmann::ordered_json report;
    open(track_route(m_box, points), report);
    // Near enough to take single points of it.
    const auto shape = m_app.workspace().shapes().of(m_app.workspace().document().routes.back());
    const auto& chunks = shape->legs.front().chunks;
    const auto& chunk = chunks[chunks.size() / 2];
    const auto vertex = chunk->points[chunk->points.size() / 2];
    report["hover_whole"] = phase(m_hand.hover());
    report["pan_whole"] = phase(m_hand.pan());
    look_at(vertex, 2);
    report["hover_near"] = phase(m_hand.hover());
    const auto uploaded = m_app.render_stats().vertex_bytes_uploaded;
    report["drag_near"] = phase(m_hand.drag(m_app.workspace().session().camera.to_screen(vertex)));
    report["bytes_uploaded_a_move"] =
        (m_app.render_stats().vertex_bytes_uploaded - uploaded) / static_cast<std::uint64_t>(moves_a_phase);
    report["steps"] = m_app.workspace().history().steps().size() - 1;
    close();
    return report;
  }

  nlohmann::ordered_json stops(std::size_t count) {
    nlohmann::ordered_json report;
    open(stops_route(m_box, count), report);
    report["hover"] = phase(m_hand.hover());
    report["pan"] = phase(m_hand.pan());
    const auto shape = m_app.workspace().shapes().of(m_app.workspace().document().routes.back());
    report["drag"] = phase(m_hand.drag(m_app.workspace().session().camera.to_screen(nearest_to_middle(*shape))));
    report["steps"] = m_app.workspace().history().steps().size() - 1;
    close();
    return report;
  }

  // A project file with the track is opened, and once more in its own place, so that a document of that size goes, too.
  core::Result<nlohmann::ordered_json> project_file(std::size_t points) {
    const auto folder = io::TemporaryFolder::create();
    if (!folder) return core::Error{core::msg("No folder for temporary files could be made"), {}, {}};
    // Of the open project only the ground: its milestones and series are in files beside it.
    auto with_track = model::make_empty_document();
    with_track.crs = m_app.workspace().document().crs;
    with_track.home_deg = m_app.workspace().document().home_deg;
    with_track.routes.push_back(std::make_shared<const model::Route>(track_route(m_box, points)));
    const auto text = io::write_project(with_track, folder->path());
    const auto file = folder->path() / (std::string{"track"} + io::project_suffix);
    if (const auto written = core::write_file_atomically(file, text); !written) return written.error();
    nlohmann::ordered_json report{{"bytes", text.size()}};
    for (const char* what : {"open", "open_again"}) {
      m_app.request(session::FileAction{session::OpenFiles{{file.string()}}});
      const auto opening = come_to_rest(m_app);
      if (m_app.workspace().document().find_route("track") == nullptr) {
        const auto& notices = m_app.workspace().session().notices.list();
        return notices.empty() ? core::Error{core::msg("The project could not be opened again"), {}, file.string()}
                               : notices.back().content;
      }
      report[what] = summary(opening);
      m_slowest_ms = std::max(m_slowest_ms, opening.turn_cpu_ms);
    }
    return report;
  }

  [[nodiscard]] double slowest_ms() const { return m_slowest_ms; }

 private:
  void open(model::Route route, nlohmann::ordered_json& report) {
    const auto id = route.id;
    m_app.request(session::DoEdit{model::Edit{model::RouteEdit{model::AddRoute{std::move(route), 99}}}, 0});
    m_app.request(session::RouteAction{session::EditRoute{id}});
    const auto opening = come_to_rest(m_app);
    report["open"] = summary(opening);
    m_slowest_ms = std::max(m_slowest_ms, opening.turn_cpu_ms);
  }
  void close() {
    m_app.request(session::RouteAction{session::EditRoute{}});
    while (m_app.workspace().history().can_undo()) {
      m_app.workspace().undo();
    }
    m_app.request(session::ViewAction{session::FlyHome{}});
    come_to_rest(m_app);
  }
  void look_at(geo::Vec2d place, double metres_per_pixel) {
    auto& camera = m_app.workspace().session().camera;
    m_app.request(session::ViewAction{session::PanPixels{0, 0}});  // by hand: the opening view is left
    m_app.turn(bench_turn_seconds, 0);
    camera.center = place;
    camera.metres_per_pixel = metres_per_pixel;
    come_to_rest(m_app);
  }
  geo::Vec2d nearest_to_middle(const session::RouteShape& shape) const {
    const auto& camera = m_app.workspace().session().camera;
    const geo::Vec2d middle{camera.width_px / 2.0, camera.height_px / 2.0};
    return *std::ranges::min_element(shape.points, {},
                                     [&](geo::Vec2d point) { return geo::length(camera.to_screen(point) - middle); });
  }
  nlohmann::ordered_json phase(const std::vector<double>& times_ms) {
    for (const auto ms : times_ms) m_slowest_ms = std::max(m_slowest_ms, ms);
    return summary(times_ms);
  }

  App& m_app;
  Hand m_hand;
  geo::Box2d m_box;
  double m_slowest_ms = 0;
};

}  // namespace

int run_bench_route(const BenchRouteCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.common.language);
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
  come_to_rest(app);
  auto box = workspace.document().home_deg;
  if (box.empty()) box = {6.7, 51.3, 7.7, 51.7};

  RouteBench bench{app, box};
  nlohmann::ordered_json report;
  std::vector<double> without;
  for (int i = 0; i < moves_a_phase; ++i) {
    app.request(session::ViewAction{session::PanPixels{i % 2 == 0 ? 6.0 : -5.0, 1}});
    timed_turn(app, without);
  }
  report["pan_without_routes"] = summary(without);
  report["track_points"] = command.points;
  report["track"] = bench.track(command.points);
  report["stops_count"] = command.stops;
  report["stops"] = bench.stops(command.stops);
  auto opened = bench.project_file(command.points);
  if (!opened) return fail(opened.error(), catalog);
  report["project_file"] = *std::move(opened);
  report["slowest_turn_cpu_ms"] = bench.slowest_ms();
  report["share_of_a_frame_of_33_ms"] = bench.slowest_ms() / frame_ms;
  app.keeper().end();
  print_report(report, command.json);
  return 0;
}

}  // namespace eb::app
