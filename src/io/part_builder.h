#pragma once
// Takes GDAL geometries apart into the simple parts of a FeatureTable.
#include <ogr_geometry.h>

#include <functional>

#include "model/feature_table.h"

namespace eb::io {

// Appends to the geometry columns of one table. Heights and measures are dropped, curves become lines.
class PartBuilder {
 public:
  explicit PartBuilder(model::FeatureTable& table) : m_table{table} {}

  // Adds all parts of `geometry` to the feature being built.
  void add(const OGRGeometry& geometry) { add_nested(geometry, 0); }
  // Ends the feature; the next parts belong to the next one.
  void end_feature() { m_table.feature_parts.push_back(m_table.part_count()); }

  // True when a part was nested too deeply or of an unknown kind since the last call.
  [[nodiscard]] bool take_skipped() { return std::exchange(m_skipped, false); }

 private:
  void add_nested(const OGRGeometry& geometry, int depth);
  void add_collection(const OGRGeometryCollection& collection, int depth);
  void add_curve(const OGRSimpleCurve& curve, model::PartKind kind);
  void add_polygon(const OGRPolygon& polygon);
  void add_point(const OGRPoint& point);
  void end_part(model::PartKind kind);

  model::FeatureTable& m_table;
  bool m_skipped = false;
};

// Makes the last vertex of each ring equal to its first. Both went through the same transformation, but perhaps
// by different ways, 0.1 mm apart.
void close_rings(model::FeatureTable& table);

// Drops vertices that are not finite, and then lines with fewer than 2 vertices, rings with fewer than 4 and
// the holes of dropped rings; closes rings exactly. `report(feature, dropped)` is called once for each
// feature that lost vertices.
void drop_broken_vertices(model::FeatureTable& table,
                          const std::function<void(std::uint32_t feature, std::size_t dropped)>& report);

}  // namespace eb::io
