#pragma once
// Brings the lines of routes to the GPU: a mesh a route, and one a chunk of a long path at the level of detail the view
// needs. An edit uploads what it changed. Many new chunks are built on workers. Main thread only.
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/job_pool.h"
#include "render/renderer.h"
#include "session/camera.h"
#include "session/route_shape.h"

namespace eb::app {

class RouteFeed {
 public:
  // `asset` tells its meshes from everyone else's.
  RouteFeed(core::JobPool& jobs, render::Renderer& renderer, std::uint64_t asset)
      : m_jobs{jobs}, m_renderer{renderer}, m_asset{asset} {}
  ~RouteFeed() { *m_alive = false; }
  RouteFeed(const RouteFeed&) = delete;
  RouteFeed& operator=(const RouteFeed&) = delete;

  struct Meshes {
    std::vector<render::MeshKey> keys;
    bool is_complete = true;  // false while something of this view is still being built
  };
  Meshes request(const std::shared_ptr<const session::RouteShape>& shape, const session::Camera& camera);

  // Uploads built meshes until the budget is spent; returns whether any was.
  bool upload(std::chrono::microseconds budget);
  [[nodiscard]] bool is_idle() const { return m_ordered == 0 && m_waiting.empty(); }
  [[nodiscard]] bool has_waiting() const { return !m_waiting.empty(); }
  // Once a frame: drops what no frame used for long.
  void end_frame();

 private:
  using SharedChunk = std::shared_ptr<const geo::PlaneChunk>;
  struct Level {
    bool is_there = false;  // uploaded
    std::uint64_t number = 0;
  };
  struct Entry {
    SharedChunk chunk;  // kept, so that its address stays its own
    std::map<unsigned, Level> levels;
    std::uint64_t last_used = 0;
  };
  struct RouteMesh {
    std::shared_ptr<const session::RouteShape> shape;
    std::vector<render::Segment> segments;
    std::uint64_t number = 0;
    std::uint64_t last_used = 0;
  };
  struct Wanted {
    SharedChunk chunk;
    unsigned level = 0;
    std::uint64_t number = 0;
  };
  struct Built {
    Wanted wanted;
    render::LineMesh mesh;
  };
  [[nodiscard]] render::MeshKey key_of(std::uint64_t number) const { return {m_asset, number}; }
  void request_route_mesh(const std::shared_ptr<const session::RouteShape>& shape, Meshes& out);
  void request_chunk(const SharedChunk& chunk, unsigned level, std::vector<Wanted>& missing, Meshes& out);
  void take(const Built& built);
  void order(std::vector<Wanted> wanted);

  core::JobPool& m_jobs;
  render::Renderer& m_renderer;
  std::uint64_t m_asset;
  std::unordered_map<const geo::PlaneChunk*, Entry> m_chunks;
  std::map<core::RouteId, RouteMesh> m_routes;
  std::deque<Built> m_waiting;
  std::size_t m_ordered = 0;
  std::uint64_t m_last_number = 0, m_frame = 0;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace eb::app
