#pragma once
// What panels, map tools, shortcuts, scripts and the command line ask for. Plain data; app/dispatch
// applies them after all panels of a frame are drawn.
#include <source_location>
#include <string>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "geo/types.h"
#include "model/edit.h"
#include "session/session.h"
#include "session/stage.h"
#include "session/tour_player.h"

namespace eb::session {

struct DoEdit {
  model::Edit edit;
  std::uint64_t gesture = 0;
};
struct Undo {};
struct Redo {};
struct GoToStep {
  std::size_t step = 0;
};  // in the list of steps: undoes or redoes until it is the current one

// --- view ---
struct PanPixels {
  double dx = 0, dy = 0;
};
struct ZoomAt {
  geo::Vec2d screen;
  double factor = 1;
  bool animate = false;
};
struct RotateBy {
  geo::Vec2d screen;
  double radians = 0;
};
struct RotateTo {
  double radians = 0;
};
struct FlyHome {};
struct FlyToBox {
  geo::Box2d box_m;
};  // along the edges of the screen: project CRS turned as the map is, see level_camera.h
struct FlyToPosition {
  geo::LonLat position;
  double metres_per_pixel = 0;
};  // 0 = keep
struct FlyToMilestone {
  std::size_t index = 0;
};  // when it has a place
struct ShowZoomBox {
  std::optional<geo::Box2d> box_px;
};
using ViewAction =
    std::variant<PanPixels, ZoomAt, RotateBy, RotateTo, FlyHome, FlyToBox, FlyToPosition, FlyToMilestone, ShowZoomBox>;

// --- time ---
struct SeekDay {
  double day = 0;
};
struct SeekText {
  std::string text;
};  // as typed
struct PlayPause {};
struct SetPlaying {
  bool on = false;
};
struct SetSpeed {
  double days_per_second = 365;
};
struct SetSpeedText {
  std::string text;
};  // as typed
struct SetLoop {
  bool on = false;
};
enum class TimeStep : std::uint8_t { Day, Month, Year, Decade };
struct StepTime {
  TimeStep unit = TimeStep::Year;
  int count = 1;
};
struct SeekChange {
  int direction = 1;
};  // next or previous date at which something changes
struct SeekEnd {
  int direction = 1;
};  // start (-1) or end of the loop range, else of the whole time
struct SetLoopRange {
  std::optional<LoopRange> range;  // nullopt = everything; looping goes on and off with it
};
struct SetStoryClock {
  bool on = false;
};
struct SetStorySeconds {
  double seconds = 60;
};  // for the whole time
struct SetStoryText {
  std::string text;
};  // the same as typed
struct ShowMilestone {
  std::size_t index = 0;
};  // the clock goes there and its card comes up
struct HoldMilestone {
  std::optional<std::size_t> index;
};  // its card stays while the pointer is on it
struct CloseMilestone {
  std::size_t index = 0;
};
struct SeekMilestone {
  int direction = 1;
};  // next or previous milestone; its card comes up
using TimeAction = std::variant<SeekDay, SeekText, PlayPause, SetPlaying, SetSpeed, SetSpeedText, SetLoop, StepTime,
                                SeekChange, SeekEnd, SetLoopRange, SetStoryClock, SetStorySeconds, SetStoryText,
                                ShowMilestone, HoldMilestone, CloseMilestone, SeekMilestone>;

// --- what the time bar shows ---
struct ZoomTime {
  double factor = 1;
  std::optional<double> day;
};  // around that day, or the clock
struct PanTime {
  double days = 0;
};
struct ShowTime {
  std::optional<TimeSpan> span;
};  // nullopt = the whole time
struct GiveKeysToTime {
  bool on = false;
};  // the track has got or lost the keyboard
using TimeViewAction = std::variant<ZoomTime, PanTime, ShowTime, GiveKeysToTime>;

// --- two clocks ---
struct SetCompareMode {
  CompareMode mode = CompareMode::Off;
};
struct SetOtherDay {
  double day = 0;
};
struct SetOtherText {
  std::string text;
};  // as typed
struct SetDivider {
  double share = 0.5;
};
struct ActivateDivider {
  bool on = false;
};  // the pointer is over it or drags it
struct HoldDivider {
  bool on = false;
};  // the arrow keys move it
struct SwapDays {};
using CompareAction =
    std::variant<SetCompareMode, SetOtherDay, SetOtherText, SetDivider, ActivateDivider, HoldDivider, SwapDays>;

// --- selection and panels ---
struct SelectAt {
  geo::Vec2d screen;
};
struct SelectFeature {
  core::FeatureRef feature;
  bool fly = false;
};
struct SelectPoint {
  PointRef point;
  bool fly = false;
};
struct ShowSelected {
  std::size_t index = 0;
};  // among the features under the click
struct ClearSelection {};
struct SetRouteCursor {
  std::optional<RouteCursor> cursor;
};  // on map, profile and timetable
using SelectAction = std::variant<SelectAt, SelectFeature, SelectPoint, ShowSelected, ClearSelection, SetRouteCursor>;

struct SetTheme {
  ThemeKind theme = ThemeKind::Dark;
};
struct SetLanguage {
  std::string language;  // with or without region: "en_US", "de"
};
struct SetUnits {
  core::Units units = core::Units::ByLanguage;
};
struct SetUiScale {
  double scale = 1;
};
struct SetReducedMotion {
  bool on = false;
};  // calm mode: cuts instead of flights, nothing pulses
struct SetFullscreen {
  bool on = false;
};
struct SetNotesSize {
  double size = 1;
};  // as ViewSettings::notes_size
struct SetChart {
  std::string chart;
};  // as in ViewSettings
enum class Panel : std::uint8_t {
  All,
  Layers,
  Inspector,
  Figures,
  Profile,
  Timetable,
  TimeBar,
  Notices,
  OpenDialog,
  FilmDialog,
  ExportDialog,
  Help,
  History,
  SaveDialog,
  Versions,
  Show,
  Preflight
};
struct ShowPanel {
  Panel panel = Panel::All;
  bool on = true;
};
struct TogglePanel {
  Panel panel = Panel::All;
};
struct NoticesRead {};
struct NoticesClear {};
using WindowAction = std::variant<SetTheme, SetLanguage, SetUnits, SetUiScale, SetReducedMotion, SetFullscreen,
                                  SetNotesSize, SetChart, ShowPanel, TogglePanel, NoticesRead, NoticesClear>;

// --- files ---
struct OpenFiles {
  std::vector<std::string> paths;
};  // projects replace, GIS files are added as layers
struct NewProject {};
struct SaveProject {
  std::string path;
};  // empty = where it lies; a project without a file asks for a place
struct OpenVersion {
  std::size_t index = 0;
};  // in ProjectState::versions
struct AnswerQuestion {
  Answer answer = Answer::Cancel;
};  // to ProjectState::question
struct SavePicture {
  std::string path;
};
struct CancelOpening {};  // of the project that is being read
struct CancelLoading {
  core::LayerId layer;
};
struct ReloadLayer {
  core::LayerId layer;
};
struct MakeFilm {
  FilmSettings film;
};
struct CancelFilm {};
struct Quit {};
using FileAction = std::variant<OpenFiles, NewProject, SaveProject, OpenVersion, AnswerQuestion, SavePicture, MakeFilm,
                                CancelFilm, CancelOpening, CancelLoading, ReloadLayer, Quit>;

// RouteAction: route_editing.h, TransferAction: route_transfer.h, StageAction: stage.h, ShowAction: show_editing.h,
// TourAction: tour_player.h
using Action =
    std::variant<DoEdit, Undo, Redo, GoToStep, ViewAction, TimeAction, TimeViewAction, CompareAction, SelectAction,
                 RouteAction, TransferAction, StageAction, ShowAction, TourAction, WindowAction, FileAction>;

class ActionQueue {
 public:
  struct Entry {
    Action action;
    std::source_location from;
  };
  void push(Action action, std::source_location from = std::source_location::current()) {
    m_entries.push_back({std::move(action), from});
  }
  std::vector<Entry> take() { return std::exchange(m_entries, {}); }
  [[nodiscard]] bool empty() const { return m_entries.empty(); }

 private:
  std::vector<Entry> m_entries;
};

}  // namespace eb::session
