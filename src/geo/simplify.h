#pragma once
// Fewer vertices for lines and rings drawn small. Pure functions without allocation, for workers.
#include <cstddef>
#include <cstdint>
#include <span>

#include "geo/types.h"

namespace eb::geo {

// Keeps the first and the last vertex and as many between them as needed so that every dropped vertex
// lies within `tolerance` of the kept line (Douglas & Peucker 1973). Writes the kept indices, ascending,
// to the front of `kept`, which needs room for line.size() indices; returns how many were written.
std::size_t simplify_line(std::span<const Vec2d> line, double tolerance, std::span<std::uint32_t> kept);

// The same for a closed ring (first = last vertex; so is the result). Keeps at least three different
// corners where the ring has them, so that an area never collapses.
std::size_t simplify_ring(std::span<const Vec2d> ring, double tolerance, std::span<std::uint32_t> kept);

}  // namespace eb::geo
