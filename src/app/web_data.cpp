#include "app/web_data.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "app/practical_facts.h"
#include "app/web_geometry.h"
#include "app/web_words.h"
#include "scene/label_names.h"
#include "scene/theme.h"
#include "text/language_format.h"
#include "ui/dating_words.h"
#include "ui/time_text.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;
using model::PartKind;
using text::Catalog;

Json both(const core::ThemedColor& color) {
  return {core::to_hex(color.dark), core::to_hex(color.light)};
}

Json theme_json(session::ThemeKind kind) {
  const auto theme = scene::theme_of(kind);
  Json json;
  for (const auto& [name, color] : {std::pair{"background", theme.background},
                                    {"land", theme.land},
                                    {"text", theme.text},
                                    {"secondary", theme.secondary_text},
                                    {"casing", theme.casing},
                                    {"route", theme.route}}) {
    json[name] = core::to_hex(color);
  }
  return json;
}

const char* shape_name(model::PointShape shape) {
  switch (shape) {
    case model::PointShape::Square:
      return "square";
    case model::PointShape::Diamond:
      return "diamond";
    case model::PointShape::Triangle:
      return "triangle";
    case model::PointShape::Circle:
      break;
  }
  return "circle";
}

Json phases_json(const std::vector<model::Phase>& phases, const Tongues& tongues) {
  Json list = Json::array();
  for (const auto& phase : phases) {
    Json json{{"label", tongues.text(phase.label)}, {"color", both(phase.color)}};
    if (phase.glows) json["glows"] = true;
    if (phase.shape) json["shape"] = shape_name(*phase.shape);
    list.push_back(std::move(json));
  }
  return list;
}

// Texts that many features share are told once.
class Pool {
 public:
  // Index of the text; -1 for none in any language.
  int add(Json text) {
    if (text.is_array() && std::ranges::all_of(text, [&](const Json& t) { return t == text.front(); }))
      text = Json(text.front());
    const bool is_empty = text.is_string() ? text.get_ref<const std::string&>().empty()
                                           : std::ranges::all_of(text, [](const Json& t) { return t == ""; });
    if (is_empty) return -1;
    auto key = text.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto [found, is_new] = m_index.emplace(std::move(key), static_cast<int>(m_texts.size()));
    if (is_new) m_texts.push_back(std::move(text));
    return found->second;
  }
  [[nodiscard]] const Json& texts() const { return m_texts; }

 private:
  std::map<std::string, int> m_index;
  Json m_texts = Json::array();
};

class Writer {
 public:
  explicit Writer(const WebContent& content) : m_in{content}, m_tongues{content.tongues} {}

  core::Result<std::string> write() {
    const auto geometry = WebGeometry::create(m_in.document.crs);
    if (!geometry) return geometry.error();
    m_tolerance_m = WebGeometry::tolerance_for(m_in.features.layers);
    const auto& document = m_in.document;
    Json json;
    json["title"] = m_tongues.text(document.title);
    json["time"] = {document.time_from, document.time_to, document.time_start};
    json["home"] = home();
    json["themes"] = {theme_json(session::ThemeKind::Dark), theme_json(session::ThemeKind::Light)};
    json["languages"] = languages();
    json["credits"] = m_in.credits;
    const auto& local = document.local_language;
    json["local"] = {{"tag", local}, {"dir", text::is_written_right_to_left(local) ? "rtl" : "ltr"}};
    json["phases"] = phases_json(document.phases, m_tongues);
    json["layers"] = layers(*geometry);
    json["routes"] = routes();
    json["excursion"] = excursion();
    json["milestones"] = milestones();
    json["texts"] = m_pool.texts();
    return safe_in_script(json.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

 private:
  [[nodiscard]] Json home() const {
    auto box = m_in.document.home_deg;
    if (box.empty() && m_in.route) {
      for (const auto& point : m_in.route->points) box.add(geo::Vec2d{point.position.lon, point.position.lat});
    }
    return box.empty() ? Json(nullptr) : Json{box.min_x, box.min_y, box.max_x, box.max_y};
  }

  [[nodiscard]] Json languages() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < m_in.tongues.size(); ++i) {
      const auto& [tag, catalog] = m_in.tongues[i];
      Json downloads = Json::array();
      for (const auto& [kind, name, href] : m_in.downloads[i])
        downloads.push_back({{"kind", kind}, {"name", name}, {"href", href}});
      list.push_back({{"tag", tag},
                      {"name", text::locale_name(tag)},
                      {"dir", catalog.is_right_to_left() ? "rtl" : "ltr"},
                      {"lengths", web_lengths(catalog)},
                      {"dates", web_date_patterns(catalog)},
                      {"words", web_words(catalog)},
                      {"downloads", std::move(downloads)}});
    }
    return list;
  }

  static Json style_json(const model::Style& style) {
    const auto& [width, casing, dash_on, dash_off, glow, hollow, grows] = style.line;
    Json json{{"color", both(style.color)}, {"byPhase", style.color_by_phase}, {"maxMpp", style.max_metres_per_point}};
    json["line"] = {{"width", width},  {"casing", casing}, {"on", dash_on},
                    {"off", dash_off}, {"glow", glow},     {"hollow", hollow}};
    json["area"] = {
        {"fill", style.area.fill_opacity}, {"outline", style.area.outline}, {"hatched", style.area.hatched}};
    json["point"] = {{"shape", shape_name(style.point.shape)},
                     {"size", style.point.size},
                     {"casing", style.point.casing},
                     {"maxMpp", style.point.max_metres_per_point.value_or(style.label.max_metres_per_point)}};
    json["label"] = {{"size", style.label.size},         {"italic", style.label.italic},
                     {"bold", style.label.bold},         {"spacing", style.label.letter_spacing},
                     {"color", both(style.label_color)}, {"maxMpp", style.label.max_metres_per_point}};
    json["emphasis"] = style.emphasis == model::Emphasis::Hero ? 2 : style.emphasis == model::Emphasis::Normal ? 1 : 0;
    return json;
  }

  Json layers(const WebGeometry& geometry) {
    Json list = Json::array();
    for (const auto& exported : m_in.features.layers) {
      const auto& layer = *exported.layer;
      const auto kind = exported.table->part_kinds.empty() ? PartKind::Line : exported.table->part_kinds.front();
      Json json{{"id", layer.id},
                {"title", m_tongues.text(layer.title)},
                {"kind", kind == PartKind::Point  ? "point"
                         : kind == PartKind::Line ? "line"
                                                  : "area"},
                {"opacity", layer.opacity},
                {"legend", layer.in_legend},
                {"style", style_json(layer.style)}};
      if (!layer.phases.empty()) json["phases"] = phases_json(layer.phases, m_tongues);
      const auto names = names_of(exported);
      Json features = Json::array();
      for (const auto row : exported.rows) {
        auto parts = geometry.parts(*exported.table, row, m_tolerance_m);
        if (!parts.empty()) features.push_back(feature(exported, names, row, std::move(parts)));
      }
      json["features"] = std::move(features);
      list.push_back(std::move(json));
    }
    return list;
  }

  // One a language.
  [[nodiscard]] std::vector<scene::LabelNames> names_of(const ExportedLayer& exported) const {
    std::vector<scene::LabelNames> names;
    for (const auto& tongue : m_in.tongues)
      names.emplace_back(*exported.table, *exported.layer, m_in.document, tongue.catalog.language());
    return names;
  }

  // The name on the map, and below it the one on the spot where that differs.
  void put_label(Json& json, const std::vector<scene::LabelNames>& names, std::uint32_t row) {
    Json shown = Json::array(), local = Json::array();
    for (const auto& each : names) {
      const auto name = each.empty() ? std::string{} : each.name(row);
      local.push_back(name.empty() ? std::string{} : each.local_name(row, name));
      shown.push_back(name);
    }
    put(json, "l", m_pool.add(std::move(shown)));
    put(json, "k", m_pool.add(std::move(local)));
  }

  // Dates, the state, and what the page says when it is asked about the feature.
  Json feature(const ExportedLayer& exported, const std::vector<scene::LabelNames>& names, std::uint32_t row,
               Json parts) {
    const auto& layer = *exported.layer;
    const auto& table = *exported.table;
    const auto& life = table.lives[row].interval;
    Json json{{"g", std::move(parts)}, {"f", life.from}, {"t", life.to}};
    if (!layer.phase_field.empty()) {
      const auto& phases = model::phases_of(m_in.document, layer);
      const auto found = std::ranges::find(phases, table.text(layer.phase_field, row), &model::Phase::id);
      if (found != phases.end()) json["p"] = found - phases.begin();
    }
    const auto column = [&](const std::string& name) {
      return m_pool.add(m_tongues.text([&](const Catalog& c) {
        return name.empty() ? std::string{} : model::localized_text(table, name, row, c.language());
      }));
    };
    put(json, "n", column(layer.name_field));
    put_label(json, names, row);
    if (!layer.style.label.priority_field.empty())
      json["w"] = std::strtod(table.text(layer.style.label.priority_field, row).c_str(), nullptr);
    put(json, "d", m_pool.add(m_tongues.text([&](const Catalog& c) { return dating(c, layer, table, row); })));
    put(json, "o", column("note_{lang}"));
    put(json, "q", m_pool.add(m_tongues.text([&](const Catalog& c) { return quality(c, layer, table, row); })));
    put(json, "s", m_pool.add(Json(table.text("source", row))));
    return json;
  }

  static void put(Json& json, const char* key, int index) {
    if (index >= 0) json[key] = index;
  }

  // "1 January 1910 to 31 December 1997, approximate", and below what is in doubt; "" of what has no dates.
  static std::string dating(const Catalog& c, const model::Layer& layer, const model::FeatureTable& table,
                            std::uint32_t row) {
    const auto words = ui::dating_words(c, layer, table, row);
    if (words.certainty.empty()) return {};
    std::string text = words.taken_as;
    if (words.certainty != c.tr("certain")) text += " · " + words.certainty;
    for (const auto& doubt : words.doubts) text += '\n' + doubt;
    if (!words.inferred.empty()) text += '\n' + core::substitute(c.tr("Inferred: {0}"), {words.inferred});
    return text;
  }

  static std::string quality(const Catalog& c, const model::Layer& layer, const model::FeatureTable& table,
                             std::uint32_t row) {
    std::string text = accuracy(c, std::strtod(table.text("accuracy_m", row).c_str(), nullptr));
    if (layer.style.is_schematic)
      text += (text.empty() ? "" : "\n") + c.tr("Schematic: the line shows the connection, not the true course.");
    return text;
  }

  // "Accuracy: within 300 m".
  static std::string accuracy(const Catalog& c, double metres) {
    if (metres <= 0) return {};
    return c.tr("Accuracy") + ": " + core::substitute(c.tr("within {0}"), {c.distance(metres)});
  }

  [[nodiscard]] Json routes() const {
    Json list = Json::array();
    for (const auto& route : m_in.document.routes) {
      if (!route->visible) continue;
      Json legs = Json::array();
      for (std::size_t i = 0; i < route->legs.size(); ++i) {
        const auto& leg = *route->legs[i];
        const bool is_straight = leg.kind == model::LegKind::Straight || leg.is_awaited();
        legs.push_back(
            {{"g", WebGeometry::line(model::line_of_leg(*route, i), m_tolerance_m)}, {"dashed", is_straight}});
      }
      list.push_back({{"name", m_tongues.text(route->name)}, {"color", both(route->color)}, {"legs", std::move(legs)}});
    }
    return list;
  }

  [[nodiscard]] Json excursion() const {
    if (!m_in.route) return nullptr;
    const auto& route = *m_in.route;
    const auto& stops = m_in.timetable.groups[m_in.group].stops;
    Json json{{"name", m_tongues.text(route.name)}, {"color", both(route.color)}};
    json["summary"] = m_tongues.text([&](const Catalog& c) { return summary(c); });
    if (route.schedule.date) json["day"] = *route.schedule.date;
    Json list = Json::array();
    for (std::size_t i = 0; i < stops.size(); ++i) list.push_back(stop(i));
    json["stops"] = std::move(list);
    return json;
  }

  // In one line, when the Sun rises and sets, and what else is known.
  [[nodiscard]] std::string summary(const Catalog& c) const {
    auto text = excursion_line(m_in, c);
    if (const auto& [rise, set] = std::pair{m_in.timetable.sunrise, m_in.timetable.sunset}; rise && set)
      text += '\n' + core::substitute(c.tr("Sunrise {0}, sunset {1}."), {c.time_of_day(*rise), c.time_of_day(*set)});
    if (const auto known = practical(c, practical_facts(*m_in.route, c)); !known.empty()) text += '\n' + known;
    return text;
  }

  [[nodiscard]] Json stop(std::size_t i) const {
    const auto& stops = m_in.timetable.groups[m_in.group].stops;
    const auto& time = stops[i];
    const auto& point = m_in.route->points[time.point];
    const auto& told = *point.stop;
    const bool is_last = i + 1 == stops.size();
    Json json{{"name", m_tongues.text(told.name)},
              {"at", WebGeometry::position(point.position)},
              {"confirmed", told.is_confirmed},
              {"see", m_tongues.text(told.what_to_see)},
              {"visiting", m_tongues.text(told.visiting)},
              {"source", told.source}};
    if (const auto local = told.name.by_language.find(m_in.document.local_language);
        local != told.name.by_language.end()) {
      json["local"] = m_tongues.text([&](const Catalog& c) {
        return told.name.in(c.language()) == local->second ? std::string{} : local->second;
      });
    }
    json["status"] = m_tongues.text([&](const Catalog& c) {
      return core::substitute(told.is_confirmed ? c.tr("Stop {0} · part of the programme")
                                                : c.tr("Stop {0} · suggestion, not in the programme"),
                              {std::to_string(i + 1)});
    });
    if (i > 0 || time.dwell > 0) json["arrival"] = clock(time.arrival);
    if (!is_last || time.dwell > 0) json["departure"] = clock(time.departure);
    if (time.dwell > 0) json["stay"] = m_tongues.text([&](const Catalog& c) { return c.duration(time.dwell); });
    if (i > 0) json["way"] = m_tongues.text([&](const Catalog& c) { return way(c, time); });
    json["facts"] = m_tongues.text([&](const Catalog& c) { return facts(c, time.point); });
    return json;
  }

  [[nodiscard]] Json clock(int minutes) const {
    return m_tongues.text([&](const Catalog& c) { return c.time_of_day(minutes); });
  }

  // "12.4 km · c. 18 min".
  static std::string way(const Catalog& c, const model::StopTime& time) {
    const auto minutes = c.duration(time.travel_minutes);
    return c.distance(time.distance_m) + " · " +
           (time.is_estimate ? core::substitute(c.tr("c. {0}"), {minutes}) : minutes);
  }

  // What else is known of a stop, a line each.
  [[nodiscard]] std::string facts(const Catalog& c, std::size_t point) const {
    const auto& stop = *m_in.route->points[point].stop;
    auto text = practical(c, practical_facts(*m_in.route, point, c));
    const auto add = [&text](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    if (!stop.opening_hours.empty()) add(c.tr("Opening hours") + ": " + stop.opening_hours);
    if (const auto within = accuracy(c, stop.accuracy_m); !within.empty()) add(within);
    return text;
  }

  // What people who travel have to know, but for what stands elsewhere on the page: status, stay and daylight.
  static std::string practical(const Catalog& c, const std::vector<ui::PracticalFact>& known) {
    std::string text;
    for (const auto& fact : known) {
      if (fact.label == c.tr("Status") || fact.label == c.tr("Stay") || fact.label == c.tr("Daylight")) continue;
      text += (text.empty() ? "" : "\n") + in_one_text(fact);
    }
    return text;
  }

  [[nodiscard]] Json milestones() const {
    std::vector<const model::Milestone*> sorted;
    for (const auto& milestone : *m_in.document.milestones) sorted.push_back(&milestone);
    std::ranges::stable_sort(sorted, {}, [](const auto* m) { return m->when.interval.from; });
    Json list = Json::array();
    for (const auto* milestone : sorted) {
      list.push_back({{"f", milestone->when.interval.from},
                      {"t", milestone->when.interval.to},
                      {"when", m_tongues.text([&](const Catalog& c) { return ui::milestone_date(c, *milestone); })},
                      {"title", m_tongues.text(milestone->title)},
                      {"text", m_tongues.text(milestone->text)}});
    }
    return list;
  }

  const WebContent& m_in;
  Tongues m_tongues;
  Pool m_pool;
  double m_tolerance_m = finest_web_tolerance_m;
};

}  // namespace

std::string safe_in_script(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest{json.data() + i, json.size() - i};
    if (rest.front() == '<') {
      safe += "\\u003c";
    } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      safe += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      safe += rest.front();
    }
  }
  return safe;
}

std::string excursion_line(const WebContent& content, const Catalog& c) {
  if (!content.route) return {};
  const auto& stops = content.timetable.groups[content.group].stops;
  std::vector<std::string> parts;
  if (const auto date = content.route->schedule.date) parts.push_back(c.long_date(*date));
  const auto count = static_cast<long>(stops.size());
  parts.push_back(core::substitute(c.trn("{0} stop", "{0} stops", count), {std::to_string(count)}));
  double metres = 0;
  for (const auto& time : stops) metres += time.distance_m;
  if (metres > 0) parts.push_back(c.distance(metres));
  if (!stops.empty())
    parts.push_back(c.time_of_day(stops.front().begin()) + "\u00A0–\u2060\u00A0" +
                    c.time_of_day(stops.back().departure));
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : " · ") + part;
  return text;
}

core::Result<std::string> web_data(const WebContent& content) {
  return Writer{content}.write();
}

}  // namespace eb::app
