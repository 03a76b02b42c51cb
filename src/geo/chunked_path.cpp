#include "geo/chunked_path.h"

#include <algorithm>

namespace eb::geo {

ChunkedPath::ChunkedPath(std::span<const LonLat> points) {
  append(points);
}

std::size_t ChunkedPath::chunk_of(std::size_t index) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(m_starts, index) - m_starts.begin()) - 1;
}

LonLat ChunkedPath::operator[](std::size_t index) const {
  const std::size_t chunk = chunk_of(index);
  return (*m_chunks[chunk])[index - m_starts[chunk]];
}

std::vector<LonLat> ChunkedPath::points() const {
  std::vector<LonLat> all;
  all.reserve(size());
  for (const auto& chunk : m_chunks) all.insert(all.end(), chunk->begin(), chunk->end());
  return all;
}

void ChunkedPath::append(std::shared_ptr<const Chunk> chunk) {
  m_starts.push_back(size());
  m_chunks.push_back(std::move(chunk));
}

// In equal shares, so that no chunk is left with a point or two.
void ChunkedPath::append(std::span<const LonLat> points) {
  const std::size_t count = (points.size() + points_a_chunk - 1) / points_a_chunk;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = points.size() * i / count;
    const auto part = points.subspan(begin, points.size() * (i + 1) / count - begin);
    append(std::make_shared<const Chunk>(part.begin(), part.end()));
  }
}

ChunkedPath ChunkedPath::replaced(std::size_t first, std::size_t count, std::span<const LonLat> by) const {
  ChunkedPath result;
  std::size_t chunk = 0;
  for (; chunk < m_chunks.size() && m_starts[chunk] + m_chunks[chunk]->size() <= first; ++chunk) {
    result.append(m_chunks[chunk]);
  }
  Chunk changed;
  if (chunk < m_chunks.size() && m_starts[chunk] < first) {
    changed.assign(m_chunks[chunk]->begin(), m_chunks[chunk]->begin() + static_cast<std::ptrdiff_t>(first - m_starts[chunk]));
  }
  changed.insert(changed.end(), by.begin(), by.end());
  const std::size_t end = first + count;
  for (; chunk < m_chunks.size() && m_starts[chunk] < end; ++chunk) {
    const auto& old = *m_chunks[chunk];
    const auto kept = std::min(end - m_starts[chunk], old.size());
    changed.insert(changed.end(), old.begin() + static_cast<std::ptrdiff_t>(kept), old.end());
  }
  result.append(changed);
  for (; chunk < m_chunks.size(); ++chunk) result.append(m_chunks[chunk]);
  return result;
}

ChunkedPath ChunkedPath::joined(const ChunkedPath& after) const {
  ChunkedPath result = *this;
  for (const auto& chunk : after.m_chunks) result.append(chunk);
  return result;
}

ChunkedPath ChunkedPath::reversed() const {
  ChunkedPath result;
  for (auto chunk = m_chunks.rbegin(); chunk != m_chunks.rend(); ++chunk) {
    result.append(std::make_shared<const Chunk>((*chunk)->rbegin(), (*chunk)->rend()));
  }
  return result;
}

bool operator==(const ChunkedPath& a, const ChunkedPath& b) {
  if (a.size() != b.size()) return false;
  if (a.m_chunks == b.m_chunks) return true;
  return a.points() == b.points();
}

}  // namespace eb::geo
