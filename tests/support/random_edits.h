#pragma once
// Edits by chance: any of every kind, and such that a document takes.
#include "support/random_model.h"

namespace eb::support {

inline constexpr std::size_t edit_kinds =
    std::variant_size_v<model::Edit> - 2 + std::variant_size_v<model::RouteEdit> + std::variant_size_v<model::ShowEdit>;

// Names what may not exist: for reading and writing.
inline model::Edit any_edit(RandomModel& r, std::size_t kind) {
  const auto index = [&] { return static_cast<std::size_t>(r.whole(0, 9)); };
  using Route = model::RouteEdit;
  using Show = model::ShowEdit;
  switch (kind) {
    case 0:
      return model::AddLayer{r.layer(r.word()), index()};
    case 1:
      return model::RemoveLayer{r.text()};
    case 2:
      return model::MoveLayer{r.text(), index()};
    case 3:
      return model::SetLayerVisible{r.text(), r.coin()};
    case 4:
      return model::SetLayerOpacity{r.text(), r.real(-1, 2)};
    case 5:
      return model::SetLayerStyle{r.text(), r.style()};
    case 6:
      return model::SetLayerDateFields{
          r.text(), r.coin() ? std::optional{model::DateFields{r.text(), r.text(), r.text()}} : std::nullopt};
    case 7:
      return Route{model::AddRoute{r.route(r.word()), index()}};
    case 8:
      return Route{model::RemoveRoute{r.text()}};
    case 9:
      return Route{model::MoveRoute{r.text(), index()}};
    case 10:
      return Route{model::SetRouteName{r.text(), r.localized()}};
    case 11:
      return Route{model::SetRouteColor{r.text(), r.color()}};
    case 12:
      return Route{model::SetRouteVisible{r.text(), r.coin()}};
    case 13:
      return Route{model::SetRouteVariant{r.text(), r.text()}};
    case 14:
      return Route{model::SetSchedule{r.text(), r.schedule()}};
    case 15:
      return Route{model::ReverseRoute{r.text()}};
    case 16:
      return Route{model::SplitRoute{r.text(), r.text(), r.text(), r.localized()}};
    case 17:
      return Route{model::JoinRoutes{r.text(), r.text()}};
    case 18:
      return Route{model::InsertPoint{r.text(), index(), r.point(r.word()), index()}};
    case 19:
      return Route{model::MovePoint{r.text(), r.text(), r.position()}};
    case 20:
      return Route{model::RemovePoint{r.text(), r.text()}};
    case 21:
      return Route{model::ReorderPoint{r.text(), r.text(), index()}};
    case 22:
      return Route{model::SetStop{r.text(), r.text(), r.coin() ? std::optional{r.stop()} : std::nullopt}};
    case 23:
      return Route{model::SetLeg{r.text(), r.text(), r.leg()}};
    case 24:
      return Route{model::EditTrack{r.text(), r.text(), index(), index(), r.line()}};
    case 25:
      return Show{model::InsertShowStep{r.show_step(r.word(), {r.word()}, {r.word()}), index()}};
    case 26:
      return Show{model::RemoveShowStep{r.text()}};
    case 27:
      return Show{model::MoveShowStep{r.text(), index()}};
    case 28:
      return Show{model::SetShowStep{r.show_step(r.word())}};
    case 29:
      return model::SetRouting{r.text()};
    case 30:
      return Route{model::SetMeetingPoint{r.text(), r.meeting_point()}};
    case 32:
      return Show{model::SetHallTheme{r.coin() ? model::HallTheme::Dark : model::HallTheme::Light}};
    case 31:
      return model::SetLayerSensitive{r.text(), r.coin() ? std::optional{r.sensitive()} : std::nullopt};
    default:
      return Show{model::PlanShow{{{r.word(), r.real(1, 3600)}, {r.word(), r.real(1, 3600)}}}};
  }
}
static_assert(edit_kinds == 34, "a new kind of edit needs a case");

// Names what the document has, mostly; a few it will refuse.
inline model::Edit likely_edit(RandomModel& r, const model::Document& document) {
  const auto some = [&](const auto& list) -> std::string {
    return list.empty() ? "none" : list[static_cast<std::size_t>(r.whole(0, static_cast<int>(list.size()) - 1))]->id;
  };
  const auto layer = some(document.layers), route_id = some(document.routes);
  const auto* route = document.find_route(route_id);
  const auto point = [&]() -> std::string {
    if (route == nullptr || route->points.empty()) return "none";
    return route->points[static_cast<std::size_t>(r.whole(0, static_cast<int>(route->points.size()) - 1))].id;
  };
  using Route = model::RouteEdit;
  const auto step = some(document.show->steps);
  switch (r.whole(0, 20)) {
    case 0:
      return model::AddLayer{r.layer(r.word()), 0};
    case 1:
      return model::SetLayerOpacity{layer, r.real(0, 1)};
    case 2:
      return model::SetLayerVisible{layer, r.coin()};
    case 3:
      return model::SetLayerStyle{layer, r.style()};
    case 4:
      return model::RemoveLayer{layer};
    case 5:
      return Route{model::AddRoute{r.route(r.word()), 0}};
    case 6:
      return Route{model::SetRouteName{route_id, r.localized()}};
    case 7:
      return Route{model::SetSchedule{route_id, r.schedule()}};
    case 8:
      return Route{model::ReverseRoute{route_id}};
    case 9:
      return Route{model::RemovePoint{route_id, point()}};
    case 10:
      return Route{model::InsertPoint{route_id, 0, r.point(r.word()), 0}};
    case 11:
      return Route{model::SetStop{route_id, point(), r.coin() ? std::optional{r.stop()} : std::nullopt}};
    case 12:
      return Route{model::SplitRoute{route_id, point(), r.word(), r.localized()}};
    case 13:
      return Route{model::MovePoint{route_id, point(), r.position()}};
    case 14:
      return model::ShowEdit{model::RemoveShowStep{step}};
    case 15:
      return model::ShowEdit{model::MoveShowStep{step, static_cast<std::size_t>(r.whole(0, 5))}};
    case 16:
      return model::ShowEdit{model::SetShowStep{r.show_step(step, {layer}, {route_id})}};
    case 17:
      return model::ShowEdit{model::PlanShow{{{step, r.real(0, 3600)}}}};
    case 18:
      return Route{model::SetMeetingPoint{route_id, r.meeting_point()}};
    case 19:
      return model::ShowEdit{model::SetHallTheme{r.coin() ? model::HallTheme::Dark : model::HallTheme::Light}};
    default:
      return model::ShowEdit{model::InsertShowStep{r.show_step(r.word(), {layer}, {route_id}), 0}};
  }
}

}  // namespace eb::support
