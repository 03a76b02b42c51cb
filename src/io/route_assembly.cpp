#include "io/route_assembly.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <set>

#include "io/line_route.h"
#include "io/route_fields.h"

namespace eb::io {
namespace {

using core::msg;
using Point = RouteRecords::Point;
using Line = RouteRecords::Line;

constexpr std::size_t most_words = 8;  // names told in one problem

// The first of these that says anything, whatever its case.
const std::string& any_of(const Fields& fields, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    for (const auto& [key, value] : fields) {
      const bool is_it = std::ranges::equal(key, name, [](unsigned char a, char b) { return std::tolower(a) == b; });
      if (is_it && !value.empty()) return value;
    }
  }
  return field({}, "");
}

const std::string& name_in(const Fields& fields) {
  return any_of(fields, {"name", "title", "titel", "bezeichnung", "label", "nazwa"});
}

// "PT1H30M", as Garmin says how long a stop is.
int duration_minutes(std::string_view text) {
  int total = 0, number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && number < 100'000) number = number * 10 + (c - '0');
    if (c == 'H') total += number * 60;
    if (c == 'M') total += number;
    if (c == 'D') total += number * 24 * 60;
    if (c < '0' || c > '9') number = 0;
  }
  return std::clamp(total, 0, 7 * 24 * 60);
}

// What any program says of a place.
model::Stop foreign_stop(const Fields& fields, const std::string& language) {
  model::Stop stop = stop_from(fields, language);
  if (stop.name.empty()) stop.name.by_language[language] = name_in(fields);
  const auto& words = any_of(fields, {"desc", "description", "cmt", "comment", "beschreibung", "opis"});
  if (stop.what_to_see.empty() && !words.empty() && words != stop.name.in(language))
    stop.what_to_see.by_language[language] = words;
  if (stop.dwell_minutes == 0) stop.dwell_minutes = duration_minutes(field(fields, "StopDuration"));
  return stop;
}

model::RoutePoint stop_point(const Point& point, const std::string& language) {
  return {"", point.position, std::make_shared<const model::Stop>(foreign_stop(point.fields, language))};
}

bool is_own(const Fields& fields) {
  return !field(fields, "route_id").empty() && !field(fields, "feature").empty();
}

long position_in(const Fields& fields) {
  const auto& text = field(fields, "position_in_route");
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return static_cast<long>(std::clamp(value, 0.0, 1e9));
}

// Parts of one route that this program wrote.
struct OwnRoute {
  Fields fields;
  std::vector<Point> points;
  struct OwnLeg {
    Fields fields;
    std::vector<geo::LonLat> line;
  };
  std::map<std::pair<std::string, std::string>, OwnLeg> legs;  // by the points they join
};

class Assembly {
 public:
  Assembly(RouteRecords records, const AssemblyOptions& options, ProblemList& problems)
      : m_records{std::move(records)}, m_options{options}, m_problems{problems} {}

  std::vector<model::Route> run() {
    take_own();
    for (auto& [id, own] : m_own) add_own(id, own);
    for (auto& sequence : m_records.sequences) add_sequence(sequence);
    match_places();
    for (std::size_t i = 0; i < m_records.lines.size(); ++i) add_line(i);
    add_left_places();
    tell_what_is_not_kept();
    give_ids();
    return std::move(m_routes);
  }

 private:
  OwnRoute& own(const std::string& id) {
    const auto found = std::ranges::find(m_own, id, &std::pair<std::string, OwnRoute>::first);
    return found != m_own.end() ? found->second : m_own.emplace_back(id, OwnRoute{}).second;
  }
  [[nodiscard]] bool is_taken(const std::string& id) const {
    return std::ranges::find(m_own, id, &std::pair<std::string, OwnRoute>::first) != m_own.end();
  }

  // What this program wrote, out of the records; the rest stays in them.
  void take_own() {
    std::erase_if(m_records.sequences, [&](auto& sequence) {
      if (!is_own(sequence.fields) || sequence.points.empty()) return false;
      take_sequence(sequence);
      return true;
    });
    for (const Line& line : m_records.lines) {  // they say the order
      if (is_own(line.fields) && field(line.fields, "feature") == "route") own(field(line.fields, "route_id"));
    }
    std::erase_if(m_records.places, [&](Point& place) {
      if (!is_own(place.fields)) return false;
      const auto& feature = field(place.fields, "feature");
      if (feature == "copy") return is_taken(field(place.fields, "route_id"));
      if (feature != "stop" && feature != "shaping_point") return false;
      own(field(place.fields, "route_id")).points.push_back(std::move(place));
      return true;
    });
    std::erase_if(m_records.lines, [&](Line& line) { return is_own(line.fields) && take_line(line); });
  }

  // As GPX has it: what a leg is stands in the point before it.
  void take_sequence(RouteRecords::Sequence& sequence) {
    OwnRoute& route = own(field(sequence.fields, "route_id"));
    route.fields = std::move(sequence.fields);
    for (std::size_t i = 0; i < sequence.points.size(); ++i)
      sequence.points[i].fields["position_in_route"] = std::to_string(i);
    route.points = std::move(sequence.points);
  }

  bool take_line(Line& line) {
    const auto& feature = field(line.fields, "feature");
    const std::string id = field(line.fields, "route_id");
    if (feature == "route") {
      own(id).fields = std::move(line.fields);
      return true;
    }
    if (feature == "leg" && line.parts.size() <= 1) {
      auto line_points = line.parts.empty() ? std::vector<geo::LonLat>{} : std::move(line.parts.front());
      std::pair key{field(line.fields, "from_point"), field(line.fields, "to_point")};
      own(id).legs[std::move(key)] = {std::move(line.fields), std::move(line_points)};
      return true;
    }
    return feature == "legs" && is_taken(id) && take_legs(own(id), line);
  }

  // One part a leg, in order.
  bool take_legs(OwnRoute& route, Line& line) {
    if (line.parts.size() + 1 != route.points.size()) {
      m_problems.add(msg("The track of route {0} no longer fits its points; its legs become straight",
                         field(route.fields, "name")),
                     msg("Edit such files here, or import the track alone."));
      return true;
    }
    for (std::size_t i = 0; i < line.parts.size(); ++i) {
      std::pair key{field(route.points[i].fields, "point_id"), field(route.points[i + 1].fields, "point_id")};
      route.legs[std::move(key)] = {route.points[i].fields, std::move(line.parts[i])};
    }
    return true;
  }

  void add_own(const std::string& id, OwnRoute& own) {
    if (own.points.empty()) return;
    model::Route route;
    route.id = id;
    Fields fields = own.fields.empty() ? fields_on_points(own) : std::move(own.fields);
    const auto& told = field(fields, "language");
    const std::string language = told.empty() ? m_options.language : told;
    read_route_fields(fields, language, route);
    if (route.name.empty()) route.name.by_language[language] = m_options.name;
    std::ranges::stable_sort(own.points, {}, [](const Point& point) { return position_in(point.fields); });
    for (const auto& point : own.points) {
      std::shared_ptr<const model::Stop> stop;
      if (field(point.fields, "feature") == "stop")
        stop = std::make_shared<const model::Stop>(own_stop(point.fields, language));
      route.points.push_back({field(point.fields, "point_id"), point.position, std::move(stop)});
    }
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i) route.legs.push_back(own_leg(own, i, route));
    m_routes.push_back(std::move(route));
  }

  // A table has no row for the route itself.
  static Fields fields_on_points(const OwnRoute& own) {
    Fields fields = own.points.front().fields;
    for (const char* name : {"name", "visible"}) fields.erase(name);
    std::erase_if(fields, [](const auto& entry) { return entry.first.starts_with("name_"); });
    Fields found;
    for (auto& [name, value] : fields) {
      found[name.starts_with("route_name") ? name.substr(std::string_view{"route_"}.size()) : name] = value;
    }
    return found;
  }

  static model::Stop own_stop(const Fields& fields, const std::string& language) {
    model::Stop stop = stop_from(fields, language);
    if (stop.name.empty() && !name_in(fields).empty()) stop.name.by_language[language] = name_in(fields);
    return stop;
  }

  std::shared_ptr<const model::Leg> own_leg(OwnRoute& own, std::size_t index, const model::Route& route) {
    const auto found = own.legs.find({route.points[index].id, route.points[index + 1].id});
    const bool is_found = found != own.legs.end();
    model::Leg leg = leg_from(is_found ? found->second.fields : own.points[index].fields);
    const std::size_t vertices = is_found ? found->second.line.size() : 0;
    if (leg.kind != model::LegKind::Straight && vertices > 2) {
      leg.path = geo::ChunkedPath{std::span{found->second.line}.subspan(1, vertices - 2)};
    }
    if (vertices >= 2 || leg.kind == model::LegKind::Straight)
      return std::make_shared<const model::Leg>(std::move(leg));
    leg.seconds.reset();  // it has to be routed again
    if (leg.kind == model::LegKind::Track) {
      leg.kind = model::LegKind::Straight;
      m_problems.add(
          msg("The recorded leg behind {0} came without its line and became straight", route.points[index].id), {});
    }
    return std::make_shared<const model::Leg>(std::move(leg));
  }

  // Of another program: points in order of travel.
  void add_sequence(RouteRecords::Sequence& sequence) {
    if (sequence.points.size() < 2) return tell_too_short(name_in(sequence.fields));
    model::Route route = named_route(sequence.fields);
    for (auto& point : sequence.points) {
      const bool is_shaping = field(point.fields, "garmin_point") == "ShapingPoint" || name_in(point.fields).empty();
      if (!route.points.empty()) route.legs.push_back(leg_of_device(m_path_before));
      m_path_before = std::move(point.path_after);
      route.points.push_back(is_shaping ? model::RoutePoint{"", point.position, nullptr}
                                        : stop_point(point, m_options.language));
    }
    m_path_before.clear();
    m_routes.push_back(std::move(route));
  }

  static std::shared_ptr<const model::Leg> leg_of_device(const std::vector<geo::LonLat>& path) {
    if (path.empty()) return model::straight_leg();
    model::Leg leg;
    leg.kind = model::LegKind::Track;  // a device found it; no router here could say how long it takes
    leg.path = geo::ChunkedPath{path};
    return std::make_shared<const model::Leg>(std::move(leg));
  }

  model::Route named_route(const Fields& fields) const {
    model::Route route;
    route.name = localized_from(fields, "name", m_options.language);
    if (route.name.empty()) {
      const auto& name = name_in(fields);
      route.name.by_language[m_options.language] = name.empty() ? m_options.name : name;
    }
    return route;
  }

  void tell_too_short(const std::string& name) {
    m_problems.add(msg("Route {0} has fewer than two points and was left out", name), {});
  }

  // Every place goes to the line it lies nearest to.
  void match_places() {
    m_stops.resize(m_records.lines.size());
    std::vector<LineFinder> finders;
    for (const auto& line : m_records.lines) finders.emplace_back(line);
    for (auto& place : m_records.places) {
      std::optional<PlaceOnLine> best;
      std::size_t of = 0;
      for (std::size_t i = 0; i < finders.size(); ++i) {
        const auto on_line = finders[i].nearest(place.position);
        if (!best || on_line.distance_m < best->distance_m) best = on_line, of = i;
      }
      if (best && best->distance_m <= farthest_stop_m && !name_in(place.fields).empty()) {
        m_stops[of].push_back({*best, stop_point(place, m_options.language)});
      } else {
        m_left.push_back(std::move(place));
      }
    }
  }

  void add_line(std::size_t index) {
    auto& line = m_records.lines[index];
    std::size_t vertices = 0;
    for (const auto& part : line.parts) vertices += part.size();
    if (vertices < 2) return tell_too_short(name_in(line.fields));
    model::Route route = named_route(line.fields);
    build_along_line(line, std::move(m_stops[index]), route);
    m_routes.push_back(std::move(route));
  }

  // Places alone are a route in the order of the file; beside lines they are told.
  void add_left_places() {
    if (m_left.empty()) return;
    if (m_routes.empty() && m_left.size() >= 2) {
      model::Route route;
      route.name.by_language[m_options.language] = m_options.name;
      for (const auto& place : m_left) {
        if (!route.points.empty()) route.legs.push_back(model::straight_leg());
        route.points.push_back(name_in(place.fields).empty() ? model::RoutePoint{"", place.position, nullptr}
                                                             : stop_point(place, m_options.language));
      }
      return m_routes.push_back(std::move(route));
    }
    std::string names;
    for (std::size_t i = 0; i < std::min(m_left.size(), most_words); ++i) {
      const auto& name = name_in(m_left[i].fields);
      names += (i > 0 ? ", " : "") + (name.empty() ? "?" : name);
    }
    if (m_left.size() > most_words) names += ", …";
    m_problems.add(msg("Points on no route, left out ({0}): {1}", m_left.size(), names),
                   msg("Points with a name become stops within {0} m of a line.", farthest_stop_m));
  }

  void tell_what_is_not_kept() {
    if (m_records.elevations > 0)
      m_problems.add(msg("The heights of {0} recorded points are not kept", m_records.elevations),
                     msg("Heights come from an elevation raster."));
    if (m_records.times > 0) m_problems.add(msg("The times of {0} recorded points are not kept", m_records.times), {});
    if (m_records.bad_positions > 0)
      m_problems.add(msg("Points without a position on Earth, left out: {0}", m_records.bad_positions),
                     msg("Repair the data in a GIS and load it again."));
    if (m_records.areas > 0) m_problems.add(msg("Areas are no part of a route; left out: {0}", m_records.areas), {});
  }

  void give_ids() {
    std::set<std::string> taken;
    for (auto& route : m_routes) {
      const std::string wanted = route.id.empty() ? "route" : route.id;
      for (int number = 2; route.id.empty() || taken.contains(route.id); ++number) {
        route.id = route.id.empty() && !taken.contains(wanted) ? wanted : wanted + '-' + std::to_string(number);
      }
      taken.insert(route.id);
      give_point_ids(route);
    }
    for (auto& route : m_routes) {
      const auto origin = std::ranges::find(m_routes, route.variant_of, &model::Route::id);
      if (origin == m_routes.end() || &*origin == &route || !origin->variant_of.empty()) route.variant_of.clear();
    }
  }

  static void give_point_ids(model::Route& route) {
    std::set<std::string> taken;
    std::size_t number = 0;
    for (const auto& point : route.points) taken.insert(point.id);
    std::set<std::string_view> seen;
    for (auto& point : route.points) {
      while (point.id.empty() || !seen.insert(point.id).second) {
        do point.id = "p" + std::to_string(++number);
        while (!taken.insert(point.id).second);
      }
    }
  }

  RouteRecords m_records;
  const AssemblyOptions& m_options;
  ProblemList& m_problems;
  std::vector<std::pair<std::string, OwnRoute>> m_own;  // in the order of the file
  std::vector<std::vector<StopOnLine>> m_stops;         // by line
  std::vector<Point> m_left;
  std::vector<geo::LonLat> m_path_before;
  std::vector<model::Route> m_routes;
};

}  // namespace

std::vector<model::Route> assemble_routes(RouteRecords records, const AssemblyOptions& options, ProblemList& problems) {
  return Assembly{std::move(records), options, problems}.run();
}

}  // namespace eb::io
