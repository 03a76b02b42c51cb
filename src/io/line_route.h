#pragma once
// A route along a given line: the stops on it cut it into recorded legs. Runs in a reader process; pure.
#include <vector>

#include "io/route_records.h"
#include "model/route.h"

namespace eb::io {

inline constexpr double farthest_stop_m = 150;  // from the line a stop belongs to

// Where a place lies along a line of several parts.
struct PlaceOnLine {
  std::size_t part = 0, after = 0;  // behind this vertex of the part
  double share = 0;                 // of the segment behind it, 0..1
  double distance_m = 0;
};
// Finds places along one line, which outlives it. Distances are those of a plane around the place.
class LineFinder {
 public:
  explicit LineFinder(const RouteRecords::Line& line);
  // Infinitely far where nothing of the line is near enough for a stop.
  [[nodiscard]] PlaceOnLine nearest(geo::LonLat place) const;

 private:
  struct Run {  // of vertices of one part
    std::size_t part = 0, first = 0, last = 0;
    geo::Box2d box_deg;
  };
  const RouteRecords::Line& m_line;
  std::vector<Run> m_runs;
};

struct StopOnLine {
  PlaceOnLine place;
  model::RoutePoint point;
};
// Points without a stop end and begin where the line and its parts do. Between parts the way is straight.
void build_along_line(const RouteRecords::Line& line, std::vector<StopOnLine> stops, model::Route& route);

}  // namespace eb::io
