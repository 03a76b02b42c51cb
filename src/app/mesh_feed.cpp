#include "app/mesh_feed.h"

#include <algorithm>

#include "core/overloaded.h"

namespace eb::app {

namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 30U;
constexpr std::uint64_t keep_frames = 120;
// Both forms of an asset's meshes can be on the GPU; this bit of the asset's number tells them apart.
constexpr std::uint64_t by_feature_bit = 1ULL << 61U;

std::size_t bytes_of(const scene::AnyMesh& mesh) {
  return std::visit(
      core::Overloaded{[](const render::LineMesh& m) { return m.segments.size() * sizeof(render::Segment); },
                       [](const render::AreaMesh& m) {
                         return m.vertices.size() * sizeof(render::AreaVertex) +
                                m.indices.size() * sizeof(std::uint32_t);
                       },
                       [](const render::PointMesh& m) { return m.points.size() * sizeof(render::PointVertex); },
                       [](const render::ImageMesh& m) { return m.rgba.size(); }},
      mesh);
}

std::vector<render::MeshKey>& list_of(scene::MeshKind kind, scene::LayerMeshes& meshes) {
  switch (kind) {
    case scene::MeshKind::Line:
      return meshes.lines;
    case scene::MeshKind::Outline:
      return meshes.outlines;
    case scene::MeshKind::Area:
      return meshes.areas;
    case scene::MeshKind::Point:
      return meshes.points;
    case scene::MeshKind::Image:
      break;
  }
  return meshes.images;
}

}  // namespace

MeshFeed::MeshFeed(core::JobPool& jobs, render::Renderer& renderer) : m_jobs{jobs}, m_renderer{renderer} {}

MeshFeed::~MeshFeed() {
  *m_alive = false;
}

bool MeshFeed::use_if_uploaded(render::MeshKey key, scene::MeshKind kind, scene::LayerMeshes& out) {
  const auto found = m_entries.find(key);
  if (found == m_entries.end()) return false;
  found->second.last_used = m_frame;
  if (found->second.state == State::Empty) return true;
  if (found->second.state != State::Uploaded) return false;
  auto& list = list_of(kind, out);
  if (std::ranges::find(list, key) == list.end()) list.push_back(key);
  return true;
}

scene::LayerMeshes MeshFeed::request(std::uint64_t asset, const std::shared_ptr<const scene::LayerGeometry>& geometry,
                                     const session::Camera& camera, scene::MeshForm form) {
  scene::LayerMeshes out;
  if (form == scene::MeshForm::ByFeature) asset |= by_feature_bit;
  for (const auto& chunk : geometry->needed(camera)) {
    const render::MeshKey key{asset, scene::to_part(chunk)};
    if (use_if_uploaded(key, chunk.kind, out)) continue;
    out.is_complete = false;
    if (!m_entries.contains(key)) order(key, geometry, chunk, form);
    for (const auto& other : geometry->stand_ins(chunk)) {
      if (use_if_uploaded({asset, scene::to_part(other)}, other.kind, out)) break;
    }
  }
  return out;
}

scene::LayerMeshes MeshFeed::request(std::uint64_t asset, const std::shared_ptr<const model::RasterImage>& raster) {
  scene::LayerMeshes out;
  const render::MeshKey key{asset, scene::to_part({scene::MeshKind::Image, 0, 0, 0})};
  if (use_if_uploaded(key, scene::MeshKind::Image, out)) return out;
  out.is_complete = false;
  if (m_entries.contains(key)) return out;
  const auto& box = raster->extent;
  m_entries[key] = {State::Waiting, m_frame, 0};
  m_waiting.push_back({key, render::ImageMesh{box.min_x, box.min_y, box.max_x, box.max_y, raster->width, raster->height,
                                              raster->rgba}});
  return out;
}

void MeshFeed::order(render::MeshKey key, const std::shared_ptr<const scene::LayerGeometry>& geometry,
                     scene::ChunkId chunk, scene::MeshForm form) {
  m_entries[key] = {State::Ordered, m_frame, 0};
  ++m_ordered;
  m_jobs.submit("mesh",
                [this, alive = m_alive, geometry, chunk, key, form](const std::stop_token&) -> core::JobPool::Finish {
                  auto mesh = std::make_shared<scene::AnyMesh>(geometry->build(chunk, form));
                  return [this, alive, key, mesh] {
                    if (!*alive) return;
                    --m_ordered;
                    const auto entry = m_entries.find(key);
                    if (entry == m_entries.end()) return;  // forgotten meanwhile
                    entry->second.state = State::Waiting;
                    m_waiting.push_back({key, std::move(*mesh)});
                  };
                });
}

bool MeshFeed::upload(std::chrono::microseconds budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  bool any = false;
  while (!m_waiting.empty()) {
    const Built built = std::move(m_waiting.front());
    m_waiting.pop_front();
    any = true;
    const auto entry = m_entries.find(built.key);
    if (entry == m_entries.end()) continue;
    entry->second.bytes = bytes_of(built.mesh);
    entry->second.state = entry->second.bytes == 0 ? State::Empty : State::Uploaded;
    if (entry->second.state == State::Uploaded) {
      std::visit([&](const auto& mesh) { m_renderer.upload(built.key, mesh); }, built.mesh);
      m_bytes += entry->second.bytes;
    }
    if (std::chrono::steady_clock::now() >= end) break;
  }
  return any;
}

bool MeshFeed::is_idle() const {
  return m_ordered == 0 && m_waiting.empty();
}

void MeshFeed::forget(std::uint64_t asset) {
  forget_keys_of(asset);
  forget_keys_of(asset | by_feature_bit);
}

void MeshFeed::forget_keys_of(std::uint64_t asset) {
  std::erase_if(m_entries, [&](const auto& item) {
    if (item.first.asset != asset) return false;
    m_bytes -= item.second.bytes;
    return true;
  });
  std::erase_if(m_waiting, [asset](const Built& built) { return built.key.asset == asset; });
  m_renderer.remove_asset(asset);
}

void MeshFeed::end_frame() {
  ++m_frame;
  if (m_bytes <= max_bytes) return;
  std::erase_if(m_entries, [&](const auto& item) {
    const auto& [key, entry] = item;
    if (entry.state != State::Uploaded || entry.last_used + keep_frames > m_frame) return false;
    m_bytes -= entry.bytes;
    m_renderer.remove(key);
    return true;
  });
}

}  // namespace eb::app
