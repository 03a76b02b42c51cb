#include "model/route_exchange.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace eb::model {
namespace {

using core::msg;

struct FormatWords {
  RouteFormat format;
  const char *suffix, *name;
};
constexpr std::array<FormatWords, route_formats> format_words{{{RouteFormat::Gpx, ".gpx", "GPX"},
                                                               {RouteFormat::Kml, ".kml", "KML"},
                                                               {RouteFormat::Kmz, ".kmz", "KMZ"},
                                                               {RouteFormat::GeoJson, ".geojson", "GeoJSON"},
                                                               {RouteFormat::GeoPackage, ".gpkg", "GeoPackage"},
                                                               {RouteFormat::Csv, ".csv", "CSV"},
                                                               {RouteFormat::Ics, ".ics", "iCalendar"},
                                                               {RouteFormat::Pdf, ".pdf", "PDF"}}};

struct PresetWords {
  RoutePreset preset;
  RouteFormat format;
  const char *key, *name;
};
constexpr std::array<PresetWords, 3> preset_words{
    {{RoutePreset::Garmin, RouteFormat::Gpx, "garmin", "Garmin"},
     {RoutePreset::Osmand, RouteFormat::Gpx, "osmand", "OsmAnd"},
     {RoutePreset::GoogleEarth, RouteFormat::Kml, "google-earth", "Google Earth"}}};

bool ends_with(std::string_view text, std::string_view end) {
  if (text.size() < end.size()) return false;
  return std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                    [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

std::size_t letters_in(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// What there is to lose.
struct Holdings {
  std::set<std::string> languages;
  std::size_t lines = 0;  // legs with a line of their own
  std::size_t kinds = 0;  // legs that are not straight
  std::size_t shaping_points = 0;
  std::size_t stays = 0;  // stops with dwell time, locks or opening hours
  std::size_t words = 0;  // stops with more to say than a name
  std::size_t long_names = 0;
  std::size_t longest_route = 0;  // points
  std::size_t undated = 0;        // routes without a date
  bool has_schedule = false, has_groups = false, has_variants = false;
};

void add(const LocalizedText& text, Holdings& held) {
  for (const auto& [language, words] : text.by_language) {
    if (!words.empty()) held.languages.insert(language);
  }
}

void add(const Stop& stop, const std::string& language, Holdings& held) {
  for (const auto* text : {&stop.name, &stop.what_to_see, &stop.visiting, &stop.accessibility.text}) add(*text, held);
  if (stop.dwell_minutes > 0 || stop.fixed_arrival || stop.fixed_departure || !stop.opening_hours.empty()) ++held.stays;
  if (!stop.what_to_see.empty() || !stop.visiting.empty() || !stop.source.empty()) ++held.words;
  if (letters_in(stop.name.in(language)) > garmin_letters) ++held.long_names;
}

void add(const Route& route, const std::string& language, Holdings& held) {
  add(route.name, held);
  add(route.meeting_point.text, held);
  for (const auto& point : route.points) {
    point.stop ? add(*point.stop, language, held) : void(++held.shaping_points);
  }
  for (const auto& leg : route.legs) {
    if (!leg->path.empty()) ++held.lines;
    if (leg->kind != LegKind::Straight || leg->profile) ++held.kinds;
  }
  const auto& schedule = route.schedule;
  held.longest_route = std::max(held.longest_route, route.points.size());
  held.undated += schedule.date ? 0U : 1U;
  held.has_schedule = held.has_schedule || schedule.date.has_value() || schedule != Schedule{};
  held.has_groups = held.has_groups || !schedule.groups.empty();
  held.has_variants = held.has_variants || !route.variant_of.empty();
}

// The list under way to a person.
class Losses {
 public:
  Losses(const RouteExport& request)
      : m_name{request.preset == RoutePreset::None ? name_of(request.format) : name_of(request.preset)} {
    for (const auto& exported : request.routes) add(*exported.route, request.language, held);
  }
  Holdings held;

  void lose(bool when, core::Message what) {
    if (when) m_list.push_back({std::move(what), false});
  }
  void hide(bool when, core::Message what) {
    if (when) m_list.push_back({std::move(what), true});
  }
  [[nodiscard]] const std::string& name() const { return m_name; }
  std::vector<RouteLoss> take() { return std::move(m_list); }

  void languages(const std::string& kept) {
    std::string others;
    for (const auto& language : held.languages) {
      if (language != kept) others += (others.empty() ? "" : ", ") + language;
    }
    lose(!others.empty(), msg("{0} has room for texts in one language; those in {1} are left out.", m_name, others));
  }
  void lines() {
    lose(held.lines > 0, msg("{0} carries no lines. Legs that become straight: {1}.", m_name, held.lines));
  }
  void kinds() { lose(held.kinds > 0, msg("{0} does not tell routed, recorded and straight legs apart.", m_name)); }
  void plan() { lose(held.has_groups || held.has_variants, msg("{0} knows neither groups nor variants.", m_name)); }

 private:
  std::string m_name;
  std::vector<RouteLoss> m_list;
};

void lose_for_devices(Losses& losses, const RouteExport& request) {
  const auto& held = losses.held;
  losses.languages(request.language);
  losses.kinds();
  losses.plan();
  if (request.preset != RoutePreset::Garmin) {
    losses.lose(held.stays > 0,
                msg("{0} knows no dwell times, fixed times and opening hours; they stand in the descriptions only.",
                    losses.name()));
    return;
  }
  losses.lose(held.stays > 0, msg("Fixed times and opening hours are left out for {0}.", losses.name()));
  losses.lose(held.long_names > 0, msg("Names longer than {1} letters, shortened for {2}: {0}.", held.long_names,
                                       garmin_letters, losses.name()));
  losses.lose(held.longest_route > garmin_points,
              msg("The route has {0} points; many {1} devices take {2} and may cut it. The track beside it is whole.",
                  held.longest_route, losses.name(), garmin_points));
}

void lose_for_table(Losses& losses) {
  losses.lines();
  losses.lose(
      losses.held.has_groups || losses.held.has_variants || losses.held.has_schedule,
      msg("{0} has one row a point: the colour, the groups and the variants of a route are left out.", losses.name()));
}

void lose_for_calendar(Losses& losses, const RouteExport& request) {
  losses.lose(losses.held.undated > 0,
              msg("Routes without a date, which a calendar cannot hold: {0}.", losses.held.undated));
  losses.languages(request.language);
  losses.lines();
  losses.lose(losses.held.shaping_points > 0,
              msg("{0} has an event a stop. Shaping points left out: {1}.", losses.name(), losses.held.shaping_points));
  losses.lose(true, msg("{0} cannot be read back as a route.", losses.name()));
}

}  // namespace

std::optional<RouteFormat> route_format_of(std::string_view file) {
  for (const auto& words : format_words) {
    if (ends_with(file, words.suffix)) return words.format;
  }
  if (ends_with(file, ".json")) return RouteFormat::GeoJson;
  return std::nullopt;
}

const char* suffix_of(RouteFormat format) {
  return format_words[static_cast<std::size_t>(format)].suffix;
}

const char* name_of(RouteFormat format) {
  return format_words[static_cast<std::size_t>(format)].name;
}

const char* name_of(RoutePreset preset) {
  const auto found = std::ranges::find(preset_words, preset, &PresetWords::preset);
  return found == preset_words.end() ? "" : found->name;
}

std::optional<RoutePreset> parse_route_preset(std::string_view text) {
  const auto found =
      std::ranges::find(preset_words, text, [](const PresetWords& words) { return std::string_view{words.key}; });
  if (found == preset_words.end()) return std::nullopt;
  return found->preset;
}

std::optional<RouteFormat> format_of(RoutePreset preset) {
  const auto found = std::ranges::find(preset_words, preset, &PresetWords::preset);
  if (found == preset_words.end()) return std::nullopt;
  return found->format;
}

std::vector<RouteLoss> route_losses(const RouteExport& request) {
  Losses losses{request};
  const auto& held = losses.held;
  if (request.preset == RoutePreset::Garmin || request.preset == RoutePreset::Osmand) {
    lose_for_devices(losses, request);
    return losses.take();
  }
  switch (request.format) {
    case RouteFormat::Gpx:
      losses.hide(held.stays > 0 || held.has_schedule,
                  msg("{0} has no place for dwell times, fixed times, opening hours and schedules.", losses.name()));
      losses.hide(held.kinds > 0, msg("{0} does not tell routed, recorded and straight legs apart.", losses.name()));
      losses.hide(held.languages.size() > 1, msg("{0} shows texts in one language.", losses.name()));
      break;
    case RouteFormat::Kml:
    case RouteFormat::Kmz:
      losses.hide(held.languages.size() > 1, msg("{0} shows texts in one language.", losses.name()));
      losses.hide(held.kinds > 0, msg("{0} does not tell routed, recorded and straight legs apart.", losses.name()));
      break;
    case RouteFormat::GeoJson:
    case RouteFormat::GeoPackage:
      break;
    case RouteFormat::Csv:
      lose_for_table(losses);
      break;
    case RouteFormat::Ics:
      lose_for_calendar(losses, request);
      break;
    case RouteFormat::Pdf:
      losses.languages(request.language);
      losses.lose(true, msg("{0} cannot be read back as a route.", losses.name()));
      break;
  }
  return losses.take();
}

}  // namespace eb::model
