#include "model/route_diff.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "geo/path_length.h"
#include "geo/polyline.h"
#include "model/timetable.h"

namespace eb::model {

using core::msg;

namespace {

using Path = std::vector<geo::LonLat>;

// Metres east and north of a place: good enough to say how far something moved.
geo::Vec2d in_plane(geo::LonLat position, geo::LonLat origin) {
  constexpr double metres_per_degree = 111'195;  // mean radius of the Earth
  const double shrink = std::cos(origin.lat * std::numbers::pi / 180);
  return {(position.lon - origin.lon) * metres_per_degree * shrink, (position.lat - origin.lat) * metres_per_degree};
}

// At most so many of them, ends included, in the plane.
std::vector<geo::Vec2d> thinned(const Path& line, geo::LonLat origin) {
  constexpr std::size_t most = 2000;
  const std::size_t step = std::max<std::size_t>(1, line.size() / most);
  std::vector<geo::Vec2d> points;
  for (std::size_t i = 0; i < line.size(); i += step) points.push_back(in_plane(line[i], origin));
  if (!line.empty()) points.push_back(in_plane(line.back(), origin));
  return points;
}

// The farthest a point of one line lies from the other (Hausdorff).
double moved_by(const Path& a, const Path& b) {
  const auto from = thinned(a, a.front()), to = thinned(b, a.front());
  double farthest = 0;
  for (const geo::Vec2d point : from) farthest = std::max(farthest, geo::distance_to_line(point, to));
  for (const geo::Vec2d point : to) farthest = std::max(farthest, geo::distance_to_line(point, from));
  return farthest;
}

// What differs of two lines, with the points next to it.
std::pair<Path, Path> differing(const Path& a, const Path& b) {
  std::size_t head = 0, tail = 0;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail + head < shorter && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const auto cut = [&](const Path& line) {
    const auto begin = head > 0 ? head - 1 : 0, end = std::min(line.size(), line.size() - tail + 1);
    return Path{line.begin() + static_cast<std::ptrdiff_t>(begin), line.begin() + static_cast<std::ptrdiff_t>(end)};
  };
  return {cut(a), cut(b)};
}

// One route in both versions.
class RoutePair {
 public:
  RoutePair(const Route& older, const Route& newer, const CheckWords& words, std::vector<RouteChange>& changes)
      : m_old{older}, m_new{newer}, m_words{words}, m_changes{changes} {
    match();
  }

  void compare() {
    compare_route();
    compare_schedule();
    compare_meeting_point();
    for (std::size_t i = 0; i < m_new.points.size(); ++i) compare_point(i);
    for (std::size_t i = 0; i < m_old.points.size(); ++i) {
      if (m_old.points[i].stop && !m_old_taken.contains(i)) removed_stop(i);
    }
    compare_order();
    compare_times();
    compare_legs();
  }

 private:
  [[nodiscard]] std::string name(const LocalizedText& text) const { return text.in(m_words.language); }
  [[nodiscard]] std::string name(const RoutePoint& point) const {
    return point.stop ? name(point.stop->name) : point.id;
  }
  // The stops a leg leads between, as words.
  [[nodiscard]] std::string way(const Route& route, std::size_t leg) const {
    return name(route.points[leg]) + " – " + name(route.points[leg + 1]);
  }

  void match() {
    for (std::size_t i = 0; i < m_new.points.size(); ++i) {
      if (const auto old = m_old.index_of(m_new.points[i].id)) pair(i, *old);
    }
    for (std::size_t i = 0; i < m_new.points.size(); ++i) {
      if (m_partner.contains(i) || !m_new.points[i].stop) continue;
      for (std::size_t old = 0; old < m_old.points.size(); ++old) {
        if (m_old_taken.contains(old) || !m_old.points[old].stop) continue;
        if (m_old.points[old].stop->name == m_new.points[i].stop->name) {
          pair(i, old);
          break;
        }
      }
    }
  }
  void pair(std::size_t newer, std::size_t older) {
    m_partner[newer] = older;
    m_old_taken.insert(older);
  }

  RouteChange& tell(const char* kind, core::Message message) {
    m_changes.push_back({kind, m_new.id, {}, {}, {}, {}, std::move(message), {}});
    return m_changes.back();
  }
  RouteChange& tell_stop(const char* kind, const RoutePoint& point, core::Message message) {
    RouteChange& change = tell(kind, std::move(message));
    change.stop = point.id;
    change.place = point.position;
    return change;
  }
  RouteChange& tell_leg(const char* kind, const Route& route, std::size_t leg, core::Message message) {
    RouteChange& change = tell(kind, std::move(message));
    change.leg = route.points[leg].id + ".." + route.points[leg + 1].id;
    const geo::LonLat from = route.points[leg].position, to = route.points[leg + 1].position;
    change.place = geo::LonLat{(from.lon + to.lon) / 2, (from.lat + to.lat) / 2};
    return change;
  }

  void compare_route() {
    if (m_old.name != m_new.name) {
      tell("route_renamed", msg("The route {0} is now called {1}", name(m_old.name), name(m_new.name)));
    }
  }

  void compare_meeting_point() {
    if (m_old.meeting_point != m_new.meeting_point)
      tell("route_changed", msg("{0}: another meeting point", name(m_new.name)));
  }

  void compare_schedule() {
    const Schedule &was = m_old.schedule, &is = m_new.schedule;
    const auto date = [&](const std::optional<core::Day>& day) { return day ? m_words.date(*day) : std::string{"–"}; };
    if (was.date != is.date) {
      tell("route_changed", msg("{0}: the date is now {1}, was {2}", name(m_new.name), date(is.date), date(was.date)));
    }
    if (was.start_minutes != is.start_minutes) {
      tell("route_changed", msg("{0}: starts at {1}, was {2}", name(m_new.name), m_words.time(is.start_minutes),
                                m_words.time(was.start_minutes)))
          .minutes = is.start_minutes - was.start_minutes;
    }
    if (was.profile != is.profile) {
      tell("route_changed", msg("{0}: people travel in another way", name(m_new.name)));
    }
    if (was.time_zone != is.time_zone) {
      tell("route_changed",
           msg("{0}: the time zone is now {1}, was {2}", name(m_new.name), is.time_zone, was.time_zone));
    }
    if (was.groups != is.groups) {
      tell("route_changed", msg("{0}: other groups or other offsets of them", name(m_new.name)));
    }
  }

  void removed_stop(std::size_t old) {
    tell_stop("stop_removed", m_old.points[old], msg("Stop removed: {0}", name(m_old.points[old])));
  }

  void compare_point(std::size_t index) {
    const RoutePoint& now = m_new.points[index];
    const auto partner = m_partner.find(index);
    if (partner == m_partner.end()) {
      if (now.stop) tell_stop("stop_added", now, msg("Stop added: {0}", name(now)));
      return;
    }
    const RoutePoint& was = m_old.points[partner->second];
    if (was.stop && !now.stop) return (void)tell_stop("stop_removed", now, msg("Stop removed: {0}", name(was)));
    if (!was.stop && now.stop) return (void)tell_stop("stop_added", now, msg("Stop added: {0}", name(now)));
    if (was.position != now.position) {
      const double metres = geo::distance_m(was.position, now.position);
      tell_stop(now.stop ? "stop_moved" : "point_moved", now,
                msg("Moved by {0}: {1}", m_words.distance(metres), name(now)))
          .metres = metres;
    }
    if (now.stop && was.stop != now.stop) compare_stop(was, now);
  }

  void compare_stop(const RoutePoint& was, const RoutePoint& now) {
    const Stop &before = *was.stop, &after = *now.stop;
    if (before.name != after.name) {
      tell_stop("stop_renamed", now, msg("The stop {0} is now called {1}", name(before.name), name(after.name)));
    }
    if (before.dwell_minutes != after.dwell_minutes) {
      tell_stop("stop_changed", now,
                msg("{0}: stay of {1} min, was {2} min", name(now), after.dwell_minutes, before.dwell_minutes))
          .minutes = after.dwell_minutes - before.dwell_minutes;
    }
    compare_lock(now, before.fixed_arrival, after.fixed_arrival, true);
    compare_lock(now, before.fixed_departure, after.fixed_departure, false);
    if (before.is_confirmed != after.is_confirmed) {
      tell_stop(
          "stop_changed", now,
          after.is_confirmed ? msg("{0} is now confirmed", name(now)) : msg("{0} is now a suggestion", name(now)));
    }
    if (before.opening_hours != after.opening_hours || before.what_to_see != after.what_to_see ||
        before.visiting != after.visiting || before.accessibility != after.accessibility ||
        before.walking_m != after.walking_m) {
      tell_stop("stop_changed", now, msg("{0}: other words or opening hours", name(now)));
    }
  }

  void compare_lock(const RoutePoint& now, const std::optional<int>& before, const std::optional<int>& after,
                    bool is_arrival) {
    if (before == after) return;
    const auto time = [&](const std::optional<int>& lock) { return lock ? m_words.time(*lock) : std::string{"–"}; };
    tell_stop("stop_changed", now,
              is_arrival ? msg("{0}: fixed arrival {1}, was {2}", name(now), time(after), time(before))
                         : msg("{0}: fixed departure {1}, was {2}", name(now), time(after), time(before)));
  }

  // Which stops of both stand in another order: those outside the longest run that kept it.
  void compare_order() {
    std::vector<std::size_t> newer, older;
    for (const auto& [index, old] : m_partner) {
      if (!m_new.points[index].stop || !m_old.points[old].stop) continue;
      newer.push_back(index), older.push_back(old);
    }
    std::vector<std::size_t> length(older.size(), 1), before(older.size(), older.size());
    std::size_t last = 0;
    for (std::size_t i = 0; i < older.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (older[k] < older[i] && length[k] + 1 > length[i]) length[i] = length[k] + 1, before[i] = k;
      }
      if (length[i] > length[last]) last = i;
    }
    std::set<std::size_t> kept;
    for (std::size_t i = last; i < older.size(); i = before[i]) kept.insert(i);
    for (std::size_t i = 0; i < older.size(); ++i) {
      if (kept.contains(i)) continue;
      const RoutePoint& point = m_new.points[newer[i]];
      tell_stop("stop_reordered", point, msg("At another place in the order: {0}", name(point)));
    }
  }

  void compare_times() {
    const Timetable was = make_timetable(m_old), is = make_timetable(m_new);
    std::map<std::size_t, const StopTime*> before;
    for (const StopTime& at : was.groups.front().stops) before[at.point] = &at;
    for (const StopTime& at : is.groups.front().stops) {
      const auto partner = m_partner.find(at.point);
      const auto old = partner == m_partner.end() ? before.end() : before.find(partner->second);
      if (old == before.end()) continue;
      const int arrival = at.arrival - old->second->arrival, departure = at.departure - old->second->departure;
      if (arrival == 0 && departure == 0) continue;
      const RoutePoint& point = m_new.points[at.point];
      tell_stop(
          "stop_retimed", point,
          msg("{0}: {1} to {2}, was {3} to {4}", name(point), m_words.time(at.arrival), m_words.time(at.departure),
              m_words.time(old->second->arrival), m_words.time(old->second->departure)))
          .minutes = arrival != 0 ? arrival : departure;
    }
  }

  // Of the older version, by the point it begins at: the leg between the same two points.
  [[nodiscard]] std::optional<std::size_t> old_leg(std::size_t leg) const {
    const auto from = m_partner.find(leg), to = m_partner.find(leg + 1);
    if (from == m_partner.end() || to == m_partner.end() || to->second != from->second + 1) return std::nullopt;
    return from->second;
  }

  void compare_legs() {
    std::set<std::size_t> found;
    for (std::size_t leg = 0; leg < m_new.legs.size(); ++leg) {
      if (const auto old = old_leg(leg)) {
        found.insert(*old);
        compare_leg(*old, leg);
      } else {
        tell_leg("leg_added", m_new, leg, msg("Leg added: {0}", way(m_new, leg)));
      }
    }
    for (std::size_t leg = 0; leg < m_old.legs.size(); ++leg) {
      if (!found.contains(leg)) tell_leg("leg_removed", m_old, leg, msg("Leg removed: {0}", way(m_old, leg)));
    }
  }

  void compare_leg(std::size_t old, std::size_t leg) {
    const Leg &was = *m_old.legs[old], &is = *m_new.legs[leg];
    if (was == is) return;
    if (was.kind != is.kind || was.profile != is.profile) {
      tell_leg("leg_changed", m_new, leg, msg("Another kind of way: {0}", way(m_new, leg)));
    } else if (was.seconds != is.seconds && was.path == is.path) {
      tell_leg("leg_retimed", m_new, leg, msg("Another travel time: {0}", way(m_new, leg))).minutes =
          static_cast<int>(std::lround((is.seconds.value_or(0) - was.seconds.value_or(0)) / 60));
    }
    if (was.path == is.path) return;
    const auto [before, after] = differing(line_of_leg(m_old, old), line_of_leg(m_new, leg));
    const double metres = moved_by(before, after);
    tell_leg("leg_moved", m_new, leg,
             msg("Runs up to {0} from where it was: {1}", m_words.distance(metres), way(m_new, leg)))
        .metres = metres;
  }

  const Route& m_old;
  const Route& m_new;
  const CheckWords& m_words;
  std::vector<RouteChange>& m_changes;
  std::map<std::size_t, std::size_t> m_partner;  // index in the newer version -> in the older
  std::set<std::size_t> m_old_taken;
};

}  // namespace

std::vector<RouteChange> diff_routes(const Document& older, const Document& newer, const CheckWords& words) {
  std::vector<RouteChange> changes;
  const auto whole = [&](const Route& route, const char* kind, core::Message message) {
    changes.push_back({kind, route.id, {}, {}, {}, {}, std::move(message), {}});
    if (!route.points.empty()) changes.back().place = route.points.front().position;
  };
  for (const auto& route : newer.routes) {
    if (const Route* old = older.find_route(route->id)) {
      RoutePair{*old, *route, words, changes}.compare();
    } else {
      whole(*route, "route_added", msg("Route added: {0}", route->name.in(words.language)));
    }
  }
  for (const auto& route : older.routes) {
    if (newer.find_route(route->id) != nullptr) continue;
    whole(*route, "route_removed", msg("Route removed: {0}", route->name.in(words.language)));
  }
  return changes;
}

}  // namespace eb::model
