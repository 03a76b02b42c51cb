#include "io/checked_positions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "io/position_numbers.h"
#include "io/xml_tags.h"

namespace eb::io {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool ends_with_any_case(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  name.remove_prefix(name.size() - suffix.size());
  return std::ranges::equal(name, suffix, [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b);
  });
}

// GML reads "NaN" as 0, but a number that no double can hold as what it is.
std::string_view no_number_of(PositionFormat format) {
  return format == PositionFormat::Gml || format == PositionFormat::GeoRss ? "1e999" : "NaN";
}

// What stands between two tags as a parser would hand it on, where that differs from the bytes.
std::string plain_content(std::string_view content) {
  std::string plain;
  while (!content.empty()) {
    const std::size_t special = content.find_first_of("<&");
    plain += content.substr(0, special);
    if (special == std::string_view::npos) break;
    content.remove_prefix(special);
    const auto take_until = [&](std::string_view end) {
      const std::size_t found = content.find(end);
      const std::string_view taken = content.substr(0, found);
      content.remove_prefix(found == std::string_view::npos ? content.size() : found + end.size());
      return taken;
    };
    if (content.starts_with("<![CDATA[")) {
      content.remove_prefix(9);
      plain += take_until("]]>");
    } else if (content.front() == '<') {
      take_until(content.starts_with("<!--") ? "-->" : "?>");
    } else {
      constexpr std::array<std::string_view, 9> blanks{"&#13", "&#10", "&#9",   "&#32", "&#xD",
                                                       "&#xA", "&#x9", "&#x20", "&#xd"};
      const std::string_view reference = take_until(";");
      plain += is_one_of(reference, blanks) || reference == "&#xa" ? std::string{' '} : std::string{reference} + ';';
    }
  }
  return plain;
}

// Walks once over the tags of one text.
class XmlCheck {
 public:
  XmlCheck(std::string_view text, PositionFormat format, TextMending& mending)
      : m_text{text}, m_tags{text, DocumentType::Skipped}, m_format{format}, m_mending{mending} {}

  void run() {
    const bool is_in_attributes = m_format == PositionFormat::Gpx || m_format == PositionFormat::Osm;
    while (const auto tag = m_tags.next()) {
      if (is_in_attributes) {
        if (tag->opens) check_attributes(*tag);
      } else {
        follow(*tag);
      }
    }
  }

 private:
  void follow(const XmlTag& tag) {
    if (tag.opens && tag.closes) return;
    if (tag.opens) {
      m_open.push_back({tag, {}});
      m_is_leaf = true;
      return;
    }
    if (m_is_leaf && !m_open.empty() && m_open.back().tag.name == tag.name)
      check_leaf(m_open.back().tag, m_text.substr(m_open.back().tag.end, tag.begin - m_open.back().tag.end));
    if (!m_open.empty()) m_open.pop_back();
    m_is_leaf = false;
  }

  static bool is_feature(std::string_view name) {
    return name == "Placemark" || name == "GroundOverlay" || name == "item" || name == "entry";
  }
  static bool is_folder(std::string_view name) { return name == "Folder" || name == "Document"; }

  // Of the element that is open around the innermost one.
  [[nodiscard]] std::string_view parent() const {
    return m_open.size() < 2 ? std::string_view{} : m_open[m_open.size() - 2].tag.local_name();
  }

  void check_leaf(const XmlTag& tag, std::string_view content) {
    const std::string_view name = tag.local_name();
    if ((name == "name" || name == "title") && (is_feature(parent()) || is_folder(parent())))
      m_open[m_open.size() - 2].title = content;
    if (m_format == PositionFormat::Kml) return check_kml_leaf(tag, content);
    if (m_format == PositionFormat::GeoRss && check_georss_leaf(tag, content)) return;
    check_gml_leaf(tag, content);
  }

  void check_kml_leaf(const XmlTag& tag, std::string_view content) {
    constexpr std::array<std::string_view, 6> single{"longitude", "latitude", "north", "south", "east", "west"};
    constexpr std::array<std::string_view, 3> with_single{"LatLonBox", "Camera", "Location"};
    const std::string_view name = tag.local_name();
    if (name == "coordinates") return tuples(content, {.is_single = parent() == "Point"});
    if (name == "coord" || (is_one_of(name, single) && is_one_of(parent(), with_single))) numbers(content);
  }

  bool check_georss_leaf(const XmlTag& tag, std::string_view content) {
    constexpr std::array<std::string_view, 5> lists{"point", "line", "polygon", "box", "circle"};
    constexpr std::array<std::string_view, 3> single{"lat", "long", "lon"};
    const std::string_view name = tag.local_name();
    const bool is_list = is_one_of(name, lists) && !tag.prefix().empty();  // a feed may have a "point" of its own
    if (!is_list && !is_one_of(name, single)) return false;
    numbers(content);
    return true;
  }

  void check_gml_leaf(const XmlTag& tag, std::string_view content) {
    constexpr std::array<std::string_view, 19> geometries{
        "Point",   "LineString", "LinearRing",       "LineStringSegment", "Arc",         "ArcString",
        "Circle",  "ArcByBulge", "ArcByCenterPoint", "ArcStringByBulge",  "CubicSpline", "CircleByCenterPoint",
        "BSpline", "Bezier",     "Geodesic",         "GeodesicString",    "OffsetCurve", "Box",
        "Envelope"};
    const std::string_view name = tag.local_name(), around = parent();
    const bool is_axis = around == "coord" && (name == "X" || name == "Y");
    const bool is_list = (name == "pos" || name == "posList") && is_one_of(around, geometries);
    if (is_axis || is_list) numbers(content);
    if (name == "coordinates" && is_one_of(around, geometries)) tuples(content, gml_form(tag, around == "Point"));
  }

  [[nodiscard]] TupleForm gml_form(const XmlTag& tag, bool is_single) const {
    TupleForm form{.is_single = is_single};
    XmlAttributes attributes{m_text, tag};
    while (const auto attribute = attributes.next()) {
      if (attribute->value.empty()) continue;
      if (attribute->name == "decimal") form.decimal = attribute->value.front();
      if (attribute->name == "cs") form.between_numbers = attribute->value.front();
      if (attribute->name == "ts") form.between_tuples = attribute->value.front();
    }
    return form;
  }

  void numbers(std::string_view content) {
    check(content, [this](std::string_view text, const OnFinding& on_finding) {
      const Commas commas = m_format == PositionFormat::Kml ? Commas::Forbidden : Commas::Separate;
      check_numbers(text, commas, no_number_of(m_format), on_finding);
    });
  }

  void tuples(std::string_view content, const TupleForm& form) {
    check(content, [&](std::string_view text, const OnFinding& on_finding) {
      check_tuples(text, form, no_number_of(m_format), on_finding);
    });
  }

  // `find` looks through one text, as a parser would hand it on. The first bad position of an element is told; how many
  // there are, the reader tells.
  template <class Find>
  void check(std::string_view content, const Find& find) {
    const auto offset = static_cast<std::size_t>(content.data() - m_text.data());
    const bool is_plain = content.find_first_of("<&") == std::string_view::npos;
    const std::string decoded = is_plain ? std::string{} : plain_content(content);
    const std::string_view read = is_plain ? content : std::string_view{decoded};
    std::string mended;
    std::size_t copied = 0;
    bool is_told = false;
    find(read, [&](std::size_t begin, std::size_t end, const std::string& instead, Finding finding) {
      if (finding == Finding::Bad && !std::exchange(is_told, true))
        m_mending.tell(is_plain ? offset + begin : offset, owner(), shown(read, begin, end));
      mended.append(read, copied, begin - copied);
      mended += instead;
      copied = end;
    });
    if (copied == 0) return;
    mended.append(read, copied);
    m_mending.replace(offset, offset + content.size(), mended);
  }

  // A short list as a whole, of a long one what is wrong.
  static std::string_view shown(std::string_view list, std::size_t begin, std::size_t end) {
    constexpr std::size_t short_enough = 60;
    const std::string_view whole = without_blanks(list);
    return whole.size() <= short_enough ? whole : list.substr(begin, end - begin);
  }

  // The feature or geometry that is open, with its name or id, and the elements that may be its layer.
  [[nodiscard]] TextMending::Owner owner() const {
    TextMending::Owner owner;
    if (!m_mending.tells_more()) return owner;
    for (auto open = m_open.rbegin(); open != m_open.rend() && owner.layers.size() < most_layers; ++open) {
      const std::string name{open->tag.local_name()};
      if (owner.name.empty()) owner.name = name_of(*open);
      if (m_format == PositionFormat::Gml) owner.layers.push_back(name);
      if (m_format != PositionFormat::Kml || !is_folder(name)) continue;
      owner.layers.push_back(plain_content(open->title));
      break;
    }
    if (owner.name.empty()) owner.name = parent();
    return owner;
  }

  struct Open {
    XmlTag tag;
    std::string_view title;  // of a feature or folder
  };

  [[nodiscard]] std::string name_of(const Open& open) const {
    const std::string local{open.tag.local_name()};
    if (is_feature(local)) return open.title.empty() ? local : local + " \"" + plain_content(open.title) + "\"";
    XmlAttributes attributes{m_text, open.tag};
    while (const auto attribute = attributes.next())
      if (attribute->name == "gml:id" || attribute->name == "fid" || attribute->name == "id")
        return local + " " + std::string{attribute->value};
    return {};
  }

  void check_attributes(const XmlTag& tag) {
    constexpr std::array<std::string_view, 3> points{"wpt", "rtept", "trkpt"};
    const std::string_view name = tag.local_name();
    if (m_format == PositionFormat::Osm ? name != "node" : !is_one_of(name, points)) return;
    std::string_view lat, lon, id;
    bool is_hidden = false;
    XmlAttributes attributes{m_text, tag};
    while (const auto attribute = attributes.next()) {
      if (attribute->name == "lat") lat = attribute->value;
      if (attribute->name == "lon") lon = attribute->value;
      if (attribute->name == "id") id = attribute->value;
      if (attribute->name == "visible") is_hidden = attribute->value == "false";
    }
    if (is_plain_number(without_blanks(lat)) && is_plain_number(without_blanks(lon))) return;
    if (!is_hidden) m_mending.tell(tag.begin, owner_of_point(name, id), written_position(lat, lon));
    m_format == PositionFormat::Osm ? leave_out(tag) : mark(tag, lat, lon);
  }

  static TextMending::Owner owner_of_point(std::string_view name, std::string_view id) {
    constexpr std::size_t longest = 40;
    if (name == "wpt") return {"wpt", {"waypoints"}};
    if (name == "rtept") return {"rtept", {"routes", "route_points"}};
    if (name == "trkpt") return {"trkpt", {"tracks", "track_points"}};
    return {"node " + std::string{id.substr(0, longest)}, {"points", "lines"}};
  }

  static std::string written_position(std::string_view lat, std::string_view lon) {
    constexpr std::size_t longest = 30;
    const auto part = [](const char* name, std::string_view value) {
      return std::string{name} + "=\"" + std::string{value.substr(0, longest)} + "\"";
    };
    return part("lat", lat) + " " + part("lon", lon);
  }

  // A node with its tags; ways pass over nodes that are not there.
  void leave_out(XmlTag tag) {
    const std::size_t begin = tag.begin;
    while (!tag.closes || tag.local_name() != "node") {
      const auto next = m_tags.next();
      if (!next) return m_mending.replace(begin, m_text.size(), {});
      tag = *next;
    }
    m_mending.replace(begin, tag.end, {});
  }

  // The point stays, so that it is counted and named, but lies nowhere.
  void mark(const XmlTag& tag, std::string_view lat, std::string_view lon) {
    std::array values{lat, lon};
    if (lon.data() < lat.data()) std::swap(values[0], values[1]);
    const std::size_t after_name = static_cast<std::size_t>(tag.name.data() - m_text.data()) + tag.name.size();
    if (lat.data() == nullptr) m_mending.replace(after_name, after_name, " lat=\"NaN\"");
    if (lon.data() == nullptr) m_mending.replace(after_name, after_name, " lon=\"NaN\"");
    for (const std::string_view value : values) {
      if (value.data() == nullptr || is_plain_number(without_blanks(value))) continue;
      const auto at = static_cast<std::size_t>(value.data() - m_text.data());
      m_mending.replace(at, at + value.size(), "NaN");
    }
  }

  std::string_view m_text;
  XmlTags m_tags;
  PositionFormat m_format;
  TextMending& m_mending;
  static constexpr std::size_t most_layers = 20;
  std::vector<Open> m_open;
  bool m_is_leaf = false;  // nothing but text since the innermost tag was opened
};

std::string_view first_element(std::string_view beginning) {
  XmlTags tags{beginning, DocumentType::Skipped};
  const auto tag = tags.next();
  return tag ? tag->local_name() : std::string_view{};
}

}  // namespace

std::optional<PositionFormat> position_format(std::string_view name, std::string_view beginning) {
  if (ends_with_any_case(name, ".mif")) return PositionFormat::Mif;
  if (ends_with_any_case(name, ".dxf")) return PositionFormat::Dxf;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
  if (!without_blanks(beginning).starts_with('<')) return std::nullopt;
  const std::string_view root = first_element(beginning);
  if (root == "gpx") return PositionFormat::Gpx;
  if (root == "osm") return PositionFormat::Osm;
  if (root == "rss" || root == "feed" || root == "RDF") return PositionFormat::GeoRss;
  if (root == "kml" || ends_with_any_case(name, ".kml")) return PositionFormat::Kml;
  if (beginning.find("http://www.opengis.net/gml") != std::string_view::npos) return PositionFormat::Gml;
  return std::nullopt;
}

std::optional<RewrittenText> with_positions_only(std::string_view text, PositionFormat format,
                                                 const std::string& file) {
  TextMending mending{text, file};
  if (format == PositionFormat::Mif)
    check_mif(text, mending);
  else if (format == PositionFormat::Dxf)
    check_dxf(text, mending);
  else
    XmlCheck{text, format, mending}.run();
  return mending.finish();
}

}  // namespace eb::io
