// `route`: ways along roads between positions, as text or as one JSON document.
#include <charconv>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "io/project_file.h"
#include "io/road_router.h"
#include "io/routing_database.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

// A database, a folder made by `import-osm`, or a project that names one.
Result<fs::path> database_of(const fs::path& source) {
  std::error_code error;
  if (fs::is_directory(source, error)) return io::is_routing_database(source / "routing") ? source / "routing" : source;
  const auto project = io::load_project(source);
  if (!project) return project.error();
  if (!project->document.routing.empty()) return fs::path{project->document.routing};
  return Error{msg("The project has no routing database"),
               msg("Make one with \"emscherblick import-osm\" and name its folder in the project as \"routing\"."),
               source.string()};
}

Result<geo::LonLat> parse_position(const std::string& text) {
  geo::LonLat position;
  const char* const end = text.data() + text.size();
  const auto [comma, lon_error] = std::from_chars(text.data(), end, position.lon);
  if (lon_error == std::errc{} && comma != end && *comma == ',') {
    const auto [after, lat_error] = std::from_chars(comma + 1, end, position.lat);
    if (lat_error == std::errc{} && after == end && std::abs(position.lon) <= 180 && std::abs(position.lat) <= 90)
      return position;
  }
  return Error{msg("{0} is no position", text), msg("Write longitude and latitude in degrees, as 7.01,51.52."), {}};
}

double rounded(double value, double a_unit) {
  return std::round(value * a_unit) / a_unit;
}

Json to_json(const RouteCommand& command, const std::vector<io::RoadLeg>& legs) {
  constexpr double a_metre = 10, a_second = 10, a_degree = 1e7;
  Json list = Json::array();
  double metres = 0, seconds = 0;
  for (const auto& leg : legs) {
    Json path = Json::array();
    for (const auto& at : leg.path) path.push_back({rounded(at.lon, a_degree), rounded(at.lat, a_degree)});
    list.push_back({{"length_m", rounded(leg.length_m, a_metre)},
                    {"seconds", rounded(leg.seconds, a_second)},
                    {"path", std::move(path)}});
    metres += leg.length_m;
    seconds += leg.seconds;
  }
  return {{"profile", command.profile},
          {"length_m", rounded(metres, a_metre)},
          {"seconds", rounded(seconds, a_second)},
          {"legs", std::move(list)}};
}

void print(const std::vector<io::RoadLeg>& legs, const text::Catalog& catalog) {
  double metres = 0, seconds = 0;
  for (const auto& leg : legs) {
    std::cout << core::substitute(catalog.tr("{0} m, {1} s"),
                                  {catalog.number(leg.length_m, 0), catalog.number(leg.seconds, 0)})
              << '\n';
    metres += leg.length_m;
    seconds += leg.seconds;
  }
  if (legs.size() > 1)
    std::cout << core::substitute(catalog.tr("Together: {0} m, {1} s"),
                                  {catalog.number(metres, 0), catalog.number(seconds, 0)})
              << '\n';
}

}  // namespace

int run_route(const RouteCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.language);
  const auto database = database_of(command.source);
  if (!database) return fail(database.error(), catalog);
  io::RoadRequest request;
  request.database = *database;
  request.profiles = environment.paths.data / "openstreetmap" / "profiles.xml";
  request.profile = io::parse_road_profile(command.profile).value_or(io::RoadProfile::Coach);
  for (const auto& text : command.positions) {
    const auto position = parse_position(text);
    if (!position) return fail(position.error(), catalog);
    request.points.push_back(*position);
  }
  const auto legs = io::find_road_legs(request);
  if (!legs) return fail(legs.error(), catalog);
  if (command.json) {
    std::cout << to_json(command, *legs).dump(2) << '\n';
  } else {
    print(*legs, catalog);
  }
  return 0;
}

}  // namespace eb::app
