#pragma once
// One route under check: what every rule needs, and how it says what it found. For model/check*.cpp only.
#include <string>
#include <utility>
#include <vector>

#include "model/checks.h"
#include "model/timetable.h"

namespace eb::model {

class CheckedRoute {
 public:
  CheckedRoute(const CheckInput& checked_input, const Route& checked_route, Timetable its_times,
               std::vector<Finding>& findings)
      : in{checked_input}, route{checked_route}, times{std::move(its_times)}, m_findings{findings} {}

  const CheckInput& in;
  const Route& route;
  const Timetable times;

  // Of a stop; of a shaping point that of the stop before it, or after it.
  [[nodiscard]] std::string name_of(std::size_t point) const;
  // With the group where there are several.
  [[nodiscard]] std::string name_of(std::size_t point, const GroupTimes& group) const;
  [[nodiscard]] std::string time(int minutes) const { return in.words.time(minutes); }
  [[nodiscard]] std::string distance(double metres) const { return in.words.distance(metres); }
  // The stops a leg leads between.
  [[nodiscard]] std::string from_of(std::size_t leg) const { return name_of(leg); }
  [[nodiscard]] std::string to_of(std::size_t leg) const;
  // The whole line of a leg in the project's CRS.
  [[nodiscard]] std::vector<geo::Vec2d> line_in_crs(std::size_t leg) const;

  void at_stop(std::size_t point, const char* rule, Severity severity, core::Message message, core::Message remedy);
  void at_leg(std::size_t leg, const char* rule, Severity severity, core::Message message, core::Message remedy);
  void at_route(const char* rule, Severity severity, core::Message message, core::Message remedy);

 private:
  std::vector<Finding>& m_findings;
};

void check_times(CheckedRoute& checked);  // locks, stays, opening hours, groups
void check_lines(CheckedRoute& checked);  // speeds, gaps, stops off their way, outside the map
void check_roads(CheckedRoute& checked);  // ways that no coach may use
void check_zones(CheckedRoute& checked);  // protected zones
void check_translations(CheckedRoute& checked);

}  // namespace eb::model
