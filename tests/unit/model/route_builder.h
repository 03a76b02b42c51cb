#pragma once
// Small routes for tests: stops in a row, one minute of travel a step unless said otherwise.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/route.h"

namespace eb::model {

struct RouteBuilder {
  Route route;

  RouteBuilder() {
    route.id = "r";
    route.name = {{{"en", "Route"}, {"de", "Route"}}};
    route.schedule.date = core::to_day({2022, 8, 31});
    route.schedule.time_zone = "Europe/Berlin";
  }
  // Adds a stop; the leg to it takes so many seconds, as a router found.
  RouteBuilder& stop(const std::string& id, int dwell_minutes, double seconds = 600) {
    Stop stop;
    stop.name = {{{"en", id}, {"de", id}}};
    stop.dwell_minutes = dwell_minutes;
    add(id, std::make_shared<const Stop>(std::move(stop)), seconds);
    return *this;
  }
  RouteBuilder& shaping(const std::string& id, double seconds = 600) {
    add(id, nullptr, seconds);
    return *this;
  }
  // Changes the stop added last.
  template <class Change>
  RouteBuilder& with(Change change) {
    return with(route.points.size() - 1, change);
  }
  template <class Change>
  RouteBuilder& with(std::size_t point, Change change) {
    Stop changed = *route.points[point].stop;
    change(changed);
    route.points[point].stop = std::make_shared<const Stop>(std::move(changed));
    return *this;
  }
  // Changes the leg that leads to the point added last.
  template <class Change>
  RouteBuilder& with_leg(Change change) {
    Leg changed = *route.legs.back();
    change(changed);
    route.legs.back() = std::make_shared<const Leg>(std::move(changed));
    return *this;
  }

 private:
  void add(const std::string& id, std::shared_ptr<const Stop> stop, double seconds) {
    if (!route.points.empty()) {
      Leg leg;
      leg.kind = LegKind::Routed;
      leg.seconds = seconds;
      route.legs.push_back(std::make_shared<const Leg>(std::move(leg)));
    }
    const double east = 0.05 * static_cast<double>(route.points.size());
    route.points.push_back({id, {7.0 + east, 51.5}, std::move(stop)});
  }
};

}  // namespace eb::model
