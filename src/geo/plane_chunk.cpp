#include "geo/plane_chunk.h"

#include <algorithm>

namespace eb::geo {

namespace {

Box2d around(Vec2d place, double reach_m) {
  Box2d box;
  box.add(place);
  return box.grown(reach_m);
}

// Calls visit(first, last) for the segments of each run that comes near the box.
template <class Visit>
void visit_runs(const PlaneChunk& chunk, const Box2d& near, Visit visit) {
  if (!chunk.box.intersects(near)) return;
  for (std::size_t run = 0; run < chunk.runs.size(); ++run) {
    const std::size_t first = run * points_a_run;
    if (chunk.runs[run].intersects(near)) visit(first, std::min(first + points_a_run, chunk.points.size() - 1));
  }
}

}  // namespace

PlaneChunk make_plane_chunk(std::shared_ptr<const ChunkedPath::Chunk> source, std::vector<Vec2d> points) {
  PlaneChunk chunk{std::move(source), std::move(points), {}, {}};
  for (std::size_t first = 0; first < chunk.points.size(); first += points_a_run) {
    Box2d box;
    const std::size_t last = std::min(first + points_a_run, chunk.points.size() - 1);
    for (std::size_t i = first; i <= last; ++i) box.add(chunk.points[i]);
    chunk.runs.push_back(box);
    chunk.box.add(box);
  }
  return chunk;
}

NearestPlace nearest_on_segment(Vec2d to, Vec2d start, Vec2d end) {
  const Vec2d chord = end - start;
  const double chord2 = dot(chord, chord);
  const double share = chord2 > 0 ? std::clamp(dot(to - start, chord) / chord2, 0.0, 1.0) : 0.0;
  const Vec2d place = start + chord * share;
  return {length(to - place), 0, place};
}

std::optional<NearestPlace> nearest_on_line(const PlaneChunk& chunk, Vec2d to, double reach_m) {
  std::optional<NearestPlace> best;
  visit_runs(chunk, around(to, reach_m), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      auto place = nearest_on_segment(to, chunk.points[i], chunk.points[i + 1]);
      if (!(place.distance_m <= (best ? best->distance_m : reach_m))) continue;
      place.segment = i;
      best = place;
    }
  });
  return best;
}

std::optional<NearestPlace> nearest_point(const PlaneChunk& chunk, Vec2d to, double reach_m) {
  std::optional<NearestPlace> best;
  visit_runs(chunk, around(to, reach_m), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i) {
      const double distance = length(to - chunk.points[i]);
      if (distance <= (best ? best->distance_m : reach_m)) best = NearestPlace{distance, i, chunk.points[i]};
    }
  });
  return best;
}

}  // namespace eb::geo
