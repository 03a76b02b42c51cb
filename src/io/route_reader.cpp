#include "io/route_reader.h"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

#include "geo/crs.h"
#include "io/converted_file.h"
#include "io/gpx_parser.h"
#include "io/route_assembly.h"
#include "io/stated_crs.h"
#include "io/vector_reader.h"
#include "model/sensitive.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;

constexpr std::size_t longest_name = 200;  // bytes, of a column
constexpr std::size_t piece = 256 * 1024;  // bytes read at once

struct VsiClose {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, VsiClose>;

std::string vsi_name(const std::string& source) {
  return has_suffix(source, {".gz"}) ? "/vsigzip/" + source : source;
}

// By its content, whatever it is called.
bool looks_like_gpx(const std::string& source) {
  const VsiFile file{VSIFOpenL(vsi_name(source).c_str(), "rb")};
  if (!file) return false;
  std::array<char, 4096> head{};
  const std::string_view text{head.data(), VSIFReadL(head.data(), 1, head.size(), file.get())};
  return text.find("<gpx") != std::string_view::npos;
}

Result<RouteRecords> read_gpx(const std::string& source, Heartbeat& heartbeat, ProblemList& problems) {
  const VsiFile file{VSIFOpenL(vsi_name(source).c_str(), "rb")};
  if (!file) return Error{msg("{0} may not be read", short_name(source)), msg("Change its permissions."), source};
  GpxParser parser;
  std::vector<char> buffer(piece);
  for (bool is_last = false; !is_last;) {
    const std::size_t size = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
    is_last = size < buffer.size();
    heartbeat.beat(-1);
    if (!parser.feed({buffer.data(), size}, is_last)) break;
  }
  auto& records = parser.records();
  const auto has_points = [](const RouteRecords::Line& line) { return !line.parts.empty(); };
  const bool is_empty =
      records.sequences.empty() && std::ranges::none_of(records.lines, has_points) && records.places.empty();
  if (!parser.fault().empty() && is_empty)
    return Error{msg("{0} is broken in line {1}: {2}", short_name(source), parser.line(), parser.fault()),
                 msg("Get the file again; it may not have been copied whole."), source};
  if (!parser.fault().empty())
    problems.add(msg("{0} is broken in line {1}: {2}; what stands before is kept", short_name(source), parser.line(),
                     parser.fault()),
                 msg("Get the file again; it may not have been copied whole."));
  return std::move(records);
}

// Everything of one OGR layer.
class LayerRecords {
 public:
  LayerRecords(OGRLayer& layer, RouteRecords& records, Heartbeat& heartbeat)
      : m_layer{layer}, m_records{records}, m_heartbeat{heartbeat} {}

  Result<void> run() {
    if (auto placed = find_crs(); !placed) return placed;
    const float promised = static_cast<float>(std::max<GIntBig>(1, m_layer.GetFeatureCount(FALSE)));
    float done = 0;
    m_layer.ResetReading();
    for (OGRFeatureUniquePtr feature; (feature = OGRFeatureUniquePtr{m_layer.GetNextFeature()});) {
      m_heartbeat.beat(std::min(1.0F, ++done / promised));
      add_feature(*feature);
    }
    return {};
  }

 private:
  Result<void> find_crs() {
    const std::string crs = stated_crs(m_layer.GetSpatialRef());
    if (crs.empty()) return {};
    auto transformer = geo::Transformer::create(crs, "EPSG:4326");
    if (!transformer) return transformer.error();
    m_to_degrees = std::move(*transformer);
    return {};
  }

  // The tables of this program's GeoPackages say by their names what they hold.
  [[nodiscard]] const char* feature_of_table() const {
    const std::string_view name = m_layer.GetName();
    if (name == "stops") return "stop";
    if (name == "shaping_points") return "shaping_point";
    if (name == "legs") return "leg";
    if (name == "routes") return "route";
    return nullptr;
  }

  Fields fields_of(const OGRFeature& feature) const {
    Fields fields;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
      if (!feature.IsFieldSetAndNotNull(i) || feature.GetFieldDefnRef(i)->GetType() == OFTBinary) continue;
      // Numbers in full: GDAL's text of them is cut after 15 digits.
      const bool is_real = feature.GetFieldDefnRef(i)->GetType() == OFTReal;
      auto text = is_real ? fmt::format("{}", feature.GetFieldAsDouble(i)) : clean_text(feature.GetFieldAsString(i));
      if (!text.empty())
        fields.emplace(clean_text(feature.GetFieldDefnRef(i)->GetNameRef(), longest_name), std::move(text));
    }
    const char* told = feature_of_table();
    if (told != nullptr && fields.contains("route_id")) fields.emplace("feature", told);
    return fields;
  }

  void add_feature(const OGRFeature& feature) {
    Fields fields = fields_of(feature);
    if (is_secret(feature)) return void(++m_records.secrets);
    const bool is_route = field(fields, "feature") == "route" && fields.contains("route_id");
    const auto* geometry = feature.GetGeometryRef();
    if (is_route) {
      m_records.lines.push_back({{}, std::move(fields)});
    } else if (geometry != nullptr && !geometry->IsEmpty()) {
      RouteRecords::Line line;
      add_geometry(*geometry, fields, line);
      if (line.parts.empty()) return;
      line.fields = std::move(fields);
      m_records.lines.push_back(std::move(line));
    }
  }

  // Flagged as no layer would tell it exactly, either; see io/generalise.h.
  static bool is_secret(const OGRFeature& feature) {
    const int flag = feature.GetFieldIndex(model::flag_column);
    if (flag < 0 || !feature.IsFieldSetAndNotNull(flag)) return false;
    return model::secrecy_of(feature.GetFieldAsString(flag), model::Secrecy::Open) != model::Secrecy::Open;
  }

  void add_geometry(const OGRGeometry& geometry, const Fields& fields, RouteRecords::Line& line) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
      const auto* point = geometry.toPoint();
      if (const auto position = to_degrees({point->getX(), point->getY()}))
        m_records.places.push_back({*position, fields, {}});
    } else if (type == wkbLineString) {
      add_line(*geometry.toLineString(), line);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0 && type != wkbMultiPolygon) {
      for (const auto* part : *geometry.toGeometryCollection()) add_geometry(*part, fields, line);
    } else if (OGR_GT_IsNonLinear(type) != 0 && OGR_GT_IsCurve(type) != 0) {
      const std::unique_ptr<OGRGeometry> straight{geometry.getLinearGeometry()};
      if (straight) add_geometry(*straight, fields, line);
    } else {
      ++m_records.areas;
    }
  }

  void add_line(const OGRLineString& from, RouteRecords::Line& line) {
    std::vector<geo::Vec2d> vertices;
    const auto count = static_cast<std::size_t>(from.getNumPoints());
    vertices.reserve(count);
    for (int i = 0; i < from.getNumPoints(); ++i) vertices.push_back({from.getX(i), from.getY(i)});
    if (from.getCoordinateDimension() == 3) m_records.elevations += heights_in(from);
    if (m_to_degrees) m_to_degrees->forward(vertices);
    auto& part = line.parts.emplace_back();
    part.reserve(count);
    for (const auto vertex : vertices) {
      if (is_on_earth(vertex)) {
        part.push_back({vertex.x, vertex.y});
      } else {
        ++m_records.bad_positions;
      }
    }
    if (part.empty()) line.parts.pop_back();
  }

  // A line that lies at zero throughout says nothing of heights.
  static std::size_t heights_in(const OGRLineString& line) {
    for (int i = 0; i < line.getNumPoints(); ++i) {
      if (line.getZ(i) != 0) return static_cast<std::size_t>(line.getNumPoints());
    }
    return 0;
  }

  static bool is_on_earth(geo::Vec2d p) { return std::abs(p.x) <= 180 && std::abs(p.y) <= 90; }

  std::optional<geo::LonLat> to_degrees(geo::Vec2d point) {
    if (m_to_degrees) m_to_degrees->forward(std::span{&point, 1});
    if (!is_on_earth(point)) return ++m_records.bad_positions, std::nullopt;
    return geo::LonLat{point.x, point.y};
  }

  OGRLayer& m_layer;
  RouteRecords& m_records;
  Heartbeat& m_heartbeat;
  std::optional<geo::Transformer> m_to_degrees;  // nullopt: they are degrees
};

// GPX in an archive: its points come again, as a table.
bool is_second_look(const OpenedSource::LayerPlace& place) {
  const GDALDriver* driver = place.dataset->GetDriver();
  if (driver == nullptr || !EQUAL(driver->GetDescription(), "GPX")) return false;
  const std::string_view name = place.layer->GetName();
  return name == "track_points" || name == "route_points";
}

Result<RouteRecords> read_by_gdal(const OpenRequest& request, Heartbeat& heartbeat, ProblemList& problems) {
  GdalComplaints complaints;
  auto opened = open_source(request, complaints);
  if (!opened) return opened.error();
  RouteRecords records;
  for (const auto& place : opened->vector_layers()) {
    if (is_second_look(place)) continue;
    if (auto read = LayerRecords{*place.layer, records, heartbeat}.run(); !read)
      problems.add(msg("In {0}: {1}", layer_name(*place.layer), core::to_text(read.error().what)), read.error().hint);
  }
  if (records.secrets > 0)
    problems.add(msg("{0}: {1} sensitive features are not made into routes", opened->name, records.secrets),
                 msg("Open the file as a layer: it shows their grid cells."));
  else if (complaints.failures() > 0)
    problems.add(msg("{0}: {1}", opened->name, complaints.last()), {});
  return records;
}

}  // namespace

Result<ImportedRoutes> read_routes(const OpenRequest& request, const std::string& language, Heartbeat& heartbeat) {
  ProblemList problems{short_name(request.source), ""};
  auto records = looks_like_gpx(request.source) ? read_gpx(request.source, heartbeat, problems)
                                                : read_by_gdal(request, heartbeat, problems);
  if (!records) return records.error();
  const auto stem = std::filesystem::path{request.source}.stem().string();
  ImportedRoutes imported;
  imported.routes = assemble_routes(std::move(*records), {language, stem}, problems);
  imported.problems = problems.take();
  if (imported.routes.empty())
    return Error{msg("{0} holds no route: neither a line nor two points", short_name(request.source)),
                 msg("Open it as a layer instead."), request.source};
  return imported;
}

}  // namespace eb::io
