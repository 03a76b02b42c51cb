#include "app/route_shapes.h"

#include <algorithm>
#include <limits>

#include "geo/crs.h"

namespace eb::app {

namespace {

// A few chunks after an edit are quicker done than ordered.
constexpr std::size_t most_at_once = 8;
constexpr std::size_t chunks_a_job = 128;
// A shape that no frame used for so long is forgotten.
constexpr std::uint64_t keep_frames = 8;

std::vector<geo::Vec2d> degrees_of(std::span<const geo::LonLat> positions) {
  std::vector<geo::Vec2d> points;
  points.reserve(positions.size());
  for (const auto position : positions) points.push_back({position.lon, position.lat});
  return points;
}

std::shared_ptr<const geo::PlaneChunk> projected(std::shared_ptr<const geo::ChunkedPath::Chunk> chunk,
                                                 const RouteShapes::Project& project) {
  auto points = degrees_of(*chunk);
  project(points);
  return std::make_shared<const geo::PlaneChunk>(geo::make_plane_chunk(std::move(chunk), std::move(points)));
}

}  // namespace

void RouteShapes::set_plane(const std::string& crs, Project project) {
  m_crs = crs;
  m_project = std::move(project);
  m_shapes.clear();
  m_chunks.clear();
  m_ordered = 0;
  ++m_plane;
}

std::shared_ptr<const session::RouteShape> RouteShapes::of(const std::shared_ptr<const model::Route>& route) {
  auto& known = m_shapes[route.get()];
  if (!known.shape || (!known.shape->is_complete && known.news != m_news)) known.shape = make(route);
  known.news = m_news;
  known.last_used = m_frame;
  return known.shape;
}

std::shared_ptr<const session::RouteShape> RouteShapes::make(const std::shared_ptr<const model::Route>& route) {
  know_chunks(*route);
  auto shape = std::make_shared<session::RouteShape>();
  shape->route = route;
  for (const auto& point : route->points) shape->points.push_back({point.position.lon, point.position.lat});
  m_project(shape->points);
  for (std::size_t i = 0; i < route->legs.size(); ++i) {
    session::LegShape leg{route->legs[i], {}, {}};
    leg.box.add(shape->points[i]);
    leg.box.add(shape->points[i + 1]);
    for (const auto& chunk : leg.leg->path.chunks()) {
      auto plane = m_chunks[chunk.get()].plane;
      if (plane) leg.box.add(plane->box);
      shape->is_complete = shape->is_complete && plane;
      leg.chunks.push_back(std::move(plane));
    }
    shape->box.add(leg.box);
    shape->legs.push_back(std::move(leg));
  }
  for (const auto point : shape->points) shape->box.add(point);
  return shape;
}

void RouteShapes::know_chunks(const model::Route& route) {
  std::vector<SharedChunk> missing;
  for (const auto& leg : route.legs) {
    for (const auto& chunk : leg->path.chunks()) {
      if (m_chunks.try_emplace(chunk.get()).second) missing.push_back(chunk);
    }
  }
  if (missing.size() <= most_at_once) {
    for (auto& chunk : missing) m_chunks[chunk.get()].plane = projected(chunk, m_project);
    return;
  }
  for (std::size_t first = 0; first < missing.size(); first += chunks_a_job) {
    const auto begin = missing.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = std::min(chunks_a_job, missing.size() - first);
    order({begin, begin + static_cast<std::ptrdiff_t>(count)});
  }
}

void RouteShapes::order(std::vector<SharedChunk> chunks) {
  ++m_ordered;
  m_jobs.submit("route on the map",
                [this, alive = m_alive, crs = m_crs, plane = m_plane,
                 chunks = std::move(chunks)](const std::stop_token&) -> core::JobPool::Finish {
                  auto made = std::make_shared<std::vector<std::shared_ptr<const geo::PlaneChunk>>>();
                  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
                  const auto to_plane = geo::Transformer::create("EPSG:4326", crs);
                  const auto project = [&](std::span<geo::Vec2d> points) {
                    if (to_plane) {
                      to_plane->forward(points);
                    } else {
                      std::ranges::fill(points, geo::Vec2d{nan, nan});  // nowhere on this plane
                    }
                  };
                  for (const auto& chunk : chunks) made->push_back(projected(chunk, project));
                  return [this, alive, plane, made] {
                    if (!*alive || plane != m_plane) return;
                    for (auto& chunk : *made) m_chunks[chunk->source.get()].plane = std::move(chunk);
                    --m_ordered;
                    ++m_news;
                  };
                });
}

void RouteShapes::end_frame() {
  std::erase_if(m_shapes, [&](const auto& item) { return item.second.last_used + keep_frames < m_frame; });
  ++m_frame;
  std::size_t used = 0;
  for (const auto& [route, known] : m_shapes) {
    for (const auto& leg : known.shape->legs) used += leg.chunks.size();
  }
  if (m_chunks.size() <= 2 * used + 256) return;
  std::erase_if(m_chunks, [](const auto& item) { return item.second.plane && item.second.plane.use_count() == 1; });
}

}  // namespace eb::app
