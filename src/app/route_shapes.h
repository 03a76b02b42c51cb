#pragma once
// Knows where every route lies on the plane of the project's CRS. A shape is made once for each version of a route,
// each chunk of a path once: after an edit only what it touched is worked out. Many new chunks go to workers. Main
// thread only.
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "core/job_pool.h"
#include "session/route_shape.h"

namespace eb::app {

class RouteShapes {
 public:
  explicit RouteShapes(core::JobPool& jobs) : m_jobs{jobs} {}
  ~RouteShapes() { *m_alive = false; }
  RouteShapes(const RouteShapes&) = delete;
  RouteShapes& operator=(const RouteShapes&) = delete;

  using Project = std::function<void(std::span<geo::Vec2d>)>;  // degrees to the plane, in place
  // Another plane: everything is worked out anew. `project` is called on this thread, workers make their own.
  void set_plane(const std::string& crs, Project project);

  std::shared_ptr<const session::RouteShape> of(const std::shared_ptr<const model::Route>& route);
  // Nothing is being worked out.
  [[nodiscard]] bool is_idle() const { return m_ordered == 0; }
  // Once a frame: forgets shapes that nobody asked for lately. Several painters may draw in turn.
  void end_frame();

 private:
  using Chunk = geo::ChunkedPath::Chunk;
  using SharedChunk = std::shared_ptr<const Chunk>;
  struct Known {
    std::shared_ptr<const geo::PlaneChunk> plane;  // null while ordered
  };
  struct Shape {
    std::shared_ptr<const session::RouteShape> shape;
    std::uint64_t news = 0;  // as of which arrival of chunks
    std::uint64_t last_used = 0;
  };
  std::shared_ptr<const session::RouteShape> make(const std::shared_ptr<const model::Route>& route);
  void know_chunks(const model::Route& route);
  void order(std::vector<SharedChunk> chunks);

  core::JobPool& m_jobs;
  std::string m_crs;
  Project m_project;
  std::unordered_map<const model::Route*, Shape> m_shapes;  // whose shapes keep their routes
  std::unordered_map<const Chunk*, Known> m_chunks;
  std::size_t m_ordered = 0;
  std::uint64_t m_plane = 0;  // number of the plane; answers for another one are dropped
  std::uint64_t m_news = 0, m_frame = 0;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace eb::app
