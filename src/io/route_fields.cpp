#include "io/route_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/color.h"
#include "io/json_object_reader.h"
#include "io/model_json.h"
#include "io/project_routes.h"

namespace eb::io {
namespace {

using Json = nlohmann::ordered_json;
constexpr int longest_minutes = 7 * 24 * 60;
constexpr std::size_t most_groups = 100;

template <class Enum>
std::optional<Enum> choice(const std::vector<std::string>& names, std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text == names[i]) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if constexpr (std::is_floating_point_v<Number>) {
    if (!std::isfinite(number)) return std::nullopt;
  }
  return number;
}

// Languages that can be part of a column's name in every format.
bool is_language(std::string_view text) {
  if (text.size() < 2 || text.size() > 12) return false;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!is_small(text[0]) || !is_small(text[1])) return false;
  const auto rest = text.substr(text.size() > 2 && is_small(text[2]) ? 3 : 2);
  if (!rest.empty() && rest[0] != '-') return false;
  return std::ranges::all_of(rest, [](unsigned char c) { return c == '-' || std::isalnum(c) != 0; });
}

class FieldWriter {
 public:
  void text(std::string name, const std::string& value) {
    if (!value.empty()) m_list.push_back({std::move(name), value});
  }
  void whole(std::string name, std::int64_t value) { m_list.push_back({std::move(name), value}); }
  void real(std::string name, double value) { m_list.push_back({std::move(name), value}); }
  void localized(const std::string& name, const model::LocalizedText& texts, const std::string& language) {
    text(name, texts.in(language));
    for (const auto& [code, words] : texts.by_language) {
      if (is_language(code)) text(name + '_' + code, words);
    }
  }
  void clock(std::string name, const std::optional<int>& minutes) {
    if (minutes) text(std::move(name), clock_text(*minutes));
  }
  FieldList take() { return std::move(m_list); }

 private:
  FieldList m_list;
};

std::string groups_text(const std::vector<model::Group>& groups) {
  if (groups.empty()) return {};
  Json list = Json::array();
  for (const auto& group : groups) {
    list.push_back({{"id", group.id}, {"name", group.name.by_language}, {"offset_minutes", group.offset_minutes}});
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<model::Group> groups_from(const std::string& text) {
  std::vector<model::Group> groups;
  const auto list = Json::parse(text, nullptr, false);
  if (!list.is_array()) return groups;
  for (const auto& item : list) {
    if (!item.is_object() || !item.contains("id") || !item["id"].is_string() || groups.size() == most_groups) continue;
    model::Group group;
    group.id = item["id"].get<std::string>();
    const bool is_known = std::ranges::find(groups, group.id, &model::Group::id) != groups.end();
    if (is_known || group.id.empty()) continue;
    if (const auto offset = item.find("offset_minutes"); offset != item.end() && offset->is_number_integer()) {
      group.offset_minutes = std::clamp(offset->get<int>(), -longest_minutes, longest_minutes);
    }
    if (const auto name = item.find("name"); name != item.end() && name->is_object()) {
      for (const auto& [code, words] : name->items()) {
        if (words.is_string()) group.name.by_language[code] = words.get<std::string>();
      }
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string meeting_point_text(const model::MeetingPoint& meeting_point) {
  return meeting_point == model::MeetingPoint{} ? std::string{} : to_line(to_json(meeting_point));
}

// What another program made unreadable is left out.
model::MeetingPoint meeting_point_from(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  Report report;
  ObjectReader in{json, {}, report};
  auto meeting_point = read_meeting_point(in);
  return report.error ? model::MeetingPoint{} : meeting_point;
}

void add_stop(const model::ExportedRoute& exported, std::size_t index, const std::string& language, FieldWriter& out) {
  const auto& stop = *exported.route->points[index].stop;
  out.localized("name", stop.name, language);
  out.localized("what_to_see", stop.what_to_see, language);
  out.localized("visiting", stop.visiting, language);
  out.whole("dwell_minutes", stop.dwell_minutes);
  out.clock("fixed_arrival", stop.fixed_arrival);
  out.clock("fixed_departure", stop.fixed_departure);
  out.text("opening_hours", stop.opening_hours);
  out.whole("is_confirmed", stop.is_confirmed ? 1 : 0);
  out.text("source", stop.source);
  out.text("confidence", stop.confidence);
  if (stop.accuracy_m > 0) out.real("accuracy_m", stop.accuracy_m);
  out.localized("accessibility", stop.accessibility.text, language);
  out.text("accessibility_source", stop.accessibility.source);
  if (stop.walking_m) out.whole("walking_m", *stop.walking_m);
  if (index >= exported.moments.size()) return;
  const auto& zone = exported.route->schedule.time_zone;
  const auto& [arrival, departure] = exported.moments[index];
  if (arrival) out.text("arrival", iso_local(*arrival, zone));
  if (departure) out.text("departure", iso_local(*departure, zone));
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "yes";
}

}  // namespace

std::string text_of(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  return fmt::format("{}", std::get<double>(value));
}

FieldList fields_of_route(const model::Route& route, const std::string& language) {
  FieldWriter out;
  out.text("feature", "route");
  out.text("route_id", route.id);
  out.localized("name", route.name, language);
  out.text("language", language);
  out.text("color_dark", core::to_hex(route.color.dark));
  out.text("color_light", core::to_hex(route.color.light));
  out.whole("visible", route.visible ? 1 : 0);
  out.text("variant_of", route.variant_of);
  const auto& schedule = route.schedule;
  if (schedule.date) out.text("date", core::to_iso(*schedule.date));
  out.text("start", clock_text(schedule.start_minutes));
  out.text("time_zone", schedule.time_zone);
  out.text("profile", profile_names[static_cast<std::size_t>(schedule.profile)]);
  out.text("groups", groups_text(schedule.groups));
  out.text("meeting_point", meeting_point_text(route.meeting_point));
  return out.take();
}

FieldList fields_of_point(const model::ExportedRoute& exported, std::size_t index, const std::string& language) {
  const auto& point = exported.route->points[index];
  FieldWriter out;
  out.text("feature", point.stop ? "stop" : "shaping_point");
  out.text("route_id", exported.route->id);
  out.whole("position_in_route", static_cast<std::int64_t>(index));
  out.text("point_id", point.id);
  if (point.stop) add_stop(exported, index, language, out);
  return out.take();
}

FieldList fields_of_leg(const model::Route& route, std::size_t index) {
  const auto& leg = *route.legs[index];
  FieldWriter out;
  out.text("feature", "leg");
  out.text("route_id", route.id);
  out.whole("position_in_route", static_cast<std::int64_t>(index));
  out.text("from_point", route.points[index].id);
  out.text("to_point", route.points[index + 1].id);
  out.text("leg_kind", leg_kinds[static_cast<std::size_t>(leg.kind)]);
  if (leg.seconds) out.real("leg_seconds", *leg.seconds);
  if (leg.profile) out.text("leg_profile", profile_names[static_cast<std::size_t>(*leg.profile)]);
  return out.take();
}

model::LocalizedText localized_from(const Fields& fields, std::string_view name, const std::string& language) {
  model::LocalizedText texts;
  const std::string start = std::string{name} + '_';
  for (auto at = fields.lower_bound(start); at != fields.end() && at->first.starts_with(start); ++at) {
    auto code = at->first.substr(start.size());
    std::ranges::replace(code, '_', '-');  // KML has no hyphens in names of columns
    if (is_language(code) && !at->second.empty()) texts.by_language[code] = at->second;
  }
  const auto& plain = field(fields, name);
  if (plain.empty()) return texts;
  // What stands in the unsuffixed column was shown, and perhaps corrected, in another program.
  const bool is_told = std::ranges::any_of(texts.by_language, [&](const auto& entry) { return entry.second == plain; });
  if (!is_told) texts.by_language[language] = plain;
  return texts;
}

void read_route_fields(const Fields& fields, const std::string& language, model::Route& route) {
  const auto& own_language = field(fields, "language");
  route.name = localized_from(fields, "name", is_language(own_language) ? own_language : language);
  if (const auto color = core::parse_hex_color(field(fields, "color_dark"))) route.color.dark = *color;
  if (const auto color = core::parse_hex_color(field(fields, "color_light"))) route.color.light = *color;
  if (const auto& visible = field(fields, "visible"); !visible.empty()) route.visible = is_true(visible);
  route.variant_of = field(fields, "variant_of");
  auto& schedule = route.schedule;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto& date = field(fields, "date");
  if (std::sscanf(date.c_str(), "%d%*1[-/]%u%*1[-/]%u", &year, &month, &day) == 3) {
    schedule.date = core::to_day_checked(year, month, day);
  }
  if (const auto start = minutes_from(field(fields, "start")); start && *start < 24 * 60)
    schedule.start_minutes = *start;
  if (const auto& zone = field(fields, "time_zone"); !zone.empty() && geo::TimeZone::find(zone))
    schedule.time_zone = zone;
  if (const auto profile = choice<model::Profile>(profile_names, field(fields, "profile"))) schedule.profile = *profile;
  schedule.groups = groups_from(field(fields, "groups"));
  route.meeting_point = meeting_point_from(field(fields, "meeting_point"));
}

model::Stop stop_from(const Fields& fields, const std::string& language) {
  model::Stop stop;
  stop.name = localized_from(fields, "name", language);
  stop.what_to_see = localized_from(fields, "what_to_see", language);
  stop.visiting = localized_from(fields, "visiting", language);
  if (const auto dwell = number_in<double>(field(fields, "dwell_minutes"))) {
    stop.dwell_minutes = static_cast<int>(std::lround(std::clamp(*dwell, 0.0, 1.0 * longest_minutes)));
  }
  stop.fixed_arrival = minutes_from(field(fields, "fixed_arrival"));
  stop.fixed_departure = minutes_from(field(fields, "fixed_departure"));
  stop.opening_hours = field(fields, "opening_hours");
  stop.is_confirmed = is_true(field(fields, "is_confirmed"));
  stop.source = field(fields, "source");
  stop.confidence = field(fields, "confidence");
  stop.accuracy_m = std::clamp(number_in<double>(field(fields, "accuracy_m")).value_or(0), 0.0, 1e6);
  stop.accessibility = {localized_from(fields, "accessibility", language), field(fields, "accessibility_source")};
  if (const auto walk = number_in<double>(field(fields, "walking_m"))) {
    stop.walking_m = static_cast<int>(std::lround(std::clamp(*walk, 0.0, 1.0 * model::longest_walk_m)));
  }
  return stop;
}

model::Leg leg_from(const Fields& fields) {
  model::Leg leg;
  leg.kind = choice<model::LegKind>(leg_kinds, field(fields, "leg_kind")).value_or(model::LegKind::Straight);
  leg.profile = choice<model::Profile>(profile_names, field(fields, "leg_profile"));
  leg.seconds = number_in<double>(field(fields, "leg_seconds"));
  if (leg.seconds && (*leg.seconds < 0 || *leg.seconds > 1e7)) leg.seconds.reset();
  return leg;
}

namespace {

constexpr geo::UtcSeconds seconds_a_day = 86400;
constexpr core::Day unix_epoch = -10957;  // 1970-01-01

std::string iso_without_zone(geo::UtcSeconds seconds) {
  geo::UtcSeconds days = seconds / seconds_a_day, rest = seconds % seconds_a_day;
  if (rest < 0) rest += seconds_a_day, --days;
  return fmt::format("{}T{:02}:{:02}:{:02}", core::to_iso(static_cast<core::Day>(days) + unix_epoch), rest / 3600,
                     rest / 60 % 60, rest % 60);
}

}  // namespace

std::string iso_utc(geo::UtcSeconds moment) {
  return iso_without_zone(moment) + 'Z';
}

std::string iso_local(geo::UtcSeconds moment, const std::string& time_zone) {
  const auto zone = geo::TimeZone::find(time_zone);
  if (!zone) return iso_utc(moment);
  const int east = zone->offset_at(moment).seconds_east, minutes = std::abs(east) / 60;
  return iso_without_zone(moment + east) +
         fmt::format("{}{:02}:{:02}", east < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string clock_text(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<int> minutes_from(std::string_view clock) {
  const auto colon = clock.find(':');
  if (colon == std::string_view::npos || clock.size() < colon + 3) return std::nullopt;
  const auto hours = number_in<int>(clock.substr(0, colon)), minutes = number_in<int>(clock.substr(colon + 1, 2));
  if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  return total > longest_minutes || *hours > 168 ? std::nullopt : std::optional{total};
}

}  // namespace eb::io
