#include "app/route_feed.h"

#include <algorithm>
#include <cstring>

#include "scene/route_items.h"

namespace eb::app {

namespace {

constexpr std::size_t most_at_once = 8;  // built and uploaded within the frame: what an edit changed
constexpr std::size_t chunks_a_job = 64;
constexpr std::uint64_t keep_frames = 120;

bool is_same(const std::vector<render::Segment>& a, const std::vector<render::Segment>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(a[0])) == 0);
}

}  // namespace

RouteFeed::Meshes RouteFeed::request(const std::shared_ptr<const session::RouteShape>& shape,
                                     const session::Camera& camera) {
  Meshes out;
  out.is_complete = shape->is_complete;
  request_route_mesh(shape, out);
  constexpr double widest_line_px = 20;
  const auto view = camera.visible_box().grown(widest_line_px * camera.metres_per_pixel);
  const unsigned level = scene::route_level(camera.metres_per_pixel);
  std::vector<Wanted> missing;
  for (const auto& leg : shape->legs) {
    if (!scene::is_drawn_by_chunk(*leg.leg) || !leg.box.intersects(view)) continue;
    for (const auto& chunk : leg.chunks) {
      if (chunk && chunk->box.intersects(view)) request_chunk(chunk, level, missing, out);
    }
  }
  if (missing.size() > most_at_once) {
    out.is_complete = false;
    order(std::move(missing));
    return out;
  }
  for (const auto& wanted : missing) {
    take({wanted, scene::chunk_mesh(*wanted.chunk, scene::route_tolerance_m(wanted.level))});
    out.keys.push_back(key_of(wanted.number));
  }
  return out;
}

void RouteFeed::request_route_mesh(const std::shared_ptr<const session::RouteShape>& shape, Meshes& out) {
  auto& known = m_routes[shape->route->id];
  if (known.number == 0) known.number = ++m_last_number;
  known.last_used = m_frame;
  if (known.shape != shape) {
    // An edit within a chunk leaves the rest of the route as it was.
    auto mesh = scene::route_mesh(*shape);
    const bool same = known.shape && known.shape->box == shape->box && is_same(known.segments, mesh.segments);
    if (!same) m_renderer.upload(key_of(known.number), mesh);
    known.segments = std::move(mesh.segments);
    known.shape = shape;
  }
  if (!known.segments.empty()) out.keys.push_back(key_of(known.number));
}

// While it is missing, another level of the same chunk stands in.
void RouteFeed::request_chunk(const SharedChunk& chunk, unsigned level, std::vector<Wanted>& missing, Meshes& out) {
  auto& entry = m_chunks[chunk.get()];
  entry.chunk = chunk;
  entry.last_used = m_frame;
  const auto [found, is_new] = entry.levels.try_emplace(level);
  if (is_new) {
    found->second.number = ++m_last_number;
    missing.push_back({chunk, level, found->second.number});
  }
  if (found->second.is_there) {
    out.keys.push_back(key_of(found->second.number));
    return;
  }
  if (!is_new) out.is_complete = false;
  const auto other = std::ranges::find_if(entry.levels, [](const auto& item) { return item.second.is_there; });
  if (other != entry.levels.end()) out.keys.push_back(key_of(other->second.number));
}

void RouteFeed::take(const Built& built) {
  const auto entry = m_chunks.find(built.wanted.chunk.get());
  if (entry == m_chunks.end()) return;  // forgotten meanwhile
  const auto level = entry->second.levels.find(built.wanted.level);
  if (level == entry->second.levels.end() || level->second.number != built.wanted.number) return;
  m_renderer.upload(key_of(built.wanted.number), built.mesh);
  level->second.is_there = true;
}

void RouteFeed::order(std::vector<Wanted> wanted) {
  for (std::size_t first = 0; first < wanted.size(); first += chunks_a_job) {
    const auto begin = wanted.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = static_cast<std::ptrdiff_t>(std::min(chunks_a_job, wanted.size() - first));
    ++m_ordered;
    m_jobs.submit("route mesh",
                  [this, alive = m_alive,
                   part = std::vector<Wanted>(begin, begin + count)](const std::stop_token&) -> core::JobPool::Finish {
                    auto built = std::make_shared<std::vector<Built>>();
                    for (const auto& one : part) {
                      built->push_back({one, scene::chunk_mesh(*one.chunk, scene::route_tolerance_m(one.level))});
                    }
                    return [this, alive, built] {
                      if (!*alive) return;
                      --m_ordered;
                      for (auto& one : *built) m_waiting.push_back(std::move(one));
                    };
                  });
  }
}

bool RouteFeed::upload(std::chrono::microseconds budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  bool any = false;
  while (!m_waiting.empty()) {
    take(m_waiting.front());
    m_waiting.pop_front();
    any = true;
    if (std::chrono::steady_clock::now() >= end) break;
  }
  return any;
}

void RouteFeed::end_frame() {
  ++m_frame;
  const auto is_old = [this](std::uint64_t last_used) { return last_used + keep_frames < m_frame; };
  std::erase_if(m_routes, [&](const auto& item) {
    if (!is_old(item.second.last_used)) return false;
    m_renderer.remove(key_of(item.second.number));
    return true;
  });
  if (m_frame % keep_frames != 0) return;
  std::erase_if(m_chunks, [&](const auto& item) {
    if (!is_old(item.second.last_used)) return false;
    for (const auto& [level, mesh] : item.second.levels) m_renderer.remove(key_of(mesh.number));
    return true;
  });
}

}  // namespace eb::app
