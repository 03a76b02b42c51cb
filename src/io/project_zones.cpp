#include "io/project_zones.h"

#include "model/opening_hours.h"

namespace eb::io {
namespace {

constexpr double farthest_m = 100'000;

model::ZoneRule read_rule(ObjectReader& in) {
  model::ZoneRule rule;
  in.require({"distance_m"});
  in.read("distance_m", rule.distance_m, 0.0, farthest_m);
  in.read("season", rule.season);
  if (!rule.season.empty() && !model::OpeningHours::parse(rule.season)) {
    in.fail("season", core::msg("{0} must be a part of the year such as {1}; \"{2}\" is none.", in.at("season"),
                                "\"Jan 1-Aug 31\"", rule.season));
  }
  in.read("text", rule.text);
  in.read("source", rule.source);
  in.read("is_example", rule.is_example);
  return rule;
}

}  // namespace

void read_zones(ObjectReader& in, std::optional<model::Zones>& zones) {
  in.object("zones", [&](ObjectReader& inside) {
    zones.emplace();
    inside.read("cells", zones->are_cells);
    inside.list("rules", [&](ObjectReader& rule) { zones->rules.push_back(read_rule(rule)); });
    inside.read("distance_field", zones->distance_field);
    inside.read("season_field", zones->season_field);
    inside.read("source_field", zones->source_field);
  });
}

}  // namespace eb::io
