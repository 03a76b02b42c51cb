#include "geo/triangulate.h"

#include <geos_c.h>

#include <numeric>

#include "geo/polyline.h"

namespace eb::geo {
namespace {

void ignore_notice(const char* /*message*/, void* /*user*/) {}

struct ContextDeleter {
  void operator()(GEOSContextHandle_HS* context) const { GEOS_finish_r(context); }
};
using Context = std::unique_ptr<GEOSContextHandle_HS, ContextDeleter>;

struct GeometryDeleter {
  GEOSContextHandle_t context;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

Geometry own(GEOSContextHandle_t context, GEOSGeometry* geometry) {
  return {geometry, GeometryDeleter{context}};
}

Geometry make_ring(GEOSContextHandle_t context, std::span<const Vec2d> ring, Vec2d origin) {
  GEOSCoordSequence* coordinates = GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size()), 2);
  if (coordinates == nullptr) return own(context, nullptr);
  for (unsigned i = 0; i < ring.size(); ++i) {
    GEOSCoordSeq_setXY_r(context, coordinates, i, ring[i].x - origin.x, ring[i].y - origin.y);
  }
  return own(context, GEOSGeom_createLinearRing_r(context, coordinates));  // takes the coordinates
}

Geometry make_polygon(GEOSContextHandle_t context, std::span<const std::span<const Vec2d>> rings, Vec2d origin) {
  Geometry outer = make_ring(context, rings.front(), origin);
  if (!outer) return outer;
  std::vector<GEOSGeometry*> holes;
  for (const std::span<const Vec2d> ring : rings.subspan(1)) {
    if (ring.size() < 4) continue;
    if (Geometry hole = make_ring(context, ring, origin)) holes.push_back(hole.release());
  }
  return own(context,
             GEOSGeom_createPolygon_r(context, outer.release(), holes.data(), static_cast<unsigned>(holes.size())));
}

double area_of(GEOSContextHandle_t context, const Geometry& geometry) {
  double area = 0;
  return geometry && GEOSArea_r(context, geometry.get(), &area) == 1 ? area : 0;
}

// GEOS' triangles as corners, three per triangle.
std::vector<Vec2d> corners_of(GEOSContextHandle_t context, const Geometry& triangles) {
  std::vector<Vec2d> corners;
  const int count = GEOSGetNumGeometries_r(context, triangles.get());
  corners.reserve(static_cast<std::size_t>(std::max(count, 0)) * 3);
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* ring = GEOSGetExteriorRing_r(context, GEOSGetGeometryN_r(context, triangles.get(), i));
    const GEOSCoordSequence* coordinates = ring != nullptr ? GEOSGeom_getCoordSeq_r(context, ring) : nullptr;
    if (coordinates == nullptr) continue;
    for (unsigned corner = 0; corner < 3; ++corner) {
      Vec2d& position = corners.emplace_back();
      GEOSCoordSeq_getXY_r(context, coordinates, corner, &position.x, &position.y);
    }
  }
  return corners;
}

// Each position once, and indices into the positions.
Triangulation share_vertices(const std::vector<Vec2d>& corners, Vec2d origin) {
  std::vector<std::uint32_t> order(corners.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{corners[a].x, corners[a].y} < std::pair{corners[b].x, corners[b].y};
  });
  Triangulation result;
  result.indices.resize(corners.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || corners[order[i]] != corners[order[i - 1]]) result.vertices.push_back(corners[order[i]] + origin);
    result.indices[order[i]] = static_cast<std::uint32_t>(result.vertices.size() - 1);
  }
  return result;
}

double total_area(const std::vector<Vec2d>& corners) {
  double doubled = 0;
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    doubled += std::abs(cross(corners[i + 1] - corners[i], corners[i + 2] - corners[i]));
  }
  return doubled / 2;
}

}  // namespace

struct Triangulator::Impl {
  Context context{GEOS_init_r()};

  [[nodiscard]] std::vector<Vec2d> corners(const Geometry& polygon) const {
    const Geometry triangles = own(context.get(), GEOSConstrainedDelaunayTriangulation_r(context.get(), polygon.get()));
    return triangles ? corners_of(context.get(), triangles) : std::vector<Vec2d>{};
  }
};

Triangulator::Triangulator() : m_impl{std::make_unique<Impl>()} {
  GEOSContext_setNoticeMessageHandler_r(m_impl->context.get(), ignore_notice, nullptr);
  GEOSContext_setErrorMessageHandler_r(m_impl->context.get(), ignore_notice, nullptr);
}
Triangulator::Triangulator(Triangulator&&) noexcept = default;
Triangulator& Triangulator::operator=(Triangulator&&) noexcept = default;
Triangulator::~Triangulator() = default;

Triangulation Triangulator::triangulate(std::span<const std::span<const Vec2d>> rings) const {
  if (rings.empty() || rings.front().size() < 4) return {};
  GEOSContextHandle_t context = m_impl->context.get();
  const Vec2d origin = rings.front().front();  // small numbers keep digits
  Geometry polygon = make_polygon(context, rings, origin);
  if (!polygon) return {};
  if (GEOSisValid_r(context, polygon.get()) != 1) polygon = own(context, GEOSMakeValid_r(context, polygon.get()));
  const double area = area_of(context, polygon);
  if (area <= 0) return {};
  std::vector<Vec2d> corners = m_impl->corners(polygon);
  // Nearly touching borders can defeat the triangulation although they are valid; a buffer of nothing
  // rebuilds them.
  if (std::abs(total_area(corners) - area) > 1e-7 * area) {
    const Geometry rebuilt = own(context, GEOSBuffer_r(context, polygon.get(), 0, 8));
    if (area_of(context, rebuilt) > 0) corners = m_impl->corners(rebuilt);
  }
  return share_vertices(corners, origin);
}

}  // namespace eb::geo
