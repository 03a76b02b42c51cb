// The rule about protected zones: distances to the polygons of layers that have zone rules, on the route's day.
#include <algorithm>
#include <charconv>

#include "geo/area_distance.h"
#include "model/checked_route.h"
#include "model/localized_column.h"
#include "model/opening_hours.h"
#include "model/sensitive.h"

namespace eb::model {

using core::msg;

namespace {

// When somebody is somewhere, in minutes after midnight of the route's date.
struct Presence {
  int from = 0, to = 0;
};

bool is_in_force(const std::string& season, const std::optional<core::Day>& date, Presence when) {
  if (season.empty()) return true;
  const auto closed = OpeningHours::parse(season);
  if (!closed || !date) return false;
  const int first = when.from / minutes_per_day - 1, last = when.to / minutes_per_day + 1;
  for (int day = first; day <= last; ++day) {
    for (const MinuteSpan& span : closed->on(*date + day)) {
      const int begin = day * minutes_per_day + span.from, end = day * minutes_per_day + span.to;
      if (begin <= when.to && when.from < end) return true;
    }
  }
  return false;
}

// A polygon of a layer with the rules that hold for it.
struct Zone {
  geo::AreaDistance area;
  geo::Box2d extent;
  std::string name;
  std::vector<ZoneRule> rules;
  bool is_cell = false;
};

double number_in(const std::string& text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<ZoneRule> rules_of(const Zones& zones, const FeatureTable& table, std::uint32_t feature) {
  auto rules = zones.rules;
  const auto text = [&](const std::string& column) { return column.empty() ? "" : table.text(column, feature); };
  const std::string distance = text(zones.distance_field), season = text(zones.season_field);
  if (distance.empty() && season.empty()) return rules;
  ZoneRule own;
  own.distance_m = std::max(0.0, number_in(distance));
  own.season = season;
  if (const auto source = text(zones.source_field); !source.empty()) own.source.by_language["en"] = source;
  rules.insert(rules.begin(), std::move(own));
  return rules;
}

std::vector<geo::AreaDistance::Polygon> polygons_of(const FeatureTable& table, std::uint32_t feature) {
  std::vector<geo::AreaDistance::Polygon> polygons;
  for (std::uint32_t part = table.feature_parts[feature]; part < table.feature_parts[feature + 1]; ++part) {
    if (table.part_kinds[part] == PartKind::OuterRing) polygons.emplace_back();
    if (polygons.empty() || table.part_kinds[part] == PartKind::Line || table.part_kinds[part] == PartKind::Point)
      continue;
    polygons.back().push_back(table.part(part));
  }
  return polygons;
}

// Those of a layer that live on the route's day and lie near it.
void collect(const CheckedRoute& checked, const CheckedLayer& it, const geo::Box2d& around, std::vector<Zone>& zones) {
  const Zones& rules = *it.layer->zones;
  const LocalizedColumn names{*it.table, it.layer->name_field, checked.in.words.language};
  for (std::uint32_t feature = 0; feature < it.table->feature_count(); ++feature) {
    const auto& date = checked.route.schedule.date;
    if (date && !core::is_visible(it.table->lives[feature].interval, *date)) continue;
    const geo::Box2d extent = it.table->feature_extent(feature);
    if (!extent.intersects(around)) continue;
    auto of_feature = rules_of(rules, *it.table, feature);
    if (of_feature.empty()) continue;
    std::string name = names.text(feature);
    const bool is_coarse = it.table->is_cell(feature);
    if (name.empty() && is_coarse) name = it.table->text(cell_column, feature);
    if (name.empty()) name = it.layer->title.in(checked.in.words.language);
    zones.push_back({geo::AreaDistance{polygons_of(*it.table, feature)}, extent, std::move(name), std::move(of_feature),
                     rules.are_cells || is_coarse});
  }
}

double farthest_rule_m(const Zones& zones) {
  double farthest = zones.distance_field.empty() ? 0 : 100'000;
  for (const ZoneRule& rule : zones.rules) farthest = std::max(farthest, rule.distance_m);
  return farthest;
}

// What the rule asks for: in its own words, else as numbers.
std::string words_of(const CheckedRoute& checked, const ZoneRule& rule) {
  if (const std::string& text = rule.text.in(checked.in.words.language); !text.empty()) return text;
  std::string words = checked.in.words.stated_distance(rule.distance_m);
  if (!rule.season.empty()) words += ", " + rule.season;
  return words;
}

// `subject`: the stop, or "A – B" for a way.
core::Message said_of(const CheckedRoute& checked, const std::string& subject, const Zone& zone, const ZoneRule& rule,
                      double distance_m) {
  const std::string words = words_of(checked, rule), stated = rule.source.in(checked.in.words.language);
  const std::string source = stated.empty() ? "–" : stated;
  if (zone.is_cell) {
    return msg(
        "{0}: somewhere in the grid cell {1} something is protected; where is not published. Rule: {2} (source: {3})",
        subject, zone.name, words, source);
  }
  if (distance_m <= 0) return msg("{0}: lies in {1}. Rule: {2} (source: {3})", subject, zone.name, words, source);
  return msg("{0}: comes within {1} of {2}. Rule: {3} (source: {4})", subject, checked.distance(distance_m), zone.name,
             words, source);
}

core::Message remedy_of(const Zone& zone, const ZoneRule& rule) {
  if (rule.is_example) {
    return msg(
        "The rule is an example and not in force here: ask the nature conservation authority what is, and edit it.");
  }
  if (zone.is_cell) return msg("Ask the nature conservation authority whether this way is open on that day.");
  return msg("Choose another day, or lead the way around the zone.");
}

struct Subject {
  std::string words;
  std::vector<geo::Vec2d> line;
  geo::Box2d extent;
  Presence when;
  double metres_per_unit = 1;
};

// The first rule that is broken, if any.
std::optional<std::pair<const ZoneRule*, double>> broken_rule(const CheckedRoute& checked, const Zone& zone,
                                                              const Subject& subject) {
  for (const ZoneRule& rule : zone.rules) {
    const double limit = rule.distance_m / subject.metres_per_unit;
    if (!zone.extent.grown(limit).intersects(subject.extent)) continue;
    if (!is_in_force(rule.season, checked.route.schedule.date, subject.when)) continue;
    if (zone.area.is_within(subject.line, limit))
      return std::pair{&rule, zone.area.to(subject.line) * subject.metres_per_unit};
  }
  return std::nullopt;
}

template <class Tell>
void compare(const CheckedRoute& checked, const std::vector<Zone>& zones, const Subject& subject, Tell tell) {
  for (const Zone& zone : zones) {
    const auto broken = broken_rule(checked, zone, subject);
    if (!broken) continue;
    const auto& [rule, distance_m] = *broken;
    const bool is_sure = !zone.is_cell && !rule->is_example;
    tell(is_sure ? Severity::Serious : Severity::Warning, said_of(checked, subject.words, zone, *rule, distance_m),
         remedy_of(zone, *rule));
  }
}

Subject make_subject(const CheckedRoute& checked, std::string words, std::vector<geo::Vec2d> line, geo::LonLat place,
                     Presence when) {
  Subject subject{std::move(words), std::move(line), {}, when, std::max(checked.in.metres_per_unit(place), 1e-6)};
  for (const geo::Vec2d point : subject.line) subject.extent.add(point);
  return subject;
}

// From the first group's time to the last one's.
Presence presence(const CheckedRoute& checked, std::size_t first_point, std::size_t last_point) {
  Presence when;
  bool any = false;
  const auto add = [&](int from, int to) {
    when = any ? Presence{std::min(when.from, from), std::max(when.to, to)} : Presence{from, to};
    any = true;
  };
  for (const GroupTimes& group : checked.times.groups) {
    const StopTime* before = nullptr;
    const StopTime* after = nullptr;
    for (const StopTime& at : group.stops) {
      if (at.point <= first_point) before = &at;
      if (at.point >= last_point && after == nullptr) after = &at;
    }
    if (first_point == last_point && before != nullptr && before == after) {
      add(before->arrival, before->departure);
    } else if (before != nullptr || after != nullptr) {
      add(before != nullptr ? before->departure : after->arrival,
          after != nullptr ? after->arrival : before->departure);
    }
  }
  return when;
}

std::vector<Zone> zones_near(const CheckedRoute& checked) {
  geo::Box2d around;
  for (std::size_t leg = 0; leg < checked.route.legs.size(); ++leg) {
    for (const geo::Vec2d point : checked.line_in_crs(leg)) around.add(point);
  }
  for (const RoutePoint& point : checked.route.points) around.add(checked.in.to_project(point.position));
  std::vector<Zone> zones;
  if (around.empty()) return zones;
  const double metres_per_unit = std::max(checked.in.metres_per_unit(checked.route.points.front().position), 1e-6);
  for (const CheckedLayer& it : checked.in.layers) {
    if (!it.layer->zones || it.table == nullptr) continue;
    collect(checked, it, around.grown(2 * farthest_rule_m(*it.layer->zones) / metres_per_unit), zones);
  }
  return zones;
}

}  // namespace

void check_zones(CheckedRoute& checked) {
  const auto has_zones = [](const CheckedLayer& it) { return it.layer->zones.has_value(); };
  if (std::none_of(checked.in.layers.begin(), checked.in.layers.end(), has_zones)) return;
  const std::vector<Zone> zones = zones_near(checked);
  if (zones.empty()) return;
  for (const std::size_t point : stops_of(checked.route)) {
    const geo::LonLat position = checked.route.points[point].position;
    const auto subject = make_subject(checked, checked.name_of(point), {checked.in.to_project(position)}, position,
                                      presence(checked, point, point));
    compare(checked, zones, subject, [&](Severity severity, core::Message message, core::Message remedy) {
      checked.at_stop(point, "protected_zone", severity, std::move(message), std::move(remedy));
    });
  }
  for (std::size_t leg = 0; leg < checked.route.legs.size(); ++leg) {
    const auto subject =
        make_subject(checked, checked.from_of(leg) + " – " + checked.to_of(leg), checked.line_in_crs(leg),
                     checked.route.points[leg].position, presence(checked, leg, leg + 1));
    compare(checked, zones, subject, [&](Severity severity, core::Message message, core::Message remedy) {
      checked.at_leg(leg, "protected_zone", severity, std::move(message), std::move(remedy));
    });
  }
}

}  // namespace eb::model
