#pragma once
// Everything that changes while one looks: never saved with the project, never undone.
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/units.h"
#include "session/asset_store.h"
#include "session/camera.h"
#include "session/compare.h"
#include "session/film.h"
#include "session/milestone_watch.h"
#include "session/notices.h"
#include "session/playback.h"
#include "session/project_state.h"
#include "session/route_cursor.h"
#include "session/route_editing.h"
#include "session/route_transfer.h"
#include "session/show_editing.h"
#include "session/stage.h"
#include "session/stage_player.h"
#include "session/time_view.h"
#include "session/tour_player.h"
#include "session/unrouted_ways.h"

namespace eb::session {

enum class ThemeKind : std::uint8_t { Dark, Light };

// A stop or shaping point of a route, for selection.
struct PointRef {
  core::RouteId route;
  std::string point;
  friend bool operator==(const PointRef&, const PointRef&) = default;
};

struct Selection {
  std::vector<core::FeatureRef> features;  // all under the click, topmost first; shown one at a time
  std::size_t shown = 0;
  std::optional<PointRef> point;
  std::optional<double> day;  // of the map that was clicked, while two maps show two days
  [[nodiscard]] bool empty() const { return features.empty() && !point; }
};

// Which parts of the window are open.
struct Panels {
  bool all = true;  // Tab hides everything
  bool layers = true, inspector = true, figures = false, profile = false, timetable = false, time_bar = true,
       notices = false;
  bool open_dialog = false, film_dialog = false, export_dialog = false, help = false;
  bool history = false, save_dialog = false, versions = false, preflight = false;
  bool show = false;  // the table of the show's steps
};

// What the small chart over time shows: this, "" for nothing, or the id of a series.
inline constexpr const char* kilometre_chart = "kilometres";

inline constexpr double least_notes_size = 0.6, most_notes_size = 3;

struct ViewSettings {
  ThemeKind theme = ThemeKind::Dark;
  double ui_scale = 1.0;        // 1..4, times the window's content scale
  std::string locale = "en";    // as chosen, with its region: "en_US"; how dates, times and units are written
  std::string language = "en";  // of texts and names: that of the locale
  core::Units units = core::Units::ByLanguage;
  bool fullscreen = false;
  bool reduced_motion = false;
  std::string chart = kilometre_chart;
  std::string hall_screen;  // the monitor the hall was last on; empty = none yet
  double notes_size = 1;    // of a presenter's notes, times the usual
};

struct Session {
  Camera camera;
  Camera home;  // where Home flies to; size is taken from `camera`
  std::optional<Flight> flight;
  double flight_seconds = 0;
  Playback playback;
  Compare compare;
  Insets covered;  // framebuffer pixels the panels take at each edge, as of the last frame; written by the app
  MilestoneWatch milestones;
  std::optional<TimeSpan> time_view;  // part that the time bar shows; nullopt = the whole time
  bool keys_move_clock = false;       // the track has the keyboard: arrows, Home and End are the clock's
  AssetStore assets;
  Notices notices;
  ProjectState project;
  Selection selection;
  std::optional<RouteCursor> route_cursor;
  RouteEditing editing;
  std::string compared_file;         // an older project file whose routes the timetable panel compares; empty = none
  UnroutedWays unrouted_ways;        // of the open project
  Stage stage;                       // the presentation
  StagePlayer hall;                  // what it shows to the hall
  ShowEditing show_editing;          // its table
  TourPlayer tour;                   // of an excursion
  std::vector<StageRun> rehearsals;  // of this project, newest last; see app/rehearsal_keeper.h
  Panels panels;
  std::optional<FilmProgress> film;          // that is being made
  std::optional<TransferProgress> transfer;  // that is being written
  ViewSettings view;
  std::optional<geo::Box2d> zoom_box_px;  // rubber band being drawn: screen pixels, y down
  bool is_kiosk = false;                  // in a foyer: visitors look, and change nothing
  bool network_allowed = false;
  bool quit_requested = false;

  // Moves flight, clock and cards by `seconds`, and a presentation by `real_seconds`: its clocks never lose time,
  // however long a frame took. Returns whether anything on screen changes.
  bool advance(double seconds, double real_seconds);
  bool advance(double seconds) { return advance(seconds, seconds); }
  void fly_to(const Camera& target, double seconds);
  // What the tour that is on shows now, in the present window.
  [[nodiscard]] Camera tour_camera() const;
  // After the tour was started, resumed or moved: the camera goes there first. Its clock is set at once.
  void go_to_tour();
  // Comparing goes on as before the tour.
  void end_tour();
  // The left clock; as long as nobody chose its day, thirty years before the right one.
  [[nodiscard]] double other_day() const;
  [[nodiscard]] TimeSpan whole_time() const;
  [[nodiscard]] TimeSpan shown_time() const;
  // Everything when it covers the whole.
  void show_time(TimeSpan part);
  // The clock moved from `before`: a view that it left comes after it. One moved away by hand stays away.
  void keep_clock_in_view(double before);

 private:
  bool advance_tour(double seconds);
};

}  // namespace eb::session
