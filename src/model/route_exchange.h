#pragma once
// Routes on their way to other programs: the formats, the presets for devices, and what each of them cannot carry,
// which is said before a file is written. The command line, the export dialog and the writers in io/ start from here.
// Pure functions.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "geo/local_time.h"
#include "model/route.h"

namespace eb::model {

enum class RouteFormat : std::uint8_t { Gpx, Kml, Kmz, GeoJson, GeoPackage, Csv, Ics, Pdf };
inline constexpr int route_formats = 8;

// What a device or program wants instead of everything a format could hold.
enum class RoutePreset : std::uint8_t { None, Garmin, Osmand, GoogleEarth };
inline constexpr int route_presets = 4;

// By the suffix of a file, whatever its case.
std::optional<RouteFormat> route_format_of(std::string_view file);
const char* suffix_of(RouteFormat format);                             // ".gpx"
const char* name_of(RouteFormat format);                               // "GPX", a name in every language
const char* name_of(RoutePreset preset);                               // "Garmin"; "" for None
std::optional<RoutePreset> parse_route_preset(std::string_view text);  // "garmin", "osmand", "google-earth"
// Presets are dialects of one format each; nullopt for None.
std::optional<RouteFormat> format_of(RoutePreset preset);

// When the first group, or the one asked for, is at a point; nothing where no date says which day it is.
struct RouteMoment {
  std::optional<geo::UtcSeconds> arrival, departure;
};

struct ExportedRoute {
  std::shared_ptr<const Route> route;
  std::vector<RouteMoment> moments;  // one a point, or none at all
};

struct RouteExport {
  std::vector<ExportedRoute> routes;
  RouteFormat format = RouteFormat::Gpx;
  RoutePreset preset = RoutePreset::None;
  std::string language;  // of names where there is room for one
};

// Garmin's older devices take so many points a route and letters a name; newer ones take more.
inline constexpr std::size_t garmin_points = 250, garmin_letters = 30;

struct RouteLoss {
  core::Message what;
  // The file holds it in fields of our own: this program reads it back, others pass over it.
  bool is_kept_for_us = false;
};
// Only what these routes really have and the format has no place for; empty = nothing is lost.
std::vector<RouteLoss> route_losses(const RouteExport& request);

}  // namespace eb::model
