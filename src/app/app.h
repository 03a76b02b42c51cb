#pragma once
// The running program: its parts and the order of one frame. Logic lives in the parts.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/dispatch.h"
#include "app/environment.h"
#include "app/kiosk_mode.h"
#include "app/leg_router.h"
#include "app/map_painter.h"
#include "app/next_preview.h"
#include "app/opening_day.h"
#include "app/planner.h"
#include "app/preflight_desk.h"
#include "app/presenting.h"
#include "app/project_keeper.h"
#include "app/rehearsal_keeper.h"
#include "app/route_desk.h"
#include "app/route_profiles.h"
#include "app/selection_view.h"
#include "app/stage_view.h"
#include "app/tour_feed.h"
#include "app/window_film.h"
#include "app/window_transfer.h"
#include "platform/graphics_context.h"
#include "render/renderer.h"
#include "tools/divider_tool.h"
#include "tools/navigate_tool.h"
#include "tools/route_cursor.h"
#include "tools/route_tool.h"
#include "ui/ui_shell.h"

namespace eb::app {

class App {
 public:
  struct Parts {
    std::unique_ptr<platform::GraphicsContext> context;
    std::unique_ptr<render::Renderer> renderer;
    std::unique_ptr<ui::UiShell> ui;
  };
  App(const Environment& environment, Workspace& workspace, Parts parts);

  // One turn of the loop: events, finished work, time, panels, actions, and a picture when something changed.
  // `seconds` since the last turn; `wait_seconds` = how long to wait for an event when nothing is going on.
  void turn(double seconds, double wait_seconds, std::optional<double> real_seconds = {});
  // From now on it is a screen in a foyer.
  void become_kiosk(session::Kiosk::Settings settings);
  [[nodiscard]] const std::optional<KioskMode>& kiosk() const { return m_kiosk; }
  // From now on exact places lie over the map, and the window can no longer be saved as a picture.
  void become_planner(Planner planner) { m_planner = std::move(planner); }
  // They leave the memory; nobody can undo that.
  void close_exact();
  // The date was asked for on the command line.
  void keep_day() { m_opening_watch.keep_day(); }
  [[nodiscard]] bool has_exact() const { return m_planner.has_value(); }
  [[nodiscard]] std::string clipboard() const { return m_parts.context->clipboard(); }
  // Events as if they came from the window, before the next turn.
  void feed(const core::InputQueue& events);
  void request(session::Action action) { m_actions.push(std::move(action)); }

  // Something moves, loads or waits: the next turn must not wait.
  [[nodiscard]] bool is_busy() const;
  [[nodiscard]] bool is_presenting_motion() const;
  // Nothing is loading, building, flying, fading or playing.
  [[nodiscard]] bool is_settled() const;
  [[nodiscard]] bool wants_to_quit() const;
  [[nodiscard]] std::uint64_t frames_drawn() const { return m_frames_drawn; }
  [[nodiscard]] double last_frame_ms() const { return m_frame_ms; }
  // Processor time of this thread for the last turn that drew a frame, without what OpenGL took of it.
  [[nodiscard]] double last_turn_cpu_ms() const { return m_turn_cpu_ms; }
  core::Result<void> save_picture(const std::filesystem::path& path);
  // What the hall's own screen shows.
  core::Result<void> save_hall(const std::filesystem::path& path);
  void pretend_wall_clock(int minutes) { m_wall_clock = minutes; }
  [[nodiscard]] Presenting& presenting() { return m_presenting; }
  [[nodiscard]] Workspace& workspace() { return m_workspace; }
  [[nodiscard]] ProjectKeeper& keeper() { return m_keeper; }
  [[nodiscard]] const text::Catalog& catalog() const { return m_catalog; }
  [[nodiscard]] const render::RenderStats& render_stats() const { return m_parts.renderer->stats(); }

 private:
  void handle_window_events();
  void take_dropped(const std::vector<std::string>& paths);
  void handle_map_events(double now_seconds);
  void follow_pointer_on_route(geo::Vec2d pointer);
  bool handle_route_event(const core::InputEvent& event, double now_seconds);
  void build_panels(double seconds);
  void apply_actions();
  void follow_session();
  void follow_home();
  void feed_panels();
  [[nodiscard]] DispatchContext dispatch_context();
  void draw(double seconds);
  void draw_content(const PaintOptions& options);
  void follow_pointer();
  [[nodiscard]] double gl_cpu_ms() const;
  [[nodiscard]] PaintOptions paint_options(double seconds) const;
  [[nodiscard]] HallLook hall_look() const;
  void follow_next_step();
  [[nodiscard]] StageSurroundings stage_surroundings() const;
  [[nodiscard]] PreflightSurroundings preflight_surroundings() const;
  [[nodiscard]] std::vector<ui::Rect> keep_clear() const;  // on the map, for what floats above it
  [[nodiscard]] double interface_scale() const;            // of the panels: pixels per point at 96 dpi
  [[nodiscard]] double map_scale() const;                  // of the map's own text and lines

  std::optional<int> m_wall_clock;  // that a script has set: minutes after midnight
  const Environment& m_environment;
  Workspace& m_workspace;
  Parts m_parts;
  MapPainter m_painter;
  WindowFilm m_film;
  LegRouter m_leg_router;
  WindowTransfer m_transfer;
  ProjectKeeper m_keeper;
  RehearsalKeeper m_rehearsals;
  text::Catalog m_catalog;
  std::vector<std::string> m_languages;
  std::vector<ui::KeyHelp> m_keys;
  tools::DividerTool m_divider_tool;
  tools::RouteTool m_route_tool;
  tools::NavigateTool m_tool;
  session::ActionQueue m_actions;
  core::InputQueue m_events;
  session::Insets m_covered;
  ui::FiguresView m_figures;  // of the frame
  RouteProfiles m_profiles{m_workspace};
  ui::ProfileView m_profile;  // of the frame
  RouteDesk m_desk{m_workspace};
  ui::TimetableView m_timetable;  // of the frame
  SelectionFeed m_selected;
  Presenting m_presenting;
  std::optional<KioskMode> m_kiosk;
  std::optional<Planner> m_planner;
  NextPreview m_next{m_environment, m_workspace, m_painter};
  StageViewFeed m_stage_feed;
  ui::StageView m_stage;  // of the frame
  TourFeed m_tour_feed;
  PreflightDesk m_preflight{m_environment, m_workspace, m_painter};
  std::string m_shown_title;
  double m_now_seconds = 0;
  double m_frame_ms = 0;
  double m_turn_cpu_ms = 0;
  double m_gl_cpu_ms = 0;  // of panels and presenting, since the start
  std::uint64_t m_gesture = 1;
  std::uint64_t m_frames_drawn = 0;
  int m_frames_to_settle = 3;  // panels need a few frames after an input to come to rest
  bool m_ui_wants_frame = false;
  platform::Pointer m_pointer = platform::Pointer::Arrow;
  std::uint64_t m_shown_project = 0;
  OpeningWatch m_opening_watch{m_workspace};
  bool m_at_home = true;      // the opening view follows layout and loading until someone moves it
  bool m_home_waits = false;  // for the second click of a double click, under which nothing may move
};

}  // namespace eb::app
