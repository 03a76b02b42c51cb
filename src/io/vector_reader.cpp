#include "io/vector_reader.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "geo/crs.h"
#include "io/date_fields.h"
#include "io/generalise.h"
#include "io/part_builder.h"
#include "io/recovered_times.h"
#include "io/shapefile_encoding.h"
#include "io/stated_crs.h"
#include "io/written_geometry.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;
using geo::Box2d;
using geo::Vec2d;
using model::Column;
using model::FeatureTable;
using model::Value;

constexpr std::size_t longest_name = 200;  // bytes, of a column
constexpr double most_lon = 360.0, most_lat = 90.0 + 1e-6;

std::string plain_type_name(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbPoint:
      return "Point";
    case wkbLineString:
      return "LineString";
    case wkbPolygon:
      return "Polygon";
    case wkbMultiPoint:
      return "MultiPoint";
    case wkbMultiLineString:
      return "MultiLineString";
    case wkbMultiPolygon:
      return "MultiPolygon";
    case wkbGeometryCollection:
      return "GeometryCollection";
    case wkbCircularString:
      return "CircularString";
    case wkbCompoundCurve:
      return "CompoundCurve";
    case wkbCurvePolygon:
      return "CurvePolygon";
    case wkbMultiCurve:
      return "MultiCurve";
    case wkbMultiSurface:
      return "MultiSurface";
    case wkbPolyhedralSurface:
      return "PolyhedralSurface";
    case wkbTIN:
      return "TIN";
    case wkbTriangle:
      return "Triangle";
    case wkbCurve:
      return "Curve";
    case wkbSurface:
      return "Surface";
    default:
      return "unknown";
  }
}

std::string type_name(OGRwkbGeometryType type) {
  std::string name = plain_type_name(type);
  if (wkbHasZ(type) || wkbHasM(type)) name += ' ';
  if (wkbHasZ(type)) name += 'Z';
  if (wkbHasM(type)) name += 'M';
  return name;
}

enum class FieldKind { Text, Whole, Real, Date, Skipped };

FieldKind kind_of(const OGRFieldDefn& field) {
  switch (field.GetType()) {
    case OFTInteger:
    case OFTInteger64:
      return FieldKind::Whole;
    case OFTReal:
      return FieldKind::Real;
    case OFTDate:
    case OFTDateTime:
      return FieldKind::Date;
    case OFTBinary:
      return FieldKind::Skipped;
    default:
      return FieldKind::Text;
  }
}

// The one path from an OGR layer to a table; its steps are the functions below, in order.
class LayerLoader {
 public:
  LayerLoader(OpenedSource::LayerPlace place, const VectorRequest& request, const GdalComplaints& complaints,
              Heartbeat& heartbeat, ProblemList& problems)
      : m_place{place},
        m_layer{*place.layer},
        m_request{request},
        m_complaints{complaints},
        m_heartbeat{heartbeat},
        m_problems{problems},
        m_parts{*m_table},
        m_written{place} {}

  Result<VectorRead> run() {
    plan_columns();
    auto read = load();
    const bool may_be_secret = m_request.exact || m_request.sensitive || has_flag_column(*m_table);
    return read || !may_be_secret ? read : unreadable_secret(m_problems.file());
  }

 private:
  Result<VectorRead> load() {
    if (auto read = read_features(); !read) return read.error();
    m_recovered = recover_date_texts(m_place, *m_table, m_is_date_typed, m_heartbeat);
    add_recording_times(m_place, *m_table, m_heartbeat);
    m_is_date_typed.resize(m_table->columns.size(), false);
    if (m_table->lives.empty() && (m_promised > 0 || m_complaints.failures() > 0)) return nothing_readable();
    compare_with_promise();
    drop_unwritten_positions();
    if (auto placed = place_on_map(); !placed) return placed.error();
    read_dates();
    auto dates = date_columns(m_table->columns, m_is_date_typed);
    if (m_request.exact) return VectorRead{m_table, geometry_type(), std::move(dates)};
    if (auto told = generalise(*m_table, m_request.sensitive, m_request.target_crs, m_problems); !told)
      return told.error();
    if (m_table->coarse_m <= 0) return VectorRead{m_table, geometry_type(), std::move(dates)};
    const auto& kinds = m_table->part_kinds;
    const bool is_all_cells = std::ranges::all_of(kinds, [](auto kind) { return kind == model::PartKind::OuterRing; });
    std::erase_if(dates, [&](const std::string& name) { return m_table->column(name) == nullptr; });
    return VectorRead{m_table, is_all_cells ? "Polygon" : "mixed", std::move(dates)};
  }

  void plan_columns() {
    const OGRFeatureDefn& definition = *m_layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      const OGRFieldDefn& field = *definition.GetFieldDefn(i);
      const FieldKind kind = kind_of(field);
      if (kind == FieldKind::Skipped) continue;
      m_fields.push_back({i, kind});
      m_table->columns.push_back({clean_text(field.GetNameRef(), longest_name), {}});
      m_is_date_typed.push_back(kind == FieldKind::Date);
    }
  }

  Value value_of(const OGRFeature& feature, int index, FieldKind kind) {
    if (!feature.IsFieldSetAndNotNull(index)) return {};
    if (kind == FieldKind::Whole) return static_cast<std::int64_t>(feature.GetFieldAsInteger64(index));
    if (kind == FieldKind::Real) return feature.GetFieldAsDouble(index);
    if (kind == FieldKind::Date) return iso_date(feature, index);
    const char* text = feature.GetFieldAsString(index);
    if (std::strlen(text) > longest_attribute)
      m_problems.add(msg("{0}, layer {1}, feature {2}: a text of {3} bytes was cut off", m_problems.file(),
                         m_problems.layer(), feature.GetFID(), std::strlen(text)),
                     msg("Nothing has to be done unless the text matters."), feature.GetFID());
    return clean_text(text);
  }

  Result<void> read_features() {
    m_promised = m_layer.GetFeatureCount(FALSE);
    reserve();
    m_layer.ResetReading();
    m_place.dataset->ResetReading();
    for (;;) {
      m_failures_before = m_complaints.failures();
      const OGRFeatureUniquePtr feature{next_feature()};
      if (!feature) break;
      add_feature(*feature);
      if (m_table->vertices.size() > std::numeric_limits<std::uint32_t>::max() / 2)
        return Error{
            msg("{0}, layer {1} has more than two thousand million vertices", m_problems.file(), m_problems.layer()),
            msg("Cut the data to the region you need."),
            {}};
      if (m_table->lives.size() % 256 == 0) m_heartbeat.beat(share());
    }
    return {};
  }

  // Formats with layers mixed in one stream (OpenStreetMap) are read as a stream, or the driver would have to keep
  // everything of the other layers.
  OGRFeature* next_feature() {
    if (m_place.dataset->TestCapability(ODsCRandomLayerRead) == 0) return m_layer.GetNextFeature();
    for (;;) {
      OGRLayer* layer = nullptr;
      OGRFeature* feature = m_place.dataset->GetNextFeature(&layer, nullptr, nullptr, nullptr);
      if (feature == nullptr || layer == &m_layer) return feature;
      OGRFeature::DestroyFeature(feature);
      if (++m_passed_over % 1024 == 0) m_heartbeat.beat(-1);
    }
  }

  void reserve() {
    constexpr GIntBig most = 10'000'000;
    if (m_promised <= 0 || m_promised > most) return;
    const auto rows = static_cast<std::size_t>(m_promised);
    for (Column& column : m_table->columns) column.values.reserve(rows);
    m_table->feature_ids.reserve(rows);
    m_table->lives.reserve(rows);
    m_table->feature_parts.reserve(rows + 1);
    m_table->part_kinds.reserve(rows);
    m_table->part_vertices.reserve(rows + 1);
  }

  // After some features their average size tells how much room all of them need.
  void reserve_vertices() {
    constexpr std::size_t sample = 1000, most = 50'000'000;
    const std::size_t rows = m_table->lives.size();
    if (rows != sample || m_promised <= static_cast<GIntBig>(sample)) return;
    const double all = static_cast<double>(m_table->vertices.size()) / sample * static_cast<double>(m_promised) * 1.05;
    m_table->vertices.reserve(std::min(static_cast<std::size_t>(all), most));
  }

  [[nodiscard]] float share() const {
    if (m_promised <= 0) return -1;
    return std::min(1.0F, static_cast<float>(m_table->lives.size()) / static_cast<float>(m_promised));
  }

  void add_feature(const OGRFeature& feature) {
    for (std::size_t i = 0; i < m_fields.size(); ++i)
      m_table->columns[i].values.push_back(value_of(feature, m_fields[i].index, m_fields[i].kind));
    m_table->feature_ids.push_back(feature.GetFID());
    m_table->lives.emplace_back();
    add_geometry(feature);
    m_parts.end_feature();
    reserve_vertices();
  }

  void add_geometry(const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) return note_empty(feature);
    const OGRwkbGeometryType type = geometry->getGeometryType();
    if (std::find(m_types.begin(), m_types.end(), type) == m_types.end()) m_types.push_back(type);
    m_parts.add(*geometry);
    if (m_parts.take_skipped())
      m_problems.add(msg("{0}, layer {1}, feature {2}: part of its geometry is of a kind that cannot be drawn",
                         m_problems.file(), m_problems.layer(), feature.GetFID()),
                     msg("Simplify the geometry in a GIS."), feature.GetFID());
  }

  void note_empty(const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    const auto add = [&](core::Message what) {
      m_problems.add(std::move(what), msg("It is not on the map. Correct the feature in a GIS."), feature.GetFID());
    };
    const bool is_broken = m_complaints.failures() > m_failures_before;
    // A point whose numbers were not numbers arrives here as an empty one.
    if (geometry != nullptr && wkbFlatten(geometry->getGeometryType()) == wkbPoint)
      add(msg("{0}, layer {1}, feature {2}: its position is empty or not a number", m_problems.file(),
              m_problems.layer(), feature.GetFID()));
    else if (is_broken || (geometry == nullptr && m_written.is_written(feature.GetFID())))
      add(msg("{0}, layer {1}, feature {2}: its geometry cannot be read", m_problems.file(), m_problems.layer(),
              feature.GetFID()));
    else
      ++m_empty;
  }

  [[nodiscard]] Error nothing_readable() const {
    const std::string reason = without_full_stop(m_complaints.last());
    return {reason.empty()
                ? msg("{0}, layer {1}: none of its features can be read", m_problems.file(), m_problems.layer())
                : msg("{0}, layer {1}: none of its features can be read: {2}", m_problems.file(), m_problems.layer(),
                      reason),
            msg("The file is damaged or incomplete; get it again."),
            {}};
  }

  // What GDAL could not make a date of was read as text.
  [[nodiscard]] bool is_settled(const std::string& complaint) const {
    return std::any_of(m_recovered.begin(), m_recovered.end(), [&](const std::string& column) {
      return complaint.find(" in column " + column) != std::string::npos;
    });
  }

  void compare_with_promise() {
    const auto read = static_cast<GIntBig>(m_table->lives.size());
    if (m_promised >= 0 && read != m_promised)
      m_problems.add(msg("{0}, layer {1}: {2} features were promised, {3} could be read", m_problems.file(),
                         m_problems.layer(), m_promised, read),
                     msg("The file is damaged or incomplete; get it again."));
    if (m_empty > 0)
      m_problems.add(msg("{0}, layer {1}: features without a geometry, which are not on the map: {2}",
                         m_problems.file(), m_problems.layer(), m_empty),
                     msg("Nothing has to be done unless they should be there."));
    for (const std::string& text : m_complaints.texts())
      if (!is_settled(text))
        m_problems.add(msg("{0}, layer {1}: {2}", m_problems.file(), m_problems.layer(), without_full_stop(text)),
                       msg("The rest was loaded. Check the file in a GIS."));
  }

  void drop_unwritten_positions() {
    bool all_finite = true;
    for (const Vec2d vertex : m_table->vertices) {
      m_raw.add(vertex);
      all_finite &= geo::is_finite(vertex);
    }
    if (all_finite) return;
    m_raw = {};
    drop_broken_vertices(*m_table, [&](std::uint32_t feature, std::size_t dropped) {
      const std::int64_t id = m_table->feature_ids[feature];
      m_problems.add(msg("{0}, layer {1}, feature {2}: positions that are not numbers or leave a line or area too "
                         "short: {3}",
                         m_problems.file(), m_problems.layer(), id, dropped),
                     msg("They were left out. Correct the feature in a GIS."), id);
    });
    for (const Vec2d vertex : m_table->vertices) m_raw.add(vertex);
  }

  Result<void> place_on_map() {
    std::string crs = stated_crs(m_layer.GetSpatialRef());
    if (crs.empty()) {
      auto guess = guess_crs(m_raw);
      if (!guess) return guess.error();
      crs = *guess;
    } else {
      m_table->source_crs = geo::crs_label(crs);
    }
    if (m_table->vertices.empty()) return {};
    if (auto checked = check_degrees(crs, m_raw); !checked) return checked.error();
    return transform(crs);
  }

  // Only numbers that can hardly be anything but degrees are taken for degrees.
  Result<std::string> guess_crs(const Box2d& raw) {
    const bool fits = raw.empty() || (raw.min_x >= -180 && raw.max_x <= 180 && raw.min_y >= -90 && raw.max_y <= 90);
    // A drawing in metres or millimetres around its own zero fits too, but it starts at zero.
    const bool is_around_zero = !raw.empty() && std::abs(raw.min_x) < 1 && std::abs(raw.min_y) < 1;
    if (!fits || is_around_zero)
      return Error{msg("{0}, layer {1} does not say which coordinate reference system its numbers are in",
                       m_problems.file(), m_problems.layer()),
                   msg("Give it one with a GIS, for example \"ogr2ogr -a_srs EPSG:25832 new.gpkg old\", or put a .prj "
                       "file beside it."),
                   {}};
    if (!raw.empty())
      m_problems.add(msg("{0}, layer {1} states no coordinate reference system; its numbers look like degrees and were "
                         "taken as WGS 84",
                         m_problems.file(), m_problems.layer()),
                     msg("If the layer lies in the wrong place, give it its coordinate reference system with a GIS."));
    return std::string{"EPSG:4326"};
  }

  static bool is_in_degrees(const std::string& crs) {
    OGRSpatialReference reference;
    if (reference.SetFromUserInput(crs.c_str()) != OGRERR_NONE || !reference.IsGeographic()) return false;
    return std::abs(reference.GetAngularUnits() - CPLAtof(SRS_UA_DEGREE_CONV)) < 1e-9;
  }

  // Metres in a file that says degrees, as GeoJSON often has them, must not end up somewhere at sea.
  Result<void> check_degrees(const std::string& crs, const Box2d& raw) {
    if (!is_in_degrees(crs)) return {};
    const auto is_off = [](Vec2d v) { return std::abs(v.x) > most_lon || std::abs(v.y) > most_lat; };
    if (!is_off({raw.min_x, raw.min_y}) && !is_off({raw.max_x, raw.max_y})) return {};
    const auto off = std::count_if(m_table->vertices.begin(), m_table->vertices.end(), is_off);
    if (static_cast<std::size_t>(off) * 2 > m_table->vertices.size())
      return Error{msg("{0}, layer {1} says it is in degrees ({2}), but its numbers are not (for example {3}, {4})",
                       m_problems.file(), m_problems.layer(), m_table->source_crs, m_table->vertices[0].x,
                       m_table->vertices[0].y),
                   msg("Give it its real coordinate reference system with a GIS, for example \"ogr2ogr -a_srs "
                       "EPSG:25832 new.gpkg old\"."),
                   {}};
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (Vec2d& vertex : m_table->vertices)
      if (is_off(vertex)) vertex = {nan, nan};
    drop_broken_vertices(*m_table, [&](std::uint32_t feature, std::size_t dropped) {
      const std::int64_t id = m_table->feature_ids[feature];
      m_problems.add(msg("{0}, layer {1}, feature {2}: positions outside the world in degrees: {3}", m_problems.file(),
                         m_problems.layer(), id, dropped),
                     msg("They were left out. Correct the feature in a GIS."), id);
    });
    return {};
  }

  Result<void> transform(const std::string& crs) {
    auto transformer = geo::Transformer::create(crs, m_request.target_crs,
                                                is_in_degrees(crs) ? m_raw : geo::rough_extent_deg(crs, m_raw));
    if (!transformer)
      return Error{msg("{0}, layer {1}: {2}", m_problems.file(), m_problems.layer(),
                       without_full_stop(core::to_text(transformer.error().what))),
                   transformer.error().hint,
                   {}};
    m_table->crs_accuracy_m = transformer->accuracy_m();
    if (transformer->accuracy_m() < 0)
      m_problems.add(msg("{0}, layer {1}: how exactly it can be placed is not known, because its coordinate reference "
                         "system names no datum",
                         m_problems.file(), m_problems.layer()),
                     msg("If it lies in the wrong place, give it its coordinate reference system with a GIS."));
    if (!transformer->missing_grid().empty())
      m_problems.add_missing_grid(transformer->accuracy_m(), transformer->missing_grid());
    constexpr std::size_t slice = 500'000;  // between two signs of life
    std::size_t failed = 0;
    for (std::size_t at = 0; at < m_table->vertices.size(); at += slice) {
      failed += transformer->forward(
          std::span{m_table->vertices}.subspan(at, std::min(slice, m_table->vertices.size() - at)));
      m_heartbeat.beat(1);
    }
    if (failed == 0) {
      close_rings(*m_table);
      return {};
    }
    drop_broken_vertices(*m_table, [&](std::uint32_t feature, std::size_t dropped) {
      const std::int64_t id = m_table->feature_ids[feature];
      m_problems.add(msg("{0}, layer {1}, feature {2}: positions that cannot be placed in {4}: {3}", m_problems.file(),
                         m_problems.layer(), id, dropped, m_request.target_crs),
                     msg("They were left out: they lie outside the area the coordinate reference system is made for."),
                     id);
    });
    if (m_table->vertices.empty())
      return Error{msg("{0}, layer {1}: no position can be placed in {2}", m_problems.file(), m_problems.layer(),
                       m_request.target_crs),
                   msg("Check the coordinate reference system of the file ({0}).", m_table->source_crs),
                   {}};
    return {};
  }

  void read_dates() {
    if (m_request.date_fields)
      m_table->date_fields = *m_request.date_fields;
    else if (m_place.has_own_life)
      m_table->date_fields = own_date_fields(m_table->columns, m_is_date_typed);
    else
      m_table->date_fields = recognise_date_fields(m_table->columns, m_is_date_typed);
    apply_date_fields(*m_table, m_problems);
  }

  [[nodiscard]] std::string geometry_type() const {
    const OGRwkbGeometryType stated = m_layer.GetGeomType();
    // Many formats call a layer of single and multiple lines one or the other.
    const auto single = [](OGRwkbGeometryType type) {
      const OGRwkbGeometryType flat = wkbFlatten(type);
      if (flat == wkbMultiPoint) return wkbPoint;
      if (flat == wkbMultiLineString) return wkbLineString;
      return flat == wkbMultiPolygon ? wkbPolygon : flat;
    };
    const auto is_stated = [&](OGRwkbGeometryType type) { return single(type) == single(stated); };
    const bool is_known = wkbFlatten(stated) != wkbUnknown && stated != wkbNone;
    if (is_known && std::all_of(m_types.begin(), m_types.end(), is_stated)) return type_name(stated);
    if (m_types.empty()) return stated == wkbNone ? "none" : "unknown";
    const auto is_like_first = [&](OGRwkbGeometryType type) {
      return single(type) == single(m_types.front()) && OGR_GT_HasZ(type) == OGR_GT_HasZ(m_types.front()) &&
             OGR_GT_HasM(type) == OGR_GT_HasM(m_types.front());
    };
    if (!std::all_of(m_types.begin(), m_types.end(), is_like_first)) return "mixed";
    // Single and multiple ones of a kind together are what the multiple type is for.
    const auto is_multiple = [&](OGRwkbGeometryType type) { return wkbFlatten(type) != single(type); };
    const auto multiple = std::find_if(m_types.begin(), m_types.end(), is_multiple);
    return type_name(multiple != m_types.end() ? *multiple : m_types.front());
  }

  struct Field {
    int index;
    FieldKind kind;
  };

  OpenedSource::LayerPlace m_place;
  OGRLayer& m_layer;
  const VectorRequest& m_request;
  const GdalComplaints& m_complaints;
  Heartbeat& m_heartbeat;
  ProblemList& m_problems;
  std::shared_ptr<FeatureTable> m_table = std::make_shared<FeatureTable>();
  PartBuilder m_parts;
  std::vector<Field> m_fields;
  std::vector<bool> m_is_date_typed;
  std::vector<std::string> m_recovered;  // columns whose dates were read as texts
  std::vector<OGRwkbGeometryType> m_types;
  Box2d m_raw;  // of the positions as the file has them
  WrittenGeometry m_written;
  GIntBig m_promised = -1;
  std::size_t m_empty = 0, m_passed_over = 0, m_failures_before = 0;
};

}  // namespace

// Texts in files may be in no encoding at all; what is shown has to be UTF-8.
std::string clean_text(const char* text, std::size_t longest) {
  std::string clean = text != nullptr ? text : "";
  if (clean.size() > longest) {
    clean.erase(longest);
    drop_cut_letter(clean);
    clean += "...";
  }
  if (CPLIsUTF8(clean.data(), static_cast<int>(clean.size())) != 0) return clean;
  std::string whole_letters = clean;
  drop_cut_letter(whole_letters);
  if (!is_ascii(whole_letters) && CPLIsUTF8(whole_letters.data(), static_cast<int>(whole_letters.size())) != 0)
    return whole_letters;
  char* recoded = CPLRecode(clean.c_str(), "CP1252", CPL_ENC_UTF8);
  std::string result = recoded != nullptr ? recoded : "";
  CPLFree(recoded);
  return result;
}

std::string without_full_stop(std::string text) {
  while (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

Error unreadable_secret(const std::string& file) {
  return {msg("{0} cannot be read; what is wrong with it is not told, because it is sensitive", file),
          msg("Check the file, its coordinate reference system and the grid in a GIS."),
          {}};
}

Result<VectorRead> read_vector_layer(OpenedSource::LayerPlace place, const VectorRequest& request,
                                     const GdalComplaints& complaints, Heartbeat& heartbeat, ProblemList& problems) {
  return LayerLoader{place, request, complaints, heartbeat, problems}.run();
}

}  // namespace eb::io
