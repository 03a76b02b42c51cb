#include "session/tour.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "session/tour_track.h"

namespace eb::session {

namespace {

constexpr double opening_hold = 1.6, opening_flight = 3.4, closing_flight = 3.4, closing_hold = 1.6;
constexpr double opening_seconds = opening_hold + opening_flight, closing_seconds = closing_flight + closing_hold;
constexpr double ramp_up = 0.30, ramp_down = 0.35;  // shares of a drive
constexpr double lead_seconds = 1.1;                // the camera is ahead of the vehicle
constexpr double focus_share = 0.4;                 // of a drive, to turn to what a stop shows
constexpr double parking_seconds = 0.8;
constexpr double back_seconds = 1.5, forth_seconds = 3.5;  // of the clock's swing
constexpr double then_share = 0.4;                         // of a stay
constexpr double fade_seconds = 1.2;
constexpr double nearest_view_m = 1200;  // half of the smaller side
constexpr double margin = 1.12;          // around what has to be seen

double smooth(double share) {
  const double t = std::clamp(share, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

double mixed(double a, double b, double share) {
  return std::lerp(a, b, share);
}

geo::Vec2d mixed(geo::Vec2d a, geo::Vec2d b, double share) {
  return a + (b - a) * share;
}

// Distance driven by a share of the time: speed grows and falls as a cosine does, and is even between.
double driven_share(double time_share) {
  const double t = std::clamp(time_share, 0.0, 1.0);
  constexpr double whole = 1 - (ramp_up + ramp_down) / 2;
  const auto ramp = [](double x, double length) {
    return x / 2 - length / (2 * std::numbers::pi) * std::sin(std::numbers::pi * x / length);
  };
  if (t < ramp_up) return ramp(t, ramp_up) / whole;
  if (t <= 1 - ramp_down) return (t - ramp_up / 2) / whole;
  return 1 - ramp(1 - t, ramp_down) / whole;
}

TourView view_around(const geo::Box2d& box, double least_half_m) {
  return {box.center(), std::max(box.width() / 2 * margin, least_half_m),
          std::max(box.height() / 2 * margin, least_half_m)};
}

// Square: a stop looks the same in a wide and in a narrow window.
TourView stop_view(const TourStop& stop) {
  const double half = std::max(std::max(stop.focus.width(), stop.focus.height()) * 1.05, nearest_view_m);
  return {stop.focus.center(), half, half};
}

}  // namespace

Camera camera_for(const TourView& view, Camera camera, const Insets& insets) {
  geo::Box2d box;
  const geo::Vec2d half{view.half_width_m, view.half_height_m};
  box.add(view.center - half);
  box.add(view.center + half);
  camera.rotation_rad = 0;
  return fitted(camera, box, insets);
}

double tour_seconds(std::size_t stops, double length_m) {
  constexpr double few = 3, many = 12, least = 150, most = 210;
  constexpr double a_stop_less = 45, a_stop_more = 11, long_way_m = 150'000;
  const auto count = static_cast<double>(stops);
  if (count < few) return std::max(least - (few - count) * a_stop_less, opening_seconds + closing_seconds + 20);
  if (count > many) return most + (count - many) * a_stop_more;
  const double by_stops = (count - few) / (many - few), by_length = std::clamp(length_m / long_way_m, 0.0, 1.0);
  return mixed(least, most, 0.7 * by_stops + 0.3 * by_length);
}

Tour::Tour(TourInput input) : m_input{std::move(input)} {
  geo::Box2d box;
  m_along.reserve(m_input.way.size());
  for (std::size_t i = 0; i < m_input.way.size(); ++i) {
    m_along.push_back(i == 0 ? 0 : m_along.back() + geo::length(m_input.way[i] - m_input.way[i - 1]));
    box.add(m_input.way[i]);
  }
  for (auto& stop : m_input.stops) {
    stop.along_m = std::clamp(stop.along_m, 0.0, m_along.back());
    stop.focus.add(place(stop.along_m));
    m_stop_views.push_back(stop_view(stop));
  }
  m_whole = view_around(box, nearest_view_m);
  for (std::size_t i = 0; i + 1 < m_input.stops.size(); ++i) {
    const double from = m_input.stops[i].along_m, to = m_input.stops[i + 1].along_m;
    geo::Box2d leg;
    leg.add(place(from));
    leg.add(place(to));
    for (std::size_t k = 0; k < m_along.size(); ++k) {
      if (m_along[k] > from && m_along[k] < to) leg.add(m_input.way[k]);
    }
    m_leg_views.push_back(view_around(leg, nearest_view_m));
  }
  plan_stays(tour_seconds(m_input.stops.size(), m_along.back()));
  plan_camera();
}

// Half of the time is for looking. Long legs take longer, but not as much longer as they are.
void Tour::plan_stays(double total) {
  const auto& stops = m_input.stops;
  const double core = total - opening_seconds - closing_seconds;
  const auto count = static_cast<double>(stops.size());
  const double stay = stops.size() == 1 ? core : std::min(0.52 * core / count, 20.0);
  std::vector<double> weights;
  double mean = 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    weights.push_back(std::sqrt(stops[i + 1].along_m - stops[i].along_m));
    mean += weights.back() / (count - 1);
  }
  double sum = 0;
  for (auto& weight : weights) {
    weight = mean > 0 ? std::max(weight, mean / 4) : 1;
    sum += weight;
  }
  double now = opening_seconds;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    m_stays.push_back({now, now + stay});
    now += stay;
    if (i < weights.size()) now += (core - stay * count) * weights[i] / sum;
  }
  m_seconds = now + closing_seconds;
}

geo::Vec2d Tour::place(double along_m) const {
  const auto& way = m_input.way;
  const auto next = std::ranges::upper_bound(m_along, along_m);
  if (next == m_along.begin()) return way.front();
  if (next == m_along.end()) return way.back();
  const auto i = static_cast<std::size_t>(next - m_along.begin());
  return mixed(way[i - 1], way[i], (along_m - m_along[i - 1]) / (m_along[i] - m_along[i - 1]));
}

Tour::Spot Tour::spot(double seconds) const {
  const auto& stops = m_input.stops;
  const auto next = std::ranges::upper_bound(m_stays, seconds, {}, &Stay::arrival);
  if (next == m_stays.begin()) return {TourPhase::Opening, 0, stops.front().along_m, 0, 1};
  const auto at = static_cast<std::size_t>(next - m_stays.begin()) - 1;
  if (seconds <= m_stays[at].departure) return {TourPhase::AtStop, at, stops[at].along_m, 1, 1};
  if (at + 1 == stops.size()) return {TourPhase::Closing, at, stops[at].along_m, 1, 1};
  const double from = m_stays[at].departure, to = m_stays[at + 1].arrival;
  const double share = driven_share((seconds - from) / (to - from));
  const double parked =
      std::max(1 - smooth((seconds - from) / parking_seconds), 1 - smooth((to - seconds) / parking_seconds));
  return {TourPhase::Driving, at + 1, mixed(stops[at].along_m, stops[at + 1].along_m, share), share, parked};
}

// --- the clock ---

// Before an arrival it swings back, stays a while in what was, and comes through the time to the day of the excursion.
double Tour::day_at(double seconds, bool calm) const {
  const auto eased = [calm](double share) { return calm ? (share < 1 ? 0.0 : 1.0) : smooth(share); };
  for (std::size_t i = 0; i < m_stays.size(); ++i) {
    const auto& past = m_input.stops[i].past;
    const auto& stay = m_stays[i];
    const double before = i == 0 ? 0 : m_stays[i - 1].departure;
    const double back = std::min(back_seconds, (stay.arrival - before) / 2);
    if (!past || seconds <= stay.arrival - back || seconds > stay.departure) continue;
    if (seconds < stay.arrival) {
      return mixed(m_input.day, past->then_day, eased((seconds - stay.arrival + back) / back));
    }
    const double length = stay.departure - stay.arrival, forth = std::min(forth_seconds, length * 0.3);
    return mixed(past->then_day, m_input.day, eased((seconds - stay.arrival - length * then_share) / forth));
  }
  return m_input.day;
}

// --- the camera ---

// 1 where the whole route is shown.
double Tour::overview_share(double seconds) const {
  const double opening = 1 - smooth((seconds - opening_hold) / opening_flight);
  return std::max(opening, smooth((seconds - m_seconds + closing_seconds) / closing_flight));
}

geo::Vec2d Tour::wanted_center(double seconds) const {
  const double ahead = std::min(seconds + lead_seconds, m_seconds);
  const auto where = spot(ahead);
  auto center = place(where.along_m);
  const auto turn_to = [&](std::size_t stop, double share) {
    center = center + (m_stop_views[stop].center - place(m_input.stops[stop].along_m)) * smooth(share);
  };
  if (where.phase == TourPhase::Driving) {
    const double from = m_stays[where.stop - 1].departure, to = m_stays[where.stop].arrival;
    const double share = (ahead - from) / (to - from);
    turn_to(where.stop - 1, 1 - share / focus_share);
    turn_to(where.stop, 1 - (1 - share) / focus_share);
  } else {
    turn_to(where.stop, 1);
  }
  return mixed(center, m_whole.center, overview_share(seconds));
}

Tour::Sample Tour::wanted_extent(double seconds) const {
  const auto where = spot(seconds);
  double half = std::log(m_stop_views[where.stop].half_width_m);
  if (where.phase == TourPhase::Driving) {
    half = mixed(std::log(m_stop_views[where.stop - 1].half_width_m), half, smooth(where.share));
  }
  const double share = overview_share(seconds);
  return {{}, mixed(half, std::log(m_whole.half_width_m), share), mixed(half, std::log(m_whole.half_height_m), share)};
}

// First where to look, then as far from the ground as it takes to look there calmly with the vehicle in sight.
void Tour::plan_camera() {
  const auto count = static_cast<std::size_t>(std::ceil(m_seconds * track_samples_a_second)) + 1;
  const auto second_of = [](std::size_t i) { return static_cast<double>(i) / track_samples_a_second; };
  std::vector<double> x(count), y(count), width(count), height(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto center = wanted_center(second_of(i)) - m_whole.center;
    x[i] = center.x;
    y[i] = center.y;
  }
  x = smoothed(x, 0.5);
  y = smoothed(y, 0.5);
  constexpr double spare = 0.85, sight = 0.75;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = i == 0 ? 0 : i - 1, after = std::min(i + 1, count - 1);
    const double speed = std::hypot(x[after] - x[before], y[after] - y[before]) /
                         std::max(second_of(after) - second_of(before), second_of(1));
    const double along_m = spot(second_of(i)).along_m;
    const auto vehicle = place(along_m) - m_whole.center;
    const double away = std::hypot(vehicle.x - x[i], vehicle.y - y[i]);
    const double driven = (spot(second_of(i + 1)).along_m - along_m) * track_samples_a_second;
    const double least = std::log(
        std::max({speed / (most_pan_a_second * spare), driven / (most_drive_a_second * spare), away / sight, 1.0}));
    const auto wanted = wanted_extent(second_of(i));
    const bool is_whole = overview_share(second_of(i)) >= 1;  // everything is in sight there
    width[i] = is_whole ? wanted.log_half_width : std::max(wanted.log_half_width, least);
    height[i] = is_whole ? wanted.log_half_height : std::max(wanted.log_half_height, least);
  }
  width = smoothed_above(width, most_zoom_a_second * spare, 0.4);
  height = smoothed_above(height, most_zoom_a_second * spare, 0.4);
  for (std::size_t i = 0; i < count; ++i) {
    m_camera.push_back({m_whole.center + geo::Vec2d{x[i], y[i]}, width[i], height[i]});
  }
}

TourView Tour::smooth_view(double seconds) const {
  const double at = std::clamp(seconds * track_samples_a_second, 0.0, static_cast<double>(m_camera.size() - 1));
  const auto i = std::min(static_cast<std::size_t>(at), m_camera.size() - 2);
  const double share = at - static_cast<double>(i);
  const auto &a = m_camera[i], &b = m_camera[i + 1];
  return {mixed(a.center, b.center, share), std::exp(mixed(a.log_half_width, b.log_half_width, share)),
          std::exp(mixed(a.log_half_height, b.log_half_height, share))};
}

TourView Tour::calm_view(const Spot& spot) const {
  if (spot.phase == TourPhase::AtStop) return m_stop_views[spot.stop];
  if (spot.phase == TourPhase::Driving) return m_leg_views[spot.stop - 1];
  return m_whole;
}

// Along the chord around the vehicle, so that it turns into a bend instead of jumping.
geo::Vec2d Tour::heading(double along_m, double reach_m) const {
  for (const double reach : {reach_m, reach_m * 3.1, m_along.back()}) {
    const auto chord = place(along_m + reach) - place(along_m - reach);
    const double length = geo::length(chord);
    if (length > reach * 0.05 && length > 0) return chord * (1 / length);
  }
  return {1, 0};
}

TourMoment Tour::at(double seconds, bool calm) const {
  TourMoment moment;
  moment.seconds = std::clamp(seconds, 0.0, m_seconds);
  const auto where = spot(moment.seconds);
  moment.phase = where.phase;
  moment.stop = where.stop;
  moment.along_m = where.along_m;
  moment.leg_share = where.share;
  moment.parked = where.parked;
  moment.position = place(where.along_m);
  moment.view = calm ? calm_view(where) : smooth_view(moment.seconds);
  moment.heading = heading(where.along_m, std::min(moment.view.half_width_m, moment.view.half_height_m) * 0.06);
  moment.day = day_at(moment.seconds, calm);
  const auto& past = m_input.stops[where.stop].past;
  moment.settled_day = moment.day;
  if (!past || where.phase == TourPhase::Closing) return moment;
  const auto& stay = m_stays[where.stop];
  moment.shows_then = std::abs(moment.day - past->then_day) < std::abs(moment.day - m_input.day);
  if (calm || moment.seconds < stay.arrival) return moment;
  // As while playing: what changes takes as long as the clock has just covered.
  moment.fade_days = std::max(0.0, moment.day - day_at(std::max(moment.seconds - fade_seconds, stay.arrival), false));
  if (moment.fade_days > 0) moment.settled_day = past->then_day;
  return moment;
}

}  // namespace eb::session
