#include "model/checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "model/checked_route.h"

namespace eb::model {

using core::msg;

namespace {

// Every language in which a name of the document is written.
std::set<std::string> languages_of(const Document& document) {
  std::set<std::string> languages;
  const auto add = [&](const LocalizedText& text) {
    for (const auto& [language, words] : text.by_language) languages.insert(language);
  };
  add(document.title);
  for (const auto& layer : document.layers) add(layer->title);
  for (const auto& route : document.routes) {
    add(route->name);
    for (const RoutePoint& point : route->points) {
      if (point.stop) add(point.stop->name);
    }
  }
  return languages;
}

std::string missing_in(const LocalizedText& text, const std::set<std::string>& languages) {
  std::string missing;
  for (const std::string& language : languages) {
    const auto found = text.by_language.find(language);
    if (found == text.by_language.end() || found->second.empty()) missing += (missing.empty() ? "" : ", ") + language;
  }
  return missing;
}

}  // namespace

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Serious:
      return "serious";
  }
  return "";
}

CheckWords plain_words() {
  CheckWords words;
  words.time = [](int minutes) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, std::abs(minutes % 60));
    return std::string{text};
  };
  words.date = [](core::Day day) { return core::to_iso(day); };
  words.distance = [](double metres) { return std::to_string(std::lround(metres)) + " m"; };
  words.stated_distance = words.distance;
  return words;
}

std::string CheckedRoute::name_of(std::size_t point) const {
  for (std::size_t at = point + 1; at-- > 0;) {
    if (route.points[at].stop) return route.points[at].stop->name.in(in.words.language);
  }
  for (std::size_t at = point; at < route.points.size(); ++at) {
    if (route.points[at].stop) return route.points[at].stop->name.in(in.words.language);
  }
  return route.points[point].id;
}

std::string CheckedRoute::name_of(std::size_t point, const GroupTimes& group) const {
  if (times.groups.size() < 2) return name_of(point);
  const std::string& name = group.name.in(in.words.language);
  return name_of(point) + " (" + (name.empty() ? group.id : name) + ")";
}

std::string CheckedRoute::to_of(std::size_t leg) const {
  for (std::size_t at = leg + 1; at < route.points.size(); ++at) {
    if (route.points[at].stop) return route.points[at].stop->name.in(in.words.language);
  }
  return name_of(leg + 1);
}

std::vector<geo::Vec2d> CheckedRoute::line_in_crs(std::size_t leg) const {
  std::vector<geo::Vec2d> line;
  for (const geo::LonLat position : line_of_leg(route, leg)) {
    const geo::Vec2d point = in.to_project(position);
    if (geo::is_finite(point)) line.push_back(point);
  }
  return line;
}

void CheckedRoute::at_stop(std::size_t point, const char* rule, Severity severity, core::Message message,
                           core::Message remedy) {
  m_findings.push_back({rule,
                        severity,
                        route.id,
                        route.points[point].id,
                        {},
                        std::move(message),
                        std::move(remedy),
                        route.points[point].position});
}

void CheckedRoute::at_leg(std::size_t leg, const char* rule, Severity severity, core::Message message,
                          core::Message remedy) {
  const geo::ChunkedPath& path = route.legs[leg]->path;
  const geo::LonLat from = route.points[leg].position, to = route.points[leg + 1].position;
  const geo::LonLat middle =
      path.empty() ? geo::LonLat{(from.lon + to.lon) / 2, (from.lat + to.lat) / 2} : path[path.size() / 2];
  m_findings.push_back({rule,
                        severity,
                        route.id,
                        {},
                        route.points[leg].id + ".." + route.points[leg + 1].id,
                        std::move(message),
                        std::move(remedy),
                        middle});
}

void CheckedRoute::at_route(const char* rule, Severity severity, core::Message message, core::Message remedy) {
  m_findings.push_back({rule, severity, route.id, {}, {}, std::move(message), std::move(remedy), std::nullopt});
}

void check_translations(CheckedRoute& checked) {
  const auto languages = languages_of(checked.in.document);
  for (const std::size_t point : stops_of(checked.route)) {
    const Stop& stop = *checked.route.points[point].stop;
    if (const auto missing = missing_in(stop.name, languages); !missing.empty()) {
      checked.at_stop(point, "missing_translation", Severity::Warning,
                      msg("{0} has no name in: {1}", checked.name_of(point), missing),
                      msg("Write its name in every language of the project."));
    }
    for (const LocalizedText* text : {&stop.what_to_see, &stop.visiting, &stop.accessibility.text}) {
      const auto missing = text->empty() ? std::string{} : missing_in(*text, languages);
      if (missing.empty()) continue;
      checked.at_stop(point, "missing_translation", Severity::Warning,
                      msg("What is said about {0} is missing in: {1}", checked.name_of(point), missing),
                      msg("Write it in every language of the project."));
      break;
    }
  }
}

std::vector<Finding> check_routes(const CheckInput& input) {
  std::vector<Finding> findings;
  for (const auto& route : input.document.routes) {
    const auto first = findings.size();
    CheckedRoute checked{input, *route, make_timetable(*route), findings};
    check_times(checked);
    check_lines(checked);
    check_roads(checked);
    check_zones(checked);
    check_translations(checked);
    std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(first), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  }
  return findings;
}

}  // namespace eb::model
