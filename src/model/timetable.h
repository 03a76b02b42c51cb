#pragma once
// When a route is where: arrival, stay and departure of every stop for each group, worked out anew from the route
// whenever it changes. Panels, checks, comparisons and exports ask here. Pure functions.
//
// All times are what clocks on the wall show, in minutes after midnight of the schedule's date, and may be negative or
// exceed a day. Travel takes its real time: over a change of the clocks the wall shows an hour more or less.
#include <optional>
#include <vector>

#include "core/result.h"
#include "geo/daylight.h"
#include "model/route.h"

namespace eb::model {

// What is assumed where no router says how long a leg takes.
struct TravelNumbers {
  double km_per_hour = 0;          // on the way, with traffic lights and traffic
  double detour = 1;               // roads and paths are so much longer than a straight leg
  double fastest_km_per_hour = 0;  // nobody is faster on average over a leg
};
const TravelNumbers& numbers_of(Profile profile);

// Why a leg takes as long as it takes.
enum class TravelBasis : std::uint8_t {
  Router,    // as the router found
  Track,     // length of the given line by the profile's speed
  Estimate,  // straight distance with the usual detour, by the profile's speed
};

struct LegTime {
  double distance_m = 0;  // of the drawn line, on the ellipsoid
  double seconds = 0;
  TravelBasis basis = TravelBasis::Estimate;
};
Profile profile_of(const Route& route, const Leg& leg);
LegTime time_of_leg(const Route& route, std::size_t leg);

struct StopTime {
  std::size_t point = 0;  // index into route.points
  // The way from the stop before: all zero for the first stop. Minutes are rounded up.
  double distance_m = 0;
  double along_m = 0;  // from the route's first point
  int travel_minutes = 0;
  bool is_estimate = false;  // of the travel time: some leg has no router's time and no given line

  int arrival = 0, departure = 0;
  int wait_before = 0;  // too early for the fixed arrival: that long until the stay begins
  int dwell = 0;
  int wait_after = 0;                        // until the fixed departure
  int late_arrival = 0, late_departure = 0;  // after the lock; handed on to everything that follows
  // So much longer the group could stay before it misses a later lock; nullopt = no lock follows.
  std::optional<int> spare;
  std::optional<geo::UtcSeconds> arrival_utc, departure_utc;  // with a date and a known time zone

  [[nodiscard]] int begin() const { return arrival + wait_before; }  // of the stay
  [[nodiscard]] int slack() const { return wait_before + wait_after; }
};

// One group's day.
struct GroupTimes {
  std::string id;  // "" = the only one of a route without groups
  LocalizedText name;
  int offset_minutes = 0;
  std::vector<StopTime> stops;
};

// Two groups at one place at once. A place that is two stops of the route is one place.
struct Clash {
  std::size_t first_group = 0, second_group = 0;  // indices into Timetable::groups
  std::size_t first_point = 0, second_point = 0;  // where each of them is: indices into route.points
  int from = 0, to = 0;
};

struct Timetable {
  std::vector<GroupTimes> groups;         // one at least; the first without an offset comes as written
  std::vector<Clash> clashes;             // by time
  std::optional<geo::Daylight> daylight;  // of the date at the first stop
  std::optional<int> sunrise, sunset;     // of it, as minutes like all other times
  std::optional<core::Error> problem;     // an unknown time zone: times are then counted without one
};

// Empty groups have no stops where the route has none.
Timetable make_timetable(const Route& route);

}  // namespace eb::model
