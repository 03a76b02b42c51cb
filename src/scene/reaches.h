#pragma once
// Which rows of a layer are successive lives of one thing, and which parts of a row's course the others share: what two
// days have in common is asked here. Made once per asset by classify() on a worker, then constant.
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "model/feature_table.h"

namespace eb::scene {

// What tells the reach of each row; no_reach = it stands alone. Without a reach field in the layer, rows of equal
// geometry are one reach.
inline constexpr std::uint64_t no_reach = 0;
std::vector<std::uint64_t> reach_keys(const model::FeatureTable& table, const model::Layer& layer);

// A part of a row on which the same courses of its reach run: mostly all of it.
struct Piece {
  std::uint32_t row = 0;
  std::uint32_t courses = 0;  // bit per course that runs here
};

struct Reaches {
  std::vector<std::uint32_t> rows;         // rows of one reach lie together, by start of life
  std::vector<std::uint32_t> starts;       // where each reach begins in `rows`, and the end
  std::vector<std::uint8_t> course;        // of each row: which of the different courses of its reach it takes
  std::vector<Piece> pieces;               // row by row
  std::vector<std::uint32_t> first_piece;  // of each row, and the end
  // Of rows with several pieces: which of them each segment belongs to, at its end vertex, from the row's first vertex.
  std::unordered_map<std::uint32_t, std::vector<std::uint8_t>> segment_pieces;

  [[nodiscard]] std::size_t count() const { return starts.empty() ? 0 : starts.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::size_t reach) const {
    return std::span{rows}.subspan(starts[reach], starts[reach + 1] - starts[reach]);
  }
  [[nodiscard]] std::span<const Piece> pieces_of(std::uint32_t row) const {
    return std::span{pieces}.subspan(first_piece[row], first_piece[row + 1] - first_piece[row]);
  }
};
// `keys`: of each row, as from reach_keys(). Lines that have no vertex in common with a course were surveyed anew:
// it runs all along them. A reach of more than 32 courses counts as one that never moved.
Reaches find_reaches(const model::FeatureTable& table, const std::vector<std::uint64_t>& keys);

}  // namespace eb::scene
