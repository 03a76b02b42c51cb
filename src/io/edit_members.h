#pragma once
// The members of every edit by name, for io/edit_json.cpp: one description for writing and reading. Each edit is taken
// apart as a whole, so that a member that is added here or there does not compile until it has a name.
#include "model/edit.h"

namespace eb::io {

template <class Visit>
void for_each_member(model::AddLayer& edit, const Visit& visit) {
  auto& [layer, index] = edit;
  visit("layer", layer);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::RemoveLayer& edit, const Visit& visit) {
  auto& [layer] = edit;
  visit("layer", layer);
}
template <class Visit>
void for_each_member(model::MoveLayer& edit, const Visit& visit) {
  auto& [layer, index] = edit;
  visit("layer", layer);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::SetLayerVisible& edit, const Visit& visit) {
  auto& [layer, visible] = edit;
  visit("layer", layer);
  visit("visible", visible);
}
template <class Visit>
void for_each_member(model::SetLayerOpacity& edit, const Visit& visit) {
  auto& [layer, opacity] = edit;
  visit("layer", layer);
  visit("opacity", opacity);
}
template <class Visit>
void for_each_member(model::SetLayerStyle& edit, const Visit& visit) {
  auto& [layer, style] = edit;
  visit("layer", layer);
  visit("style", style);
}
template <class Visit>
void for_each_member(model::SetLayerDateFields& edit, const Visit& visit) {
  auto& [layer, fields] = edit;
  visit("layer", layer);
  visit("fields", fields);
}

template <class Visit>
void for_each_member(model::SetLayerSensitive& edit, const Visit& visit) {
  auto& [layer, sensitive] = edit;
  visit("layer", layer);
  visit("sensitive", sensitive);
}

template <class Visit>
void for_each_member(model::SetRouting& edit, const Visit& visit) {
  auto& [folder] = edit;
  visit("folder", folder);
}

template <class Visit>
void for_each_member(model::AddRoute& edit, const Visit& visit) {
  auto& [route, index] = edit;
  visit("route", route);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::RemoveRoute& edit, const Visit& visit) {
  auto& [route] = edit;
  visit("route", route);
}
template <class Visit>
void for_each_member(model::MoveRoute& edit, const Visit& visit) {
  auto& [route, index] = edit;
  visit("route", route);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::SetRouteName& edit, const Visit& visit) {
  auto& [route, name] = edit;
  visit("route", route);
  visit("name", name);
}
template <class Visit>
void for_each_member(model::SetRouteColor& edit, const Visit& visit) {
  auto& [route, color] = edit;
  visit("route", route);
  visit("color", color);
}
template <class Visit>
void for_each_member(model::SetRouteVisible& edit, const Visit& visit) {
  auto& [route, visible] = edit;
  visit("route", route);
  visit("visible", visible);
}
template <class Visit>
void for_each_member(model::SetRouteVariant& edit, const Visit& visit) {
  auto& [route, variant_of] = edit;
  visit("route", route);
  visit("variant_of", variant_of);
}
template <class Visit>
void for_each_member(model::SetSchedule& edit, const Visit& visit) {
  auto& [route, schedule] = edit;
  visit("route", route);
  visit("schedule", schedule);
}
template <class Visit>
void for_each_member(model::ReverseRoute& edit, const Visit& visit) {
  auto& [route] = edit;
  visit("route", route);
}
template <class Visit>
void for_each_member(model::SplitRoute& edit, const Visit& visit) {
  auto& [route, point, second, second_name] = edit;
  visit("route", route);
  visit("point", point);
  visit("second", second);
  visit("second_name", second_name);
}
template <class Visit>
void for_each_member(model::JoinRoutes& edit, const Visit& visit) {
  auto& [first, second] = edit;
  visit("first", first);
  visit("second", second);
}
template <class Visit>
void for_each_member(model::InsertPoint& edit, const Visit& visit) {
  auto& [route, index, point, path_before] = edit;
  visit("route", route);
  visit("index", index);
  visit("point", point);
  visit("path_before", path_before);
}
template <class Visit>
void for_each_member(model::MovePoint& edit, const Visit& visit) {
  auto& [route, point, position] = edit;
  visit("route", route);
  visit("point", point);
  visit("position", position);
}
template <class Visit>
void for_each_member(model::RemovePoint& edit, const Visit& visit) {
  auto& [route, point] = edit;
  visit("route", route);
  visit("point", point);
}
template <class Visit>
void for_each_member(model::ReorderPoint& edit, const Visit& visit) {
  auto& [route, point, index] = edit;
  visit("route", route);
  visit("point", point);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::SetStop& edit, const Visit& visit) {
  auto& [route, point, stop] = edit;
  visit("route", route);
  visit("point", point);
  visit("stop", stop);
}
template <class Visit>
void for_each_member(model::SetLeg& edit, const Visit& visit) {
  auto& [route, from, leg] = edit;
  visit("route", route);
  visit("from", from);
  visit("leg", leg);
}
template <class Visit>
void for_each_member(model::EditTrack& edit, const Visit& visit) {
  auto& [route, from, first, count, by] = edit;
  visit("route", route);
  visit("from", from);
  visit("first", first);
  visit("count", count);
  visit("by", by);
}

template <class Visit>
void for_each_member(model::SetMeetingPoint& edit, const Visit& visit) {
  auto& [route, meeting_point] = edit;
  visit("route", route);
  visit("meeting_point", meeting_point);
}

template <class Visit>
void for_each_member(model::InsertShowStep& edit, const Visit& visit) {
  auto& [step, index] = edit;
  visit("step", step);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::RemoveShowStep& edit, const Visit& visit) {
  auto& [step] = edit;
  visit("step", step);
}
template <class Visit>
void for_each_member(model::MoveShowStep& edit, const Visit& visit) {
  auto& [step, index] = edit;
  visit("step", step);
  visit("index", index);
}
template <class Visit>
void for_each_member(model::SetShowStep& edit, const Visit& visit) {
  auto& [step] = edit;
  visit("step", step);
}
template <class Visit>
void for_each_member(model::PlanShow& edit, const Visit& visit) {
  auto& [times] = edit;
  visit("times", times);
}
template <class Visit>
void for_each_member(model::SetHallTheme& edit, const Visit& visit) {
  auto& [theme] = edit;
  visit("theme", theme);
}

}  // namespace eb::io
