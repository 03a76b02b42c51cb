#include "model/route_comparison.h"

#include <algorithm>

#include "geo/path_length.h"
#include "model/timetable.h"

namespace eb::model {

namespace {

// The stop of `route` that is the same as `point`, unless another one is it already.
std::optional<std::size_t> same_stop(const RoutePoint& point, const Route& route, const std::vector<bool>& taken) {
  const auto index = route.index_of(point.id);
  if (index && route.points[*index].stop && !taken[*index]) return index;
  const auto& name = point.stop->name;
  if (name.empty()) return std::nullopt;
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    const auto& other = route.points[i];
    if (other.stop && !taken[i] && other.stop->name == name) return i;
  }
  return std::nullopt;
}

const StopTime* time_at(const Timetable& times, std::size_t point) {
  const auto& stops = times.groups.front().stops;
  const auto found = std::ranges::find(stops, point, &StopTime::point);
  return found == stops.end() ? nullptr : &*found;
}

RouteFigures figures_of(const Route& route, const Timetable& times) {
  RouteFigures figures;
  for (std::size_t i = 0; i < route.legs.size(); ++i) {
    const auto& leg = *route.legs[i];
    figures.metres += geo::way_length_m(route.points[i].position, leg.path, route.points[i + 1].position);
    if (leg.kind == LegKind::Straight || leg.is_awaited()) ++figures.straight_legs;
  }
  const auto& stops = times.groups.front().stops;
  figures.stops = stops.size();
  for (const auto& stop : stops) {
    figures.travel_minutes += stop.travel_minutes;
    figures.stay_minutes += stop.dwell;
    figures.late_minutes = std::max({figures.late_minutes, stop.late_arrival, stop.late_departure});
  }
  if (stops.empty()) return figures;
  figures.start = stops.front().arrival;
  figures.end = stops.back().departure;
  return figures;
}

class Comparer {
 public:
  Comparer(const Route& first, const Route& second)
      : m_first{first},
        m_second{second},
        m_first_times{make_timetable(first)},
        m_second_times{make_timetable(second)},
        m_taken(second.points.size()) {
    m_result.first = figures_of(first, m_first_times);
    m_result.second = figures_of(second, m_second_times);
  }

  RouteComparison run() {
    // Pairs first: what is paired later must not be told as one side's own before.
    std::vector<std::pair<std::size_t, std::optional<std::size_t>>> pairs;
    for (const auto index : stops_of(m_first)) {
      const auto other = same_stop(m_first.points[index], m_second, m_taken);
      if (other) m_taken[*other] = true;
      pairs.emplace_back(index, other);
    }
    for (const auto& [index, other] : pairs) {
      if (other) add_own_of_second(*other);
      add(index, other);
    }
    add_own_of_second(m_second.points.size());
    return std::move(m_result);
  }

 private:
  // Those before `end` that nobody has told of.
  void add_own_of_second(std::size_t end) {
    for (std::size_t i = m_told_until; i < end; ++i) {
      if (m_second.points[i].stop && !m_taken[i]) add(std::nullopt, i);
    }
    m_told_until = std::max(m_told_until, end);
  }

  void add(std::optional<std::size_t> first, std::optional<std::size_t> second) {
    ComparedStop stop;
    stop.first = first;
    stop.second = second;
    if (first && second) {
      stop.moved_m = geo::distance_m(m_first.points[*first].position, m_second.points[*second].position);
    }
    if (const auto* time = first ? time_at(m_first_times, *first) : nullptr) {
      stop.first_arrival = time->arrival;
      stop.first_stay = time->dwell;
    }
    if (const auto* time = second ? time_at(m_second_times, *second) : nullptr) {
      stop.second_arrival = time->arrival;
      stop.second_stay = time->dwell;
    }
    m_result.stops.push_back(stop);
  }

  const Route& m_first;
  const Route& m_second;
  Timetable m_first_times, m_second_times;
  std::vector<bool> m_taken;  // points of the second that have a partner
  std::size_t m_told_until = 0;
  RouteComparison m_result;
};

}  // namespace

RouteComparison compare_routes(const Route& first, const Route& second) {
  return Comparer{first, second}.run();
}

}  // namespace eb::model
