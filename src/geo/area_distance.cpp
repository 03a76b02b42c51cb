#include "geo/area_distance.h"

#include <geos_c.h>

#include <limits>

namespace eb::geo {

namespace {

void ignore_notice(const char* /*message*/, void* /*user*/) {}

// A ring GEOS accepts: three corners and closed.
GEOSGeometry* make_ring(GEOSContextHandle_t context, std::span<const Vec2d> ring) {
  if (ring.size() < 4) return nullptr;
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size()), 2);
  for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(context, sequence, i, ring[i].x, ring[i].y);
  return GEOSGeom_createLinearRing_r(context, sequence);  // takes the sequence, also when it fails
}

GEOSGeometry* make_polygon(GEOSContextHandle_t context, const AreaDistance::Polygon& rings) {
  GEOSGeometry* outer = rings.empty() ? nullptr : make_ring(context, rings.front());
  if (outer == nullptr) return nullptr;
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < rings.size(); ++i) {
    if (GEOSGeometry* hole = make_ring(context, rings[i])) holes.push_back(hole);
  }
  return GEOSGeom_createPolygon_r(context, outer, holes.data(), static_cast<unsigned>(holes.size()));
}

}  // namespace

struct AreaDistance::Impl {
  GEOSContextHandle_t context = GEOS_init_r();
  GEOSGeometry* area = nullptr;
  const GEOSPreparedGeometry* prepared = nullptr;

  Impl() {
    GEOSContext_setNoticeMessageHandler_r(context, ignore_notice, nullptr);
    GEOSContext_setErrorMessageHandler_r(context, ignore_notice, nullptr);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (prepared != nullptr) GEOSPreparedGeom_destroy_r(context, prepared);
    if (area != nullptr) GEOSGeom_destroy_r(context, area);
    GEOS_finish_r(context);
  }

  [[nodiscard]] GEOSGeometry* make_line(std::span<const Vec2d> line) const {
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context, static_cast<unsigned>(line.size()), 2);
    for (unsigned i = 0; i < line.size(); ++i) GEOSCoordSeq_setXY_r(context, sequence, i, line[i].x, line[i].y);
    return line.size() == 1 ? GEOSGeom_createPoint_r(context, sequence)
                            : GEOSGeom_createLineString_r(context, sequence);
  }
};

AreaDistance::AreaDistance(std::span<const Polygon> polygons) : m_impl{std::make_unique<Impl>()} {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : polygons) {
    if (GEOSGeometry* part = make_polygon(m_impl->context, polygon)) parts.push_back(part);
  }
  if (parts.empty()) return;
  GEOSGeometry* all = GEOSGeom_createCollection_r(m_impl->context, GEOS_MULTIPOLYGON, parts.data(),
                                                  static_cast<unsigned>(parts.size()));
  if (all == nullptr) return;
  if (GEOSisValid_r(m_impl->context, all) != 1) {
    GEOSGeometry* repaired = GEOSMakeValid_r(m_impl->context, all);
    GEOSGeom_destroy_r(m_impl->context, all);
    all = repaired;
  }
  if (all == nullptr || GEOSisEmpty_r(m_impl->context, all) != 0) {
    if (all != nullptr) GEOSGeom_destroy_r(m_impl->context, all);
    return;
  }
  m_impl->area = all;
  m_impl->prepared = GEOSPrepare_r(m_impl->context, all);
}

AreaDistance::AreaDistance(AreaDistance&&) noexcept = default;
AreaDistance& AreaDistance::operator=(AreaDistance&&) noexcept = default;
AreaDistance::~AreaDistance() = default;

double AreaDistance::to(std::span<const Vec2d> line) const {
  double distance = std::numeric_limits<double>::infinity();
  if (line.empty() || m_impl->prepared == nullptr) return distance;
  GEOSGeometry* geometry = m_impl->make_line(line);
  if (geometry == nullptr) return distance;
  if (GEOSPreparedDistance_r(m_impl->context, m_impl->prepared, geometry, &distance) != 1) {
    distance = std::numeric_limits<double>::infinity();
  }
  GEOSGeom_destroy_r(m_impl->context, geometry);
  return distance;
}

bool AreaDistance::is_within(std::span<const Vec2d> line, double limit) const {
  if (line.empty() || m_impl->prepared == nullptr) return false;
  GEOSGeometry* geometry = m_impl->make_line(line);
  if (geometry == nullptr) return false;
  const bool near = GEOSPreparedDistanceWithin_r(m_impl->context, m_impl->prepared, geometry, limit) == 1;
  GEOSGeom_destroy_r(m_impl->context, geometry);
  return near;
}

}  // namespace eb::geo
