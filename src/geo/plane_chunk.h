#pragma once
// A chunk of a path on the plane of the project's CRS, with boxes over runs of its points: what lies near a place is
// found without looking at every point. Made on workers, used by picking, snapping and drawing. Immutable, any thread.
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/chunked_path.h"
#include "geo/types.h"

namespace eb::geo {

struct PlaneChunk {
  std::shared_ptr<const ChunkedPath::Chunk> source;  // kept, so that its address stays its own
  std::vector<Vec2d> points;                         // of `source`, in its order
  Box2d box;
  std::vector<Box2d> runs;  // of points_a_run segments each: the first of a run is segment run * points_a_run
};

inline constexpr std::size_t points_a_run = 32;

// `points`: those of `source` on the plane.
PlaneChunk make_plane_chunk(std::shared_ptr<const ChunkedPath::Chunk> source, std::vector<Vec2d> points);

struct NearestPlace {
  double distance_m = 0;
  std::size_t segment = 0;  // from point `segment` to the next
  Vec2d position;
};

// The nearest place of a segment.
NearestPlace nearest_on_segment(Vec2d to, Vec2d start, Vec2d end);
// The nearest place of the line through the chunk's points within `reach_m`.
std::optional<NearestPlace> nearest_on_line(const PlaneChunk& chunk, Vec2d to, double reach_m);
// The nearest of the chunk's points within `reach_m`; `segment` is its index.
std::optional<NearestPlace> nearest_point(const PlaneChunk& chunk, Vec2d to, double reach_m);

}  // namespace eb::geo
