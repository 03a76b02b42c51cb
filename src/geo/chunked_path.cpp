#include "geo/chunked_path.h"

#include <algorithm>

#include "geo/path_length.h"

namespace eb::geo {

namespace {

double length_of(const ChunkedPath::Chunk& chunk) {
  double length_m = 0;
  for (std::size_t i = 1; i < chunk.size(); ++i) length_m += distance_m(chunk[i - 1], chunk[i]);
  return length_m;
}

}  // namespace

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

void ChunkedPath::append(std::shared_ptr<const Chunk> chunk, double length_m) {
  if (!empty()) m_length_m += distance_m(m_chunks.back()->back(), chunk->front());
  m_length_m += length_m;
  m_starts.push_back(size());
  m_chunk_lengths_m.push_back(length_m);
  m_chunks.push_back(std::move(chunk));
}

// In equal shares, so that no chunk is left with a point or two.
void ChunkedPath::append(std::span<const LonLat> points) {
  const std::size_t count = (points.size() + points_a_chunk - 1) / points_a_chunk;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = points.size() * i / count;
    const auto part = points.subspan(begin, points.size() * (i + 1) / count - begin);
    auto chunk = std::make_shared<const Chunk>(part.begin(), part.end());
    const double length_m = length_of(*chunk);
    append(std::move(chunk), length_m);
  }
}

ChunkedPath ChunkedPath::replaced(std::size_t first, std::size_t count, std::span<const LonLat> by) const {
  ChunkedPath result;
  std::size_t chunk = 0;
  for (; chunk < m_chunks.size() && m_starts[chunk] + m_chunks[chunk]->size() <= first; ++chunk) {
    result.append_shared(*this, chunk);
  }
  Chunk changed;
  if (chunk < m_chunks.size() && m_starts[chunk] < first) {
    changed.assign(m_chunks[chunk]->begin(),
                   m_chunks[chunk]->begin() + static_cast<std::ptrdiff_t>(first - m_starts[chunk]));
  }
  changed.insert(changed.end(), by.begin(), by.end());
  const std::size_t end = first + count;
  for (; chunk < m_chunks.size() && m_starts[chunk] < end; ++chunk) {
    const auto& old = *m_chunks[chunk];
    const auto kept = std::min(end - m_starts[chunk], old.size());
    changed.insert(changed.end(), old.begin() + static_cast<std::ptrdiff_t>(kept), old.end());
  }
  result.append(changed);
  for (; chunk < m_chunks.size(); ++chunk) result.append_shared(*this, chunk);
  return result;
}

ChunkedPath ChunkedPath::joined(const ChunkedPath& after) const {
  ChunkedPath result = *this;
  for (std::size_t chunk = 0; chunk < after.m_chunks.size(); ++chunk) result.append_shared(after, chunk);
  return result;
}

ChunkedPath ChunkedPath::reversed() const {
  ChunkedPath result;
  for (std::size_t i = m_chunks.size(); i-- > 0;) {
    result.append(std::make_shared<const Chunk>(m_chunks[i]->rbegin(), m_chunks[i]->rend()), m_chunk_lengths_m[i]);
  }
  return result;
}

bool operator==(const ChunkedPath& a, const ChunkedPath& b) {
  if (a.size() != b.size()) return false;
  if (a.m_chunks == b.m_chunks) return true;
  return a.points() == b.points();
}

}  // namespace eb::geo
