// KML 2.2: a folder a route with its stops, legs and shaping points; every stop lives for the time people are there
// (TimeSpan). What KML has no place for stands in ExtendedData. The preset for Google Earth adds a tour (gx:Tour) that
// flies from stop to stop and opens what is to be seen, and hides the shaping points.
#include <fmt/format.h>

#include <algorithm>

#include "io/route_fields.h"
#include "io/route_writer.h"
#include "io/xml_writer.h"

namespace eb::io {
namespace {

using model::ExportedRoute;

// aabbggrr
std::string kml_color(core::Color color) {
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", color.a, color.b, color.g, color.r);
}

std::string coordinates(geo::LonLat p) {
  return degrees_text(p.lon) + ',' + degrees_text(p.lat);
}

class KmlText {
 public:
  explicit KmlText(const model::RouteExport& request)
      : m_request{request}, m_has_tour{request.preset == model::RoutePreset::GoogleEarth} {}

  std::string write() {
    m_xml.open("kml", {{"xmlns", "http://www.opengis.net/kml/2.2"}, {"xmlns:gx", "http://www.google.com/kml/ext/2.2"}});
    m_xml.open("Document");
    if (!m_request.routes.empty()) m_xml.text("name", m_request.routes.front().route->name.in(m_request.language));
    for (std::size_t i = 0; i < m_request.routes.size(); ++i) add_style(i);
    for (std::size_t i = 0; i < m_request.routes.size(); ++i) add_route(i);
    return m_xml.take();
  }

 private:
  static std::string style_of(std::size_t route) { return "route-" + std::to_string(route + 1); }

  void add_style(std::size_t index) {
    const auto& color = m_request.routes[index].route->color.light;
    m_xml.open("Style", {{"id", style_of(index)}});
    m_xml.open("IconStyle");
    m_xml.text("color", kml_color(color));
    m_xml.close();
    m_xml.open("LineStyle");
    m_xml.text("color", kml_color(color));
    m_xml.text("width", "4");
    m_xml.close();
    m_xml.close();
  }

  void add_route(std::size_t index) {
    const auto& exported = m_request.routes[index];
    const auto& route = *exported.route;
    const auto name = route.name.in(m_request.language);
    m_style = '#' + style_of(index);
    m_xml.open("Folder");
    m_xml.text("name", name.empty() ? route.id : name);
    m_xml.text("visibility", route.visible ? "1" : "0");
    m_xml.text("open", "1");
    if (m_has_tour) add_tour(exported, index);
    add_route_itself(route);
    add_points(exported, index, true);
    add_legs(route);
    add_points(exported, index, false);
    m_xml.close();
  }

  void add_data(const FieldList& fields) {
    m_xml.open("ExtendedData");
    for (const auto& [name, value] : fields) {
      if (name == "name") continue;
      m_xml.open("Data", {{"name", name}});
      m_xml.text("value", text_of(value));
      m_xml.close();
    }
    m_xml.close();
  }

  // A placemark without a place: nothing to see, but the route's own data. Folders would lose it in many programs.
  void add_route_itself(const model::Route& route) {
    m_xml.open("Placemark");
    m_xml.text("name", route.name.in(m_request.language));
    add_data(fields_of_route(route, m_request.language));
    m_xml.close();
  }

  void add_points(const ExportedRoute& exported, std::size_t index, bool stops) {
    const auto& points = exported.route->points;
    if (std::ranges::none_of(points, [&](const auto& point) { return (point.stop != nullptr) == stops; })) return;
    m_xml.open("Folder");
    m_xml.text("name", stops ? "Stops" : "Shaping points");
    for (std::size_t i = 0; i < points.size(); ++i) {
      if ((points[i].stop != nullptr) == stops) add_point(exported, index, i);
    }
    m_xml.close();
  }

  static std::string id_of(std::size_t route, std::size_t point) {
    return fmt::format("stop-{}-{}", route + 1, point + 1);
  }

  void add_point(const ExportedRoute& exported, std::size_t index, std::size_t i) {
    const auto& point = exported.route->points[i];
    const auto id = id_of(index, i);
    m_xml.open("Placemark", {{"id", id}});
    if (point.stop) {
      m_xml.text("name", point.stop->name.in(m_request.language));
      m_xml.text("description", description_of(*point.stop, m_request.language));
      add_time(exported, i);
      m_xml.text("styleUrl", m_style);
    } else {
      m_xml.text("visibility", "0");
    }
    add_data(fields_of_point(exported, i, m_request.language));
    m_xml.open("Point");
    m_xml.text("coordinates", coordinates(point.position));
    m_xml.close();
    m_xml.close();
  }

  void add_time(const ExportedRoute& exported, std::size_t i) {
    if (i >= exported.moments.size()) return;
    const auto& [arrival, departure] = exported.moments[i];
    if (!arrival && !departure) return;
    const auto& zone = exported.route->schedule.time_zone;
    m_xml.open("TimeSpan");
    if (arrival) m_xml.text("begin", iso_local(*arrival, zone));
    if (departure) m_xml.text("end", iso_local(*departure, zone));
    m_xml.close();
  }

  void add_legs(const model::Route& route) {
    if (route.legs.empty()) return;
    m_xml.open("Folder");
    m_xml.text("name", "Legs");
    for (std::size_t i = 0; i < route.legs.size(); ++i) {
      m_xml.open("Placemark");
      m_xml.text("name", std::to_string(i + 1));
      m_xml.text("styleUrl", m_style);
      add_data(fields_of_leg(route, i));
      m_xml.open("LineString");
      m_xml.text("tessellate", "1");
      add_line(route, i);
      m_xml.close();
      m_xml.close();
    }
    m_xml.close();
  }

  void add_line(const model::Route& route, std::size_t leg) {
    std::string text = "<coordinates>";
    for (const auto position : model::line_of_leg(route, leg)) {
      append_degrees(text, position.lon);
      text += ',';
      append_degrees(text, position.lat);
      text += ' ';
    }
    text.back() = '<';
    m_xml.raw(text + "/coordinates>");
  }

  // From stop to stop: fly there, show what it says, wait, go on.
  void add_tour(const ExportedRoute& exported, std::size_t index) {
    const auto stops = model::stops_of(*exported.route);
    if (stops.empty()) return;
    m_xml.open("gx:Tour");
    m_xml.text("name", "▶ " + exported.route->name.in(m_request.language));
    m_xml.open("gx:Playlist");
    for (const auto stop : stops) {
      fly_to(exported, stop);
      show_balloon(id_of(index, stop), true);
      m_xml.open("gx:Wait");
      m_xml.text("gx:duration", "5");
      m_xml.close();
      show_balloon(id_of(index, stop), false);
    }
    m_xml.close();
    m_xml.close();
  }

  void fly_to(const ExportedRoute& exported, std::size_t stop) {
    const auto position = exported.route->points[stop].position;
    m_xml.open("gx:FlyTo");
    m_xml.text("gx:duration", "5");
    m_xml.text("gx:flyToMode", "bounce");
    m_xml.open("LookAt");
    if (stop < exported.moments.size() && exported.moments[stop].arrival) {
      m_xml.open("gx:TimeStamp");
      m_xml.text("when", iso_local(*exported.moments[stop].arrival, exported.route->schedule.time_zone));
      m_xml.close();
    }
    m_xml.text("longitude", degrees_text(position.lon));
    m_xml.text("latitude", degrees_text(position.lat));
    m_xml.text("heading", "0");
    m_xml.text("tilt", "50");
    m_xml.text("range", "1500");
    m_xml.text("altitudeMode", "clampToGround");
    m_xml.close();
    m_xml.close();
  }

  void show_balloon(const std::string& id, bool is_shown) {
    m_xml.open("gx:AnimatedUpdate");
    m_xml.open("Update");
    m_xml.raw("<targetHref></targetHref>");
    m_xml.open("Change");
    m_xml.open("Placemark", {{"targetId", id}});
    m_xml.text("gx:balloonVisibility", is_shown ? "1" : "0");
    for (int i = 0; i < 4; ++i) m_xml.close();
  }

  const model::RouteExport& m_request;
  bool m_has_tour;
  XmlWriter m_xml;
  std::string m_style;
};

}  // namespace

std::string kml_text(const model::RouteExport& request) {
  return KmlText{request}.write();
}

}  // namespace eb::io
