#pragma once
// A vector layer in memory: geometry in the project CRS, dates and attributes, all as columns.
// Built once by io/ on a worker, then shared as shared_ptr<const FeatureTable>.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/message.h"
#include "geo/types.h"

namespace eb::model {

// A part is one simple piece of geometry. A hole follows the outer ring it belongs to.
enum class PartKind : std::uint8_t { Point, Line, OuterRing, InnerRing };

// Text, whole number, real number or nothing.
using Value = std::variant<std::monostate, std::string, std::int64_t, double>;
std::string to_text(const Value& value);  // "" for nothing

struct Column {
  std::string name;
  std::vector<Value> values;  // one per feature
};

// Which columns the life of a feature was read from; empty = none.
struct DateFields {
  std::string from, to, certainty;
  friend bool operator==(const DateFields&, const DateFields&) = default;
};

struct FeatureTable {
  std::string source_file;    // as opened
  std::string layer_name;     // inside that file
  std::string source_crs;     // label of the CRS in the file, e.g. "EPSG:4326"; empty = none known
  double crs_accuracy_m = 0;  // of the transformation to the project CRS; negative = unknown

  // Geometry as nested ranges: feature f has parts [feature_parts[f], feature_parts[f+1]), part p has
  // vertices [part_vertices[p], part_vertices[p+1]). Rings are closed (last = first).
  std::vector<geo::Vec2d> vertices;  // project CRS, metres, all finite
  std::vector<std::uint32_t> part_vertices{0};
  std::vector<PartKind> part_kinds;
  std::vector<std::uint32_t> feature_parts{0};

  std::vector<core::DatedInterval> lives;  // one per feature; no date = open at both ends
  std::vector<std::int64_t> feature_ids;   // the source's own id (GDAL FID)
  std::vector<Column> columns;
  DateFields date_fields;
  geo::Box2d extent;  // of all vertices
  // Greater than 0: features are cells of a grid (model/sensitive.h); what lies in one may be so far from its centre.
  double coarse_m = 0;

  [[nodiscard]] std::uint32_t feature_count() const { return static_cast<std::uint32_t>(lives.size()); }
  [[nodiscard]] std::uint32_t part_count() const { return static_cast<std::uint32_t>(part_kinds.size()); }
  [[nodiscard]] std::span<const geo::Vec2d> part(std::uint32_t index) const {
    return std::span{vertices}.subspan(part_vertices[index], part_vertices[index + 1] - part_vertices[index]);
  }
  [[nodiscard]] geo::Box2d feature_extent(std::uint32_t feature) const;
  [[nodiscard]] const Column* column(std::string_view name) const;  // exact name, nullptr if absent
  // Text of one attribute; "" when column or value is absent.
  [[nodiscard]] std::string text(std::string_view column_name, std::uint32_t feature) const;
  // True when the feature is the cell of a grid in place of something sensitive.
  [[nodiscard]] bool is_cell(std::uint32_t feature) const;
  // True when no feature has a date.
  [[nodiscard]] bool is_timeless() const;
};

// An image already warped to the project CRS, north up.
struct RasterImage {
  std::string source_file, source_crs;
  geo::Box2d extent;  // outer edges of the outermost pixels, project CRS
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // width*height*4, row 0 = north, not premultiplied; no-data has a = 0
  bool is_elevation = false;       // rgba is then a hillshade: grey in rgb, a = 255 where there is data
  std::vector<float> elevation_m;  // width*height when is_elevation, NaN = no data
  double crs_accuracy_m = 0;
};

// Something wrong that did not stop the rest from loading.
struct Problem {
  core::Message what;
  core::Message hint;
  std::string layer;  // may be empty
  std::optional<std::int64_t> feature_id;
};

}  // namespace eb::model
