#pragma once
// An excursion: points in order of travel and the legs between them. Pure values in WGS 84, independent of the
// project's CRS; parts are shared, so that copying a route costs a few pointers a point. Edits are in
// model/route_edit.h.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/color.h"
#include "core/date.h"
#include "core/ids.h"
#include "geo/chunked_path.h"
#include "geo/types.h"
#include "model/sourced_text.h"

namespace eb::model {

// How people travel: what a leg takes and which roads it may use.
enum class Profile : std::uint8_t { Coach, Minibus, Bicycle, OnFoot };

inline constexpr int longest_walk_m = 100'000;  // of a stop

// What makes a point of a route a stop: people get out there. Locks are minutes after local midnight of the schedule's
// date and may exceed a day.
struct Stop {
  LocalizedText name;
  LocalizedText what_to_see;
  LocalizedText visiting;
  int dwell_minutes = 0;
  std::optional<int> fixed_arrival, fixed_departure;  // locks, as "lunch at 12:30"
  std::string opening_hours;                          // as in OpenStreetMap's key; empty = not stated
  bool is_confirmed = false;                          // part of the programme; otherwise a suggestion and drawn as such
  std::string source, confidence;
  double accuracy_m = 0;         // 0 = not stated
  SourcedText accessibility;     // how one gets in and about: steps, slopes, guided tours only; empty = not known
  std::optional<int> walking_m;  // there and back on foot while the coach waits, as a source says; nullopt = not known
  friend bool operator==(const Stop&, const Stop&) = default;
};

struct RoutePoint {
  std::string id;  // unique in the route; survives moving and reordering
  geo::LonLat position;
  std::shared_ptr<const Stop> stop;  // nullptr = a shaping point: the way leads through it, nobody gets out
  friend bool operator==(const RoutePoint& a, const RoutePoint& b);
};

enum class LegKind : std::uint8_t {
  Straight,  // as the crow flies
  Routed,    // along roads, as a router found
  Track,     // along a given line, recorded or imported
};

// From one point of the route to the next.
struct Leg {
  LegKind kind = LegKind::Straight;
  geo::ChunkedPath path;           // between both points, without them; of a routed leg as the router found it
  std::optional<double> seconds;   // of travel as the router says; a routed leg without is not routed yet
  std::optional<Profile> profile;  // nullopt = that of the schedule
  friend bool operator==(const Leg&, const Leg&) = default;
  // It waits for a router: drawn straight and marked.
  [[nodiscard]] bool is_awaited() const { return kind == LegKind::Routed && !seconds; }
};

// A coach or group that travels the same route later (or earlier).
struct Group {
  std::string id;
  LocalizedText name;
  int offset_minutes = 0;
  friend bool operator==(const Group&, const Group&) = default;
};

struct Schedule {
  std::optional<core::Day> date;
  int start_minutes = 9 * 60;     // local minutes after midnight at the first stop
  std::string time_zone = "UTC";  // IANA name
  Profile profile = Profile::Coach;
  std::vector<Group> groups;  // empty = one group without an offset
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

// Where and when people meet before the journey; what is not known is left out, never guessed.
struct MeetingPoint {
  LocalizedText text;
  std::optional<geo::LonLat> position;
  std::optional<int> minutes;  // local, after midnight of the schedule's date
  bool is_confirmed = false;   // part of the programme; otherwise a suggestion
  std::string source;
  friend bool operator==(const MeetingPoint&, const MeetingPoint&) = default;
};

struct Route {
  core::RouteId id;
  LocalizedText name;
  std::vector<RoutePoint> points;                // in order of travel
  std::vector<std::shared_ptr<const Leg>> legs;  // legs[i] leads from points[i] to points[i + 1]
  core::ThemedColor color{{0xFF, 0x7A, 0x59, 255}, {0xD8, 0x44, 0x2A, 255}};
  bool visible = true;
  Schedule schedule;
  core::RouteId variant_of;  // the route it is an alternative to; empty = it stands alone
  MeetingPoint meeting_point;

  [[nodiscard]] const RoutePoint* find_point(std::string_view point) const;
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view point) const;
  // Legs count by what they hold, not by where it lies.
  friend bool operator==(const Route& a, const Route& b);
};

// Indices into route.points of the stops, in order of travel.
std::vector<std::size_t> stops_of(const Route& route);
// An id that no point of the route has: "p1", "p2", ...
std::string free_point_id(const Route& route);
// The whole line of a leg, its two points included.
std::vector<geo::LonLat> line_of_leg(const Route& route, std::size_t leg);

// A leg straight to the next point, shared by everyone who has nothing more to say.
std::shared_ptr<const Leg> straight_leg();

}  // namespace eb::model
