#pragma once
// What a file says about routes before anyone has decided what it means: points, lines and their columns as text.
// Filled by io/gpx_reader and io/route_reader, understood by io/route_assembly. Runs in a reader process.
#include <map>
#include <string>
#include <vector>

#include "geo/types.h"
#include "model/route.h"

namespace eb::io {

using Fields = std::map<std::string, std::string, std::less<>>;
// "" for a field that is not there.
inline const std::string& field(const Fields& fields, std::string_view name) {
  static const std::string none;
  const auto found = fields.find(name);
  return found == fields.end() ? none : found->second;
}

struct RouteRecords {
  struct Point {
    geo::LonLat position;
    Fields fields;
    std::vector<geo::LonLat> path_after;  // the line to the next point, where a device calculated one
  };
  struct Line {
    std::vector<std::vector<geo::LonLat>> parts;
    Fields fields;
  };
  struct Sequence {  // points in order of travel
    Fields fields;
    std::vector<Point> points;
  };
  std::vector<Sequence> sequences;
  std::vector<Line> lines;
  std::vector<Point> places;
  // What a recording also has and a route does not keep.
  std::size_t elevations = 0, times = 0;
  std::size_t secrets = 0;        // features whose own flag says that they are sensitive
  std::size_t areas = 0;          // features that are neither point nor line
  std::size_t bad_positions = 0;  // points that lie nowhere on Earth, left out
};

}  // namespace eb::io
