#pragma once
// How near lines and points come to an area, by GEOS. Checks of zones ask here. For one thread; distances are in the
// unit of the CRS.
#include <memory>
#include <span>
#include <vector>

#include "geo/types.h"

namespace eb::geo {

class AreaDistance {
 public:
  // One polygon: its outer ring first, then its holes; rings are closed.
  using Polygon = std::vector<std::span<const Vec2d>>;
  // Crossing or half-open rings are repaired where that is possible; what is left of none is far from everything.
  explicit AreaDistance(std::span<const Polygon> polygons);
  AreaDistance(AreaDistance&&) noexcept;
  AreaDistance& operator=(AreaDistance&&) noexcept;
  ~AreaDistance();

  // 0 inside; infinite for an empty line or area. A line of one vertex is a point.
  [[nodiscard]] double to(std::span<const Vec2d> line) const;
  // The same question with a limit, which is much quicker to answer.
  [[nodiscard]] bool is_within(std::span<const Vec2d> line, double limit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::geo
