#include "render/mesh_cache.h"

#include <algorithm>
#include <cmath>

namespace eb::render {
namespace {

void note_packed(GpuMesh& mesh, std::uint32_t packed) {
  const auto note_class = [&mesh](std::uint32_t index) {
    if (index < max_classes) mesh.used_classes |= 1U << index;
  };
  note_class(packed & 31U);
  note_class((packed >> 8U) & 255U);
  mesh.has_doubt = mesh.has_doubt || has_doubt(packed);
}

template <class T>
void fill(const Buffer& buffer, GLenum target, const std::vector<T>& data, RenderStats& stats) {
  const auto bytes = data.size() * sizeof(T);
  glBindBuffer(target, buffer.id());
  glBufferData(target, static_cast<GLsizeiptr>(bytes), data.data(), GL_STATIC_DRAW);
  stats.vertex_bytes_uploaded += bytes;
}

// A float attribute of `count` components at byte `offset` of a vertex of `stride` bytes.
struct Attribute {
  GLuint location;
  GLint count;
  std::size_t offset;
};
void bind_floats(const Attribute& attribute, std::size_t stride) {
  glVertexAttribPointer(attribute.location, attribute.count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(attribute.offset));
  glEnableVertexAttribArray(attribute.location);
}
void bind_packed(GLuint location, std::size_t offset, std::size_t stride) {
  glVertexAttribIPointer(location, 1, GL_UNSIGNED_INT, static_cast<GLsizei>(stride),
                         reinterpret_cast<const void*>(offset));
  glEnableVertexAttribArray(location);
}

void note_change(GpuLines& gpu, const Segment& segment) {
  gpu.fades_in = gpu.fades_in || ((segment.packed >> 8U) & 255U) == 255U;
  if ((segment.packed & leaves_bit) != 0) {
    gpu.first_departure = std::min(gpu.first_departure, segment.valid_to);
    gpu.last_departure = std::max(gpu.last_departure, segment.valid_to);
  }
  note_packed(gpu, segment.packed);
}

constexpr std::uint32_t every_class = 0xFFFFFFFF;

void describe(GpuLines& gpu, const LineMesh& mesh) {
  gpu.origin = mesh.origin;
  gpu.by_feature = mesh.by_feature;
  if (mesh.by_feature) gpu.used_classes = every_class;
  gpu.starts.reserve(mesh.segments.size());
  gpu.last_valid_to = -1e30F;
  double total_m = 0;
  for (const auto& segment : mesh.segments) {
    gpu.starts.push_back(segment.valid_from);
    gpu.bounds.add(segment.x0, segment.y0);
    gpu.bounds.add(segment.x1, segment.y1);
    gpu.last_valid_to = std::max(gpu.last_valid_to, segment.valid_to);
    if (!mesh.by_feature) note_change(gpu, segment);
    const float length_m = std::hypot(segment.x1 - segment.x0, segment.y1 - segment.y0);
    gpu.longest_m = std::max(gpu.longest_m, length_m);
    total_m += length_m;
  }
  if (!mesh.segments.empty()) gpu.mean_m = static_cast<float>(total_m / static_cast<double>(mesh.segments.size()));
}

template <class Gpu, class Vertices>
void describe_vertices(Gpu& gpu, const Vertices& vertices, bool by_feature) {
  gpu.last_valid_to = -1e30F;
  gpu.by_feature = by_feature;
  if (by_feature) gpu.used_classes = every_class;
  for (const auto& vertex : vertices) {
    gpu.bounds.add(vertex.x, vertex.y);
    gpu.last_valid_to = std::max(gpu.last_valid_to, vertex.valid_to);
    if (!by_feature) note_packed(gpu, vertex.packed);
  }
}

std::vector<std::uint8_t> premultiplied(const std::vector<std::uint8_t>& rgba) {
  std::vector<std::uint8_t> pixels(rgba);
  for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) {
    const unsigned alpha = pixels[i + 3];
    if (alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c)
      pixels[i + c] = static_cast<std::uint8_t>((pixels[i + c] * alpha + 127U) / 255U);
  }
  return pixels;
}

template <class Table, class Key>
auto find_in(const Table& table, const Key& key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace

std::size_t GpuLines::begun(float day) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts, day) - starts.begin());
}

bool GpuLines::changing(float day, float fade_days) const {
  return fade_days > 0 && begun(day) > begun(day - fade_days);
}

bool GpuLines::fading(float day, float fade_days) const {
  const bool leaving = fade_days > 0 && day < last_departure && day + fade_days >= first_departure;
  return leaving || (fades_in && changing(day, fade_days));
}

void MeshCache::upload(MeshKey key, const LineMesh& mesh, RenderStats& stats) {
  remove(key);
  GpuLines gpu;
  describe(gpu, mesh);
  gpu.vertices = Buffer::make();
  gpu.array = VertexArray::make();
  gpu.texels = Texture::make();
  glBindVertexArray(gpu.array.id());
  fill(gpu.vertices, GL_ARRAY_BUFFER, mesh.segments, stats);
  constexpr auto stride = sizeof(Segment);
  bind_floats({0, 4, offsetof(Segment, x0)}, stride);
  bind_floats({1, 2, offsetof(Segment, valid_from)}, stride);
  bind_floats({2, 1, offsetof(Segment, along)}, stride);
  bind_packed(3, offsetof(Segment, packed), stride);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_BUFFER, gpu.texels.id());
  glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, gpu.vertices.id());
  glBindTexture(GL_TEXTURE_BUFFER, 0);
  m_lines.emplace(key, std::move(gpu));
}

void MeshCache::upload(MeshKey key, const AreaMesh& mesh, RenderStats& stats) {
  remove(key);
  GpuAreas gpu;
  gpu.origin = mesh.origin;
  gpu.index_count = mesh.indices.size();
  describe_vertices(gpu, mesh.vertices, mesh.by_feature);
  gpu.vertices = Buffer::make();
  gpu.indices = Buffer::make();
  gpu.array = VertexArray::make();
  glBindVertexArray(gpu.array.id());
  fill(gpu.vertices, GL_ARRAY_BUFFER, mesh.vertices, stats);
  fill(gpu.indices, GL_ELEMENT_ARRAY_BUFFER, mesh.indices, stats);
  constexpr auto stride = sizeof(AreaVertex);
  bind_floats({0, 2, offsetof(AreaVertex, x)}, stride);
  bind_floats({1, 2, offsetof(AreaVertex, valid_from)}, stride);
  bind_packed(2, offsetof(AreaVertex, packed), stride);
  glBindVertexArray(0);
  m_areas.emplace(key, std::move(gpu));
}

void MeshCache::upload(MeshKey key, const PointMesh& mesh, RenderStats& stats) {
  remove(key);
  GpuPoints gpu;
  gpu.origin = mesh.origin;
  gpu.count = mesh.points.size();
  describe_vertices(gpu, mesh.points, mesh.by_feature);
  gpu.vertices = Buffer::make();
  gpu.array = VertexArray::make();
  glBindVertexArray(gpu.array.id());
  fill(gpu.vertices, GL_ARRAY_BUFFER, mesh.points, stats);
  constexpr auto stride = sizeof(PointVertex);
  bind_floats({0, 2, offsetof(PointVertex, x)}, stride);
  bind_floats({1, 2, offsetof(PointVertex, valid_from)}, stride);
  bind_floats({2, 1, offsetof(PointVertex, size)}, stride);
  bind_packed(3, offsetof(PointVertex, packed), stride);
  glBindVertexArray(0);
  m_points.emplace(key, std::move(gpu));
}

bool MeshCache::upload(MeshKey key, const ImageMesh& mesh, RenderStats& stats) {
  remove(key);
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  const auto bytes = static_cast<std::size_t>(mesh.width) * static_cast<std::size_t>(mesh.height) * 4;
  if (mesh.width <= 0 || mesh.height <= 0 || mesh.width > largest || mesh.height > largest || mesh.rgba.size() < bytes)
    return false;
  GpuImage gpu{mesh.min_x, mesh.min_y, mesh.max_x, mesh.max_y, Texture::make()};
  const auto pixels = premultiplied(mesh.rgba);
  glBindTexture(GL_TEXTURE_2D, gpu.texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, mesh.width, mesh.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, 0);
  stats.texture_bytes_uploaded += bytes;
  m_images.emplace(key, std::move(gpu));
  return true;
}

void MeshCache::upload(std::uint64_t table, const ClassTable& classes, RenderStats& stats) {
  GpuClassTable& gpu = m_class_tables[table];
  if (!gpu.bytes) gpu = {Buffer::make(), Texture::make()};
  // An empty buffer could not be read as a texture.
  static constexpr std::uint8_t none = hidden_class;
  const auto bytes = std::max<std::size_t>(classes.size(), 1);
  glBindBuffer(GL_TEXTURE_BUFFER, gpu.bytes.id());
  glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(bytes), classes.empty() ? &none : classes.data(),
               GL_DYNAMIC_DRAW);
  glBindTexture(GL_TEXTURE_BUFFER, gpu.texels.id());
  glTexBuffer(GL_TEXTURE_BUFFER, GL_R8UI, gpu.bytes.id());
  glBindTexture(GL_TEXTURE_BUFFER, 0);
  glBindBuffer(GL_TEXTURE_BUFFER, 0);
  stats.class_bytes_uploaded += bytes;
}

void MeshCache::remove(MeshKey key) {
  m_lines.erase(key);
  m_areas.erase(key);
  m_points.erase(key);
  m_images.erase(key);
}

void MeshCache::remove_asset(std::uint64_t asset) {
  const auto belongs = [asset](const auto& entry) { return entry.first.asset == asset; };
  std::erase_if(m_lines, belongs);
  std::erase_if(m_areas, belongs);
  std::erase_if(m_points, belongs);
  std::erase_if(m_images, belongs);
}

bool MeshCache::has(MeshKey key) const {
  return lines(key) != nullptr || areas(key) != nullptr || points(key) != nullptr || image(key) != nullptr;
}

const GpuLines* MeshCache::lines(MeshKey key) const {
  return find_in(m_lines, key);
}
const GpuAreas* MeshCache::areas(MeshKey key) const {
  return find_in(m_areas, key);
}
const GpuPoints* MeshCache::points(MeshKey key) const {
  return find_in(m_points, key);
}
const GpuImage* MeshCache::image(MeshKey key) const {
  return find_in(m_images, key);
}
const GpuClassTable* MeshCache::class_table(std::uint64_t table) const {
  return find_in(m_class_tables, table);
}

}  // namespace eb::render
