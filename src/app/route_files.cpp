#include "app/route_files.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "app/roadbook.h"
#include "core/atomic_file.h"
#include "io/calendar_writer.h"
#include "io/route_writer.h"

namespace eb::app {
namespace {

namespace fs = std::filesystem;
using core::msg;

// Somebody's other layers must not vanish under a new file.
core::Result<void> check_replaceable(const fs::path& out, io::SourceReader& reader) {
  std::error_code error;
  if (!fs::exists(out, error)) return {};
  const auto listing = reader.list(out.string(), false);
  if (!listing) return {};
  constexpr std::array<std::string_view, 5> ours{"stops", "shaping_points", "legs", "routes", "layer_styles"};
  for (const auto& layer : listing->vector_layers) {
    if (std::ranges::find(ours, layer) == ours.end())
      return core::Error{msg("{0} holds other data, such as {1}, and is not replaced", out.filename().string(), layer),
                         msg("Choose another name for the new file."), out.string()};
  }
  return {};
}

geo::UtcSeconds now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

core::Result<void> write_calendar(const model::RouteExport& request, const fs::path& out) {
  const auto text = route_calendar(request);
  if (text) return core::write_file_atomically(out, *text);
  auto error = text.error();
  if (error.where.empty()) error.where = out.string();
  return error;
}

}  // namespace

core::Result<std::string> route_calendar(const model::RouteExport& request) {
  io::CalendarText calendar;
  std::string zone_name = "UTC";
  for (const auto& exported : request.routes) {
    const auto& route = *exported.route;
    const auto& language = request.language;
    if (calendar.name.empty()) calendar.name = route.name.in(language);
    for (std::size_t i = 0; i < route.points.size(); ++i) {
      const auto& [id, position, stop] = route.points[i];
      if (!stop || !exported.moments[i].arrival) continue;
      if (calendar.events.empty()) zone_name = route.schedule.time_zone;
      const auto begin = *exported.moments[i].arrival;
      calendar.events.push_back({route.id + '-' + id + "@emscherblick", begin,
                                 exported.moments[i].departure.value_or(begin), stop->name.in(language),
                                 io::description_of(*stop, language), position});
    }
  }
  if (calendar.events.empty())
    return core::Error{msg("No route has a date, so there is nothing to put into a calendar"),
                       msg("Set the date of the journey first."),
                       {}};
  const auto zone = geo::TimeZone::find(zone_name);
  if (!zone) return zone.error();
  return io::calendar_text(calendar, *zone, now());
}

core::Result<std::vector<model::ExportedRoute>> exported_routes(
    const std::vector<std::shared_ptr<const model::Route>>& routes, const std::string& group) {
  std::vector<model::ExportedRoute> exported;
  bool is_found = group.empty();
  for (const auto& route : routes) {
    const auto timetable = model::make_timetable(*route);
    const auto index = find_group(timetable, group);
    is_found = is_found || index;
    std::vector<model::RouteMoment> moments(route->points.size());
    for (const auto& time : timetable.groups[index.value_or(0)].stops)
      moments[time.point] = {time.arrival_utc, time.departure_utc};
    exported.push_back({route, std::move(moments)});
  }
  if (!is_found) return core::Error{msg("The route has no group called {0}", group), {}, {}};
  return exported;
}

std::string loss_text(const model::RouteLoss& loss, const text::Catalog& catalog) {
  const auto text = core::to_text(loss.what, catalog.translate());
  return loss.is_kept_for_us ? text + ' ' + catalog.tr("This program reads it back, others do not.") : text;
}

core::Result<void> write_route_file(const model::RouteExport& request, const fs::path& out, io::SourceReader& reader) {
  if (request.format == model::RouteFormat::GeoPackage) {
    if (auto free = check_replaceable(out, reader); !free) return free;
  }
  if (request.format == model::RouteFormat::Ics) return write_calendar(request, out);
  return io::write_routes(request, out);
}

}  // namespace eb::app
