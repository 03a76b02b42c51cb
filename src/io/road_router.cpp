#include "io/road_router.h"

#include <fmt/format.h>

#include <charconv>

#include "geo/crs.h"
#include "io/child_process.h"
#include "io/routing_database.h"
#include "io/run_program.h"
#include "model/vehicle.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;

constexpr double seconds_an_hour = 3600, metres_a_km = 1000;
constexpr std::size_t most_points = 99;  // the router has that many names for them

std::string position_text(geo::LonLat position) {
  return fmt::format("{:.5f}, {:.5f}", position.lat, position.lon);
}

std::string_view cut_field(std::string_view& line) {
  const auto end = std::min(line.find('\t'), line.size());
  auto field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  const auto first = field.find_first_not_of(' ');
  const auto last = field.find_last_not_of(' ');
  return first == std::string_view::npos ? std::string_view{} : field.substr(first, last + 1 - first);
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [after, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || after != text.data() + text.size()) return std::nullopt;
  return value;
}

// One row: where a node lies, whether it is a point asked for, and how fast the road to it is.
struct Row {
  geo::LonLat position;
  bool is_asked_for = false;
  double kilometres_an_hour = 0;  // 0 in the first row
};

std::optional<Row> parse_row(std::string_view line) {
  constexpr int columns_between = 4;  // distances and durations, rounded more than what we compute from the rest
  const auto lat = number(cut_field(line)), lon = number(cut_field(line));
  if (!lat || !lon) return std::nullopt;
  cut_field(line);  // the router's number of the node
  Row row{{*lon, *lat}, cut_field(line).starts_with("Waypt"), 0};
  for (int i = 0; i < columns_between; ++i) cut_field(line);
  row.kilometres_an_hour = number(cut_field(line)).value_or(0);
  return row;
}

void extend(RoadLeg& leg, const Row& row) {
  const auto from = leg.path.back();
  leg.path.push_back(row.position);
  const std::array step{from, row.position};
  const double metres = geo::ellipsoidal_length_m(step);
  leg.length_m += metres;
  if (row.kilometres_an_hour > 0) leg.seconds += metres / metres_a_km / row.kilometres_an_hour * seconds_an_hour;
}

// nullptr = what signs say about sizes does not matter: cars are small, bicycles and people smaller.
const model::VehicleSize* size_of(RoadProfile profile) {
  switch (profile) {
    case RoadProfile::Coach:
      return &model::coach_size;
    case RoadProfile::Minibus:
      return &model::minibus_size;
    default:
      return nullptr;
  }
}

std::vector<std::string> arguments_of(const RoadRequest& request) {
  std::vector<std::string> arguments{
      "--dir=" + request.database.string(),
      "--profiles=" + request.profiles.string(),
      std::string{"--profile="} + road_profiles[static_cast<std::size_t>(request.profile)],
      "--quickest",
      "--output-text-all",
      "--output-stdout"};
  if (const auto* size = size_of(request.profile); size != nullptr) {
    arguments.push_back(fmt::format("--weight={}", size->weight_t));
    arguments.push_back(fmt::format("--height={}", size->height_m));
    arguments.push_back(fmt::format("--width={}", size->width_m));
    arguments.push_back(fmt::format("--length={}", size->length_m));
  }
  for (std::size_t i = 0; i < request.points.size(); ++i) {
    arguments.push_back(fmt::format("--lon{}={:.7f}", i + 1, request.points[i].lon));
    arguments.push_back(fmt::format("--lat{}={:.7f}", i + 1, request.points[i].lat));
  }
  return arguments;
}

std::optional<Error> refuse(const RoadRequest& request, const std::filesystem::path& program) {
  if (request.points.size() < 2 || request.points.size() > most_points)
    return Error{msg("A way needs between 2 and {0} points", most_points), {}, {}};
  if (!is_routing_database(request.database))
    return Error{msg("There is no routing database in {0}", request.database.string()),
                 msg("Make one with \"emscherblick import-osm\", or name the folder that has it."),
                 {}};
  if (program.empty()) return Error{msg("The road router is not installed"), msg("Install the package routino."), {}};
  return std::nullopt;
}

}  // namespace

std::optional<RoadProfile> parse_road_profile(std::string_view name) {
  for (std::size_t i = 0; i < road_profiles.size(); ++i)
    if (name == road_profiles[i]) return static_cast<RoadProfile>(i);
  return std::nullopt;
}

RoadProfile road_profile_of(model::Profile profile) {
  switch (profile) {
    case model::Profile::Coach:
      return RoadProfile::Coach;
    case model::Profile::Minibus:
      return RoadProfile::Minibus;
    case model::Profile::Bicycle:
      return RoadProfile::Bicycle;
    case model::Profile::OnFoot:
      break;
  }
  return RoadProfile::OnFoot;
}

std::vector<RoadLeg> parse_road_table(std::string_view table, std::size_t legs) {
  std::vector<RoadLeg> found;
  std::optional<Row> last;
  while (!table.empty()) {
    const auto end = std::min(table.find('\n'), table.size());
    const auto line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    const auto row = parse_row(line);
    if (!row) return {};
    if (!found.empty()) extend(found.back(), *row);
    if (row->is_asked_for && found.size() < legs) {
      found.emplace_back();
      found.back().path.push_back(row->position);
    }
    last = row;
  }
  const bool is_whole = found.size() == legs && last && last->is_asked_for && found.back().path.size() > 1;
  return is_whole ? found : std::vector<RoadLeg>{};
}

Error explain_router(const std::string& complaint, const RoadRequest& request) {
  constexpr std::string_view no_node = "Cannot find node close to specified point ";
  if (const auto at = complaint.find(no_node); at != std::string::npos) {
    std::size_t index = 0;
    std::from_chars(complaint.data() + at + no_node.size(), complaint.data() + complaint.size(), index);
    const auto place = index >= 1 && index <= request.points.size() ? position_text(request.points[index - 1]) : "";
    return {msg("No road that this profile may use lies within 1 km of {0}", place),
            msg("Move the point nearer to a road, make the leg straight, or import an extract that covers the place."),
            {}};
  }
  if (complaint.find("compatible with profile") != std::string::npos ||
      complaint.find("combined route") != std::string::npos)
    return {msg("There is no way from {0} to {1} on roads that this profile may use",
                position_text(request.points.front()), position_text(request.points.back())),
            msg("Move one of the points to another road, choose another profile, or make the leg straight."),
            {}};
  return {msg("The road router failed: {0}", complaint),
          msg("Make the routing database again with \"emscherblick import-osm\"."), request.database.string()};
}

Result<std::vector<RoadLeg>> find_road_legs(const RoadRequest& request, const std::stop_token& stop) {
  const auto program = find_in_path("routino-router");
  if (auto error = refuse(request, program)) return *error;
  const auto end = run_program(program, arguments_of(request), request.limit, stop);
  if (!end) return end.error();
  if (end->how == ProgramEnd::How::Stopped) return Error{msg("Routing was cancelled"), {}, {}};
  if (end->how == ProgramEnd::How::TimedOut)
    return Error{msg("The road router took longer than {0} seconds and was stopped", request.limit.count() / 1000),
                 msg("Set a point on the way, or make the leg straight."),
                 {}};
  auto legs = parse_road_table(end->output, request.points.size() - 1);
  if (end->status == 0 && !legs.empty()) return legs;
  const auto complaint = last_line(end->complaints);
  return explain_router(complaint.empty() ? last_line(end->output) : complaint, request);
}

}  // namespace eb::io
