#include "io/osm_base_map.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdio>
#include <vector>

#include "io/gdal_session.h"
#include "io/osm_classes.h"
#include "io/osm_file.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;

std::string short_name_of(const BaseMapRequest& request) {
  return std::filesystem::path{request.extract}.filename().string();
}

OGRwkbGeometryType geometry_of(BaseMapLayer layer) {
  switch (layer) {
    case BaseMapLayer::LandUse:
    case BaseMapLayer::Green:
    case BaseMapLayer::WaterAreas:
      return wkbMultiPolygon;
    case BaseMapLayer::Hamlets:
    case BaseMapLayer::Villages:
    case BaseMapLayer::Towns:
      return wkbPoint;
    default:
      return wkbLineString;
  }
}

// Who may use a way: `check` asks for coaches. As OpenStreetMap has them.
constexpr std::array road_fields{"highway", "access",      "vehicle",   "motor_vehicle", "bus",
                                 "coach",   "tourist_bus", "maxweight", "maxheight",     "maxlength"};

bool is_of_roads(BaseMapLayer layer) {
  return layer >= BaseMapLayer::Paths && layer <= BaseMapLayer::MajorRoads;
}

std::string_view text(const OGRFeature& feature, const char* field) {
  const int index = feature.GetDefnRef()->GetFieldIndex(field);
  return index < 0 || !feature.IsFieldSetAndNotNull(index) ? std::string_view{} : feature.GetFieldAsString(index);
}

// The layers of the GeoPackage, each made when its first feature comes.
class BaseMapFile {
 public:
  bool create(const std::string& path) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) return false;
    m_dataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    return m_dataset != nullptr && m_dataset->StartTransaction(TRUE) == OGRERR_NONE;
  }
  bool add(const BaseMapPlace& place, OGRFeature& from) {
    Layer& layer = m_layers[static_cast<std::size_t>(place.layer)];
    if (layer.table == nullptr && !create_layer(place.layer)) return false;
    OGRFeature feature{layer.table->GetLayerDefn()};
    feature.SetField("class", place.kind.c_str());
    for (const char* field : {"osm_id", "ref"}) copy(from, field, feature, field);
    if (is_of_roads(place.layer)) {
      for (const char* field : road_fields) copy(from, field, feature, field);
    }
    const auto name = text(from, "name");
    for (const char* field : {"name", "name_de", "name_en"}) {
      const auto own = text(from, field);
      const std::string value{own.empty() ? name : own};  // a language without its own word for it takes the local one
      if (!value.empty()) feature.SetField(field, value.c_str());
    }
    feature.SetField("rank", rank_of_place(text(from, "place"), text(from, "population")));
    feature.SetGeometryDirectly(from.StealGeometry());
    ++layer.features;
    return layer.table->CreateFeature(&feature) == OGRERR_NONE;
  }
  bool finish() {
    const bool is_written = m_dataset->CommitTransaction() == OGRERR_NONE;
    m_dataset.reset();
    return is_written;
  }
  [[nodiscard]] std::vector<BaseMapSummary::Layer> layers() const {
    std::vector<BaseMapSummary::Layer> layers;
    for (std::size_t i = 0; i < m_layers.size(); ++i)
      if (m_layers[i].features > 0) layers.push_back({base_map_layers[i], m_layers[i].features});
    return layers;
  }

 private:
  struct Layer {
    OGRLayer* table = nullptr;
    std::uint64_t features = 0;
  };

  bool create_layer(BaseMapLayer which) {
    const auto index = static_cast<std::size_t>(which);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* table = m_dataset->CreateLayer(base_map_layers[index], &wgs84, geometry_of(which), nullptr);
    if (table == nullptr) return false;
    std::vector<const char*> names{"class", "name", "name_de", "name_en", "ref", "osm_id"};
    if (is_of_roads(which)) names.insert(names.end(), road_fields.begin(), road_fields.end());
    for (const char* name : names) {
      OGRFieldDefn field{name, OFTString};
      if (table->CreateField(&field) != OGRERR_NONE) return false;
    }
    OGRFieldDefn rank{"rank", OFTReal};
    m_layers[index].table = table;
    return table->CreateField(&rank) == OGRERR_NONE;
  }
  static void copy(const OGRFeature& from, const char* source, OGRFeature& to, const char* target) {
    if (const std::string value{text(from, source)}; !value.empty()) to.SetField(target, value.c_str());
  }

  GDALDatasetUniquePtr m_dataset;
  std::array<Layer, base_map_layers.size()> m_layers;
};

// While GDAL fills its index of nodes it returns no feature for minutes.
int CPL_STDCALL on_progress(double share, const char*, void* heartbeat) {
  static_cast<Heartbeat*>(heartbeat)->beat(static_cast<float>(share));
  return TRUE;
}

OsmShape shape_of(const OGRLayer& layer) {
  const std::string_view name = const_cast<OGRLayer&>(layer).GetName();
  return name == "points" ? OsmShape::Point : name == "lines" ? OsmShape::Line : OsmShape::Area;
}

GDALDatasetUniquePtr open_extract(const BaseMapRequest& request) {
  const std::string config = "CONFIG_FILE=" + request.tag_fields;
  const std::array<const char*, 2> options{config.c_str(), nullptr};
  const std::array<const char*, 2> drivers{"OSM", nullptr};
  GDALDatasetUniquePtr dataset{
      GDALDataset::Open(request.extract.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data())};
  if (!dataset) return dataset;
  // Relations of other kinds would be put together for nothing.
  dataset->ExecuteSQL("SET interest_layers = points,lines,multipolygons", nullptr, nullptr);
  return dataset;
}

geo::Box2d box_of(const OGREnvelope& extent) {
  return {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
}

geo::Box2d stated_extent(GDALDataset& dataset) {
  OGREnvelope extent;
  return dataset.GetLayer(0)->GetExtent(&extent, FALSE) == OGRERR_NONE ? box_of(extent) : geo::Box2d{};
}

struct Attempt {
  BaseMapFile file;
  geo::Box2d stated, seen;
  bool has_own_ids = false;  // below zero: not those of OpenStreetMap
  bool has_failed_to_write = false;
};

geo::Box2d extent_of(const OGRGeometry& geometry) {
  OGREnvelope extent;
  geometry.getEnvelope(&extent);
  return box_of(extent);
}

// GDAL's own filter loses ways at the edge of the box while it reads all layers together.
class BoxFilter {
 public:
  explicit BoxFilter(const geo::Box2d& box) : m_box{box} {
    OGRLinearRing ring;
    for (const auto& [x, y] : {std::pair{box.min_x, box.min_y}, std::pair{box.max_x, box.min_y},
                               std::pair{box.max_x, box.max_y}, std::pair{box.min_x, box.max_y}})
      ring.addPoint(x, y);
    ring.closeRings();
    m_polygon.addRing(&ring);
  }
  [[nodiscard]] bool accepts(const OGRGeometry& geometry) const {
    if (m_box.empty()) return true;
    const auto extent = extent_of(geometry);
    if (!m_box.intersects(extent)) return false;
    const bool is_inside = m_box.contains({extent.min_x, extent.min_y}) && m_box.contains({extent.max_x, extent.max_y});
    return is_inside || geometry.Intersects(&m_polygon);
  }

 private:
  geo::Box2d m_box;
  OGRPolygon m_polygon;
};

void copy_features(GDALDataset& dataset, const geo::Box2d& box, Attempt& attempt, Heartbeat& heartbeat) {
  const BoxFilter filter{box};
  OGRLayer* layer = nullptr;
  double share = 0;
  while (OGRFeatureUniquePtr feature{dataset.GetNextFeature(&layer, &share, on_progress, &heartbeat)}) {
    heartbeat.beat(static_cast<float>(share));
    attempt.has_own_ids = attempt.has_own_ids || text(*feature, "osm_id").starts_with('-');
    const auto place =
        classify_osm(shape_of(*layer), [&](std::string_view key) { return text(*feature, std::string{key}.c_str()); });
    const OGRGeometry* geometry = feature->GetGeometryRef();
    if (!place || geometry == nullptr) continue;
    attempt.seen.add(extent_of(*geometry));
    if (!filter.accepts(*geometry)) continue;
    if (attempt.file.add(*place, *feature)) continue;
    attempt.has_failed_to_write = true;
    return;
  }
}

// Node ids GDAL's fast index cannot hold (not ascending, negative): it says itself what helps.
bool wants_plain_index(const GdalComplaints& complaints) {
  for (const auto& complaint : complaints.texts())
    if (complaint.find("OSM_USE_CUSTOM_INDEXING=NO") != std::string::npos) return true;
  return false;
}

Error cannot_write(const BaseMapRequest& request, const std::string& why) {
  return {msg("The base map cannot be written: {0}", why), msg("Check that the disk has space."), request.out};
}

Error cannot_parse(const BaseMapRequest& request, const std::string& why) {
  return {
      msg("{0} cannot be read to its end: {1}", short_name_of(request), why),
      msg("It may be damaged, or written in a form GDAL does not know, such as without dense nodes. Get it again, or "
          "convert it with \"osmium cat -f pbf,pbf_dense_nodes=true\"."),
      request.extract};
}

std::string box_text(const geo::Box2d& box) {
  std::array<char, 100> text{};
  std::snprintf(text.data(), text.size(), "%.4f,%.4f,%.4f,%.4f", box.min_x, box.min_y, box.max_x, box.max_y);
  return text.data();
}

Error nothing_to_show(const BaseMapRequest& request, const Attempt& attempt) {
  const auto name = short_name_of(request);
  const auto& covered = attempt.stated.empty() ? attempt.seen : attempt.stated;
  if (!request.box_deg.empty() && !covered.empty())
    return {
        msg("Nothing of {0} lies in the box {1}: it covers {2}", name, box_text(request.box_deg), box_text(covered)),
        msg("Give a box inside of it, as west,south,east,north in degrees."), request.extract};
  return {msg("{0} holds nothing a map could show: no water, road, railway, place or use of land", name),
          msg("Get an extract of the region you need; README.md says where."), request.extract};
}

// Reads the whole extract once. `complaints` holds what GDAL said meanwhile.
Result<Attempt> try_once(const BaseMapRequest& request, GdalComplaints& complaints, Heartbeat& heartbeat) {
  Attempt attempt;
  const auto dataset = open_extract(request);
  if (!dataset) return cannot_parse(request, complaints.last());
  attempt.stated = stated_extent(*dataset);
  if (!attempt.file.create(request.out)) return cannot_write(request, complaints.last());
  copy_features(*dataset, request.box_deg, attempt, heartbeat);
  if (attempt.has_failed_to_write) return cannot_write(request, complaints.last());
  return attempt;
}

void set_options(const BaseMapRequest& request) {
  CPLSetConfigOption("CPL_TMPDIR", request.scratch.c_str());
  CPLSetConfigOption("OSM_MAX_TMPFILE_SIZE", "100");    // MB of GDAL's index in memory; beyond, it lies in a file
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");  // the file counts only when it is whole
  CPLSetConfigOption("OGR_SQLITE_JOURNAL", "OFF");
}

}  // namespace

Result<BaseMapSummary> write_base_map(const BaseMapRequest& request, Heartbeat& heartbeat) {
  if (const auto kind = inspect_osm_file(request.extract); !kind) return kind.error();
  set_options(request);
  GdalComplaints complaints;
  auto attempt = try_once(request, complaints, heartbeat);
  bool has_own_ids = false;
  if (wants_plain_index(complaints)) {
    has_own_ids = complaints.last().find("Unsupported node id") != std::string::npos;
    attempt = cannot_parse(request, complaints.last());  // closes the file before it is removed
    std::error_code ignored;
    std::filesystem::remove(request.out, ignored);
    complaints.forget();
    CPLSetConfigOption("OSM_USE_CUSTOM_INDEXING", "NO");
    attempt = try_once(request, complaints, heartbeat);
  }
  if (!attempt) return attempt.error();
  if (complaints.failures() > 0) return cannot_parse(request, complaints.last());
  BaseMapSummary summary;
  summary.layers = attempt->file.layers();
  if (summary.layers.empty()) return nothing_to_show(request, *attempt);
  if (!attempt->file.finish()) return cannot_write(request, complaints.last());
  summary.extent_deg = !request.box_deg.empty()   ? request.box_deg
                       : !attempt->stated.empty() ? attempt->stated
                                                  : attempt->seen;
  summary.has_own_ids = has_own_ids || attempt->has_own_ids;
  return summary;
}

}  // namespace eb::io
