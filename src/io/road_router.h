#pragma once
// Ways along roads, found by the packaged program routino-router (Debian package routino, AGPL) in a database that
// io/routing_database made: run as a process of its own, never linked. Used by app/leg_router and the command `route`.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "geo/types.h"
#include "model/route.h"

namespace eb::io {

// Their roads and speeds are in data/openstreetmap/profiles.xml, their sizes in model/vehicle.h.
enum class RoadProfile : std::uint8_t { Coach, Minibus, Car, Bicycle, OnFoot };
inline constexpr std::array road_profiles{"coach", "minibus", "car", "bicycle", "foot"};

std::optional<RoadProfile> parse_road_profile(std::string_view name);
RoadProfile road_profile_of(model::Profile profile);

struct RoadRequest {
  std::filesystem::path database;  // folder
  std::filesystem::path profiles;  // file
  RoadProfile profile = RoadProfile::Coach;
  std::vector<geo::LonLat> points;  // 2 to 99, WGS 84, in order of travel
  std::chrono::milliseconds limit{60'000};
};

// From one point to the next. The way begins and ends on the road nearest to them.
struct RoadLeg {
  std::vector<geo::LonLat> path;
  double length_m = 0;  // of the path, on the ellipsoid
  double seconds = 0;   // at the speeds of profile and road; without lights and queues
};

// One leg between each two points. Blocks; any thread, also several at once. An error says which point has no road, or
// that the roads are not connected, and what can be done.
core::Result<std::vector<RoadLeg>> find_road_legs(const RoadRequest& request, const std::stop_token& stop = {});

// The router's table of all nodes; empty when it is none of `legs` legs.
std::vector<RoadLeg> parse_road_table(std::string_view table, std::size_t legs);
// What the router complained about, in words for people.
core::Error explain_router(const std::string& complaint, const RoadRequest& request);

}  // namespace eb::io
