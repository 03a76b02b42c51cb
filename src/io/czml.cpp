#include "io/czml.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/date_parser.h"
#include "io/json_file.h"
#include "io/shapefile_encoding.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using Json = nlohmann::json;

constexpr std::size_t most_notes = 20;
constexpr std::size_t most_lives = 1000;  // of one packet
constexpr std::size_t largest_result = 1U << 30U;

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string{};
}

// "T00:00:00Z", with or without fractions: the end of an interval that names this moment ends with the day before.
bool is_midnight(std::string_view time) {
  return time.find_first_of("123456789") == std::string_view::npos && time.find('0') != std::string_view::npos;
}

// The clock part of "1989-06-12T10:00:00+02:00", without the zone.
std::string_view clock_part(std::string_view moment) {
  const std::size_t t = moment.find('T');
  if (t == std::string_view::npos) return {};
  const std::string_view clock = moment.substr(t + 1);
  return clock.substr(0, clock.find_first_of("Zz+-"));
}

constexpr int first_year = 1, last_year = 9998;  // Cesium's first and last day stand for open ends

// An interval "begin/end" of moments; nullopt when it is none.
std::optional<core::DayInterval> days_of(std::string_view interval) {
  const std::size_t slash = interval.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view begin = interval.substr(0, slash), end = interval.substr(slash + 1);
  const auto first = core::parse_date(begin.substr(0, begin.find('T')));
  const auto last = core::parse_date(end.substr(0, end.find('T')));
  if (!first || !last) return std::nullopt;
  core::DayInterval days{first->interval.from, last->interval.to};
  if (is_midnight(clock_part(end)) && days.to < core::open_future) --days.to;
  if (core::year_of(days.from) < first_year) days.from = core::open_past;
  if (core::year_of(days.to - 1) > last_year) days.to = core::open_future;
  if (days.to == days.from) ++days.to;  // a moment
  if (days.to < days.from) return std::nullopt;
  return days;
}

using Lives = std::vector<core::DayInterval>;

// What a value is while its interval lasts; a plain value always holds.
struct Timed {
  const Json* value = nullptr;
  core::DayInterval days;
};

// Positions as pairs of degrees, written for GeoJSON.
struct Positions {
  std::string list;  // "[7,51.5],[7.1,51.6]"
  std::string first;
  std::size_t count = 0;
};

class Converter {
 public:
  explicit Converter(const std::string& file) : m_file{file} {}

  core::Result<RewrittenText> run(const Json& document) {
    if (!is_czml(document))
      return Error{msg("{0} is no CZML: it is no list of packets that begins with the document", m_file),
                   msg("Export it again from the program it comes from."),
                   {}};
    const std::string name = text_of(document[0], "name");
    m_result.text = R"({"type":"FeatureCollection",)";
    if (!name.empty()) m_result.text += "\"name\":" + quoted(name) + ",";
    m_result.text += "\"features\":[\n";
    for (const Json& packet : merged(document)) {
      add_packet(packet);
      if (m_result.text.size() > largest_result)
        return Error{msg("{0} holds more than can be loaded", m_file), msg("Cut the data to the region you need."), {}};
    }
    m_result.text += "]}";
    if (m_told > most_notes)
      m_result.notes.push_back(
          {msg("{0}: {1} more packets have parts that were left out", m_file, m_told - most_notes), {}});
    return std::move(m_result);
  }

 private:
  static bool is_czml(const Json& document) {
    return document.is_array() && !document.empty() && text_of(document[0], "id") == "document";
  }

  static std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  // Later packets of an id complete the first one.
  static std::vector<Json> merged(const Json& document) {
    std::vector<Json> packets;
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 1; i < document.size(); ++i) {
      const Json& packet = document[i];
      const std::string id = text_of(packet, "id");
      const auto [at, is_new] = known.try_emplace(id, packets.size());
      const Json* removed = member(packet, "delete");
      if (removed != nullptr && removed->is_boolean() && removed->get<bool>())
        packets.push_back(nullptr), packets[at->second] = nullptr;
      else if (is_new || id.empty())
        packets.push_back(packet);
      else if (packets[at->second].is_object())
        packets[at->second].merge_patch(packet);
      else
        packets[at->second] = packet;
    }
    return packets;
  }

  void add_packet(const Json& packet) {
    if (!packet.is_object()) return;
    m_packet = text_of(packet, "name");
    if (m_packet.empty()) m_packet = text_of(packet, "id");
    if (constexpr std::size_t longest = 100; m_packet.size() > longest) {
      m_packet.erase(longest);
      drop_cut_letter(m_packet);
    }
    m_is_told = false;
    const Lives lives = lives_of(packet);
    const std::string properties = properties_of(packet);
    bool has_shape = false;
    for (const char* shape : {"polyline", "corridor", "wall", "polygon", "rectangle"})
      if (const Json* graphics = member(packet, shape)) {
        has_shape = true;
        add_shape(shape, *graphics, lives, properties);
      }
    const Json* position = member(packet, "position");
    if (position != nullptr &&
        (!has_shape || member(packet, "point") != nullptr || member(packet, "billboard") != nullptr))
      for (const Timed& timed : values_of(*position)) add_position(timed, lives, properties);
  }

  Lives lives_of(const Json& packet) {
    const Json* availability = member(packet, "availability");
    if (availability == nullptr) return {core::DayInterval{}};
    Lives lives;
    const auto add = [&](const Json& interval) {
      const auto days = interval.is_string() ? days_of(interval.get_ref<const std::string&>()) : std::nullopt;
      if (days && lives.size() < most_lives) lives.push_back(*days);
      if (!days) tell(msg("{0}, packet \"{1}\": its availability is no interval of two dates", m_file, m_packet));
      if (days && lives.size() >= most_lives)
        tell(msg("{0}, packet \"{1}\": it has more than {2} intervals", m_file, m_packet, most_lives));
    };
    if (availability->is_array())
      std::for_each(availability->begin(), availability->end(), add);
    else
      add(*availability);
    if (lives.empty()) lives.emplace_back();
    return lives;
  }

  // A list of objects is a value that changes with time.
  std::vector<Timed> values_of(const Json& value) {
    if (!value.is_array()) return {{&value, {}}};
    std::vector<Timed> values;
    for (const Json& part : value) {
      const std::string interval = text_of(part, "interval");
      const auto days = days_of(interval);
      if ((interval.empty() || days) && values.size() < most_lives)
        values.push_back({&part, days.value_or(core::DayInterval{})});
      else
        tell(msg("{0}, packet \"{1}\": an interval of its position cannot be read", m_file, m_packet));
    }
    return values;
  }

  void add_shape(const std::string& shape, const Json& graphics, const Lives& lives, const std::string& properties) {
    const Json* value = member(graphics, shape == "rectangle" ? "coordinates" : "positions");
    if (value == nullptr) return tell(msg("{0}, packet \"{1}\": its {2} has no positions", m_file, m_packet, shape));
    for (const Timed& timed : values_of(*value)) {
      std::string geometry;
      if (shape == "rectangle")
        geometry = rectangle(*timed.value);
      else if (shape == "polygon")
        geometry = polygon(*timed.value, graphics);
      else if (const auto line = positions(*timed.value, 3); line && line->count >= 2)
        geometry = R"({"type":"LineString","coordinates":[)" + line->list + "]}";
      if (geometry.empty())
        tell(msg("{0}, packet \"{1}\": its {2} has no positions in degrees or radians", m_file, m_packet, shape));
      else
        add_features(geometry, timed.days, lives, properties);
    }
  }

  void add_position(const Timed& timed, const Lives& lives, const std::string& properties) {
    if (const auto point = positions(*timed.value, 3); point && point->count == 1)
      return add_features(R"({"type":"Point","coordinates":)" + point->first + "}", timed.days, lives, properties);
    if (const auto track = positions(*timed.value, 4); track && track->count >= 2)
      return add_features(R"({"type":"LineString","coordinates":[)" + track->list + "]}", timed.days, lives,
                          properties);
    tell(msg("{0}, packet \"{1}\": its position is not in degrees or radians", m_file, m_packet));
  }

  // `stride` 3: longitude, latitude, height; 4: the time before them.
  static std::optional<Positions> positions(const Json& value, std::size_t stride) {
    if (const Json* degrees = member(value, "cartographicDegrees")) return positions(*degrees, stride, 1.0);
    if (const Json* radians = member(value, "cartographicRadians"))
      return positions(*radians, stride, 180.0 / std::numbers::pi);
    return std::nullopt;
  }

  static std::optional<Positions> positions(const Json& numbers, std::size_t stride, double to_degrees) {
    if (!numbers.is_array() || numbers.empty() || numbers.size() % stride != 0) return std::nullopt;
    Positions found;
    for (std::size_t i = stride - 3; i < numbers.size(); i += stride) {
      const Json &lon = numbers[i], &lat = numbers[i + 1];
      if (!lon.is_number() || !lat.is_number()) return std::nullopt;
      const std::string pair =
          "[" + Json(lon.get<double>() * to_degrees).dump() + "," + Json(lat.get<double>() * to_degrees).dump() + "]";
      if (found.count++ == 0)
        found.first = pair;
      else
        found.list += ',';
      found.list += pair;
    }
    return found;
  }

  static std::string polygon(const Json& outline, const Json& graphics) {
    const auto outer = positions(outline, 3);
    if (!outer || outer->count < 3) return {};
    const auto ring = [](const Positions& line) { return "[" + line.list + "," + line.first + "]"; };
    std::string rings = ring(*outer);
    const Json* holes = member(graphics, "holes");
    for (const char* unit : {"cartographicDegrees", "cartographicRadians"})
      if (const Json* lists = holes != nullptr ? member(*holes, unit) : nullptr; lists != nullptr && lists->is_array())
        for (const Json& list : *lists)
          if (const auto hole = positions(Json{{unit, list}}, 3); hole && hole->count >= 3) rings += "," + ring(*hole);
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
  }

  static std::string rectangle(const Json& coordinates) {
    for (const auto& [key, to_degrees] : {std::pair{"wsenDegrees", 1.0}, std::pair{"wsen", 180.0 / std::numbers::pi}}) {
      const Json* sides = member(coordinates, key);
      const auto is_number = [](const Json& value) { return value.is_number(); };
      if (sides == nullptr || !sides->is_array() || sides->size() != 4 ||
          !std::all_of(sides->begin(), sides->end(), is_number))
        continue;
      std::array<std::string, 4> side;
      for (std::size_t i = 0; i < side.size(); ++i) side[i] = Json((*sides)[i].get<double>() * to_degrees).dump();
      const auto corner = [&](std::size_t x, std::size_t y) { return "[" + side[x] + "," + side[y] + "]"; };
      return R"({"type":"Polygon","coordinates":[[)" + corner(0, 1) + "," + corner(2, 1) + "," + corner(2, 3) + "," +
             corner(0, 3) + "," + corner(0, 1) + "]]}";
    }
    return {};
  }

  // One for each time in which both the packet and its value are there.
  void add_features(const std::string& geometry, core::DayInterval value, const Lives& lives,
                    const std::string& properties) {
    for (const core::DayInterval life : lives) {
      const core::DayInterval days{std::max(life.from, value.from), std::min(life.to, value.to)};
      if (days.to <= days.from || m_result.text.size() > largest_result) continue;
      if (m_features++ > 0) m_result.text += ",\n";
      m_result.text += R"({"type":"Feature","geometry":)" + geometry + R"(,"properties":{)" + properties;
      m_result.text += R"("begin":)" + (days.from > core::open_past ? quoted(core::to_iso(days.from)) : "null");
      m_result.text += R"(,"end":)" + (days.to < core::open_future ? quoted(core::to_iso(days.to - 1)) : "null") + "}}";
    }
  }

  // As the inside of a JSON object, each with a comma behind it.
  static std::string properties_of(const Json& packet) {
    std::string text;
    const auto add = [&](const std::string& key, const Json& value) {
      if (key == "begin" || key == "end") return;  // what the format says of the time goes first
      text += quoted(key) + ":" + value.dump(-1, ' ', false, Json::error_handler_t::replace) + ",";
    };
    for (const char* key : {"id", "name", "description"})
      if (const Json* value = member(packet, key); value != nullptr && !plain(*value).is_null())
        add(key, plain(*value));
    if (const Json* label = member(packet, "label"))
      if (const Json* value = member(*label, "text"); value != nullptr && !plain(*value).is_null())
        add("label", plain(*value));
    const Json* properties = member(packet, "properties");
    if (properties == nullptr || !properties->is_object()) return text;
    for (const auto& [key, value] : properties->items())
      if (const Json known = plain(value);
          !known.is_null() && key != "id" && key != "name" && key != "description" && key != "label")
        add(key, known);
    return text;
  }

  // A value as it stands or within {"number": 5}; null for anything that is not one value.
  static Json plain(const Json& value) {
    if (value.is_primitive()) return value;
    for (const char* type : {"number", "string", "boolean", "value"})
      if (const Json* inner = member(value, type); inner != nullptr && inner->is_primitive()) return *inner;
    return nullptr;
  }

  // Once for a packet: the first thing that is wrong with it.
  void tell(core::Message what) {
    if (m_is_told) return;
    m_is_told = true;
    if (++m_told > most_notes) return;
    m_result.notes.push_back({std::move(what), msg("The rest was loaded. Correct the packet, or export it again.")});
  }

  const std::string& m_file;
  RewrittenText m_result;
  std::string m_packet;  // what notes call the current one
  bool m_is_told = false;
  std::size_t m_features = 0, m_told = 0;
};

}  // namespace

core::Result<RewrittenText> geojson_from_czml(std::string_view czml, const std::string& file) {
  if (is_nested_too_deeply(czml))
    return Error{
        msg("{0} is nested too deeply to be a map", file), msg("Export it again from the program it comes from."), {}};
  const auto document = parse_json(std::string{czml});
  if (!document) return Error{msg("{0}: {1}", file, core::to_text(document.error().what)), document.error().hint, {}};
  return Converter{file}.run(*document);
}

}  // namespace eb::io
