#include "app/dispatch.h"

#include <algorithm>
#include <cmath>

#include "app/dispatch_route.h"
#include "app/dispatch_show.h"
#include "app/dispatch_stage.h"
#include "app/dispatch_time.h"
#include "app/dispatch_tour.h"
#include "app/tour_route.h"
#include "core/date_parser.h"
#include "core/overloaded.h"
#include "session/level_camera.h"
#include "text/catalog.h"

namespace eb::app {

namespace {

using namespace session;

constexpr double flight_seconds = 0.9;
constexpr double zoom_flight_seconds = 0.25;
constexpr double pick_radius_px = 8;
constexpr double pulse_radius_px = 20;  // at an interface of 100 %

void report(Notices& notices, const core::Result<void>& result) {
  if (!result) notices.add(Severity::Warning, result.error());
}

void end_flight(Session& session) {
  session.flight.reset();
}

// --- view ---

// Where the session's camera has the place that a side of the picture shows at `screen`: a gesture in either of two
// maps acts on both.
geo::Vec2d on_session_camera(geo::Vec2d screen, const Session& session) {
  const auto side = session::side_at(session.compare, session.camera, session.covered, screen);
  return {screen.x - side.shift_px, screen.y};
}

void handle_zoom(const ZoomAt& zoom, Session& session) {
  const auto screen = on_session_camera(zoom.screen, session);
  if (!zoom.animate) {
    end_flight(session);
    session.camera.zoom_at(screen, zoom.factor);
    return;
  }
  auto target = session.camera;
  target.zoom_at(screen, zoom.factor);
  session.fly_to(target, zoom_flight_seconds);
}

// As near as a third of the whole map, unless one is nearer already.
void fly_to_milestone(std::size_t index, DispatchContext& context) {
  const auto& milestones = *context.workspace.document().milestones;
  if (index >= milestones.size() || !milestones[index].position) return;
  const auto position = context.workspace.to_project(*milestones[index].position);
  if (!geo::is_finite(position)) return;
  auto& session = context.workspace.session();
  const double metres_per_pixel = std::min(session.camera.metres_per_pixel, context.home.metres_per_pixel / 3);
  geo::Box2d box;
  box.add(position);
  const auto target = fitted(session.camera, box.grown(1), context.covered);
  const auto offset = (target.center - position) * (metres_per_pixel / target.metres_per_pixel);
  auto near = session.camera;
  near.center = position + offset;
  near.metres_per_pixel = metres_per_pixel;
  session.fly_to(near, flight_seconds);
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
                   const auto level =
                       fitted_beside(session.compare, levelled(session.camera), fly.box_m, context.covered);
                   session.fly_to(turned(level, session.camera.rotation_rad), flight_seconds);
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
                 [&](const FlyToMilestone& fly) { fly_to_milestone(fly.index, context); },
                 [&](const ShowZoomBox& box) { session.zoom_box_px = box.box_px; },
             },
             action);
}

// --- two clocks ---

// As the clock's own date: what lies outside the range widens it.
void set_other_day(double day, Session& session) {
  auto& playback = session.playback;
  session.compare.other_day = std::clamp(day, double{core::open_past}, double{core::open_future});
  const auto whole = static_cast<core::Day>(std::floor(*session.compare.other_day));
  if (whole < playback.from() || whole > playback.to()) {
    playback.set_range(std::min(whole, playback.from()), std::max(whole, playback.to()));
  }
}

void handle(const CompareAction& action, core::DateOrder order, Session& session) {
  auto& compare = session.compare;
  std::visit(
      core::Overloaded{
          [&](const SetCompareMode& set) {
            // From now on the left clock stands still, also while the right one plays.
            if (set.mode != CompareMode::Off) compare.other_day = session.other_day();
            compare.mode = set.mode;
            compare.divider_active = compare.divider_held = false;
          },
          [&](const SetOtherDay& set) {
            if (std::isfinite(set.day)) set_other_day(set.day, session);
          },
          [&](const SetOtherText& set) {
            if (const auto day = core::parse_clock_date(set.text, order)) {
              set_other_day(*day, session);
            } else {
              session.notices.add(Severity::Warning, day.error());
            }
          },
          [&](const SetDivider& set) {
            if (std::isfinite(set.share)) {
              compare.divider = std::clamp(set.share, least_divider, 1 - least_divider);
            }
          },
          [&](const ActivateDivider& set) { compare.divider_active = set.on || compare.divider_held; },
          [&](const HoldDivider& set) { compare.divider_active = compare.divider_held = set.on && compare.has_grip(); },
          [&](const SwapDays&) {
            if (!compare.has_two_days()) return;
            const double right = session.playback.day();
            session.playback.seek(session.other_day());
            compare.other_day = right;
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
  session.fly_to(fitted_beside(session.compare, session.camera, shown, context.covered), flight_seconds);
}

// The milestone whose card is up and whose pulse lies under the pointer, the newest first.
std::optional<std::size_t> pulse_at(const Workspace& workspace, geo::Vec2d screen) {
  const auto& session = workspace.session();
  const auto side = session::side_at(session.compare, session.camera, session.covered, screen);
  if (side.is_other) return std::nullopt;  // its clock has passed nothing
  const auto camera = session::side_camera(session.camera, side);
  const auto& milestones = *workspace.document().milestones;
  for (const auto& card : session.milestones.cards()) {
    const auto& place = milestones[card.milestone].position;
    if (!place) continue;
    const auto offset = camera.to_screen(workspace.to_project(*place)) - screen;
    if (geo::length(offset) <= pulse_radius_px * session.view.ui_scale) return card.milestone;
  }
  return std::nullopt;
}

void select_or_fly(geo::Vec2d screen, DispatchContext& context) {
  if (const auto milestone = pulse_at(context.workspace, screen)) return fly_to_milestone(*milestone, context);
  context.workspace.session().selection = select_at(context.workspace, screen, pick_radius_px);
}

void handle(const SelectAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  auto& selection = session.selection;
  std::visit(core::Overloaded{
                 [&](const SelectAt& at) { select_or_fly(at.screen, context); },
                 [&](const SelectFeature& select) {
                   selection = {{select.feature}, 0, {}};
                   if (select.fly) fly_to_feature(select.feature, context);
                 },
                 [&](const SelectPoint& select) {
                   selection = {{}, 0, select.point};
                   const auto* route = context.workspace.document().find_route(select.point.route);
                   const auto* point = route != nullptr ? route->find_point(select.point.point) : nullptr;
                   if (!select.fly || point == nullptr) return;
                   auto target = session.camera;
                   target.center = context.workspace.to_project(point->position);
                   session.fly_to(target, flight_seconds);
                 },
                 [&](const ShowSelected& show) {
                   if (show.index < selection.features.size()) selection.shown = show.index;
                 },
                 [&](const ClearSelection&) { selection = {}; },
                 [&](const SetRouteCursor& set) { session.route_cursor = set.cursor; },
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
    case Panel::Figures:
      return panels.figures;
    case Panel::Profile:
      return panels.profile;
    case Panel::Timetable:
      return panels.timetable;
    case Panel::TimeBar:
      return panels.time_bar;
    case Panel::Notices:
      return panels.notices;
    case Panel::OpenDialog:
      return panels.open_dialog;
    case Panel::FilmDialog:
      return panels.film_dialog;
    case Panel::ExportDialog:
      return panels.export_dialog;
    case Panel::Help:
      return panels.help;
    case Panel::History:
      return panels.history;
    case Panel::SaveDialog:
      return panels.save_dialog;
    case Panel::Versions:
      return panels.versions;
    case Panel::Show:
      return panels.show;
    case Panel::Preflight:
      return panels.preflight;
    case Panel::All:
      break;
  }
  return panels.all;
}

void handle(const WindowAction& action, Session& session) {
  std::visit(core::Overloaded{
                 [&](const SetTheme& set) { session.view.theme = set.theme; },
                 [&](const SetLanguage& set) {
                   session.view.locale = set.language;
                   session.view.language = text::language_of(set.language);
                 },
                 [&](const SetUnits& set) { session.view.units = set.units; },
                 [&](const SetUiScale& set) { session.view.ui_scale = std::clamp(set.scale, 1.0, 4.0); },
                 [&](const SetReducedMotion& set) { session.view.reduced_motion = set.on; },
                 [&](const SetFullscreen& set) { session.view.fullscreen = set.on; },
                 [&](const SetNotesSize& set) {
                   session.view.notes_size = std::clamp(set.size, least_notes_size, most_notes_size);
                 },
                 [&](const SetChart& set) { session.view.chart = set.chart; },
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
                 [&](const OpenFiles& files) { context.keeper.open(files.paths); },
                 [&](const NewProject&) { context.keeper.start_new(); },
                 [&](const SaveProject& save) { context.keeper.save(save.path); },
                 [&](const OpenVersion& open) { context.keeper.open_version(open.index); },
                 [&](const AnswerQuestion& given) { context.keeper.answer(given.answer); },
                 [&](const SavePicture& save) {
                   if (context.save_picture) context.save_picture(save.path);
                 },
                 [&](const MakeFilm& make) {
                   if (context.make_film) context.make_film(make.film);
                 },
                 [&](const CancelFilm&) {
                   if (context.cancel_film) context.cancel_film();
                 },
                 [&](const CancelOpening&) { workspace.cancel_opening(); },
                 [&](const CancelLoading& cancel) { workspace.cancel_loading(cancel.layer); },
                 [&](const ReloadLayer& reload) { workspace.reload(reload.layer); },
                 [&](const Quit&) { context.keeper.quit(); },
             },
             action);
}

// Whether the map under the pointer, which shows `day`, shows what has this life.
bool is_on_map(const core::DayInterval& life, double day, const Session& session) {
  if (session.compare.mode == CompareMode::AllTime) return true;
  if (session.compare.mode == CompareMode::Changes && core::is_visible(life, session.other_day())) return true;
  return core::is_visible(life, day);
}

}  // namespace

session::Selection select_at(Workspace& workspace, geo::Vec2d screen, double radius_px) {
  const auto& session = workspace.session();
  const auto side = session::side_at(session.compare, session.camera, session.covered, screen);
  const auto camera = session::side_camera(session.camera, side);
  const double day = side.is_other ? session.other_day() : session.playback.day();
  Selection selection;
  if (session.compare.is_split()) selection.day = day;
  const double stop_radius_px = 14;
  for (const auto& route : workspace.document().routes) {
    if (!route->visible || session.compare.spans_time()) continue;
    const auto shape = workspace.shapes().of(route);
    for (const auto index : model::stops_of(*route)) {
      if (geo::length(camera.to_screen(shape->points[index]) - screen) <= stop_radius_px)
        selection.point = PointRef{route->id, route->points[index].id};
    }
  }
  if (selection.point) return selection;
  const auto position = camera.to_world(screen);
  const auto& layers = workspace.document().layers;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const auto geometry = workspace.geometries().find((*layer)->id);
    if (!(*layer)->visible || geometry == workspace.geometries().end()) continue;
    const double reach_px = radius_px + (*layer)->style.line.width / 2;
    for (const auto row : geometry->second->hit_ever(position, reach_px * camera.metres_per_pixel)) {
      if (is_on_map(geometry->second->table().lives[row].interval, day, session)) {
        selection.features.push_back({(*layer)->id, row});
      }
    }
  }
  return selection;
}

void dispatch(const session::Action& action, DispatchContext& context) {
  auto& workspace = context.workspace;
  auto& session = workspace.session();
  hold_tour(action, session);
  std::visit(core::Overloaded{
                 [&](const DoEdit& edit) {
                   report(session.notices, workspace.apply(edit.edit, edit.gesture));
                   workspace.sync_layers();
                 },
                 [&](const Undo&) {
                   workspace.undo();
                   workspace.sync_layers();
                 },
                 [&](const Redo&) {
                   workspace.redo();
                   workspace.sync_layers();
                 },
                 [&](const GoToStep& go) {
                   workspace.go_to(go.step);
                   workspace.sync_layers();
                 },
                 [&](const ViewAction& view) { handle(view, context); },
                 [&](const TimeAction& time) { dispatch_time(time, context.catalog, workspace); },
                 [&](const TimeViewAction& view) { dispatch_time_view(view, session); },
                 [&](const CompareAction& compare) { handle(compare, context.catalog.date_order(), session); },
                 [&](const SelectAction& select) { handle(select, context); },
                 [&](const RouteAction& route) { dispatch_route(route, context); },
                 [&](const TransferAction& transfer) {
                   if (context.transfer) context.transfer(transfer);
                 },
                 [&](const StageAction& stage) { dispatch_stage(stage, context); },
                 [&](const ShowAction& show) { dispatch_show(show, context); },
                 [&](const TourAction& tour) { dispatch_tour(tour, context); },
                 [&](const WindowAction& window) { handle(window, session); },
                 [&](const FileAction& file) { handle(file, context); },
             },
             action);
  workspace.keep_story();
  follow_routes(workspace);
  follow_stage(workspace);
  follow_tour(workspace);
}

}  // namespace eb::app
