#include "model/elevation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eb::model {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double samples_a_pixel = 8;  // between centres the ground is a slope: its turns must not be cut off

// Unlike std::lerp it is NaN when one of both is.
double between(double a, double b, double share) {
  return a + (b - a) * share;
}

struct Line {
  std::vector<geo::LonLat> positions;
  std::vector<double> distances_m;  // of each position
  std::vector<std::size_t> points;  // which positions are points of the route
};

Line line_of(const Route& route) {
  Line line;
  for (std::size_t i = 0; i < route.points.size(); ++i) {
    line.points.push_back(line.positions.size());
    line.positions.push_back(route.points[i].position);
    if (i >= route.legs.size()) continue;
    for (const auto& chunk : route.legs[i]->path.chunks()) {
      line.positions.insert(line.positions.end(), chunk->begin(), chunk->end());
    }
  }
  line.distances_m = geo::distances_along_m(line.positions);
  return line;
}

// Where to take samples: evenly, as close as the raster has something new to say, and at every point of the route.
std::vector<double> places_of_samples(const Line& line, const RasterImage* raster) {
  const double length = line.distances_m.back();
  const double step =
      raster == nullptr || raster->width == 0 ? length / 200 : raster->extent.width() / raster->width / samples_a_pixel;
  const double wanted = step > 0 ? std::ceil(length / step) : 1;
  const auto count = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(most_samples)));
  std::vector<double> places;
  for (std::size_t i = 0; i <= count; ++i)
    places.push_back(length * static_cast<double>(i) / static_cast<double>(count));
  for (const auto point : line.points) places.push_back(line.distances_m[point]);
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::vector<ProfileSample> samples_at(const std::vector<double>& places, const Line& line) {
  std::vector<ProfileSample> samples;
  std::size_t next = 1;
  for (const double place : places) {
    while (next + 1 < line.positions.size() && line.distances_m[next] < place) ++next;
    ProfileSample sample{place, line.positions[next == line.positions.size() ? 0 : next], {}, nothing};
    if (next < line.positions.size()) {
      const double before = line.distances_m[next - 1], piece = line.distances_m[next] - before;
      const double share = piece > 0 ? std::clamp((place - before) / piece, 0.0, 1.0) : 1;
      const auto a = line.positions[next - 1], b = line.positions[next];
      sample.position = {between(a.lon, b.lon, share), between(a.lat, b.lat, share)};
    }
    samples.push_back(sample);
  }
  return samples;
}

void set_places(std::vector<ProfileSample>& samples, const geo::Transformer& to_project) {
  std::vector<geo::Vec2d> places;
  for (const auto& sample : samples) places.push_back({sample.position.lon, sample.position.lat});
  to_project.forward(places);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i].place = places[i];
}

// Up and down from turning point to turning point: a wiggle smaller than `smallest_climb_m` is part of its slope.
void sum_climbs(RouteProfile& profile) {
  double turn = nothing, extreme = nothing;  // where the slope began, and how far it has come
  const auto end_slope = [&] { (extreme > turn ? profile.ascent_m : profile.descent_m) += std::abs(extreme - turn); };
  for (const auto& sample : profile.samples) {
    const double height = sample.elevation_m;
    if (std::isnan(height)) continue;
    if (std::isnan(turn)) turn = extreme = height;
    const bool goes_on = extreme >= turn ? height >= extreme : height <= extreme;
    const bool undecided =
        std::abs(extreme - turn) < smallest_climb_m && std::abs(height - turn) > std::abs(extreme - turn);
    if (goes_on || undecided) {
      extreme = height;
    } else if (std::abs(height - extreme) >= smallest_climb_m) {
      end_slope();
      turn = std::exchange(extreme, height);
    }
  }
  if (std::abs(extreme - turn) >= smallest_climb_m) end_slope();
}

void set_heights(RouteProfile& profile, const RasterImage& raster) {
  for (auto& sample : profile.samples) {
    sample.elevation_m = elevation_at(raster, sample.place);
    if (std::isnan(sample.elevation_m)) continue;
    profile.lowest_m =
        std::isnan(profile.lowest_m) ? sample.elevation_m : std::min(profile.lowest_m, sample.elevation_m);
    profile.highest_m =
        std::isnan(profile.highest_m) ? sample.elevation_m : std::max(profile.highest_m, sample.elevation_m);
  }
  sum_climbs(profile);
}

}  // namespace

double elevation_at(const RasterImage& raster, geo::Vec2d position) {
  if (!raster.is_elevation || !geo::is_finite(position) || !raster.extent.contains(position)) return nothing;
  const double x = (position.x - raster.extent.min_x) / raster.extent.width() * raster.width - 0.5;
  const double y = (raster.extent.max_y - position.y) / raster.extent.height() * raster.height - 0.5;
  const double column = std::clamp(x, 0.0, raster.width - 1.0), row = std::clamp(y, 0.0, raster.height - 1.0);
  const auto left = static_cast<std::size_t>(column), top = static_cast<std::size_t>(row);
  const auto right = std::min(left + 1, static_cast<std::size_t>(raster.width) - 1);
  const auto bottom = std::min(top + 1, static_cast<std::size_t>(raster.height) - 1);
  const auto at = [&raster](std::size_t r, std::size_t c) -> double {
    return raster.elevation_m[r * static_cast<std::size_t>(raster.width) + c];
  };
  const double share = column - static_cast<double>(left);
  return between(between(at(top, left), at(top, right), share), between(at(bottom, left), at(bottom, right), share),
                 row - static_cast<double>(top));
}

ProfileSample RouteProfile::at(double distance_m) const {
  const auto after = std::ranges::lower_bound(samples, distance_m, {}, &ProfileSample::distance_m);
  if (after == samples.begin()) return samples.front();
  if (after == samples.end()) return samples.back();
  const auto& a = *std::prev(after);
  const auto& b = *after;
  const double share = (distance_m - a.distance_m) / (b.distance_m - a.distance_m);
  return {distance_m,
          {between(a.position.lon, b.position.lon, share), between(a.position.lat, b.position.lat, share)},
          a.place + (b.place - a.place) * share,
          between(a.elevation_m, b.elevation_m, share)};
}

std::optional<RouteProfile> profile_of(const Route& route, const RasterImage* raster,
                                       const geo::Transformer& to_project) {
  if (route.points.empty()) return std::nullopt;
  const auto line = line_of(route);
  RouteProfile profile;
  profile.lowest_m = profile.highest_m = nothing;
  profile.length_m = line.distances_m.back();
  for (const auto point : line.points) profile.point_distances_m.push_back(line.distances_m[point]);
  profile.samples = samples_at(places_of_samples(line, raster), line);
  set_places(profile.samples, to_project);
  if (raster != nullptr) set_heights(profile, *raster);
  return profile;
}

}  // namespace eb::model
