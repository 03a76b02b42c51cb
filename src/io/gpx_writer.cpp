// GPX 1.1: of every route a list of points (rte) and its line (trk, a segment a leg), and its stops as waypoints (wpt),
// so that every program finds something it knows. What GPX has no place for stands in an extension of ours, which GDAL
// and QGIS show as columns. Presets speak the dialects of devices instead:
// - Garmin: gpxx and trp extensions as written by its BaseCamp (ViaPoint and ShapingPoint, DepartureTime,
// StopDuration);
//   names of at most 30 letters, each once, since devices take equal names for the same point.
// - OsmAnd: tracks and waypoints with icon and colour, https://osmand.net/docs/technical/osmand-file-formats/osmand-gpx
#include <algorithm>
#include <set>

#include "io/gpx_parser.h"
#include "io/route_fields.h"
#include "io/route_writer.h"
#include "io/xml_writer.h"

namespace eb::io {
namespace {

using model::ExportedRoute;
using model::RoutePreset;
using model::Stop;

// At most so many letters, cut between words where there is room.
std::string shortened(const std::string& text, std::size_t most) {
  std::size_t letters = 0, end = 0, space = std::string::npos;
  for (; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) continue;
    if (letters++ == most) break;
    if (text[end] == ' ' && letters > most / 2) space = end;
  }
  if (end == text.size()) return text;
  return text.substr(0, space != std::string::npos ? space : end);
}

class GpxText {
 public:
  explicit GpxText(const model::RouteExport& request) : m_request{request}, m_preset{request.preset} {}

  std::string write() {
    open_file();
    for (const auto& exported : m_request.routes) name_points(exported);
    for (const auto& exported : m_request.routes) add_waypoints(exported);
    if (m_preset != RoutePreset::Osmand) {
      for (const auto& exported : m_request.routes) add_route(exported);
    }
    for (const auto& exported : m_request.routes) add_track(exported);
    return m_xml.take();
  }

 private:
  void open_file() {
    constexpr std::string_view gpx = "http://www.topografix.com/GPX/1/1";
    if (m_preset == RoutePreset::Garmin) {
      m_xml.open("gpx", {{"version", "1.1"},
                         {"creator", "Emscherblick"},
                         {"xmlns", gpx},
                         {"xmlns:trp", "http://www.garmin.com/xmlschemas/TripExtensions/v1"},
                         {"xmlns:gpxx", "http://www.garmin.com/xmlschemas/GpxExtensions/v3"}});
    } else if (m_preset == RoutePreset::Osmand) {
      m_xml.open(
          "gpx",
          {{"version", "1.1"}, {"creator", "Emscherblick"}, {"xmlns", gpx}, {"xmlns:osmand", "https://osmand.net"}});
    } else {
      m_xml.open("gpx", {{"version", "1.1"}, {"creator", "Emscherblick"}, {"xmlns", gpx}, {"xmlns:eb", gpx_namespace}});
    }
    if (m_request.routes.empty()) return;
    m_xml.open("metadata");
    m_xml.text("name", m_request.routes.front().route->name.in(m_request.language));
    m_xml.close();
  }

  // The names under which points go out; shaping points have none.
  void name_points(const ExportedRoute& exported) {
    auto& names = m_names.emplace_back();
    for (const auto& point : exported.route->points) {
      std::string name = point.stop ? point.stop->name.in(m_request.language) : "";
      if (m_preset == RoutePreset::Garmin && point.stop) name = name_for_garmin(name);
      names.push_back(std::move(name));
    }
  }

  std::string name_for_garmin(const std::string& name) {
    std::string wanted = shortened(name, model::garmin_letters);
    for (int number = 2; !m_used.insert(wanted).second; ++number) {
      const std::string suffix = ' ' + std::to_string(number);
      wanted = shortened(name, model::garmin_letters - suffix.size()) + suffix;
    }
    return wanted;
  }
  [[nodiscard]] const std::string& name_of(const ExportedRoute& exported, std::size_t point) const {
    return m_names[static_cast<std::size_t>(&exported - m_request.routes.data())][point];
  }

  void open_point(std::string_view element, geo::LonLat position) {
    m_xml.open(element, {{"lat", degrees_text(position.lat)}, {"lon", degrees_text(position.lon)}});
  }
  void add_time(const ExportedRoute& exported, std::size_t point) {
    if (point >= exported.moments.size()) return;
    if (const auto arrival = exported.moments[point].arrival) m_xml.text("time", iso_utc(*arrival));
  }

  void add_own(const FieldList& fields, std::initializer_list<std::string_view> left_out) {
    for (const auto& [name, value] : fields) {
      if (std::ranges::find(left_out, name) == left_out.end()) m_xml.text("eb:" + name, text_of(value));
    }
  }

  void add_waypoints(const ExportedRoute& exported) {
    const auto& route = *exported.route;
    for (std::size_t i = 0; i < route.points.size(); ++i) {
      const auto& [id, position, stop] = route.points[i];
      if (!stop) continue;
      open_point("wpt", position);
      if (m_preset != RoutePreset::None) add_time(exported, i);
      m_xml.text("name", name_of(exported, i));
      m_xml.text("desc", description_of(*stop, m_request.language, m_preset != RoutePreset::None));
      if (m_preset == RoutePreset::Garmin) m_xml.text("sym", "Flag, Blue");
      if (m_preset == RoutePreset::Osmand) add_osmand_look(route);
      if (m_preset == RoutePreset::None) {
        m_xml.open("extensions");
        m_xml.text("eb:feature", "copy");
        m_xml.text("eb:route_id", route.id);
        m_xml.text("eb:point_id", id);
        m_xml.close();
      }
      m_xml.close();
    }
  }

  void add_osmand_look(const model::Route& route) {
    m_xml.text("type", route.name.in(m_request.language));  // OsmAnd's group of favourites
    m_xml.open("extensions");
    m_xml.text("osmand:icon", "special_flag_stroke");
    m_xml.text("osmand:background", "circle");
    m_xml.text("osmand:color", core::to_hex(route.color.light));
    m_xml.close();
  }

  void add_route(const ExportedRoute& exported) {
    const auto& route = *exported.route;
    m_xml.open("rte");
    m_xml.text("name", route.name.in(m_request.language));
    m_xml.open("extensions");
    if (m_preset == RoutePreset::Garmin) {
      m_xml.open("trp:Trip");
      m_xml.text("trp:TransportationMode", garmin_mode(route.schedule.profile));
      m_xml.close();
    } else {
      add_own(fields_of_route(route, m_request.language), {"name"});
    }
    m_xml.close();
    for (std::size_t i = 0; i < route.points.size(); ++i) add_route_point(exported, i);
    m_xml.close();
  }

  static const char* garmin_mode(model::Profile profile) {
    if (profile == model::Profile::OnFoot) return "Walking";
    return profile == model::Profile::Bicycle ? "Bicycling" : "Automotive";
  }

  void add_route_point(const ExportedRoute& exported, std::size_t i) {
    const auto& route = *exported.route;
    const auto& point = route.points[i];
    open_point("rtept", point.position);
    add_time(exported, i);
    m_xml.text("name", name_of(exported, i));
    if (point.stop && m_preset == RoutePreset::None)
      m_xml.text("desc", description_of(*point.stop, m_request.language));
    m_xml.open("extensions");
    if (m_preset == RoutePreset::Garmin) {
      add_garmin_point(exported, i);
    } else {
      add_own(fields_of_point(exported, i, m_request.language), {"route_id", "position_in_route", "name"});
      if (i < route.legs.size()) {
        add_own(fields_of_leg(route, i), {"feature", "route_id", "position_in_route", "from_point", "to_point"});
      }
    }
    m_xml.close();
    m_xml.close();
  }

  // A device announces via points; it passes shaping points in silence. Both ends have to be via points.
  void add_garmin_point(const ExportedRoute& exported, std::size_t i) {
    const auto& points = exported.route->points;
    const bool is_end = i == 0 || i + 1 == points.size();
    if (!points[i].stop && !is_end) return m_xml.empty("trp:ShapingPoint");
    m_xml.open("trp:ViaPoint");
    if (i < exported.moments.size() && i + 1 < points.size()) {
      if (const auto departure = exported.moments[i].departure) m_xml.text("trp:DepartureTime", iso_utc(*departure));
    }
    if (points[i].stop && points[i].stop->dwell_minutes > 0 && !is_end) {
      m_xml.text("trp:StopDuration", "PT" + std::to_string(points[i].stop->dwell_minutes) + "M");
    }
    m_xml.text("trp:CalculationMode", "FasterTime");
    m_xml.text("trp:ElevationMode", "Standard");
    m_xml.close();
  }

  void add_track(const ExportedRoute& exported) {
    const auto& route = *exported.route;
    if (route.points.size() < 2) return;
    m_xml.open("trk");
    m_xml.text("name", route.name.in(m_request.language));
    m_xml.open("extensions");
    if (m_preset == RoutePreset::Garmin) {
      m_xml.open("gpxx:TrackExtension");
      m_xml.text("gpxx:DisplayColor", "Magenta");
      m_xml.close();
    } else if (m_preset == RoutePreset::Osmand) {
      m_xml.text("osmand:color", core::to_hex(route.color.light));
      m_xml.text("osmand:width", "bold");
      m_xml.text("osmand:show_arrows", "true");
    } else {
      m_xml.text("eb:feature", "legs");
      m_xml.text("eb:route_id", route.id);
    }
    m_xml.close();
    add_segments(route);
    m_xml.close();
  }

  // Devices follow one segment best; for us each leg has its own.
  void add_segments(const model::Route& route) {
    const bool is_split = m_preset == RoutePreset::None;
    if (!is_split) m_xml.open("trkseg");
    for (std::size_t leg = 0; leg < route.legs.size(); ++leg) {
      if (is_split) m_xml.open("trkseg");
      if (is_split || leg == 0) add_track_point(route.points[leg].position);
      for (const auto& chunk : route.legs[leg]->path.chunks()) {
        for (const auto position : *chunk) add_track_point(position);
      }
      add_track_point(route.points[leg + 1].position);
      if (is_split) m_xml.close();
    }
    if (!is_split) m_xml.close();
  }

  void add_track_point(geo::LonLat position) {
    m_line = "<trkpt lat=\"";
    append_degrees(m_line, position.lat);
    m_line += "\" lon=\"";
    append_degrees(m_line, position.lon);
    m_line += "\"/>";
    m_xml.raw(m_line);
  }

  const model::RouteExport& m_request;
  RoutePreset m_preset;
  XmlWriter m_xml;
  std::vector<std::vector<std::string>> m_names;  // by route and point
  std::set<std::string> m_used;
  std::string m_line;
};

}  // namespace

std::string description_of(const Stop& stop, const std::string& language, bool with_stay) {
  std::string text = with_stay && stop.dwell_minutes > 0 ? std::to_string(stop.dwell_minutes) + " min" : "";
  for (const auto* part : {&stop.what_to_see.in(language), &stop.visiting.in(language), &stop.opening_hours}) {
    if (!part->empty()) text += (text.empty() ? "" : "\n") + *part;
  }
  return text;
}

std::string gpx_text(const model::RouteExport& request) {
  return GpxText{request}.write();
}

}  // namespace eb::io
