#include "app/tour_feed.h"

#include <algorithm>
#include <cmath>

#include "app/tour_route.h"
#include "model/doubt.h"
#include "scene/theme.h"

namespace eb::app {

namespace {

using session::TourPhase;

constexpr const char* dot = " · ";

// Of the first group; the excursion has one at least.
const std::vector<model::StopTime>& stop_times(const model::Timetable& times) {
  return times.groups.front().stops;
}

std::string times_text(const text::Catalog& c, const model::StopTime& at) {
  const auto both = core::substitute(c.tr("{0} to {1}"), {c.time_of_day(at.arrival), c.time_of_day(at.departure)});
  return both + dot + c.duration(at.departure - at.arrival);
}

// What is left of the way to a stop.
std::string ahead_text(const text::Catalog& c, const model::StopTime& at, double share_left) {
  return c.distance(at.distance_m * share_left) + dot +
         c.duration(static_cast<int>(std::ceil(at.travel_minutes * share_left)));
}

struct WaterTable {
  const model::Layer& layer;
  const model::FeatureTable& table;
};

std::optional<WaterTable> table_of(const Workspace& workspace, const session::TourPast& past) {
  const auto* layer = workspace.document().find_layer(past.layer);
  const auto geometry = workspace.geometries().find(past.layer);
  if (layer == nullptr || geometry == workspace.geometries().end()) return std::nullopt;
  const auto& table = geometry->second->table();
  const auto last_row = std::max(past.then_row, past.now_row.value_or(0));
  return last_row < table.feature_count() ? std::optional<WaterTable>{{*layer, table}} : std::nullopt;
}

ui::TourWaterState state_of(const Workspace& workspace, const text::Catalog& c, const WaterTable& water,
                            std::optional<std::uint32_t> row, double day) {
  ui::TourWaterState state;
  state.when = c.long_date(static_cast<core::Day>(std::floor(day)));
  state.phase = "–";
  if (!row) return state;
  const auto id = water.table.text(water.layer.phase_field, *row);
  const auto* phase = model::find_phase(model::phases_of(workspace.document(), water.layer), id);
  state.phase = phase != nullptr ? phase->label.in(c.language()) : id;
  if (phase != nullptr) state.color = scene::pick(phase->color, workspace.session().view.theme);
  return state;
}

std::optional<ui::TourPastView> past_of(const Workspace& workspace, const text::Catalog& c, const session::Tour& tour,
                                        const session::TourMoment& moment) {
  const auto& past = tour.stops()[moment.stop].past;
  const auto water = past ? table_of(workspace, *past) : std::nullopt;
  if (!water) return std::nullopt;
  ui::TourPastView view;
  view.water = model::localized_text(water->table, water->layer.name_field, past->now_row.value_or(past->then_row),
                                     c.language());
  if (!view.water.empty()) view.water += dot + c.distance(past->distance_m);
  view.then = state_of(workspace, c, *water, past->then_row, past->then_day);
  view.now = state_of(workspace, c, *water, past->now_row, tour.day());
  view.then.is_shown = moment.shows_then;
  view.now.is_shown = !moment.shows_then;
  return view;
}

std::vector<ui::TourStopRow> rows(const model::Route& route, const session::Tour& tour, const std::string& language) {
  std::vector<ui::TourStopRow> list;
  for (std::size_t i = 0; i < tour.stops().size(); ++i) {
    const auto* point = route.find_point(tour.stops()[i].point);
    list.push_back({point->stop->name.in(language), tour.stays()[i].arrival, point->stop->is_confirmed});
  }
  return list;
}

// Before the first stop and after the last one: the whole excursion.
void tell_excursion(const text::Catalog& c, const model::Route& route, const std::vector<model::StopTime>& times,
                    ui::TourView& view) {
  view.title = route.name.in(c.language());
  if (times.empty()) return;
  const double length_m = times.back().along_m;
  view.times = c.long_date(route.schedule.date.value_or(0));
  if (!route.schedule.date) view.times.clear();
  view.seeing = core::substitute(c.tr("{0} to {1}"),
                                 {c.time_of_day(times.front().arrival), c.time_of_day(times.back().departure)}) +
                dot + c.distance(length_m);
}

void tell_stop(const text::Catalog& c, const model::Route& route, const std::vector<model::StopTime>& times,
               ui::TourView& view) {
  view.title = view.stops[view.stop].name;
  if (view.stop >= times.size()) return;
  const auto& at = times[view.stop];
  view.times = times_text(c, at);
  view.seeing = route.points[at.point].stop->what_to_see.in(c.language());
}

// Where it goes from here, and how far that is.
void tell_ahead(const text::Catalog& c, const std::vector<model::StopTime>& times, const session::TourMoment& moment,
                ui::TourView& view) {
  const bool is_driving = moment.phase == TourPhase::Driving;
  const auto next = is_driving ? moment.stop : moment.phase == TourPhase::AtStop ? moment.stop + 1 : times.size();
  if (next >= times.size() || next >= view.stops.size()) return;
  view.next = view.stops[next].name;
  view.ahead = ahead_text(c, times[next], is_driving ? 1 - moment.leg_share : 1);
}

}  // namespace

const model::Timetable& TourFeed::times_of(const std::shared_ptr<const model::Route>& route) {
  if (m_route != route) m_times = model::make_timetable(*route);
  m_route = route;
  return m_times;
}

ui::TourView TourFeed::view(const Workspace& workspace, const text::Catalog& catalog) {
  const auto& session = workspace.session();
  const auto& player = session.tour;
  ui::TourView view;
  view.can_start = !session.stage.is_on && route_to_tour(workspace) != nullptr;
  view.is_on = player.is_on();
  if (!view.is_on) return view;
  const auto& route = *player.source();
  const auto& times = stop_times(times_of(player.source()));
  const auto moment = player.moment(session.view.reduced_motion);
  view.state = player.state();
  view.phase = moment.phase;
  view.seconds = moment.seconds;
  view.duration = player.tour()->seconds();
  view.speed = player.speed();
  view.stops = rows(route, *player.tour(), catalog.language());
  view.stop = moment.stop;
  view.color = route.color;
  if (moment.phase == TourPhase::Opening || moment.phase == TourPhase::Closing) {
    tell_excursion(catalog, route, times, view);
    return view;
  }
  tell_stop(catalog, route, times, view);
  tell_ahead(catalog, times, moment, view);
  view.past = past_of(workspace, catalog, *player.tour(), moment);
  return view;
}

std::optional<Transition> tour_transition(const session::Session& session) {
  if (!session.tour.leads()) return std::nullopt;
  const auto moment = session.tour.moment(session.view.reduced_motion);
  if (moment.fade_days <= 0) return std::nullopt;
  return Transition{moment.fade_days, moment.settled_day};
}

}  // namespace eb::app
