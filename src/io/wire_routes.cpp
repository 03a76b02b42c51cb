// Routes on the wire. What comes from a reader is held to what the program relies on: as many legs as there are ways
// between points, ids that are unique, positions on Earth.
#include <cmath>
#include <set>

#include "io/wire.h"

namespace eb::io {
namespace {

using model::LocalizedText;
using model::Route;

constexpr std::size_t least_text = sizeof(std::uint64_t);

void put_texts(WireWriter& out, const LocalizedText& texts) {
  out.put(static_cast<std::uint64_t>(texts.by_language.size()));
  for (const auto& [language, text] : texts.by_language) {
    out.put_text(language);
    out.put_text(text);
  }
}

LocalizedText get_texts(WireReader& in) {
  LocalizedText texts;
  const std::size_t count = in.get_count(2 * least_text);
  for (std::size_t i = 0; i < count; ++i) {
    std::string language = in.get_text();
    texts.by_language[std::move(language)] = in.get_text();
  }
  return texts;
}

template <class T>
void put_optional(WireWriter& out, const std::optional<T>& value) {
  out.put(static_cast<std::uint8_t>(value.has_value()));
  out.put(value.value_or(T{}));
}

template <class T>
std::optional<T> get_optional(WireReader& in) {
  const bool has_value = in.get<std::uint8_t>() != 0;
  const T value = in.get<T>();
  return has_value ? std::optional{value} : std::nullopt;
}

template <class Enum>
Enum get_enum(WireReader& in, Enum last) {
  const auto value = in.get<Enum>();
  if (value > last) in.fail();
  return value > last ? last : value;
}

void put_stop(WireWriter& out, const model::Stop& stop) {
  put_texts(out, stop.name);
  put_texts(out, stop.what_to_see);
  put_texts(out, stop.visiting);
  out.put(static_cast<std::int32_t>(stop.dwell_minutes));
  put_optional(out, stop.fixed_arrival);
  put_optional(out, stop.fixed_departure);
  out.put_text(stop.opening_hours);
  out.put(static_cast<std::uint8_t>(stop.is_confirmed));
  out.put_text(stop.source);
  out.put_text(stop.confidence);
  out.put(stop.accuracy_m);
  put_texts(out, stop.accessibility.text);
  out.put_text(stop.accessibility.source);
  put_optional(out, stop.walking_m);
}

model::Stop get_stop(WireReader& in) {
  model::Stop stop;
  stop.name = get_texts(in);
  stop.what_to_see = get_texts(in);
  stop.visiting = get_texts(in);
  stop.dwell_minutes = in.get<std::int32_t>();
  stop.fixed_arrival = get_optional<int>(in);
  stop.fixed_departure = get_optional<int>(in);
  stop.opening_hours = in.get_text();
  stop.is_confirmed = in.get<std::uint8_t>() != 0;
  stop.source = in.get_text();
  stop.confidence = in.get_text();
  stop.accuracy_m = in.get<double>();
  if (!std::isfinite(stop.accuracy_m)) in.fail();
  stop.accessibility.text = get_texts(in);
  stop.accessibility.source = in.get_text();
  stop.walking_m = get_optional<int>(in);
  return stop;
}

void put_meeting_point(WireWriter& out, const model::MeetingPoint& meeting_point) {
  put_texts(out, meeting_point.text);
  put_optional(out, meeting_point.position);
  put_optional(out, meeting_point.minutes);
  out.put(static_cast<std::uint8_t>(meeting_point.is_confirmed));
  out.put_text(meeting_point.source);
}

void put_leg(WireWriter& out, const model::Leg& leg) {
  out.put(leg.kind);
  put_optional(out, leg.seconds);
  put_optional(out, leg.profile);
  out.put_array(leg.path.points());
}

bool is_on_earth(geo::LonLat p) {
  return std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90;
}

model::MeetingPoint get_meeting_point(WireReader& in) {
  model::MeetingPoint meeting_point;
  meeting_point.text = get_texts(in);
  meeting_point.position = get_optional<geo::LonLat>(in);
  if (meeting_point.position && !is_on_earth(*meeting_point.position)) in.fail();
  meeting_point.minutes = get_optional<int>(in);
  meeting_point.is_confirmed = in.get<std::uint8_t>() != 0;
  meeting_point.source = in.get_text();
  return meeting_point;
}

model::Leg get_leg(WireReader& in) {
  model::Leg leg;
  leg.kind = get_enum(in, model::LegKind::Track);
  leg.seconds = get_optional<double>(in);
  leg.profile = get_optional<model::Profile>(in);
  const auto points = in.get_array<geo::LonLat>();
  for (const auto point : points) {
    if (!is_on_earth(point)) in.fail();
  }
  if ((leg.profile && *leg.profile > model::Profile::OnFoot) || (leg.seconds && !(*leg.seconds >= 0))) in.fail();
  leg.path = geo::ChunkedPath{points};
  return leg;
}

void put_schedule(WireWriter& out, const model::Schedule& schedule) {
  put_optional(out, schedule.date);
  out.put(static_cast<std::int32_t>(schedule.start_minutes));
  out.put_text(schedule.time_zone);
  out.put(schedule.profile);
  out.put(static_cast<std::uint64_t>(schedule.groups.size()));
  for (const auto& group : schedule.groups) {
    out.put_text(group.id);
    put_texts(out, group.name);
    out.put(static_cast<std::int32_t>(group.offset_minutes));
  }
}

model::Schedule get_schedule(WireReader& in) {
  model::Schedule schedule;
  schedule.date = get_optional<core::Day>(in);
  schedule.start_minutes = in.get<std::int32_t>();
  schedule.time_zone = in.get_text();
  schedule.profile = get_enum(in, model::Profile::OnFoot);
  schedule.groups.resize(in.get_count(2 * least_text));
  for (auto& group : schedule.groups) {
    group.id = in.get_text();
    group.name = get_texts(in);
    group.offset_minutes = in.get<std::int32_t>();
  }
  return schedule;
}

void put_route(WireWriter& out, const Route& route) {
  out.put_text(route.id);
  put_texts(out, route.name);
  out.put(route.color);
  out.put(static_cast<std::uint8_t>(route.visible));
  out.put_text(route.variant_of);
  put_schedule(out, route.schedule);
  put_meeting_point(out, route.meeting_point);
  out.put(static_cast<std::uint64_t>(route.points.size()));
  for (const auto& point : route.points) {
    out.put_text(point.id);
    out.put(point.position);
    out.put(static_cast<std::uint8_t>(point.stop != nullptr));
    if (point.stop) put_stop(out, *point.stop);
  }
  for (const auto& leg : route.legs) put_leg(out, *leg);
}

Route get_route(WireReader& in) {
  Route route;
  route.id = in.get_text();
  route.name = get_texts(in);
  route.color = in.get<core::ThemedColor>();
  route.visible = in.get<std::uint8_t>() != 0;
  route.variant_of = in.get_text();
  route.schedule = get_schedule(in);
  route.meeting_point = get_meeting_point(in);
  std::set<std::string> ids;
  route.points.resize(in.get_count(least_text + sizeof(geo::LonLat)));
  for (auto& point : route.points) {
    point.id = in.get_text();
    point.position = in.get<geo::LonLat>();
    if (in.get<std::uint8_t>() != 0) point.stop = std::make_shared<const model::Stop>(get_stop(in));
    if (!is_on_earth(point.position) || point.id.empty() || !ids.insert(point.id).second) in.fail();
    if (in.failed()) return route;
  }
  for (std::size_t i = 0; i + 1 < route.points.size() && !in.failed(); ++i) {
    route.legs.push_back(std::make_shared<const model::Leg>(get_leg(in)));
  }
  return route;
}

}  // namespace

void put_imported_routes(WireWriter& out, const ImportedRoutes& imported) {
  put_problems(out, imported.problems);
  out.put(static_cast<std::uint64_t>(imported.routes.size()));
  for (const auto& route : imported.routes) put_route(out, route);
}

std::optional<ImportedRoutes> get_imported_routes(WireReader& in) {
  ImportedRoutes imported;
  imported.problems = get_problems(in);
  const std::size_t count = in.get_count(least_text);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    imported.routes.push_back(get_route(in));
    if (imported.routes.back().id.empty() || !ids.insert(imported.routes.back().id).second) in.fail();
  }
  if (in.failed() || imported.routes.empty()) return std::nullopt;
  return imported;
}

}  // namespace eb::io
