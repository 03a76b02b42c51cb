#include "io/project_routes.h"

#include <charconv>

namespace eb::io {
namespace {

using core::msg;

constexpr int longest_minutes = 7 * 24 * 60;

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0 || text.size() > 3) return std::nullopt;
  return number;
}

// "09:30" as minutes after midnight; hours beyond 24 are the next days'.
std::optional<int> minutes_in(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  const auto hours = digits(text.substr(0, colon)), minutes = digits(text.substr(colon + 1));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > longest_minutes) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::optional<int> read_minutes(ObjectReader& in, std::string_view key) {
  if (in.find(key) == nullptr) return std::nullopt;
  std::string text;
  in.read(key, text);
  const auto minutes = minutes_in(text);
  if (!minutes) in.fail(key, msg("{0} must be a time such as {1}.", in.at(key), "\"09:30\""));
  return minutes;
}

std::optional<model::Profile> read_profile(ObjectReader& in) {
  if (in.find("profile") == nullptr) return std::nullopt;
  auto profile = model::Profile::Coach;
  in.read_choice("profile", profile, profile_names);
  return profile;
}

model::Group read_group(ObjectReader& in) {
  model::Group group;
  in.require({"id"});
  in.read("id", group.id);
  in.read("name", group.name);
  in.read("offset_minutes", group.offset_minutes, -longest_minutes, longest_minutes);
  return group;
}

}  // namespace

model::SourcedText read_sourced_text(ObjectReader& in) {
  model::SourcedText sourced;
  in.read("text", sourced.text);
  in.read("source", sourced.source);
  return sourced;
}

model::MeetingPoint read_meeting_point(ObjectReader& in) {
  model::MeetingPoint meeting_point;
  in.read("text", meeting_point.text);
  if (in.find("position") != nullptr) in.read("position", meeting_point.position.emplace());
  meeting_point.minutes = read_minutes(in, "time");
  in.read("is_confirmed", meeting_point.is_confirmed);
  in.read("source", meeting_point.source);
  return meeting_point;
}

model::Stop read_stop(ObjectReader& in) {
  model::Stop stop;
  in.read("name", stop.name);
  in.read("what_to_see", stop.what_to_see);
  in.read("visiting", stop.visiting);
  in.read("dwell_minutes", stop.dwell_minutes, 0, longest_minutes);
  stop.fixed_arrival = read_minutes(in, "fixed_arrival");
  stop.fixed_departure = read_minutes(in, "fixed_departure");
  in.read("opening_hours", stop.opening_hours);
  in.read("is_confirmed", stop.is_confirmed);
  in.read("source", stop.source);
  in.read("confidence", stop.confidence);
  in.read("accuracy_m", stop.accuracy_m, 0.0, 1e6);
  in.object("accessibility", [&](ObjectReader& inside) { stop.accessibility = read_sourced_text(inside); });
  if (in.find("walking_m") != nullptr) in.read("walking_m", stop.walking_m.emplace(), 0, model::longest_walk_m);
  return stop;
}

// A point with a name is a stop.
model::RoutePoint read_point(ObjectReader& in) {
  model::RoutePoint point;
  in.require({"id", "position"});
  in.read("id", point.id);
  in.read("position", point.position);
  if (in.find("name") != nullptr) point.stop = std::make_shared<const model::Stop>(read_stop(in));
  return point;
}

std::vector<geo::LonLat> read_path(ObjectReader& in, std::string_view key) {
  std::vector<geo::LonLat> path;
  in.list_of_json(key, [&](const Json& item, const std::string& pointer) {
    const bool is_pair = item.is_array() && item.size() == 2 && item[0].is_number() && item[1].is_number();
    const geo::LonLat position =
        is_pair ? geo::LonLat{item[0].get<double>(), item[1].get<double>()} : geo::LonLat{999, 0};
    if (std::abs(position.lon) > 180 || std::abs(position.lat) > 90) {
      in.report().fail(msg("{0} must be a position as [longitude, latitude] in degrees.", pointer), pointer);
    }
    path.push_back(position);
  });
  return path;
}

model::Leg read_leg(ObjectReader& in) {
  model::Leg leg;
  in.read_choice("kind", leg.kind, leg_kinds);
  leg.path = geo::ChunkedPath{read_path(in, "path")};
  if (leg.kind == model::LegKind::Straight && !leg.path.empty()) {
    in.fail("path", msg("{0} is for routed legs and tracks; a straight leg has no line of its own.", in.at("path")));
  }
  if (in.find("seconds") != nullptr) in.read("seconds", leg.seconds.emplace(), 0.0, 1e7);
  leg.profile = read_profile(in);
  return leg;
}

void read_schedule(ObjectReader& in, model::Schedule& schedule) {
  if (in.find("date") != nullptr) in.read_day("date", schedule.date.emplace());
  schedule.start_minutes = read_minutes(in, "start").value_or(schedule.start_minutes);
  if (schedule.start_minutes >= 24 * 60) in.fail("start", msg("{0} must be a time of the day.", in.at("start")));
  in.read("time_zone", schedule.time_zone);
  schedule.profile = read_profile(in).value_or(schedule.profile);
  std::set<std::string> ids;
  in.list("groups", [&](ObjectReader& inside) {
    schedule.groups.push_back(read_group(inside));
    check_id(inside, schedule.groups.back().id, ids);
  });
}

namespace {

void read_legs(ObjectReader& in, model::Route& route) {
  in.list("legs",
          [&](ObjectReader& inside) { route.legs.push_back(std::make_shared<const model::Leg>(read_leg(inside))); });
  const std::size_t needed = route.points.empty() ? 0 : route.points.size() - 1;
  if (in.find("legs") == nullptr) route.legs.assign(needed, model::straight_leg());
  if (route.legs.size() == needed) return;
  in.fail("legs", msg("{0} must hold one leg between each two points: {1}, not {2}.", in.at("legs"), needed,
                      route.legs.size()));
}

}  // namespace

model::Route read_route(ObjectReader& in) {
  model::Route route;
  in.require({"id", "name"});
  in.read("id", route.id);
  in.read("name", route.name);
  in.read("color", route.color);
  in.read("visible", route.visible);
  in.read("variant_of", route.variant_of);
  std::set<std::string> ids;
  // Version 1 knew stops only.
  in.list(in.find("points") == nullptr ? "stops" : "points", [&](ObjectReader& inside) {
    route.points.push_back(read_point(inside));
    check_id(inside, route.points.back().id, ids);
  });
  read_legs(in, route);
  in.object("schedule", [&](ObjectReader& inside) { read_schedule(inside, route.schedule); });
  in.object("meeting_point", [&](ObjectReader& inside) { route.meeting_point = read_meeting_point(inside); });
  return route;
}

void read_routes(ObjectReader& in, model::Document& document) {
  std::set<std::string> ids;
  in.list("routes", [&](ObjectReader& inside) {
    auto route = std::make_shared<const model::Route>(read_route(inside));
    check_id(inside, route->id, ids);
    document.routes.push_back(std::move(route));
  });
  for (const auto& route : document.routes) {
    if (route->variant_of.empty()) continue;
    const auto* origin = document.find_route(route->variant_of);
    if (origin != nullptr && origin != route.get() && origin->variant_of.empty()) continue;
    in.fail("routes", msg("The route {0} is a variant of {1}, which must be another route and none itself.", route->id,
                          route->variant_of));
  }
}

}  // namespace eb::io
