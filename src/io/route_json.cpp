#include <fmt/format.h>

#include "io/model_json.h"
#include "io/project_routes.h"

namespace eb::io {
namespace {

JsonTree name_of(model::Profile profile) {
  return JsonTree::text(profile_names[static_cast<std::size_t>(profile)]);
}

// "09:30"; hours beyond 24 are the next days'.
JsonTree time_of_day(int minutes) {
  return JsonTree::text(fmt::format("{:02}:{:02}", minutes / 60, minutes % 60));
}

JsonTree to_json(const model::Group& group) {
  const auto& [id, name, offset_minutes] = group;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id));
  set_unless(tree, "name", name, model::LocalizedText{});
  set_unless(tree, "offset_minutes", offset_minutes, 0);
  return tree;
}

bool is_usual(const model::Leg& leg) {
  return leg == model::Leg{};
}

}  // namespace

JsonTree to_json(const model::Stop& stop) {
  const auto& [name, what_to_see, visiting, dwell_minutes, fixed_arrival, fixed_departure, opening_hours, is_confirmed,
               source, confidence, accuracy_m, accessibility, walking_m] = stop;
  const model::Stop usual;
  auto tree = JsonTree::object();
  tree.set("name", to_json(name));
  set_unless(tree, "what_to_see", what_to_see, usual.what_to_see);
  set_unless(tree, "visiting", visiting, usual.visiting);
  set_unless(tree, "dwell_minutes", dwell_minutes, usual.dwell_minutes);
  if (fixed_arrival) tree.set("fixed_arrival", time_of_day(*fixed_arrival));
  if (fixed_departure) tree.set("fixed_departure", time_of_day(*fixed_departure));
  set_unless(tree, "opening_hours", opening_hours, usual.opening_hours);
  set_unless(tree, "is_confirmed", is_confirmed, usual.is_confirmed);
  set_unless(tree, "source", source, usual.source);
  set_unless(tree, "confidence", confidence, usual.confidence);
  set_unless(tree, "accuracy_m", accuracy_m, usual.accuracy_m);
  set_unless(tree, "accessibility", accessibility, usual.accessibility);
  if (walking_m) tree.set("walking_m", JsonTree::whole(*walking_m));
  return tree;
}

JsonTree to_json(const model::RoutePoint& point) {
  const auto& [id, position, stop] = point;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id)).set("position", JsonTree::position(position));
  if (!stop) return tree;
  const auto known = to_json(*stop);
  for (const auto& [key, value] : *known.members()) tree.set(key, value);
  return tree;
}

JsonTree to_json(const model::Leg& leg) {
  const auto& [kind, path, seconds, profile] = leg;
  auto tree = JsonTree::object();
  tree.set("kind", JsonTree::text(leg_kinds[static_cast<std::size_t>(kind)]));
  if (profile) tree.set("profile", name_of(*profile));
  if (seconds) tree.set("seconds", JsonTree::number(*seconds));
  if (!path.empty()) tree.set("path", JsonTree::positions(path));
  return tree;
}

JsonTree to_json(const model::Schedule& schedule) {
  const auto& [date, start_minutes, time_zone, profile, groups] = schedule;
  const model::Schedule usual;
  auto tree = JsonTree::object();
  if (date) tree.set("date", JsonTree::text(core::to_iso(*date)));
  if (start_minutes != usual.start_minutes) tree.set("start", time_of_day(start_minutes));
  set_unless(tree, "time_zone", time_zone, usual.time_zone);
  if (profile != usual.profile) tree.set("profile", name_of(profile));
  if (groups.empty()) return tree;
  auto list = JsonTree::list();
  for (const auto& group : groups) list.push(to_json(group));
  return std::move(tree.set("groups", std::move(list)));
}

JsonTree to_json(const model::MeetingPoint& meeting_point) {
  const auto& [text, position, minutes, is_confirmed, source] = meeting_point;
  auto tree = JsonTree::object();
  set_unless(tree, "text", text, model::LocalizedText{});
  if (position) tree.set("position", JsonTree::position(*position));
  if (minutes) tree.set("time", time_of_day(*minutes));
  set_unless(tree, "is_confirmed", is_confirmed, false);
  set_unless(tree, "source", source, std::string{});
  return tree;
}

JsonTree to_json(const model::Route& route) {
  const auto& [id, name, points, legs, color, visible, schedule, variant_of, meeting_point] = route;
  const model::Route usual;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id)).set("name", to_json(name));
  set_unless(tree, "color", color, usual.color);
  set_unless(tree, "visible", visible, usual.visible);
  set_unless(tree, "variant_of", variant_of, usual.variant_of);
  set_unless(tree, "meeting_point", meeting_point, usual.meeting_point);
  auto all_points = JsonTree::list(), all_legs = JsonTree::list();
  for (const auto& point : points) all_points.push(to_json(point));
  for (const auto& leg : legs) all_legs.push(to_json(*leg));
  if (!points.empty()) tree.set("points", std::move(all_points));
  if (!std::ranges::all_of(legs, [](const auto& leg) { return is_usual(*leg); })) tree.set("legs", std::move(all_legs));
  if (schedule != usual.schedule) tree.set("schedule", to_json(schedule));
  return tree;
}

}  // namespace eb::io
