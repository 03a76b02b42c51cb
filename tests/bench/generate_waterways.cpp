// generate_waterways VERTICES FILE [EPSG] [SEED]: writes invented waterways with valid_from/valid_to years;
// the suffix of FILE picks the format (.gpkg, .fgb, .shp, .geojson).
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "waterways.h"

namespace {

GDALDriver* driver_for(const std::filesystem::path& file) {
  const std::map<std::string, const char*> drivers{
      {".gpkg", "GPKG"}, {".fgb", "FlatGeobuf"}, {".shp", "ESRI Shapefile"}, {".geojson", "GeoJSON"}};
  const auto found = drivers.find(file.extension().string());
  return found == drivers.end() ? nullptr : GetGDALDriverManager()->GetDriverByName(found->second);
}

bool write(OGRLayer& layer, std::size_t reaches, std::uint64_t seed, OGRCoordinateTransformation* transform) {
  OGRFieldDefn from{"valid_from", OFTInteger};
  OGRFieldDefn to{"valid_to", OFTInteger};
  if (layer.CreateField(&from) != OGRERR_NONE || layer.CreateField(&to) != OGRERR_NONE) return false;
  eb::bench::WaterwayGenerator generator{seed};
  for (std::size_t i = 0; i < reaches; ++i) {
    const eb::bench::Reach reach = generator.next();
    OGRLineString line;
    line.setNumPoints(static_cast<int>(reach.vertices.size()));
    for (std::size_t v = 0; v < reach.vertices.size(); ++v) {
      line.setPoint(static_cast<int>(v), reach.vertices[v].x, reach.vertices[v].y);
    }
    if (transform != nullptr && line.transform(transform) != OGRERR_NONE) return false;
    OGRFeature feature{layer.GetLayerDefn()};
    feature.SetField(0, reach.valid_from_year);
    feature.SetField(1, reach.valid_to_year);
    feature.SetGeometry(&line);
    if (layer.CreateFeature(&feature) != OGRERR_NONE) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: generate_waterways VERTICES FILE [EPSG] [SEED]\n");
    return 2;
  }
  GDALAllRegister();
  const std::filesystem::path file{argv[2]};
  const int epsg = argc > 3 ? std::atoi(argv[3]) : 25832;
  const std::uint64_t seed = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1;
  const std::size_t reaches = std::strtoull(argv[1], nullptr, 10) / eb::bench::vertices_per_reach;
  GDALDriver* driver = driver_for(file);
  OGRSpatialReference utm;
  OGRSpatialReference target;
  if (driver == nullptr || utm.importFromEPSG(25832) != OGRERR_NONE || target.importFromEPSG(epsg) != OGRERR_NONE) {
    std::fprintf(stderr, "unknown format or CRS\n");
    return 1;
  }
  utm.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRCoordinateTransformation* transform = epsg == 25832 ? nullptr : OGRCreateCoordinateTransformation(&utm, &target);
  if (std::filesystem::exists(file)) driver->Delete(file.c_str());
  GDALDataset* dataset = driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  OGRLayer* layer = dataset != nullptr ? dataset->CreateLayer("waterways", &target, wkbLineString) : nullptr;
  bool is_written = layer != nullptr;
  if (is_written) {
    dataset->StartTransaction();
    is_written = write(*layer, reaches, seed, transform);
    dataset->CommitTransaction();
  }
  GDALClose(dataset);
  OGRCoordinateTransformation::DestroyCT(transform);
  return is_written ? 0 : 1;
}
