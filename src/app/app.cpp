#include "app/app.h"

#include <algorithm>
#include <chrono>

#include "app/figures_view.h"
#include "app/picture_scale.h"
#include "app/route_context.h"
#include "app/tour_route.h"
#include "core/overloaded.h"
#include "core/thread_cpu.h"
#include "io/png_file.h"
#include "io/project_file.h"
#include "tools/shortcuts.h"
#include "tools/stage_keys.h"
#include "tools/tour_keys.h"

namespace eb::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds work_budget{4};
constexpr std::chrono::milliseconds upload_budget{3};
constexpr int settle_frames = 3;
constexpr double presenting_wait_seconds = 0.1;  // the clocks of a presentation show every second
constexpr double clicking_wait_seconds = 0.02;   // so that the time between two clicks is known
constexpr double refit_seconds = 0.25;

// Whether an action moves the view by hand: then the opening view no longer follows the layout. Who edits a route works
// where the map is, whatever the route grows to.
bool moves_view(const session::Action& action) {
  if (std::holds_alternative<session::RouteAction>(action)) return true;
  if (std::holds_alternative<session::TourAction>(action)) return true;
  const auto* view = std::get_if<session::ViewAction>(&action);
  return view != nullptr && !std::holds_alternative<session::ShowZoomBox>(*view);
}

bool asks_for_day(const session::Action& action) {
  const auto* time = std::get_if<session::TimeAction>(&action);
  return time != nullptr &&
         (std::holds_alternative<session::SeekDay>(*time) || std::holds_alternative<session::SeekText>(*time));
}

// Where on screen the water lies whose kilometres the project counts: what the story is about.
void add_measured_water(const Workspace& workspace, std::vector<ui::Rect>& areas) {
  const auto& measure = workspace.document().measure;
  if (!measure) return;
  const auto geometry = workspace.geometries().find(measure->layer);
  if (geometry == workspace.geometries().end()) return;
  const auto& session = workspace.session();
  const auto& table = geometry->second->table();
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (!core::is_visible(table.lives[row].interval, session.playback.day())) continue;
    const auto box = table.feature_extent(row);
    if (box.empty()) continue;
    geo::Box2d screen;
    for (const double x : {box.min_x, box.max_x}) {
      for (const double y : {box.min_y, box.max_y}) screen.add(session.camera.to_screen({x, y}));
    }
    areas.push_back({static_cast<float>(screen.min_x), static_cast<float>(screen.min_y),
                     static_cast<float>(screen.width()), static_cast<float>(screen.height())});
  }
}

}  // namespace

App::App(const Environment& environment, Workspace& workspace, Parts parts)
    : m_environment{environment},
      m_workspace{workspace},
      m_parts{std::move(parts)},
      m_painter{workspace, *m_parts.renderer},
      m_film{environment, workspace, *m_parts.context},
      m_leg_router{workspace, environment.paths.data / "openstreetmap" / "profiles.xml"},
      m_transfer{environment, workspace, *m_parts.context},
      m_keeper{workspace, environment.paths.state},
      m_rehearsals{environment.paths.state / "rehearsals"},
      m_catalog{environment.catalog(workspace.session().view.locale, workspace.session().view.units)},
      m_languages{text::available_locales(environment.paths.locale)},
      m_presenting{environment, workspace, *m_parts.context, m_painter} {
  for (const auto& table :
       {tools::shortcuts(), tools::tour_shortcuts(), tools::route_shortcuts(), tools::show_shortcuts()}) {
    for (const auto& shortcut : table) m_keys.push_back({shortcut.key, shortcut.mods, shortcut.description});
  }
  for (const auto& shortcut : tools::stage_shortcuts()) {
    if (shortcut.key == core::Key::F5) m_keys.push_back({shortcut.key, shortcut.mods, shortcut.description});
  }
  m_parts.ui->set_clipboard([this](const std::string& text) { m_parts.context->set_clipboard(text); },
                            [this] { return m_parts.context->clipboard(); });
  m_shown_project = m_workspace.project_number();
  auto& camera = m_workspace.session().camera;
  camera.width_px = std::max(1, m_parts.context->width_px());
  camera.height_px = std::max(1, m_parts.context->height_px());
}

void App::become_kiosk(session::Kiosk::Settings settings) {
  m_kiosk.emplace(m_workspace, settings, m_catalog.tr("A show is being presented"));
}

void App::feed(const core::InputQueue& events) {
  m_events.insert(m_events.end(), events.begin(), events.end());
}

bool App::is_busy() const {
  const auto& session = m_workspace.session();
  return session.playback.playing() || session.playback.fade_days() > 0 || session.flight ||
         session.milestones.is_moving() || session.tour.is_moving() || is_presenting_motion() ||
         m_presenting.wants_frame() || m_next.is_wanted() || m_painter.wants_frame() || m_frames_to_settle > 0 ||
         m_ui_wants_frame || (m_kiosk && m_kiosk->is_waiting()) || !m_actions.empty() || !m_events.empty() ||
         m_parts.ui->has_pending_input();
}

// The hall's picture moves, and nobody keeps it from moving.
bool App::is_presenting_motion() const {
  const auto& stage = m_workspace.session().stage;
  return stage.is_on && !stage.is_black && !stage.is_hall_hidden && m_workspace.session().hall.is_moving();
}

bool App::is_settled() const {
  return !is_busy() && !m_workspace.is_loading() && m_painter.is_complete() && m_presenting.is_settled() &&
         !m_tool.awaits_second_click(m_now_seconds) && !m_home_waits && !m_film.is_making() &&
         !m_leg_router.is_busy() && !m_transfer.is_busy() && !m_keeper.is_saving();
}

bool App::wants_to_quit() const {
  return m_workspace.session().quit_requested;
}

void App::turn(double seconds, double wait_seconds, std::optional<double> real_seconds) {
  const double start_cpu_ms = core::thread_cpu_ms() - gl_cpu_ms();
  m_now_seconds += seconds;
  m_keeper.turn();
  if (m_workspace.session().stage.is_on || m_kiosk) wait_seconds = std::min(wait_seconds, presenting_wait_seconds);
  if (m_tool.awaits_second_click(m_now_seconds)) {
    wait_seconds = std::min(wait_seconds, clicking_wait_seconds);
  } else if (m_home_waits) {
    m_frames_to_settle = std::max(m_frames_to_settle, 1);
  }
  m_parts.context->collect_events(m_events,
                                  is_busy() || m_film.wants_turn() || m_transfer.wants_turn() ? 0 : wait_seconds);
  if (!m_events.empty()) m_frames_to_settle = settle_frames;
  if (m_kiosk) m_kiosk->turn(real_seconds.value_or(seconds), m_events);
  if (m_presenting.take_events(m_events, m_parts.ui->keyboard_use(), m_now_seconds, m_actions))
    m_frames_to_settle = settle_frames;
  if (m_workspace.pump(work_budget)) m_frames_to_settle = std::max(m_frames_to_settle, 1);
  m_opening_watch.follow(m_workspace);
  if (m_film.step()) m_frames_to_settle = std::max(m_frames_to_settle, 1);
  if (m_transfer.step()) m_frames_to_settle = std::max(m_frames_to_settle, 1);
  const bool moved = m_workspace.session().advance(seconds, real_seconds.value_or(seconds));
  const bool uploaded = m_painter.upload(upload_budget);
  if (!moved && !uploaded && !is_busy()) return;  // nothing changed: nothing is drawn

  handle_window_events();
  feed_panels();
  build_panels(seconds);
  handle_map_events(m_now_seconds);
  apply_actions();
  follow_session();
  draw(seconds);
  m_frames_to_settle = std::max(0, m_frames_to_settle - 1);
  m_turn_cpu_ms = core::thread_cpu_ms() - gl_cpu_ms() - start_cpu_ms;
}

double App::gl_cpu_ms() const {
  return m_painter.gl_cpu_ms() + m_gl_cpu_ms;
}

void App::handle_window_events() {
  std::erase_if(m_events, [this](const core::InputEvent& event) {
    if (const auto* resized = std::get_if<core::FramebufferResized>(&event)) {
      auto& camera = m_workspace.session().camera;
      camera.width_px = std::max(1, resized->width);
      camera.height_px = std::max(1, resized->height);
      return true;
    }
    if (const auto* dropped = std::get_if<core::FilesDropped>(&event)) {
      take_dropped(dropped->paths);
      return true;
    }
    if (std::holds_alternative<core::CloseRequested>(event)) m_actions.push(session::FileAction{session::Quit{}});
    if (const auto* focus = std::get_if<core::FocusChanged>(&event); focus != nullptr && focus->focused) {
      m_keeper.window_focused();
    }
    return false;
  });
}

// Who edits a route drops routes; else files become layers, and projects open.
void App::take_dropped(const std::vector<std::string>& paths) {
  const auto is_project = [](const std::string& path) { return path.ends_with(io::project_suffix); };
  if (m_workspace.session().editing.is_on() && std::ranges::none_of(paths, is_project)) {
    m_actions.push(session::TransferAction{session::ImportRoutes{paths}});
  } else {
    m_actions.push(session::FileAction{session::OpenFiles{paths}});
  }
}

void App::build_panels(double seconds) {
  const auto& session = m_workspace.session();
  m_figures = session.panels.all && session.panels.figures ? figures_view(m_workspace, m_catalog) : ui::FiguresView{};
  m_profile = m_profiles.view(session.panels.all && session.panels.profile, m_catalog.language());
  m_timetable = m_desk.view(session.panels.all && (session.panels.timetable || session.editing.compared), m_catalog);
  follow_next_step();
  m_stage = m_stage_feed.view(m_workspace, m_catalog, stage_surroundings());
  const ui::UiContext context{m_workspace.document(),
                              m_workspace.history(),
                              session,
                              m_catalog,
                              m_workspace.changes(),
                              m_figures,
                              m_languages,
                              m_gesture,
                              m_frame_ms,
                              m_keys,
                              keep_clear(),
                              m_profile,
                              m_timetable,
                              m_stage,
                              m_preflight.view(session.panels.preflight, m_catalog, preflight_surroundings()),
                              m_selected.view(!session.selection.empty(), m_workspace, m_catalog),
                              m_tour_feed.view(m_workspace, m_catalog)};
  const bool others_look = m_kiosk || session.stage.is_on;
  m_parts.ui->show_exact(m_planner ? m_planner->view(m_workspace.document().crs, others_look) : nullptr);
  const auto built = m_parts.ui->build(context, session.camera.width_px, session.camera.height_px, interface_scale(),
                                       seconds, m_actions);
  if (m_planner && m_planner->wants_end()) close_exact();
  if (built.gesture_started) ++m_gesture;
  m_covered = built.covered;
  m_workspace.session().covered = m_covered;
  m_ui_wants_frame = built.wants_frame;
}

void App::close_exact() {
  m_parts.ui->show_exact(nullptr);
  m_planner.reset();
  m_frames_to_settle = settle_frames;
}

HallLook App::hall_look() const {
  const auto& session = m_workspace.session();
  return {session.hall.width_px(), session.hall.height_px(), hall_theme(*m_workspace.document().show),
          hall_languages(session.stage.languages, m_catalog), session.view.units};
}

// The hall comes first: the small picture waits until nothing moves there.
void App::follow_next_step() {
  if (m_next.follow(hall_look(), !is_presenting_motion())) m_frames_to_settle = std::max(m_frames_to_settle, 1);
}

StageSurroundings App::stage_surroundings() const {
  StageSurroundings around;
  around.minutes_of_day = m_wall_clock.value_or(minutes_of_day());
  around.hall = m_presenting.hall_picture();
  around.next = m_next.picture();
  around.console_screen = m_presenting.windows().console_screen();
  const auto& session = m_workspace.session();
  if (!session.stage.is_on) return around;
  const tools::StageKeyContext context{session, m_workspace.document().show->steps.size()};
  for (const auto& shortcut : tools::stage_shortcuts()) {
    const core::KeyChanged pressed{shortcut.key, true, false, shortcut.mods};
    around.keys.push_back(
        {shortcut.key, shortcut.mods, shortcut.description, tools::stage_action_for_key(pressed, context)});
  }
  return around;
}

PreflightSurroundings App::preflight_surroundings() const {
  const auto& session = m_workspace.session();
  if (!session.panels.preflight) return {};
  return {m_presenting.windows().monitors(), session.view.hall_screen, m_environment.paths.state, hall_look()};
}

std::vector<ui::Rect> App::keep_clear() const {
  std::vector<ui::Rect> areas;
  const auto& session = m_workspace.session();
  const bool has_cards = !session.milestones.cards().empty();
  if (!has_cards && session.notices.unread() == 0 && !session.panels.notices) return areas;  // nothing floats
  for (const auto& area : m_painter.keep_clear(paint_options(0))) {
    areas.push_back({area.x, area.y, area.width, area.height});
  }
  if (has_cards) add_measured_water(m_workspace, areas);
  return areas;
}

void App::handle_map_events(double now_seconds) {
  for (const auto& event : std::exchange(m_events, {})) {
    const auto* key = std::get_if<core::KeyChanged>(&event);
    if (key != nullptr) {
      if (auto action = tools::tour_action_for_key(*key, m_workspace.session())) {
        m_actions.push(std::move(*action));
        continue;
      }
      if (handle_route_event(event, now_seconds)) continue;
      if (auto action = tools::action_for_key(*key, m_workspace.session())) m_actions.push(std::move(*action));
    }
    if (const auto* moved = std::get_if<core::MouseMoved>(&event)) follow_pointer_on_route({moved->x, moved->y});
    if (m_divider_tool.handle(event, m_workspace.session(), interface_scale(), m_actions)) continue;
    if (key == nullptr && handle_route_event(event, now_seconds)) continue;
    m_tool.handle(event, m_workspace.session(), now_seconds, m_actions);
  }
}

void App::follow_pointer_on_route(geo::Vec2d pointer) {
  if (!m_profile.profile) return;
  constexpr double reach_pt = 10;
  const auto& session = m_workspace.session();
  const auto cursor = tools::route_cursor_at(m_profile.route, *m_profile.profile, session.camera, pointer,
                                             reach_pt * interface_scale());
  if (cursor != session.route_cursor) m_actions.push(session::SelectAction{session::SetRouteCursor{cursor}});
}

bool App::handle_route_event(const core::InputEvent& event, double now_seconds) {
  const auto context = route_context(m_workspace, interface_scale(), now_seconds);
  const bool used = m_route_tool.handle(event, context, m_actions);
  // A hand may be faster than a frame: the next click meets the route with what this one did to it.
  if (used && !std::holds_alternative<core::MouseMoved>(event)) apply_actions();
  return used;
}

DispatchContext App::dispatch_context() {
  auto& notices = m_workspace.session().notices;
  const auto report = [&notices](const core::Result<void>& result) {
    if (!result) notices.add(session::Severity::Error, result.error());
  };
  DispatchContext context{m_workspace,
                          m_keeper,
                          m_painter.home_camera(m_catalog, paint_options(0)),
                          m_covered,
                          [this, report](const std::string& path) { report(save_picture(path)); },
                          m_catalog.translate()};
  context.catalog = m_catalog;
  context.make_film = [this, report](const session::FilmSettings& film) { report(m_film.start(film, m_covered)); };
  context.cancel_film = [this] { m_film.cancel(); };
  context.transfer = [this](const session::TransferAction& action) { m_transfer.handle(action); };
  context.stage = [this](const session::StageAction& action) {
    if (std::holds_alternative<session::SwapScreens>(action)) m_presenting.swap_screens();
    if (const auto* choice = std::get_if<session::ChooseHallScreen>(&action)) m_presenting.choose_screen(choice->name);
  };
  return context;
}

void App::apply_actions() {
  auto entries = m_actions.take();
  if (m_kiosk) entries = m_kiosk->allowed(std::move(entries));
  if (entries.empty()) return;
  m_frames_to_settle = std::max(m_frames_to_settle, 2);
  auto context = dispatch_context();
  for (const auto& entry : entries) {
    if (moves_view(entry.action)) m_at_home = false;
    if (asks_for_day(entry.action)) m_opening_watch.keep_day();
    if (const auto* stage = std::get_if<session::StageAction>(&entry.action)) m_presenting.prepare(*stage, m_catalog);
    const auto* files = std::get_if<session::FileAction>(&entry.action);
    const bool opens = files != nullptr && std::holds_alternative<session::OpenFiles>(*files);
    dispatch(entry.action, context);
    if (opens && !m_workspace.session().project.question && !m_workspace.is_opening()) m_at_home = true;
  }
}

void App::follow_session() {
  m_rehearsals.follow(m_workspace);
  m_leg_router.update();
  follow_tour(m_workspace);
  auto& session = m_workspace.session();
  if (const auto project = m_workspace.project_number(); std::exchange(m_shown_project, project) != project)
    m_at_home = true;
  if (auto& view = session.view; m_catalog.locale() != view.locale || m_catalog.units() != view.units) {
    m_catalog = m_environment.catalog(view.locale, view.units);
    view.locale = m_catalog.locale();
    view.language = m_catalog.language();
  }
  m_presenting.follow(m_catalog);
  if (m_parts.context->is_fullscreen() != session.view.fullscreen) {
    m_parts.context->set_fullscreen(session.view.fullscreen);
  }
  follow_pointer();
  const std::string mark = m_workspace.history().is_modified() ? "*" : "";
  auto title = mark + m_workspace.document().title.in(m_catalog.language()) + " – Emscherblick";
  if (title != m_shown_title) {
    m_parts.context->set_title(title);
    m_shown_title = std::move(title);
  }
  follow_home();
}

void App::follow_home() {
  auto& session = m_workspace.session();
  if (!m_at_home) m_home_waits = false;
  if (!m_at_home || session.flight) return;
  const auto home = m_painter.home_camera(m_catalog, paint_options(0));
  const bool has_waited = std::exchange(m_home_waits, m_tool.awaits_second_click(m_now_seconds));
  if (m_home_waits) return;
  const bool moves = home.center != session.camera.center || home.metres_per_pixel != session.camera.metres_per_pixel;
  if (has_waited && moves) return session.fly_to(home, refit_seconds);
  session.camera = home;
}

// The second click of a double click is the map's, whatever panel the first one opened there.
void App::feed_panels() {
  core::InputQueue second_click;
  std::erase_if(m_events, [&](const core::InputEvent& event) {
    if (!m_tool.takes_second_click(event, m_now_seconds)) return false;
    second_click.push_back(event);
    return true;
  });
  m_parts.ui->feed(m_events);
  m_events.insert(m_events.end(), second_click.begin(), second_click.end());
}

void App::follow_pointer() {
  auto pointer =
      m_workspace.session().compare.divider_active ? platform::Pointer::MoveSideways : platform::Pointer::Arrow;
  if (m_presenting.fills_window()) pointer = platform::Pointer::Hidden;
  if (std::exchange(m_pointer, pointer) != pointer) m_parts.context->set_pointer(pointer);
}

PaintOptions App::paint_options(double seconds) const {
  PaintOptions options;
  options.panels = m_covered;
  options.compact = m_workspace.session().panels.all;
  const auto& session = m_workspace.session();
  options.time_strip = session.tour.is_on() || !(session.panels.all && session.panels.time_bar);
  options.transition = tour_transition(session);
  options.interface_scale = map_scale();
  options.pulses = true;
  options.seconds = seconds;
  return options;
}

double App::interface_scale() const {
  return m_workspace.session().view.ui_scale * m_parts.context->content_scale();
}

double App::map_scale() const {
  const auto& camera = m_workspace.session().camera;
  return window_map_scale(camera.width_px, camera.height_px, m_parts.context->content_scale(),
                          m_workspace.session().view.ui_scale);
}

void App::draw(double seconds) {
  const auto start = Clock::now();
  m_presenting.draw(m_catalog, seconds);
  draw_content(paint_options(seconds));
  const core::CpuStopwatch in_gl{m_gl_cpu_ms};
  m_parts.ui->draw();
  m_frame_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  m_parts.context->present();
  m_presenting.present();
  ++m_frames_drawn;
}

// On one screen the hall's picture stands in the place of the map.
void App::draw_content(const PaintOptions& options) {
  if (m_presenting.fills_window()) return m_presenting.draw_into_window();
  m_painter.paint(m_catalog, options, m_parts.context->framebuffer());
}

core::Result<void> App::save_picture(const std::filesystem::path& path) {
  if (m_planner)
    return core::Error{core::msg("A picture of this window would show exact places"),
                       core::msg("Start without --exact, or use the command render."),
                       {}};
  // Drawn anew into the window's buffer: after a swap its content is not defined.
  // While phases change softly, as the window shows it: at a moment of no length.
  constexpr double moment = 1e-9;
  const bool changing = m_workspace.session().playback.fade_days() > 0;
  draw_content(paint_options(changing ? moment : 0));
  m_parts.ui->draw();
  const auto& camera = m_workspace.session().camera;
  const auto pixels = m_parts.renderer->read_window(camera.width_px, camera.height_px, m_parts.context->framebuffer());
  return io::write_png(path, pixels.width, pixels.height, pixels.rgba);
}

core::Result<void> App::save_hall(const std::filesystem::path& path) {
  const auto pixels = m_presenting.read_hall();
  if (!pixels) return core::Error{core::msg("The hall has no screen of its own now."), {}, {}};
  return io::write_png(path, pixels->width, pixels->height, pixels->rgba);
}

}  // namespace eb::app
