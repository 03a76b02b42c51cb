#include "app/dispatch.h"

#include <algorithm>
#include <cmath>

#include "core/date_parser.h"
#include "core/overloaded.h"

namespace eb::app {

namespace {

using namespace session;

constexpr double flight_seconds = 0.9;
constexpr double zoom_flight_seconds = 0.25;
constexpr double pick_radius_px = 8;

void report(Notices& notices, const core::Result<void>& result) {
  if (!result) notices.add(Severity::Warning, result.error());
}

void end_flight(Session& session) {
  session.flight.reset();
}

// --- view ---

void handle_zoom(const ZoomAt& zoom, Session& session) {
  if (!zoom.animate) {
    end_flight(session);
    session.camera.zoom_at(zoom.screen, zoom.factor);
    return;
  }
  auto target = session.camera;
  target.zoom_at(zoom.screen, zoom.factor);
  session.fly_to(target, zoom_flight_seconds);
}

void handle(const ViewAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  std::visit(core::Overloaded{
                 [&](const PanPixels& pan) {
                   end_flight(session);
                   session.camera.pan_pixels(pan.dx, pan.dy);
                 },
                 [&](const ZoomAt& zoom) { handle_zoom(zoom, session); },
                 [&](const RotateBy& turn) {
                   end_flight(session);
                   session.camera.rotate_at(turn.screen, turn.radians);
                 },
                 [&](const RotateTo& turn) {
                   auto target = session.camera;
                   target.rotation_rad = turn.radians;
                   session.fly_to(target, flight_seconds);
                 },
                 [&](const FlyHome&) { session.fly_to(context.home, flight_seconds); },
                 [&](const FlyToBox& fly) {
                   session.fly_to(fitted(session.camera, fly.box_m, context.covered), flight_seconds);
                 },
                 [&](const FlyToPosition& fly) {
                   auto target = session.camera;
                   const auto position = context.workspace.to_project(fly.position);
                   if (!geo::is_finite(position)) return;
                   target.center = position;
                   if (fly.metres_per_pixel > 0) {
                     target.metres_per_pixel =
                         std::clamp(fly.metres_per_pixel, finest_metres_per_pixel, coarsest_metres_per_pixel);
                   }
                   session.fly_to(target, flight_seconds);
                 },
                 [&](const ShowZoomBox& box) { session.zoom_box_px = box.box_px; },
             },
             action);
}

// --- time ---

core::Day stepped(core::Day day, const StepTime& step) {
  if (step.unit == TimeStep::Day) return day + step.count;
  auto date = core::to_calendar(day);
  const int months = step.unit == TimeStep::Month ? step.count : step.count * (step.unit == TimeStep::Year ? 12 : 120);
  const int total = date.year * 12 + static_cast<int>(date.month) - 1 + months;
  date.year = total >= 0 ? total / 12 : (total - 11) / 12;
  date.month = static_cast<unsigned>(total - date.year * 12) + 1;
  // 31 January + 1 month is the last of February.
  while (date.day > 28 && !core::to_day_checked(date.year, date.month, date.day)) --date.day;
  return core::to_day(date);
}

void seek_change(const SeekChange& seek, const ui::ChangeIndex& changes, Playback& playback) {
  const double now = playback.day();
  const auto& list = changes.changes;
  if (seek.direction > 0) {
    const auto next = std::ranges::find_if(list, [now](const auto& change) { return change.first > now; });
    if (next != list.end()) playback.seek(next->first);
    return;
  }
  const auto first_not_before = std::ranges::find_if(list, [now](const auto& change) { return change.first >= now; });
  if (first_not_before != list.begin()) playback.seek(std::prev(first_not_before)->first);
}

void handle(const TimeAction& action, const ui::ChangeIndex& changes, Playback& playback, Notices& notices) {
  std::visit(core::Overloaded{
                 [&](const SeekDay& seek) { playback.seek(seek.day); },
                 [&](const SeekText& seek) {
                   if (const auto day = core::parse_clock_date(seek.text)) {
                     playback.seek(*day);
                   } else {
                     notices.add(Severity::Warning, day.error());
                   }
                 },
                 [&](const PlayPause&) { playback.play(!playback.playing()); },
                 [&](const SetPlaying& set) { playback.play(set.on); },
                 [&](const SetSpeed& set) { playback.set_speed(set.days_per_second); },
                 [&](const SetLoop& set) { playback.set_loop(set.on); },
                 [&](const StepTime& step) {
                   playback.play(false);
                   playback.seek(stepped(static_cast<core::Day>(std::floor(playback.day())), step));
                 },
                 [&](const SeekChange& seek) {
                   playback.play(false);
                   seek_change(seek, changes, playback);
                 },
             },
             action);
}

// --- selection ---

void fly_to_feature(const core::FeatureRef& feature, DispatchContext& context) {
  const auto geometry = context.workspace.geometries().find(feature.layer);
  if (geometry == context.workspace.geometries().end()) return;
  const auto& table = geometry->second->table();
  if (feature.row >= table.feature_count()) return;
  auto& session = context.workspace.session();
  const auto box = table.feature_extent(feature.row);
  if (box.empty()) return;
  // A point or a short line is shown with its surroundings.
  const auto shown = box.grown(std::max(500.0, 0.15 * std::max(box.width(), box.height())));
  session.fly_to(fitted(session.camera, shown, context.covered), flight_seconds);
}

void handle(const SelectAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  auto& selection = session.selection;
  std::visit(core::Overloaded{
                 [&](const SelectAt& at) { selection = select_at(context.workspace, at.screen, pick_radius_px); },
                 [&](const SelectFeature& select) {
                   selection = {{select.feature}, 0, {}};
                   if (select.fly) fly_to_feature(select.feature, context);
                 },
                 [&](const SelectStop& select) {
                   selection = {{}, 0, select.stop};
                   if (!select.fly) return;
                   for (const auto& route : context.workspace.document().routes) {
                     if (route->id != select.stop.route || select.stop.index >= route->stops.size()) continue;
                     auto target = session.camera;
                     target.center = context.workspace.to_project(route->stops[select.stop.index].position);
                     session.fly_to(target, flight_seconds);
                   }
                 },
                 [&](const ShowSelected& show) {
                   if (show.index < selection.features.size()) selection.shown = show.index;
                 },
                 [&](const ClearSelection&) { selection = {}; },
             },
             action);
}

// --- window ---

bool& panel_flag(Panels& panels, Panel panel) {
  switch (panel) {
    case Panel::Layers:
      return panels.layers;
    case Panel::Inspector:
      return panels.inspector;
    case Panel::TimeBar:
      return panels.time_bar;
    case Panel::Notices:
      return panels.notices;
    case Panel::OpenDialog:
      return panels.open_dialog;
    case Panel::Help:
      return panels.help;
    case Panel::All:
      break;
  }
  return panels.all;
}

void handle(const WindowAction& action, Session& session) {
  std::visit(core::Overloaded{
                 [&](const SetTheme& set) { session.view.theme = set.theme; },
                 [&](const SetLanguage& set) { session.view.language = set.language; },
                 [&](const SetUiScale& set) { session.view.ui_scale = std::clamp(set.scale, 1.0, 4.0); },
                 [&](const SetFullscreen& set) { session.view.fullscreen = set.on; },
                 [&](const ShowPanel& show) { panel_flag(session.panels, show.panel) = show.on; },
                 [&](const TogglePanel& toggle) {
                   auto& flag = panel_flag(session.panels, toggle.panel);
                   flag = !flag;
                 },
                 [&](const NoticesRead&) { session.notices.mark_all_read(); },
                 [&](const NoticesClear&) { session.notices.clear(); },
             },
             action);
}

void handle(const FileAction& action, DispatchContext& context) {
  auto& workspace = context.workspace;
  std::visit(core::Overloaded{
                 [&](const OpenFiles& files) { workspace.open_in_background(files.paths); },
                 [&](const SavePicture& save) {
                   if (context.save_picture) context.save_picture(save.path);
                 },
                 [&](const CancelLoading& cancel) { workspace.cancel_loading(cancel.layer); },
                 [&](const ReloadLayer& reload) { workspace.reload(reload.layer); },
                 [&](const Quit&) { workspace.session().quit_requested = true; },
             },
             action);
}

}  // namespace

session::Selection select_at(const Workspace& workspace, geo::Vec2d screen, double radius_px) {
  const auto& session = workspace.session();
  const auto& camera = session.camera;
  Selection selection;
  const double stop_radius_px = 14;
  for (const auto& route : workspace.document().routes) {
    if (!route->visible) continue;
    const auto positions = workspace.stop_positions(*route);
    for (std::size_t i = 0; i < positions.size(); ++i) {
      if (geo::length(camera.to_screen(positions[i]) - screen) <= stop_radius_px)
        selection.stop = StopRef{route->id, i};
    }
  }
  if (selection.stop) return selection;
  const auto position = camera.to_world(screen);
  const auto& layers = workspace.document().layers;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const auto geometry = workspace.geometries().find((*layer)->id);
    if (!(*layer)->visible || geometry == workspace.geometries().end()) continue;
    const double reach_px = radius_px + (*layer)->style.line.width / 2;
    for (const auto row : geometry->second->hit(position, reach_px * camera.metres_per_pixel, session.playback.day())) {
      selection.features.push_back({(*layer)->id, row});
    }
  }
  return selection;
}

void dispatch(const session::Action& action, DispatchContext& context) {
  auto& workspace = context.workspace;
  auto& session = workspace.session();
  std::visit(core::Overloaded{
                 [&](const DoEdit& edit) {
                   report(session.notices, workspace.history().apply(edit.edit, edit.gesture));
                   workspace.sync_layers();
                 },
                 [&](const Undo&) {
                   if (workspace.history().undo()) workspace.sync_layers();
                 },
                 [&](const Redo&) {
                   if (workspace.history().redo()) workspace.sync_layers();
                 },
                 [&](const ViewAction& view) { handle(view, context); },
                 [&](const TimeAction& time) { handle(time, workspace.changes(), session.playback, session.notices); },
                 [&](const SelectAction& select) { handle(select, context); },
                 [&](const WindowAction& window) { handle(window, session); },
                 [&](const FileAction& file) { handle(file, context); },
             },
             action);
}

}  // namespace eb::app
