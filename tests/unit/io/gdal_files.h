#pragma once
// Files made by GDAL for tests. Include where no reader is started from: drivers are registered in this process.
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace eb::io {

using StringList = std::vector<std::string>;

// GDAL's own form of a list of options.
class Options {
 public:
  Options(const StringList& texts) {
    for (const std::string& text : texts) m_texts.push_back(const_cast<char*>(text.c_str()));
    m_texts.push_back(nullptr);
  }
  char** get() { return m_texts.data(); }

 private:
  std::vector<char*> m_texts;
};

inline OGRSpatialReferenceH make_reference(int epsg) {
  OGRSpatialReferenceH reference = OSRNewSpatialReference(nullptr);
  OSRImportFromEPSG(reference, epsg);
  OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

// Lines in WGS 84 with the texts given as their "name", one each.
inline void write_lines(const std::string& path, const char* driver, const StringList& names,
                        const StringList& layer_options = {}) {
  GDALAllRegister();
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr) << path;
  OGRSpatialReferenceH wgs84 = make_reference(4326);
  OGRLayerH layer = GDALDatasetCreateLayer(dataset, "lines", wgs84, wkbLineString, Options{layer_options}.get());
  OGRFieldDefnH field = OGR_Fld_Create("name", OFTString);
  OGR_Fld_SetWidth(field, 20);
  ASSERT_EQ(OGR_L_CreateField(layer, field, TRUE), OGRERR_NONE);
  for (std::size_t i = 0; i < names.size(); ++i) {
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, names[i].c_str());
    OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
    const double lon = 7.0 + static_cast<double>(i) * 0.001;
    OGR_G_AddPoint_2D(line, lon, 51.5);
    OGR_G_AddPoint_2D(line, lon, 51.6);
    OGR_F_SetGeometryDirectly(feature, line);
    EXPECT_EQ(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
  }
  OGR_Fld_Destroy(field);
  OSRDestroySpatialReference(wgs84);
  GDALClose(dataset);
}

}  // namespace eb::io
