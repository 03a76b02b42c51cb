#pragma once
// Brings the chunks a view needs to the GPU: built on workers, uploaded on the main thread within a budget,
// forgotten when unused for long. While a chunk is missing, a coarser or finer one stands in.
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>

#include "core/job_pool.h"
#include "model/feature_table.h"
#include "render/renderer.h"
#include "scene/layer_meshes.h"
#include "scene/map_items.h"

namespace eb::app {

class MeshFeed {
 public:
  MeshFeed(core::JobPool& jobs, render::Renderer& renderer);
  ~MeshFeed();
  MeshFeed(const MeshFeed&) = delete;
  MeshFeed& operator=(const MeshFeed&) = delete;

  // Meshes to draw now; missing ones are ordered from the workers.
  scene::LayerMeshes request(std::uint64_t asset, const std::shared_ptr<const scene::LayerGeometry>& geometry,
                             const session::Camera& camera, scene::MeshForm form = scene::MeshForm::ByClock);
  scene::LayerMeshes request(std::uint64_t asset, const std::shared_ptr<const model::RasterImage>& raster);

  // Numbers for meshes that belong to one painter alone, far above the counter of loaded layers: this one and some that
  // follow.
  std::uint64_t new_own_assets() { return m_own_assets += assets_a_painter; }

  // Uploads built meshes until the budget is spent; returns whether any was.
  bool upload(std::chrono::microseconds budget);
  // Nothing ordered, nothing waiting for upload.
  [[nodiscard]] bool is_idle() const;
  // Built meshes wait for their upload.
  [[nodiscard]] bool has_waiting() const { return !m_waiting.empty(); }
  void forget(std::uint64_t asset);
  // Once a frame: drops meshes that no frame used for long when too much memory is taken.
  void end_frame();

 private:
  enum class State : std::uint8_t { Ordered, Waiting, Uploaded, Empty };
  struct Entry {
    State state = State::Ordered;
    std::uint64_t last_used = 0;
    std::size_t bytes = 0;
  };
  struct Built {
    render::MeshKey key;
    scene::AnyMesh mesh;
  };
  void order(render::MeshKey key, const std::shared_ptr<const scene::LayerGeometry>& geometry, scene::ChunkId chunk,
             scene::MeshForm form);
  void forget_keys_of(std::uint64_t asset);
  bool use_if_uploaded(render::MeshKey key, scene::MeshKind kind, scene::LayerMeshes& out);

  static constexpr std::uint64_t assets_a_painter = 16;

  core::JobPool& m_jobs;
  render::Renderer& m_renderer;
  std::uint64_t m_own_assets = 1ULL << 62U;
  std::unordered_map<render::MeshKey, Entry, render::MeshKeyHash> m_entries;
  std::deque<Built> m_waiting;
  std::size_t m_ordered = 0;
  std::size_t m_bytes = 0;
  std::uint64_t m_frame = 0;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);  // results that come after us are dropped
};

}  // namespace eb::app
