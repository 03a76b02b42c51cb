#include "io/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <utility>

namespace eb::io {
namespace {

// Formats people exchange maps and elevation in. Databases on servers and web services are absent on purpose.
constexpr std::array wanted_drivers{
    // vector
    "ESRI Shapefile", "MapInfo File", "GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON", "JSONFG", "GPKG", "SQLite",
    "GML", "NAS", "KML", "LIBKML", "GPX", "CSV", "FlatGeobuf", "DXF", "OSM", "OpenFileGDB", "XLSX", "ODS", "XLS",
    "OGR_VRT", "OGR_GMT", "GMT", "S57", "GeoRSS", "MVT", "MBTiles", "PMTiles", "Parquet", "Arrow", "JML", "VDV", "DGN",
    "EDIGEO", "Memory", "MEM", "WAsP", "SVG",
    // raster
    "GTiff", "COG", "VRT", "PNG", "JPEG", "GIF", "BMP", "WEBP", "JP2OpenJPEG", "JPEGXL", "AAIGrid", "GRASSASCIIGrid",
    "XYZ", "HFA", "ENVI", "EHdr", "SRTMHGT", "DTED", "USGSDEM", "netCDF", "HDF5", "HDF5Image", "GRIB", "GSAG", "GSBG",
    "GS7BG", "ERS", "ILWIS", "SAGA", "RST", "ZMap", "BSB", "PCRaster", "PNM", "NITF", "ADRG", "LCP", "XPM", "GXF",
    "TIL", "DOQ1", "DOQ2", "AIG", "SDTS", "PCIDSK", "Terragen", "KMLSUPEROVERLAY", "NGSGEOID", "ISG"};

struct Option {
  const char* key;
  const char* value;
};

constexpr std::array options{Option{"GDAL_PAM_ENABLED", "NO"},  // no .aux.xml beside the user's data
                             Option{"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none"},
                             Option{"GDAL_VRT_ENABLE_PYTHON", "NO"},
                             Option{"GML_SKIP_RESOLVE_ELEMS", "ALL"},  // links in GML may lead anywhere
                             Option{"GDAL_CACHEMAX", "256"},           // MB
                             Option{"GDAL_HTTP_MAX_RETRY", "0"},
                             Option{"GDAL_HTTP_TIMEOUT", "20"},
                             Option{"CPL_DEBUG", "OFF"},
                             Option{"OGR_SQLITE_LOAD_EXTENSIONS", nullptr},
                             Option{"SHAPE_RESTORE_SHX", nullptr},
                             Option{"GDAL_NUM_THREADS", "1"}};

void drop_other_drivers() {
  GDALDriverManager* manager = GetGDALDriverManager();
  for (int i = manager->GetDriverCount() - 1; i >= 0; --i) {
    GDALDriver* driver = manager->GetDriver(i);
    const std::string_view name = driver->GetDescription();
    if (std::find(wanted_drivers.begin(), wanted_drivers.end(), name) == wanted_drivers.end())
      manager->DeregisterDriver(driver);
  }
}

void CPL_STDCALL collect(CPLErr kind, CPLErrorNum, const char* text) {
  if (kind != CE_Warning && kind != CE_Failure) return;
  auto* complaints = static_cast<GdalComplaints*>(CPLGetErrorHandlerUserData());
  complaints->add(kind == CE_Failure, text != nullptr ? text : "");
}

}  // namespace

void register_drivers() {
  for (const Option& option : options) CPLSetConfigOption(option.key, option.value);
  CPLPushErrorHandler(CPLQuietErrorHandler);
  OSRSetPROJEnableNetwork(0);
  GDALAllRegister();
  drop_other_drivers();
}

void allow_remote_files() {
  CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", nullptr);
}

GDALDriver* geopackage_driver() {
  static std::once_flag registered;
  std::call_once(registered, [] {
    CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
    OSRSetPROJEnableNetwork(0);
    RegisterOGRGeoPackage();
  });
  return GetGDALDriverManager()->GetDriverByName("GPKG");
}

GdalComplaints::GdalComplaints() {
  CPLPushErrorHandlerEx(collect, this);
}
GdalComplaints::~GdalComplaints() {
  CPLPopErrorHandler();
}

void GdalComplaints::forget() {
  m_count = m_failures = 0;
  m_texts.clear();
  m_last.clear();
}

void GdalComplaints::add(bool is_failure, std::string text) {
  constexpr std::size_t most_texts = 40, longest = 400;
  ++m_count;
  if (is_failure) ++m_failures;
  if (text.size() > longest) text.resize(longest);
  m_last = text;
  if (m_texts.size() < most_texts && std::find(m_texts.begin(), m_texts.end(), text) == m_texts.end())
    m_texts.push_back(std::move(text));
}

}  // namespace eb::io
