#include "app/practical_facts.h"

#include <cmath>

#include "geo/daylight.h"

namespace eb::app {
namespace {

using ui::FactKind;
using ui::PracticalFact;

PracticalFact unknown(std::string label, const text::Catalog& c) {
  return {FactKind::Unknown, std::move(label), c.tr("Not known; ask before you travel"), {}};
}

std::string position_text(geo::LonLat at, const text::Catalog& c) {
  return c.number(std::abs(at.lat), 5) + (at.lat < 0 ? "° S, " : "° N, ") + c.number(std::abs(at.lon), 5) +
         (at.lon < 0 ? "° W" : "° E");
}

FactKind kind_of(bool is_confirmed) {
  return is_confirmed ? FactKind::Confirmed : FactKind::Suggested;
}

PracticalFact meeting_point(const model::Route& route, const text::Catalog& c) {
  const auto& [text, position, minutes, is_confirmed, source] = route.meeting_point;
  const auto label = c.tr("Meeting point");
  if (text.empty() && !position) return unknown(label, c);
  std::string words = text.in(c.language());
  const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : "\n") + more; };
  if (position) add(position_text(*position, c));
  add(status_text(is_confirmed, c));
  return {kind_of(is_confirmed), label, std::move(words), source};
}

PracticalFact meeting_time(const model::Route& route, const text::Catalog& c) {
  const auto& meeting = route.meeting_point;
  if (!meeting.minutes) return unknown(c.tr("Meeting time"), c);
  return {kind_of(meeting.is_confirmed), c.tr("Meeting time"),
          c.time_of_day(*meeting.minutes) + " · " + status_text(meeting.is_confirmed, c), meeting.source};
}

std::optional<geo::TimeZone> zone_of(const model::Route& route) {
  auto zone = geo::TimeZone::find(route.schedule.time_zone);
  return zone ? std::optional{*std::move(zone)} : std::nullopt;
}

// Of the day of the journey, to the nearest minute.
PracticalFact daylight(const model::Route& route, geo::LonLat place, const text::Catalog& c) {
  const auto label = c.tr("Daylight");
  const auto& date = route.schedule.date;
  const auto zone = zone_of(route);
  if (!date || !zone) return {FactKind::Unknown, label, c.tr("A date shows sunrise and sunset here."), {}};
  const auto sun = geo::daylight(*date, place, *zone);
  if (sun.kind == geo::Daylight::Kind::AlwaysUp) return {FactKind::Plain, label, c.tr("The sun does not set."), {}};
  if (sun.kind == geo::Daylight::Kind::AlwaysDown) return {FactKind::Plain, label, c.tr("The sun does not rise."), {}};
  const auto shown = [&](const std::optional<geo::UtcSeconds>& moment) -> std::string {
    constexpr geo::UtcSeconds half_a_minute = 30;
    if (!moment) return "–";
    const auto local = zone->to_local(*moment + half_a_minute);
    return c.time_of_day((local.day - *date) * 24 * 60 + local.minute);
  };
  return {FactKind::Plain,
          label,
          core::substitute(c.tr("Sunrise {0}, sunset {1}"), {shown(sun.sunrise), shown(sun.sunset)}),
          {}};
}

PracticalFact stay(const model::Stop& stop, const text::Catalog& c) {
  if (stop.dwell_minutes <= 0) return unknown(c.tr("Stay"), c);
  return {FactKind::Plain, c.tr("Stay"), c.duration(stop.dwell_minutes), {}};
}

PracticalFact accessibility(const model::Stop& stop, const text::Catalog& c) {
  const auto& [text, source] = stop.accessibility;
  if (text.empty()) return unknown(c.tr("Accessibility"), c);
  return {FactKind::Plain, c.tr("Accessibility"), text.in(c.language()), source};
}

PracticalFact walking(const model::Stop& stop, const text::Catalog& c) {
  if (!stop.walking_m) return unknown(c.tr("Walking distance"), c);
  return {FactKind::Plain, c.tr("Walking distance"), c.distance(*stop.walking_m), stop.source};
}

}  // namespace

std::string status_text(bool is_confirmed, const text::Catalog& catalog) {
  return is_confirmed ? "● " + catalog.tr("confirmed") : "○ " + catalog.tr("suggestion");
}

std::string in_one_text(const PracticalFact& fact) {
  return fact.label + ": " + fact.text;
}

std::vector<PracticalFact> practical_facts(const model::Route& route, const text::Catalog& catalog) {
  std::vector<PracticalFact> facts{meeting_point(route, catalog), meeting_time(route, catalog)};
  const auto stops = model::stops_of(route);
  if (!stops.empty()) facts.push_back(daylight(route, route.points[stops.front()].position, catalog));
  return facts;
}

std::vector<PracticalFact> practical_facts(const model::Route& route, std::size_t point, const text::Catalog& catalog) {
  if (point >= route.points.size() || !route.points[point].stop) return {};
  const auto& stop = *route.points[point].stop;
  return {{kind_of(stop.is_confirmed), catalog.tr("Status"), status_text(stop.is_confirmed, catalog), stop.source},
          stay(stop, catalog),
          accessibility(stop, catalog),
          walking(stop, catalog),
          daylight(route, route.points[point].position, catalog)};
}

}  // namespace eb::app
