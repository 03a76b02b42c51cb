// Rules about the hours of a route: locks, stays, opening hours, groups that meet.
#include "model/checked_route.h"
#include "model/opening_hours.h"

namespace eb::model {

using core::msg;

namespace {

void check_locks(CheckedRoute& checked, const GroupTimes& group, const StopTime& at) {
  const Stop& stop = *checked.route.points[at.point].stop;
  const auto remedy = [](int minutes) {
    return msg("Start {0} min earlier, shorten a stay before it, or move the fixed time.", minutes);
  };
  if (at.late_arrival > 0) {
    checked.at_stop(
        at.point, "late_at_lock", Severity::Serious,
        msg("{0} is reached at {1}, {2} min after the fixed arrival at {3}", checked.name_of(at.point, group),
            checked.time(at.arrival), at.late_arrival, checked.time(*stop.fixed_arrival)),
        remedy(at.late_arrival));
  }
  if (at.late_departure > 0) {
    checked.at_stop(
        at.point, "late_at_lock", Severity::Serious,
        msg("{0} is left at {1}, {2} min after the fixed departure at {3}", checked.name_of(at.point, group),
            checked.time(at.departure), at.late_departure, checked.time(*stop.fixed_departure)),
        remedy(at.late_departure));
  }
}

// The ends of a journey may be a door one passes through.
void check_stays(CheckedRoute& checked) {
  const auto stops = stops_of(checked.route);
  for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
    if (checked.route.points[stops[i]].stop->dwell_minutes > 0) continue;
    checked.at_stop(stops[i], "zero_dwell", Severity::Warning,
                    msg("No time is planned at {0}", checked.name_of(stops[i])),
                    msg("Give the stop a stay, or make it a shaping point of the way."));
  }
}

int floor_day(int minutes) {
  return minutes >= 0 ? minutes / minutes_per_day : -((minutes_per_day - 1 - minutes) / minutes_per_day);
}

// Hours of a day, as the stop's stay should lie in them.
std::string hours_text(const CheckedRoute& checked, const std::vector<MinuteSpan>& spans) {
  std::string text;
  for (const MinuteSpan& span : spans) {
    text += (text.empty() ? "" : ", ") + checked.time(span.from) + "\u2013" +
            (span.to == minutes_per_day ? std::string{"24:00"} : checked.time(span.to));
  }
  return text;
}

void check_stay(CheckedRoute& checked, const OpeningHours& hours, const GroupTimes& group, const StopTime& at) {
  const int day_offset = floor_day(at.begin());
  const core::Day day = *checked.route.schedule.date + day_offset;
  const int from = at.begin() - day_offset * minutes_per_day, to = at.departure - day_offset * minutes_per_day;
  if (hours.is_open(day, from, to)) return;
  const Stop& stop = *checked.route.points[at.point].stop;
  const auto spans = hours.on(day);
  if (spans.empty()) {
    checked.at_stop(at.point, "closed_day", Severity::Serious,
                    msg("{0} is closed on {1}", checked.name_of(at.point, group), checked.in.words.date(day)),
                    msg("Choose another day or another stop, or correct its opening hours: {0}", stop.opening_hours));
    return;
  }
  checked.at_stop(
      at.point, "outside_opening_hours", Severity::Serious,
      msg("{0} is open {1} on that day; the stay is planned from {2} to {3}", checked.name_of(at.point, group),
          hours_text(checked, spans), checked.time(at.begin()), checked.time(at.departure)),
      msg("Move the stay into these hours, or correct them: {0}", stop.opening_hours));
}

// Opening hours of all stops, read once for all groups. Returns whether any stop states some.
bool check_opening_hours(CheckedRoute& checked) {
  bool any = false;
  for (const std::size_t point : stops_of(checked.route)) {
    const Stop& stop = *checked.route.points[point].stop;
    if (stop.opening_hours.empty()) continue;
    any = true;
    const auto hours = OpeningHours::parse(stop.opening_hours);
    if (!hours) {
      checked.at_stop(
          point, "opening_hours_not_understood", Severity::Warning,
          msg("The opening hours of {0} cannot be judged: \"{1}\"", checked.name_of(point), stop.opening_hours),
          hours.error().hint);
      continue;
    }
    if (hours->ignores_public_holidays()) {
      checked.at_stop(point, "public_holidays_unknown", Severity::Info,
                      msg("{0} has other hours on public holidays, which are not known here", checked.name_of(point)),
                      msg("Ask there if the day of the route is one."));
    }
    if (!checked.route.schedule.date) continue;
    for (const GroupTimes& group : checked.times.groups) {
      for (const StopTime& at : group.stops) {
        if (at.point == point) check_stay(checked, *hours, group, at);
      }
    }
  }
  return any;
}

void check_clashes(CheckedRoute& checked) {
  for (const Clash& clash : checked.times.clashes) {
    const auto group_name = [&](std::size_t index) {
      const GroupTimes& group = checked.times.groups[index];
      const std::string& name = group.name.in(checked.in.words.language);
      return name.empty() ? group.id : name;
    };
    checked.at_stop(clash.first_point, "clash", Severity::Warning,
                    msg("{0} and {1} are both at {2} from {3} to {4}", group_name(clash.first_group),
                        group_name(clash.second_group), checked.name_of(clash.first_point), checked.time(clash.from),
                        checked.time(clash.to)),
                    msg("Start one of them at another time, or shorten the stay."));
  }
}

bool any_zones(const Document& document) {
  for (const auto& layer : document.layers) {
    if (layer->zones) return true;
  }
  return false;
}

}  // namespace

void check_times(CheckedRoute& checked) {
  if (stops_of(checked.route).empty()) return;
  if (checked.times.problem) {
    checked.at_route("unknown_time_zone", Severity::Warning, checked.times.problem->what, checked.times.problem->hint);
  }
  for (const GroupTimes& group : checked.times.groups) {
    for (const StopTime& at : group.stops) check_locks(checked, group, at);
  }
  check_stays(checked);
  const bool has_hours = check_opening_hours(checked);
  if (!checked.route.schedule.date && (has_hours || any_zones(checked.in.document))) {
    checked.at_route("no_date", Severity::Info,
                     msg("{0} has no date: opening hours and closed seasons cannot be judged",
                         checked.route.name.in(checked.in.words.language)),
                     msg("Give its timetable a date."));
  }
  check_clashes(checked);
}

}  // namespace eb::model
