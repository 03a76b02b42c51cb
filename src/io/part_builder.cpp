#include "io/part_builder.h"

#include <memory>
#include <utility>

namespace eb::io {
namespace {

using geo::Vec2d;
using model::FeatureTable;
using model::PartKind;

constexpr int deepest_nesting = 32;

bool is_ring(PartKind kind) {
  return kind == PartKind::OuterRing || kind == PartKind::InnerRing;
}

std::size_t least_vertices(PartKind kind) {
  if (kind == PartKind::Point) return 1;
  return kind == PartKind::Line ? 2 : 4;
}

// Rewrites the geometry columns in place, part by part, keeping what is usable.
class Compactor {
 public:
  explicit Compactor(FeatureTable& table) : m_table{table} {
    m_part_vertices.swap(table.part_vertices);
    m_part_kinds.swap(table.part_kinds);
    m_feature_parts.swap(table.feature_parts);
    table.part_vertices.reserve(m_part_vertices.size());
    table.part_kinds.reserve(m_part_kinds.size());
    table.feature_parts.reserve(m_feature_parts.size());
    table.part_vertices.push_back(0);
    table.feature_parts.push_back(0);
  }

  void run(const std::function<void(std::uint32_t, std::size_t)>& report) {
    for (std::uint32_t feature = 0; feature + 1 < m_feature_parts.size(); ++feature) {
      const std::uint32_t begin = m_feature_parts[feature], end = m_feature_parts[feature + 1];
      const std::size_t before = m_part_vertices[end] - m_part_vertices[begin], kept = m_kept;
      m_outer_is_gone = false;
      for (std::uint32_t part = begin; part < end; ++part) keep_part(part);
      m_table.feature_parts.push_back(m_table.part_count());
      if (m_kept - kept < before) report(feature, before - (m_kept - kept));
    }
    m_table.vertices.resize(m_kept);
  }

 private:
  void keep_part(std::uint32_t part) {
    const PartKind kind = m_part_kinds[part];
    const std::size_t begin = m_part_vertices[part], end = m_part_vertices[part + 1], start = m_kept;
    std::vector<Vec2d>& vertices = m_table.vertices;
    for (std::size_t i = begin; i < end; ++i)
      if (geo::is_finite(vertices[i])) vertices[m_kept++] = vertices[i];
    if (is_ring(kind) && m_kept > start) close_ring(start, m_kept - start == end - begin);
    if (kind == PartKind::OuterRing) m_outer_is_gone = false;
    const bool is_orphan = kind == PartKind::InnerRing && m_outer_is_gone;
    if (is_orphan || m_kept - start < least_vertices(kind)) {
      if (kind == PartKind::OuterRing) m_outer_is_gone = true;
      m_kept = start;
      return;
    }
    m_table.part_kinds.push_back(kind);
    m_table.part_vertices.push_back(static_cast<std::uint32_t>(m_kept));
  }

  // Where an end was dropped there is room for one more.
  void close_ring(std::size_t start, bool is_whole) {
    std::vector<Vec2d>& vertices = m_table.vertices;
    if (is_whole)
      vertices[m_kept - 1] = vertices[start];
    else if (!(vertices[m_kept - 1] == vertices[start]))
      vertices[m_kept] = vertices[start], ++m_kept;
  }

  FeatureTable& m_table;
  std::vector<std::uint32_t> m_part_vertices, m_feature_parts;
  std::vector<PartKind> m_part_kinds;
  std::size_t m_kept = 0;
  bool m_outer_is_gone = false;
};

}  // namespace

void PartBuilder::end_part(PartKind kind) {
  m_table.part_kinds.push_back(kind);
  m_table.part_vertices.push_back(static_cast<std::uint32_t>(m_table.vertices.size()));
}

void PartBuilder::add_point(const OGRPoint& point) {
  m_table.vertices.push_back({point.getX(), point.getY()});
  end_part(PartKind::Point);
}

void PartBuilder::add_curve(const OGRSimpleCurve& curve, PartKind kind) {
  const int count = curve.getNumPoints();
  if (count == 0) return;
  std::vector<Vec2d>& vertices = m_table.vertices;
  const std::size_t start = vertices.size();
  vertices.resize(start + static_cast<std::size_t>(count));
  curve.getPoints(&vertices[start].x, sizeof(Vec2d), &vertices[start].y, sizeof(Vec2d));
  // Some formats leave the closing vertex of a ring out.
  if (is_ring(kind) && !(vertices.back() == vertices[start]) && geo::is_finite(vertices.back()))
    vertices.push_back(Vec2d{vertices[start]});
  end_part(kind);
}

void PartBuilder::add_polygon(const OGRPolygon& polygon) {
  const OGRLinearRing* outer = polygon.getExteriorRing();
  if (outer == nullptr || outer->IsEmpty()) return;
  add_curve(*outer, PartKind::OuterRing);
  for (int i = 0; i < polygon.getNumInteriorRings(); ++i) add_curve(*polygon.getInteriorRing(i), PartKind::InnerRing);
}

void PartBuilder::add_collection(const OGRGeometryCollection& collection, int depth) {
  for (int i = 0; i < collection.getNumGeometries(); ++i) add_nested(*collection.getGeometryRef(i), depth + 1);
}

void PartBuilder::add_nested(const OGRGeometry& geometry, int depth) {
  if (depth > deepest_nesting) {
    m_skipped = true;
    return;
  }
  if (geometry.hasCurveGeometry(TRUE)) {
    const std::unique_ptr<OGRGeometry> straight{geometry.getLinearGeometry()};
    if (straight && !straight->hasCurveGeometry(TRUE)) return add_nested(*straight, depth + 1);
    m_skipped = true;
    return;
  }
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      if (!geometry.IsEmpty()) add_point(*geometry.toPoint());
      return;
    case wkbLineString:
      return add_curve(*geometry.toLineString(), PartKind::Line);
    case wkbPolygon:
    case wkbTriangle:
      return add_polygon(*geometry.toPolygon());
    case wkbPolyhedralSurface:
    case wkbTIN: {
      const OGRPolyhedralSurface& surface = *geometry.toPolyhedralSurface();
      for (int i = 0; i < surface.getNumGeometries(); ++i) add_polygon(*surface.getGeometryRef(i));
      return;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbMultiCurve:
    case wkbMultiSurface:
    case wkbGeometryCollection:
      return add_collection(*geometry.toGeometryCollection(), depth);
    case wkbCompoundCurve:
    case wkbCurvePolygon: {
      const std::unique_ptr<OGRGeometry> straight{geometry.getLinearGeometry()};
      const auto kind = straight ? wkbFlatten(straight->getGeometryType()) : wkbUnknown;
      if (kind == wkbLineString || kind == wkbPolygon) return add_nested(*straight, depth + 1);
      break;
    }
    default:
      break;
  }
  m_skipped = true;
}

void close_rings(FeatureTable& table) {
  for (std::uint32_t part = 0; part < table.part_count(); ++part)
    if (is_ring(table.part_kinds[part]))
      table.vertices[table.part_vertices[part + 1] - 1] = table.vertices[table.part_vertices[part]];
}

void drop_broken_vertices(FeatureTable& table, const std::function<void(std::uint32_t, std::size_t)>& report) {
  Compactor{table}.run(report);
}

}  // namespace eb::io
