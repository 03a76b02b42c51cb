#include "model/awaited_ways.h"

#include <algorithm>
#include <tuple>

namespace eb::model {

bool operator<(const WayAsked& a, const WayAsked& b) {
  const auto key = [](const WayAsked& way) {
    return std::tie(way.from.lon, way.from.lat, way.to.lon, way.to.lat, way.profile);
  };
  return key(a) < key(b);
}

std::optional<WayAsked> way_awaited(const Route& route, std::size_t leg) {
  const Leg& asked = *route.legs[leg];
  if (!asked.is_awaited()) return std::nullopt;
  return WayAsked{route.points[leg].position, route.points[leg + 1].position,
                  asked.profile.value_or(route.schedule.profile)};
}

std::vector<WayAsked> ways_awaited(const Document& document) {
  std::vector<WayAsked> ways;
  for (const auto& route : document.routes) {
    for (std::size_t leg = 0; leg < route->legs.size(); ++leg) {
      const auto way = way_awaited(*route, leg);
      if (way && std::ranges::find(ways, *way) == ways.end()) ways.push_back(*way);
    }
  }
  return ways;
}

std::shared_ptr<const Route> completed(const Route& route, const WayAsked& way, const WayFound& found) {
  std::shared_ptr<Route> copy;
  for (std::size_t i = 0; i < route.legs.size(); ++i) {
    if (way_awaited(route, i) != way) continue;
    if (!copy) copy = std::make_shared<Route>(route);
    copy->legs[i] =
        std::make_shared<const Leg>(Leg{LegKind::Routed, found.path, found.seconds, route.legs[i]->profile});
  }
  return copy;
}

}  // namespace eb::model
