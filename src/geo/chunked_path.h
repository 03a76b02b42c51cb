#pragma once
// A long line of WGS 84 positions as shared chunks: copying it costs pointers, changing a few points of a million
// copies one chunk, and whoever draws it sees by the pointers which chunks are new. It knows its length, measured chunk
// by chunk when they are made: whoever reads a long track, in a worker, has measured it too. Immutable values, any
// thread.
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "geo/types.h"

namespace eb::geo {

class ChunkedPath {
 public:
  using Chunk = std::vector<LonLat>;
  static constexpr std::size_t points_a_chunk = 1024;

  ChunkedPath() = default;
  explicit ChunkedPath(std::span<const LonLat> points);

  [[nodiscard]] std::size_t size() const { return m_starts.empty() ? 0 : m_starts.back() + m_chunks.back()->size(); }
  [[nodiscard]] bool empty() const { return m_chunks.empty(); }
  [[nodiscard]] LonLat operator[](std::size_t index) const;
  [[nodiscard]] const std::vector<std::shared_ptr<const Chunk>>& chunks() const { return m_chunks; }  // none is empty
  [[nodiscard]] std::size_t start_of(std::size_t chunk) const { return m_starts[chunk]; }  // index of its first point
  [[nodiscard]] std::vector<LonLat> points() const;
  [[nodiscard]] double length_m() const { return m_length_m; }  // from its first point to its last, on the ellipsoid

  // A path with `count` points from `first` on replaced; every chunk that held none of them stays shared.
  // `first + count` lies within the path.
  [[nodiscard]] ChunkedPath replaced(std::size_t first, std::size_t count, std::span<const LonLat> by) const;
  [[nodiscard]] ChunkedPath joined(const ChunkedPath& after) const;  // both paths stay shared
  [[nodiscard]] ChunkedPath first_part(std::size_t count) const { return replaced(count, size() - count, {}); }
  [[nodiscard]] ChunkedPath after(std::size_t count) const { return replaced(0, count, {}); }
  [[nodiscard]] ChunkedPath reversed() const;

  friend bool operator==(const ChunkedPath& a, const ChunkedPath& b);

 private:
  [[nodiscard]] std::size_t chunk_of(std::size_t index) const;
  void append(std::span<const LonLat> points);  // as new chunks
  void append(std::shared_ptr<const Chunk> chunk, double length_m);
  void append_shared(const ChunkedPath& from, std::size_t chunk) {
    append(from.m_chunks[chunk], from.m_chunk_lengths_m[chunk]);
  }

  std::vector<std::shared_ptr<const Chunk>> m_chunks;
  std::vector<std::size_t> m_starts;
  std::vector<double> m_chunk_lengths_m;  // of each chunk alone
  double m_length_m = 0;
};

}  // namespace eb::geo
