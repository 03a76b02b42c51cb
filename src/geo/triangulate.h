#pragma once
// Filling polygons: triangles over an outer ring minus its holes. The only place that knows GEOS'
// triangulation.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geo/types.h"

namespace eb::geo {

struct Triangulation {
  std::vector<Vec2d> vertices;
  std::vector<std::uint32_t> indices;  // three per triangle
};

// One per thread and job; keeps GEOS' context between polygons.
class Triangulator {
 public:
  Triangulator();
  Triangulator(Triangulator&&) noexcept;
  Triangulator& operator=(Triangulator&&) noexcept;
  ~Triangulator();

  // First ring = outer, the others = holes; each closed (last = first). A ring that crosses itself is
  // repaired first (even-odd), so the result covers what a map reader sees as inside. Empty when there
  // is no area. Constrained Delaunay triangles: few slivers.
  [[nodiscard]] Triangulation triangulate(std::span<const std::span<const Vec2d>> rings) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::geo
