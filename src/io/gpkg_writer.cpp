// GeoPackage: the tables stops, shaping_points, legs and routes, and styles for QGIS in its own table layer_styles.
#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

#include "io/gdal_session.h"
#include "io/qgis_style.h"
#include "io/route_fields.h"
#include "io/route_writer.h"

namespace eb::io {
namespace {

using core::msg;
using core::Result;

struct Row {
  FieldList fields;
  std::unique_ptr<OGRGeometry> geometry;
};

struct Table {
  const char* name;
  const char* title;
  OGRwkbGeometryType type;
  std::vector<Row> rows;
};

OGRFieldType type_of(const FieldValue& value) {
  if (std::holds_alternative<std::int64_t>(value)) return OFTInteger64;
  return std::holds_alternative<double>(value) ? OFTReal : OFTString;
}

std::unique_ptr<OGRGeometry> line_of(const model::Route& route, std::size_t leg) {
  auto line = std::make_unique<OGRLineString>();
  const auto positions = model::line_of_leg(route, leg);
  line->setNumPoints(static_cast<int>(positions.size()), FALSE);
  for (std::size_t i = 0; i < positions.size(); ++i)
    line->setPoint(static_cast<int>(i), positions[i].lon, positions[i].lat);
  return line;
}

// The table says what the rows are.
FieldList without_feature(FieldList fields) {
  std::erase_if(fields, [](const Field& entry) { return entry.name == "feature"; });
  return fields;
}

std::vector<Table> tables_of(const model::RouteExport& request) {
  Table stops{"stops", "Stops", wkbPoint, {}}, shaping{"shaping_points", "Shaping points", wkbPoint, {}},
      legs{"legs", "Legs", wkbLineString, {}}, routes{"routes", "Routes", wkbNone, {}};
  for (const auto& exported : request.routes) {
    const auto& route = *exported.route;
    routes.rows.push_back({without_feature(fields_of_route(route, request.language)), nullptr});
    for (std::size_t i = 0; i < route.points.size(); ++i) {
      const auto [lon, lat] = route.points[i].position;
      (route.points[i].stop ? stops : shaping)
          .rows.push_back(
              {without_feature(fields_of_point(exported, i, request.language)), std::make_unique<OGRPoint>(lon, lat)});
    }
    for (std::size_t i = 0; i < route.legs.size(); ++i)
      legs.rows.push_back({without_feature(fields_of_leg(route, i)), line_of(route, i)});
  }
  std::vector<Table> tables;
  for (Table* table : {&legs, &shaping, &stops, &routes}) tables.push_back(std::move(*table));
  return tables;
}

class PackageWriter {
 public:
  PackageWriter(GDALDataset& dataset, const model::RouteExport& request) : m_dataset{dataset}, m_request{request} {
    m_wgs84.importFromEPSG(4326);
    m_wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }

  bool write() {
    const auto tables = tables_of(m_request);
    return std::ranges::all_of(tables, [this](const Table& table) { return write_table(table); }) &&
           write_styles(tables);
  }

 private:
  bool write_table(const Table& table) {
    if (table.rows.empty()) return true;
    CPLStringList options;
    options.SetNameValue("IDENTIFIER", table.title);
    options.SetNameValue("FID", "fid");
    OGRLayer* layer =
        m_dataset.CreateLayer(table.name, table.type == wkbNone ? nullptr : &m_wgs84, table.type, options.List());
    if (layer == nullptr || !add_columns(table, *layer) || layer->StartTransaction() != OGRERR_NONE) return false;
    return std::ranges::all_of(table.rows, [&](const Row& row) { return write_row(row, *layer); }) &&
           layer->CommitTransaction() == OGRERR_NONE;
  }

  static bool add_columns(const Table& table, OGRLayer& layer) {
    for (const Row& row : table.rows) {
      for (const auto& [name, value] : row.fields) {
        if (layer.GetLayerDefn()->GetFieldIndex(name.c_str()) >= 0) continue;
        OGRFieldDefn column{name.c_str(), type_of(value)};
        if (layer.CreateField(&column) != OGRERR_NONE) return false;
      }
    }
    return true;
  }

  static bool write_row(const Row& row, OGRLayer& layer) {
    OGRFeature feature{layer.GetLayerDefn()};
    for (const auto& [name, value] : row.fields) {
      const int index = feature.GetFieldIndex(name.c_str());
      if (const auto* text = std::get_if<std::string>(&value)) feature.SetField(index, text->c_str());
      if (const auto* whole = std::get_if<std::int64_t>(&value)) feature.SetField(index, GIntBig{*whole});
      if (const auto* real = std::get_if<double>(&value)) feature.SetField(index, *real);
    }
    if (row.geometry) feature.SetGeometry(row.geometry.get());
    return layer.CreateFeature(&feature) == OGRERR_NONE;
  }

  // As QGIS saves a layer's style into a GeoPackage.
  bool write_styles(const std::vector<Table>& tables) {
    if (m_request.routes.empty()) return true;
    OGRLayer* layer = m_dataset.CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
    if (layer == nullptr) return false;
    for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                             "styleQML", "styleSLD"}) {
      OGRFieldDefn column{name, OFTString};
      if (layer->CreateField(&column) != OGRERR_NONE) return false;
    }
    OGRFieldDefn is_default{"useAsDefault", OFTInteger};
    is_default.SetSubType(OFSTBoolean);
    bool is_written = layer->CreateField(&is_default) == OGRERR_NONE;
    for (const char* name : {"description", "owner", "ui"}) {
      OGRFieldDefn column{name, OFTString};
      is_written = is_written && layer->CreateField(&column) == OGRERR_NONE;
    }
    OGRFieldDefn when{"update_time", OFTDateTime};
    is_written = is_written && layer->CreateField(&when) == OGRERR_NONE;
    for (const Table& table : tables) {
      if (table.type != wkbNone && !table.rows.empty()) is_written = is_written && write_style(table, *layer);
    }
    return is_written;
  }

  bool write_style(const Table& table, OGRLayer& layer) const {
    OGRFeature feature{layer.GetLayerDefn()};
    const auto qml = qgis_style(table.name, m_request.routes.front().route->color.light, "name");
    feature.SetField("f_table_catalog", "");
    feature.SetField("f_table_schema", "");
    feature.SetField("f_table_name", table.name);
    feature.SetField("f_geometry_column", "geom");
    feature.SetField("styleName", table.title);
    feature.SetField("styleQML", qml.c_str());
    feature.SetField("useAsDefault", 1);
    feature.SetField("description", table.title);
    feature.SetField("owner", "");
    return layer.CreateFeature(&feature) == OGRERR_NONE;
  }

  GDALDataset& m_dataset;
  const model::RouteExport& m_request;
  OGRSpatialReference m_wgs84;
};

}  // namespace

Result<void> write_geopackage(const model::RouteExport& request, const std::filesystem::path& path) {
  GDALDriver* driver = geopackage_driver();
  GdalComplaints complaints;
  const auto failure = [&] {
    return core::Error{msg("The GeoPackage cannot be written: {0}", complaints.last()),
                       msg("Check that the folder exists, may be written to, and that the disk has space."),
                       path.string()};
  };
  if (driver == nullptr) return failure();
  GDALDatasetUniquePtr dataset{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  if (!dataset) return failure();
  const bool is_written = PackageWriter{*dataset, request}.write();
  dataset.reset();
  if (!is_written || complaints.failures() > 0) return failure();
  return {};
}

}  // namespace eb::io
