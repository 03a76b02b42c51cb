#include "io/kml_times.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "core/date_parser.h"
#include "io/shapefile_encoding.h"
#include "io/xml_tags.h"

namespace eb::io {
namespace {

using core::msg;

constexpr std::size_t deepest = 500;             // elements within each other; more is an attack
constexpr std::size_t most_notes = 20;           // of one file
constexpr int first_year = 0, last_year = 9999;  // that the library behind GDAL can write

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// "1906-02-03", with or without a time of day: GDAL reads it as it is.
bool is_whole_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() < form.size() || (text.size() > form.size() && text[form.size()] != 'T')) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? std::isdigit(static_cast<unsigned char>(text[i])) == 0 : text[i] != '-') return false;
  return true;
}

struct Span {
  std::size_t first = 0, last = 0;  // bytes of the whole element
  std::string_view begin, end;
  bool is_plain = false;  // a <TimeSpan> as GDAL reads it
};

enum class Kind { Other, Container, Placemark, Span, Stamp };

struct Element {
  std::string_view name;
  Kind kind = Kind::Other;
  std::size_t content = 0;        // first byte after the opening tag
  std::size_t feature = nothing;  // container or placemark: which; else the one it belongs to
  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
};

struct Feature {
  bool is_placemark = false;
  std::size_t around = Element::nothing;  // the container it lies in
  std::size_t content = 0;
  std::string_view prefix, name;
  std::optional<Span> time;
};

Kind kind_of(const XmlTag& tag) {
  const std::string_view name = tag.local_name();
  if (name == "Placemark") return Kind::Placemark;
  if (name == "Document" || name == "Folder") return Kind::Container;
  if (name == "TimeSpan") return Kind::Span;
  return name == "TimeStamp" ? Kind::Stamp : Kind::Other;
}

// Walks once over the tags and remembers each feature with its time.
class Survey {
 public:
  explicit Survey(std::string_view kml) : m_kml{kml}, m_tags{kml} {}

  bool run() {
    while (const auto tag = m_tags.next()) {
      if (tag->opens && !open(*tag)) return false;
      if (tag->closes && !close(*tag)) return false;
    }
    return m_tags.is_whole() && m_open.empty();
  }
  [[nodiscard]] const std::vector<Feature>& features() const { return m_features; }

 private:
  bool open(const XmlTag& tag) {
    if (m_open.size() >= deepest) return false;
    Element element{tag.name, kind_of(tag), tag.end};
    const Element* around = m_open.empty() ? nullptr : &m_open.back();
    const bool is_in_feature =
        around != nullptr && (around->kind == Kind::Container || around->kind == Kind::Placemark);
    if (element.kind == Kind::Container || element.kind == Kind::Placemark) {
      const bool is_placemark = element.kind == Kind::Placemark;
      m_features.push_back({is_placemark, nearest_feature(), tag.end, tag.prefix(), {}, {}});
      element.feature = m_features.size() - 1;
    } else if (is_in_feature) {
      element.feature = around->feature;
      if (element.kind != Kind::Other)
        m_span = {tag.begin, 0, {}, {}, element.kind == Kind::Span && tag.prefix() == around_prefix(*around)};
    } else if (around != nullptr && (around->kind == Kind::Span || around->kind == Kind::Stamp)) {
      element.feature = around->feature;
      element.kind = Kind::Other;
    } else {
      element.kind = Kind::Other;  // a time of a view, for example, is none of the feature
    }
    m_open.push_back(element);
    return true;
  }

  bool close(const XmlTag& tag) {
    if (m_open.empty() || m_open.back().name != tag.name) return false;
    const Element element = m_open.back();
    m_open.pop_back();
    if (element.feature == Element::nothing) return true;
    Feature& feature = m_features[element.feature];
    const std::string_view text =
        tag.opens ? std::string_view{} : m_kml.substr(element.content, tag.begin - element.content);
    const Kind around = m_open.empty() ? Kind::Other : m_open.back().kind;
    if (element.kind == Kind::Span || element.kind == Kind::Stamp) {
      m_span.last = tag.end;
      feature.time = m_span;
    } else if (element.kind == Kind::Other && (around == Kind::Span || around == Kind::Stamp)) {
      take_time(tag.local_name(), trimmed(text));
    } else if (element.kind == Kind::Other && tag.local_name() == "name") {
      feature.name = trimmed(text);
    }
    return true;
  }

  void take_time(std::string_view name, std::string_view text) {
    if (name == "begin" || name == "when") m_span.begin = text;
    if (name == "end" || name == "when") m_span.end = text;
  }

  [[nodiscard]] std::size_t nearest_feature() const {
    return m_open.empty() ? Element::nothing : m_open.back().feature;
  }
  static std::string_view around_prefix(const Element& around) {
    const std::size_t colon = around.name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : around.name.substr(0, colon + 1);
  }

  std::string_view m_kml;
  XmlTags m_tags;
  std::vector<Element> m_open;
  std::vector<Feature> m_features;
  Span m_span;
};

// What comes of the time of a feature.
struct Days {
  std::string begin, end;  // ISO, last day included; empty = open
  std::string reason;      // why it is no time; empty = it is one
};

std::string day_text(core::Day day, std::string& reason) {
  const int year = core::year_of(day);
  const std::string text = core::to_iso(day);
  if (year < first_year || year > last_year)
    reason = core::to_text(msg("years before {0} or after {1} cannot be read from KML", first_year, last_year));
  return text;
}

Days days_of(const Span& span) {
  const auto life = core::parse_life(span.begin, span.end);
  if (!life) return {{}, {}, core::to_text(life.error().what)};
  Days days;
  if (life->interval.from > core::open_past) days.begin = day_text(life->interval.from, days.reason);
  if (life->interval.to < core::open_future) days.end = day_text(life->interval.to - 1, days.reason);
  return days;
}

class Rewriting {
 public:
  Rewriting(std::string_view kml, const std::vector<Feature>& features, const std::string& file)
      : m_kml{kml}, m_features{features}, m_file{file} {
    for (std::size_t i = 0; i < features.size(); ++i)  // a container stands before what it holds
      m_dated.push_back(features[i].time || features[i].around == Element::nothing ? i : m_dated[features[i].around]);
  }

  std::optional<RewrittenText> run() {
    for (const Feature& feature : m_features)
      if (feature.is_placemark) put_time(feature);
    if (m_bad > m_result.notes.size())
      m_result.notes.push_back({msg("{0}: {1} more times cannot be used", m_file, m_bad - m_result.notes.size()), {}});
    if (m_copied == 0 && m_result.text.empty()) return std::nullopt;
    m_result.text += m_kml.substr(m_copied);
    return std::move(m_result);
  }

 private:
  void put_time(const Feature& feature) {
    if (!feature.time) {
      const Feature& around = m_features[m_dated[static_cast<std::size_t>(&feature - m_features.data())]];
      if (around.time) replace(feature.content, feature.content, element(feature, *around.time));
      return;
    }
    const Span& span = *feature.time;
    const auto needs_nothing = [](std::string_view text) { return text.empty() || is_whole_day(text); };
    if (span.is_plain && needs_nothing(span.begin) && needs_nothing(span.end)) return;
    replace(span.first, span.last, element(feature, span));
  }

  std::string element(const Feature& feature, const Span& span) {
    const Days& days = known_days(span);
    if (!days.reason.empty()) return note(feature, days.reason), std::string{};
    const std::string prefix{feature.prefix};
    const auto part = [&](const char* name, const std::string& text) {
      return text.empty() ? text : "<" + prefix + name + ">" + text + "</" + prefix + name + ">";
    };
    return part("TimeSpan", part("begin", days.begin) + part("end", days.end));
  }

  // A folder's time is that of many placemarks.
  const Days& known_days(const Span& span) {
    const auto [known, is_new] = m_days.try_emplace(span.first);
    if (is_new) known->second = days_of(span);
    return known->second;
  }

  void note(const Feature& feature, const std::string& reason) {
    constexpr std::size_t longest = 100;
    if (++m_bad > most_notes) return;
    std::string name{feature.name.substr(0, longest)};
    drop_cut_letter(name);
    m_result.notes.push_back({msg("{0}: the time of \"{1}\" cannot be used: {2}", m_file, name, reason),
                              msg("It is shown at all times. Correct its dates in the data.")});
  }

  void replace(std::size_t first, std::size_t last, const std::string& text) {
    if (first < m_copied) return;  // a placemark within a placemark, which no KML has
    m_result.text += m_kml.substr(m_copied, first - m_copied);
    m_result.text += text;
    m_copied = last;
  }

  std::string_view m_kml;
  const std::vector<Feature>& m_features;
  const std::string& m_file;
  std::vector<std::size_t> m_dated;  // a feature: itself or the nearest one around it with a time
  RewrittenText m_result;
  std::map<std::size_t, Days> m_days;
  std::size_t m_copied = 0, m_bad = 0;
};

}  // namespace

std::optional<RewrittenText> with_times_in_days(std::string_view kml, const std::string& file) {
  if (kml.find("TimeSpan") == std::string_view::npos && kml.find("TimeStamp") == std::string_view::npos)
    return std::nullopt;
  Survey survey{kml};
  if (!survey.run()) return std::nullopt;
  return Rewriting{kml, survey.features(), file}.run();
}

}  // namespace eb::io
