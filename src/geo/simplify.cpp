#include "geo/simplify.h"

namespace eb::geo {
namespace {

struct Farthest {
  std::uint32_t index = 0;
  double distance2 = -1;
};

// The vertex strictly between `first` and `last` that lies farthest from the piece joining the two.
Farthest farthest_vertex(std::span<const Vec2d> line, std::uint32_t first, std::uint32_t last) {
  const Vec2d start = line[first];
  const Vec2d chord = line[last] - start;
  const double chord2 = dot(chord, chord);
  Farthest farthest;
  if (chord2 == 0) {
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const Vec2d offset = line[i] - start;
      if (const double d2 = dot(offset, offset); d2 > farthest.distance2) farthest = {i, d2};
    }
    return farthest;
  }
  // Across the chord and beyond its ends, both times the chord's length: no division in the loop.
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const Vec2d offset = line[i] - start;
    const double across = cross(chord, offset);
    const double along = dot(chord, offset);
    const double beyond = along - std::clamp(along, 0.0, chord2);
    if (const double d2 = across * across + beyond * beyond; d2 > farthest.distance2) farthest = {i, d2};
  }
  farthest.distance2 /= chord2;
  return farthest;
}

// Works through (first, last]: kept indices grow from the front of `kept`, the ends still to be reached
// wait in a stack at its back. Both together never hold an index twice, so the room suffices.
std::size_t simplify_between(std::span<const Vec2d> line, std::uint32_t first, std::uint32_t last, double tolerance2,
                             std::span<std::uint32_t> kept, std::size_t count) {
  std::size_t top = kept.size();
  kept[--top] = last;
  while (top < kept.size()) {
    const std::uint32_t end = kept[top];
    const Farthest farthest = farthest_vertex(line, first, end);
    if (farthest.distance2 > tolerance2) {
      kept[--top] = farthest.index;
    } else {
      ++top;
      kept[count++] = first = end;
    }
  }
  return count;
}

}  // namespace

std::size_t simplify_line(std::span<const Vec2d> line, double tolerance, std::span<std::uint32_t> kept) {
  if (line.empty()) return 0;
  kept[0] = 0;
  if (line.size() == 1) return 1;
  const auto last = static_cast<std::uint32_t>(line.size() - 1);
  return simplify_between(line, 0, last, tolerance * tolerance, kept, 1);
}

std::size_t simplify_ring(std::span<const Vec2d> ring, double tolerance, std::span<std::uint32_t> kept) {
  if (ring.size() < 5) {
    for (std::uint32_t i = 0; i < ring.size(); ++i) kept[i] = i;
    return ring.size();
  }
  // Two anchors: the ring's first vertex and the one farthest from it; a third, farthest from their chord.
  const auto last = static_cast<std::uint32_t>(ring.size() - 1);
  const std::uint32_t opposite = farthest_vertex(ring, 0, last).index;
  const Farthest before = farthest_vertex(ring, 0, opposite);
  const Farthest after = farthest_vertex(ring, opposite, last);
  const bool third_before = before.distance2 >= after.distance2;
  const double tolerance2 = tolerance * tolerance;
  kept[0] = 0;
  std::size_t count = 1;
  std::uint32_t from = 0;
  const auto reach = [&](std::uint32_t to) {
    count = simplify_between(ring, from, to, tolerance2, kept, count);
    from = to;
  };
  if (third_before && before.distance2 > 0) reach(before.index);
  reach(opposite);
  if (!third_before && after.distance2 > 0) reach(after.index);
  reach(last);
  return count;
}

}  // namespace eb::geo
