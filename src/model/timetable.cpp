#include "model/timetable.h"

#include <algorithm>
#include <cmath>

#include "geo/path_length.h"
#include "model/opening_hours.h"

namespace eb::model {

namespace {

// Speeds: door to door on town and country roads with traffic lights and some motorway; a group on bicycles; a group
// with children and elderly people on foot. Detour: roads are 1.32 times as long as the straight line in Germany
// (Ballou, Rahardja and Sakai 2002, Selected country circuity factors); paths allow straighter ways. Fastest: limits
// of German roads (StVO sections 3 and 18) for those with an engine, what no group keeps up for the others.
constexpr TravelNumbers coach{40, 1.3, 100}, minibus{45, 1.3, 130}, bicycle{15, 1.25, 30}, on_foot{4, 1.2, 7};

int floor_div(int a, int b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

// Between what the wall shows and minutes that really pass, both counted from midnight of the date.
class WallClock {
 public:
  WallClock() = default;
  WallClock(geo::TimeZone zone, core::Day date)
      : m_zone{std::move(zone)}, m_date{date}, m_midnight{m_zone->to_utc({date, 0}).first} {}

  [[nodiscard]] int passed(int shown) const {
    if (!m_zone) return shown;
    const int days = floor_div(shown, minutes_per_day);
    const auto moment = m_zone->to_utc({m_date + days, shown - days * minutes_per_day}).first;
    return static_cast<int>((moment - m_midnight) / 60);
  }
  [[nodiscard]] int shown(int passed) const {
    return m_zone ? shown_at(m_midnight + static_cast<geo::UtcSeconds>(passed) * 60) : passed;
  }
  [[nodiscard]] int shown_at(geo::UtcSeconds moment) const {
    const geo::LocalMinute local = m_zone->to_local(moment);
    return (local.day - m_date) * minutes_per_day + local.minute;
  }
  [[nodiscard]] std::optional<geo::UtcSeconds> utc(int passed) const {
    if (!m_zone) return std::nullopt;
    return m_midnight + static_cast<geo::UtcSeconds>(passed) * 60;
  }
  [[nodiscard]] const std::optional<geo::TimeZone>& zone() const { return m_zone; }

 private:
  std::optional<geo::TimeZone> m_zone;
  core::Day m_date = 0;
  geo::UtcSeconds m_midnight = 0;
};

// The way from each stop to the next, the same for all groups.
std::vector<StopTime> ways_between_stops(const Route& route) {
  std::vector<StopTime> stops;
  double along_m = 0;
  std::size_t leg = 0;
  for (const std::size_t point : stops_of(route)) {
    StopTime stop;
    stop.point = point;
    stop.dwell = route.points[point].stop->dwell_minutes;
    double seconds = 0;
    for (; leg < point; ++leg) {
      const LegTime time = time_of_leg(route, leg);
      along_m += time.distance_m;
      if (stops.empty()) continue;  // the day begins at the first stop
      stop.distance_m += time.distance_m;
      seconds += time.seconds;
      stop.is_estimate = stop.is_estimate || time.basis == TravelBasis::Estimate;
    }
    constexpr double forgiven_s = 0.5;  // seconds are written rounded
    stop.travel_minutes = static_cast<int>(std::ceil((seconds - forgiven_s) / 60));
    stop.travel_minutes = std::max(stop.travel_minutes, 0);
    stop.along_m = along_m;
    stops.push_back(stop);
  }
  return stops;
}

// A lock that is still ahead is waited for; one that has passed is missed by so much.
struct AtLock {
  int wait = 0, late = 0;
};
AtLock meet(const std::optional<int>& lock, int now, const WallClock& clock) {
  if (!lock) return {};
  const int difference = clock.passed(*lock) - now;
  return {std::max(difference, 0), std::max(-difference, 0)};
}

std::vector<StopTime> times_of_group(const Route& route, std::vector<StopTime> stops, int start,
                                     const WallClock& clock) {
  int now = clock.passed(start);
  for (StopTime& at : stops) {
    const Stop& stop = *route.points[at.point].stop;
    now += at.travel_minutes;
    at.arrival = clock.shown(now);
    at.arrival_utc = clock.utc(now);
    const AtLock arrival = meet(stop.fixed_arrival, now, clock);
    now += arrival.wait + at.dwell;
    const AtLock departure = meet(stop.fixed_departure, now, clock);
    now += departure.wait;
    at.wait_before = arrival.wait, at.late_arrival = arrival.late;
    at.wait_after = departure.wait, at.late_departure = departure.late;
    at.departure = clock.shown(now);
    at.departure_utc = clock.utc(now);
  }
  return stops;
}

// From the end: what a stop may still lose is what the next lock leaves.
void find_spare_time(const Route& route, std::vector<StopTime>& stops) {
  std::optional<int> after;  // departure of the stop at hand may slip by so much
  for (auto at = stops.rbegin(); at != stops.rend(); ++at) {
    const Stop& stop = *route.points[at->point].stop;
    at->spare = stop.fixed_departure ? std::optional{at->wait_after} : after;
    after = stop.fixed_arrival ? std::optional{at->wait_before} : at->spare;
  }
}

bool is_same_place(const Route& route, const StopTime& a, const StopTime& b) {
  return a.point == b.point || route.points[a.point].position == route.points[b.point].position;
}

void find_clashes(const Route& route, Timetable& timetable) {
  const auto& groups = timetable.groups;
  for (std::size_t first = 0; first < groups.size(); ++first) {
    for (std::size_t second = first + 1; second < groups.size(); ++second) {
      for (const StopTime& a : groups[first].stops) {
        for (const StopTime& b : groups[second].stops) {
          const int from = std::max(a.arrival, b.arrival), to = std::min(a.departure, b.departure);
          if (from < to && is_same_place(route, a, b)) {
            timetable.clashes.push_back({first, second, a.point, b.point, from, to});
          }
        }
      }
    }
  }
  std::ranges::stable_sort(timetable.clashes, {}, &Clash::from);
}

void find_daylight(const Route& route, const WallClock& clock, Timetable& timetable) {
  const auto& stops = timetable.groups.front().stops;
  if (!clock.zone() || stops.empty()) return;
  constexpr geo::UtcSeconds half_a_minute = 30;  // to the nearest minute
  const geo::LonLat place = route.points[stops.front().point].position;
  timetable.daylight = geo::daylight(*route.schedule.date, place, *clock.zone());
  if (const auto& rise = timetable.daylight->sunrise) timetable.sunrise = clock.shown_at(*rise + half_a_minute);
  if (const auto& set = timetable.daylight->sunset) timetable.sunset = clock.shown_at(*set + half_a_minute);
}

}  // namespace

const TravelNumbers& numbers_of(Profile profile) {
  switch (profile) {
    case Profile::Coach:
      return coach;
    case Profile::Minibus:
      return minibus;
    case Profile::Bicycle:
      return bicycle;
    case Profile::OnFoot:
      return on_foot;
  }
  return coach;
}

Profile profile_of(const Route& route, const Leg& leg) {
  return leg.profile.value_or(route.schedule.profile);
}

LegTime time_of_leg(const Route& route, std::size_t leg_index) {
  const Leg& leg = *route.legs[leg_index];
  const double length =
      geo::way_length_m(route.points[leg_index].position, leg.path, route.points[leg_index + 1].position);
  const TravelNumbers& numbers = numbers_of(profile_of(route, leg));
  const double metres_per_second = numbers.km_per_hour / 3.6;
  if (leg.kind == LegKind::Routed && leg.seconds) return {length, *leg.seconds, TravelBasis::Router};
  if (leg.kind == LegKind::Track) return {length, length / metres_per_second, TravelBasis::Track};
  return {length, length * numbers.detour / metres_per_second, TravelBasis::Estimate};
}

Timetable make_timetable(const Route& route) {
  Timetable timetable;
  WallClock clock;
  if (route.schedule.date) {
    const auto zone = geo::TimeZone::find(route.schedule.time_zone);
    if (zone) {
      clock = WallClock{*zone, *route.schedule.date};
    } else {
      timetable.problem = zone.error();
    }
  }
  const auto ways = ways_between_stops(route);
  auto groups = route.schedule.groups;
  if (groups.empty()) groups.push_back({});
  for (const Group& group : groups) {
    auto stops = times_of_group(route, ways, route.schedule.start_minutes + group.offset_minutes, clock);
    find_spare_time(route, stops);
    timetable.groups.push_back({group.id, group.name, group.offset_minutes, std::move(stops)});
  }
  find_clashes(route, timetable);
  find_daylight(route, clock, timetable);
  return timetable;
}

}  // namespace eb::model
