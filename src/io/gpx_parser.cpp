#include "io/gpx_parser.h"

#include <expat.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace eb::io {
namespace {

// Newer releases of Expat have replaced the function that Debian 12 has.
template <class Parser>
auto current_line(Parser parser) {
  if constexpr (requires { XML_GetCurrentLineNumber64(parser); }) {
    return XML_GetCurrentLineNumber64(parser);
  } else {
    return XML_GetCurrentLineNumber(parser);
  }
}

constexpr std::size_t longest_text = 64 * 1024;  // bytes of one element
constexpr std::size_t most_fields = 200;         // of one point or route
constexpr std::string_view garmin_trip = "TripExtensions";

std::optional<double> degrees_in(std::string_view text, double most) {
  const auto first = text.find_first_not_of(" \t\r\n+");
  const auto last = text.find_last_not_of(" \t\r\n");
  if (first == std::string_view::npos || last < first) return std::nullopt;
  text = text.substr(first, last - first + 1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(value) <= most)) return std::nullopt;
  return value;
}

std::optional<geo::LonLat> position_in(const char** attributes) {
  std::optional<double> lon, lat;
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view name{attributes[0]};
    if (name == "lon") lon = degrees_in(attributes[1], 180);
    if (name == "lat") lat = degrees_in(attributes[1], 90);
  }
  if (!lon || !lat) return std::nullopt;
  return geo::LonLat{*lon, *lat};
}

// "namespace|name" as expat tells it.
struct ElementName {
  std::string_view space, local;
  explicit ElementName(std::string_view full) : local{full} {
    const auto bar = full.rfind('|');
    if (bar == std::string_view::npos) return;
    space = full.substr(0, bar);
    local = full.substr(bar + 1);
  }
};

enum class Place : std::uint8_t { Outside, Gpx, Waypoint, Route, RoutePoint, Track, Segment, TrackPoint, Extensions };

}  // namespace

struct GpxParser::Impl {
  XML_Parser parser = XML_ParserCreateNS(nullptr, '|');
  RouteRecords records;
  std::string fault;
  bool is_gpx = false;
  Place place = Place::Outside;
  Place extended = Place::Outside;  // what the extensions belong to
  std::size_t depth = 0, extension_depth = 0;
  bool is_left_out = false;  // the point under way lies nowhere
  std::string key, text;     // of the element whose text is being read; "" = nobody wants it

  Impl() {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
  }
  ~Impl() { XML_ParserFree(parser); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // Where a field of the element under way goes; nullptr when nobody keeps it.
  Fields* fields() {
    const Place owner = place == Place::Extensions ? extended : place;
    if (is_left_out) return nullptr;
    switch (owner) {
      case Place::Waypoint:
        return &records.places.back().fields;
      case Place::Route:
        return &records.sequences.back().fields;
      case Place::RoutePoint:
        return &records.sequences.back().points.back().fields;
      case Place::Track:
        return &records.lines.back().fields;
      default:
        return nullptr;
    }
  }

  bool begin_point(const char** attributes, std::vector<RouteRecords::Point>& points) {
    const auto position = position_in(attributes);
    is_left_out = !position;
    if (!position) return ++records.bad_positions, false;
    points.push_back({*position, {}, {}});
    return true;
  }

  void begin_track_point(const char** attributes) {
    place = Place::TrackPoint;
    if (const auto position = position_in(attributes)) {
      records.lines.back().parts.back().push_back(*position);
    } else {
      ++records.bad_positions;
    }
  }

  void start_in_gpx(const ElementName& name, const char** attributes) {
    if (name.local == "wpt") {
      place = Place::Waypoint;
      begin_point(attributes, records.places);
    } else if (name.local == "rte") {
      place = Place::Route;
      records.sequences.emplace_back();
    } else if (name.local == "trk") {
      place = Place::Track;
      records.lines.emplace_back();
    }
  }

  // Elements of another program that say something about a route.
  void start_in_extensions(const ElementName& name, const char** attributes) {
    ++extension_depth;
    if (extended == Place::RoutePoint && name.local == "rpt" && !is_left_out) {
      auto& path = records.sequences.back().points.back().path_after;
      if (const auto position = position_in(attributes)) path.push_back(*position);
      return;
    }
    const bool is_own = name.space == gpx_namespace;
    const bool is_trip = name.space.find(garmin_trip) != std::string_view::npos;
    if (is_trip && (name.local == "ShapingPoint" || name.local == "ViaPoint")) set("garmin_point", name.local);
    if (is_own || (is_trip && name.local == "StopDuration")) key = name.local;
  }

  void set(std::string_view name, std::string_view value) {
    Fields* all = fields();
    if (all != nullptr && all->size() < most_fields) all->emplace(name, value);
  }

  void start(const ElementName& name, const char** attributes) {
    ++depth;
    key.clear();
    text.clear();
    switch (place) {
      case Place::Outside:
        if (depth == 1 && name.local == "gpx") is_gpx = true, place = Place::Gpx;
        return;
      case Place::Gpx:
        return start_in_gpx(name, attributes);
      case Place::Segment:
        if (name.local == "trkpt") begin_track_point(attributes);
        return;
      case Place::TrackPoint:
        if (name.local == "ele") ++records.elevations;
        if (name.local == "time") ++records.times;
        return;
      case Place::Extensions:
        return start_in_extensions(name, attributes);
      default:
        start_in_owner(name, attributes);
    }
  }

  // Inside a waypoint, a route, its points or a track.
  void start_in_owner(const ElementName& name, const char** attributes) {
    if (name.local == "extensions") {
      extended = place;
      place = Place::Extensions;
      extension_depth = 0;
    } else if (place == Place::Track && name.local == "trkseg") {
      records.lines.back().parts.emplace_back();
      place = Place::Segment;
    } else if (place == Place::Route && name.local == "rtept") {
      place = Place::RoutePoint;
      begin_point(attributes, records.sequences.back().points);
    } else if (name.local == "name" || name.local == "desc" || name.local == "cmt" || name.local == "time") {
      key = name.local;
    }
  }

  void end(const ElementName& name) {
    --depth;
    if (!key.empty() && !text.empty()) set(key, text);
    key.clear();
    if (place == Place::Extensions) {
      if (extension_depth > 0) return void(--extension_depth);
      place = extended;
      return;
    }
    if (place == Place::Waypoint && name.local == "wpt") leave_point(Place::Gpx);
    if (place == Place::RoutePoint && name.local == "rtept") leave_point(Place::Route);
    if (place == Place::Route && name.local == "rte") place = Place::Gpx;
    if (place == Place::Track && name.local == "trk") place = Place::Gpx;
    if (place == Place::Segment && name.local == "trkseg") place = Place::Track;
    if (place == Place::TrackPoint && name.local == "trkpt") place = Place::Segment;
  }

  void leave_point(Place outer) {
    place = outer;
    is_left_out = false;
  }

  static void XMLCALL on_start(void* self, const char* name, const char** attributes) {
    static_cast<Impl*>(self)->start(ElementName{name}, attributes);
  }
  static void XMLCALL on_end(void* self, const char* name) { static_cast<Impl*>(self)->end(ElementName{name}); }
  static void XMLCALL on_text(void* self, const char* bytes, int size) {
    auto& impl = *static_cast<Impl*>(self);
    if (impl.key.empty() || impl.text.size() > longest_text) return;
    impl.text.append(bytes, static_cast<std::size_t>(size));
  }
};

GpxParser::GpxParser() : m_impl{std::make_unique<Impl>()} {}
GpxParser::~GpxParser() = default;

bool GpxParser::feed(std::string_view bytes, bool is_last) {
  if (!m_impl->fault.empty()) return false;
  const auto status =
      XML_Parse(m_impl->parser, bytes.data(), static_cast<int>(bytes.size()), is_last ? XML_TRUE : XML_FALSE);
  if (status == XML_STATUS_OK) return true;
  m_impl->fault = XML_ErrorString(XML_GetErrorCode(m_impl->parser));
  return false;
}

RouteRecords& GpxParser::records() {
  return m_impl->records;
}

bool GpxParser::is_gpx() const {
  return m_impl->is_gpx;
}

const std::string& GpxParser::fault() const {
  return m_impl->fault;
}

unsigned long GpxParser::line() const {
  return static_cast<unsigned long>(current_line(m_impl->parser));
}

}  // namespace eb::io
