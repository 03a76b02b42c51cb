// The rule about ways that no coach may use: legs with a line of their own are laid over line layers that carry
// OpenStreetMap's `highway` and access columns, such as `import-osm` makes.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "geo/polyline.h"
#include "geo/spatial_index.h"
#include "model/checked_route.h"
#include "model/vehicle.h"

namespace eb::model {

using core::msg;

namespace {

constexpr double on_the_way_m = 12;  // lines of routers and recorders lie so near to the way they mean
constexpr double step_m = 20;
constexpr double shortest_m = 60;  // a turn or a crossing is shorter

class Tags {
 public:
  Tags(const FeatureTable& table, std::uint32_t feature) : m_table{table}, m_feature{feature} {}

  // Of a column, or of the column into which GDAL packs what has none.
  [[nodiscard]] std::string operator[](const std::string& key) const {
    if (m_table.column(key) != nullptr) return m_table.text(key, m_feature);
    const std::string packed = m_table.text("other_tags", m_feature), begin = "\"" + key + "\"=>\"";
    const auto at = packed.find(begin);
    if (at == std::string::npos) return {};
    const auto from = at + begin.size();
    return packed.substr(from, packed.find('"', from) - from);
  }

 private:
  const FeatureTable& m_table;
  std::uint32_t m_feature;
};

bool is_one_of(const std::string& value, std::initializer_list<const char*> list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_too_small(const std::string& limit, double needed) {
  double number = 0;
  const auto parsed = std::from_chars(limit.data(), limit.data() + limit.size(), number);
  return parsed.ec == std::errc{} && number > 0 && number < needed;
}

bool fits(const Tags& tags, const VehicleSize& size) {
  return !is_too_small(tags["maxweight"], size.weight_t) && !is_too_small(tags["maxheight"], size.height_m) &&
         !is_too_small(tags["maxwidth"], size.width_m) && !is_too_small(tags["maxlength"], size.length_m);
}

// The most particular key that is there decides (wiki.openstreetmap.org/wiki/Key:access), then the kind of the way.
bool may_drive(const Tags& tags, Profile profile) {
  const bool is_coach = profile == Profile::Coach;
  if (const auto* size = vehicle_size(profile); size != nullptr && !fits(tags, *size)) return false;
  for (const char* key : {"tourist_bus", "coach", "bus", "motor_vehicle", "vehicle", "access"}) {
    const bool is_of_buses =
        std::string_view{key} == "tourist_bus" || std::string_view{key} == "coach" || std::string_view{key} == "bus";
    if (is_of_buses && !is_coach) continue;
    const std::string value = tags[key];
    if (value.empty()) continue;
    return !is_one_of(value, {"no", "private", "agricultural", "forestry", "agricultural;forestry", "emergency"});
  }
  return !is_one_of(tags["highway"], {"footway", "path", "cycleway", "steps", "pedestrian", "bridleway", "track",
                                      "corridor", "construction", "proposed", "platform"});
}

struct Segment {
  geo::Vec2d from, to;
  const FeatureTable* table = nullptr;
  std::uint32_t feature = 0;
  bool is_allowed = true;
};

// The ways near a line.
std::vector<Segment> ways_near(const CheckedRoute& checked, const geo::Box2d& around, Profile profile) {
  std::vector<Segment> segments;
  for (const CheckedLayer& it : checked.in.layers) {
    if (it.table == nullptr || it.table->column("highway") == nullptr) continue;
    const FeatureTable& table = *it.table;
    for (std::uint32_t feature = 0; feature < table.feature_count(); ++feature) {
      const Tags tags{table, feature};
      if (!table.feature_extent(feature).intersects(around) || tags["highway"].empty()) continue;
      const bool is_allowed = may_drive(tags, profile);
      for (std::uint32_t part = table.feature_parts[feature]; part < table.feature_parts[feature + 1]; ++part) {
        if (table.part_kinds[part] != PartKind::Line) continue;
        const auto line = table.part(part);
        for (std::size_t i = 1; i < line.size(); ++i) {
          segments.push_back({line[i - 1], line[i], &table, feature, is_allowed});
        }
      }
    }
  }
  return segments;
}

std::vector<geo::Box2d> boxes_of(const std::vector<Segment>& segments) {
  std::vector<geo::Box2d> boxes(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    boxes[i].add(segments[i].from);
    boxes[i].add(segments[i].to);
  }
  return boxes;
}

std::vector<geo::Vec2d> sampled(const std::vector<geo::Vec2d>& line, double step) {
  std::vector<geo::Vec2d> samples;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const geo::Vec2d way = line[i] - line[i - 1];
    const auto count = static_cast<std::size_t>(std::clamp(std::ceil(length(way) / step), 1.0, 1e6));
    for (std::size_t k = 0; k < count; ++k) {
      samples.push_back(line[i - 1] + way * (static_cast<double>(k) / static_cast<double>(count)));
    }
  }
  return samples;
}

// The forbidden way under a position where no allowed one is; nullptr if there is none.
const Segment* forbidden_at(geo::Vec2d position, const std::vector<Segment>& segments, const geo::SpatialIndex& index,
                            double reach) {
  const Segment* forbidden = nullptr;
  double nearest = reach;
  bool is_allowed = false;
  geo::Box2d box;
  box.add(position);
  index.visit_candidates(box.grown(reach), [&](std::uint32_t i) {
    const double distance = geo::distance_to_segment(position, segments[i].from, segments[i].to);
    if (distance > reach) return;
    if (segments[i].is_allowed) {
      is_allowed = true;
    } else if (forbidden == nullptr || distance < nearest) {
      forbidden = &segments[i], nearest = distance;
    }
  });
  return is_allowed ? nullptr : forbidden;
}

std::string words_of(const Segment& way) {
  const Tags tags{*way.table, way.feature};
  const std::string name = tags["name"], kind = "highway=" + tags["highway"];
  return name.empty() ? kind : name + " (" + kind + ")";
}

void check_leg(CheckedRoute& checked, std::size_t leg, Profile profile) {
  const auto line = checked.line_in_crs(leg);
  const double metres_per_unit = std::max(checked.in.metres_per_unit(checked.route.points[leg].position), 1e-6);
  const double reach = on_the_way_m / metres_per_unit, step = step_m / metres_per_unit;
  geo::Box2d around;
  for (const geo::Vec2d point : line) around.add(point);
  const auto segments = ways_near(checked, around.grown(reach), profile);
  if (segments.empty()) return;
  const geo::SpatialIndex index{boxes_of(segments), 100 / metres_per_unit};
  double run_m = 0, worst_m = 0;
  const Segment* worst = nullptr;
  for (const geo::Vec2d sample : sampled(line, step)) {
    const Segment* way = forbidden_at(sample, segments, index, reach);
    run_m = way == nullptr ? 0 : run_m + step_m;
    if (run_m > worst_m) worst_m = run_m, worst = way;
  }
  if (worst == nullptr || worst_m < shortest_m) return;
  checked.at_leg(leg, "coach_not_allowed", Severity::Serious,
                 profile == Profile::Coach ? msg("From {0} to {1} the coach uses {2}, where no coach may drive",
                                                 checked.from_of(leg), checked.to_of(leg), words_of(*worst))
                                           : msg("From {0} to {1} the minibus uses {2}, where it may not drive",
                                                 checked.from_of(leg), checked.to_of(leg), words_of(*worst)),
                 msg("Route the leg again, or move its points to another road."));
}

}  // namespace

void check_roads(CheckedRoute& checked) {
  for (std::size_t leg = 0; leg < checked.route.legs.size(); ++leg) {
    const Leg& it = *checked.route.legs[leg];
    const Profile profile = profile_of(checked.route, it);
    const bool drives = profile == Profile::Coach || profile == Profile::Minibus;
    if (drives && it.kind != LegKind::Straight && !it.path.empty()) check_leg(checked, leg, profile);
  }
}

}  // namespace eb::model
