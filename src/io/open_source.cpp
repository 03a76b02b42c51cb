#include "io/open_source.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <optional>

#include "io/source_reader.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;

constexpr const char* x_names =
    "lon,long,longitude,lng,laenge,länge,geograph_laenge,x,easting,rechtswert,ostwert,east,e";
constexpr const char* y_names = "lat,latitude,breite,geograph_breite,y,northing,hochwert,nordwert,north,n";
constexpr const char* geometry_names = "wkt,geom,geometry,the_geom,wkt_geom,shape";

bool is_gdal_name(const std::string& source) {
  return source.rfind("/vsi", 0) == 0 || source.find(':') != std::string::npos || source.front() == '<';
}

// Everything that is not a plain file or folder would fail strangely or hang inside GDAL.
std::optional<Error> refuse_odd_files(const std::string& source) {
  if (source.empty()) return Error{msg("No file was named"), {}, {}};
  struct stat status {};
  if (::stat(source.c_str(), &status) != 0) {
    if (errno == ELOOP)
      return Error{msg("{0} is a symbolic link that leads back to itself", short_name(source)),
                   msg("Remove the link and name the file itself."), source};
    if (errno == EACCES)
      return Error{msg("{0} may not be read", short_name(source)), msg("Change its permissions."), source};
    if (is_gdal_name(source)) return std::nullopt;
    return Error{msg("There is no file {0}", short_name(source)), msg("Check the path."), source};
  }
  if (S_ISDIR(status.st_mode)) return std::nullopt;
  if (!S_ISREG(status.st_mode))
    return Error{msg("{0} is a device or pipe, not a file", short_name(source)), msg("Save the data as a file first."),
                 source};
  if (status.st_size == 0)
    return Error{msg("{0} is empty", short_name(source)), msg("Get the file again; it may not have been copied whole."),
                 source};
  return std::nullopt;
}

// Drivers complain about options that are not theirs, so each gets only its own.
CPLStringList options_for(const std::string& driver) {
  CPLStringList options;
  if (driver == "CSV") {
    options.SetNameValue("X_POSSIBLE_NAMES", x_names);
    options.SetNameValue("Y_POSSIBLE_NAMES", y_names);
    options.SetNameValue("GEOM_POSSIBLE_NAMES", geometry_names);
    options.SetNameValue("AUTODETECT_TYPE", "YES");
  }
  if (driver == "GPKG") options.SetNameValue("IMMUTABLE", "YES");  // no -wal and -shm beside the file
  return options;
}

GDALDatasetUniquePtr open_dataset(const std::string& name) {
  constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  GDALDriverH driver = GDALIdentifyDriverEx(name.c_str(), flags, nullptr, nullptr);
  const CPLStringList options = options_for(driver != nullptr ? GDALGetDescription(driver) : "");
  return GDALDatasetUniquePtr{GDALDataset::Open(name.c_str(), flags, nullptr, options.List(), nullptr)};
}

Error cannot_open(const std::string& source, const GdalComplaints& complaints) {
  const std::string reason = complaints.last();
  if (reason.empty() || reason.find("not recognized as a supported file format") != std::string::npos)
    return {msg("{0} is in no format this program can read", short_name(source)),
            msg("Convert it to GeoPackage, GeoJSON, Shapefile or GeoTIFF with a GIS."), source};
  return {msg("{0} cannot be read: {1}", short_name(source), reason),
          msg("The file may be damaged or incomplete; get it again or repair it in a GIS."), source};
}

}  // namespace

std::string short_name(const std::string& source) {
  const std::filesystem::path path{source};
  const std::string name = path.filename().string();
  return name.empty() ? source : name;
}

std::vector<OpenedSource::LayerPlace> OpenedSource::vector_layers() const {
  std::vector<LayerPlace> places;
  for (const auto& dataset : datasets)
    for (OGRLayer* layer : dataset->GetLayers()) places.push_back({dataset.get(), layer});
  return places;
}

std::vector<GDALDataset*> OpenedSource::rasters() const {
  std::vector<GDALDataset*> found;
  for (const auto& dataset : datasets)
    if (dataset->GetRasterCount() > 0) found.push_back(dataset.get());
  return found;
}

core::Result<OpenedSource> open_source(const std::string& source, bool network_allowed, GdalComplaints& complaints) {
  if (!network_allowed && is_network_source(source))
    return Error{msg("{0} is on the network", source.substr(0, 200)),
                 msg("Save the data to this computer first, or allow network for this run."), source.substr(0, 200)};
  if (auto refusal = refuse_odd_files(source)) return std::move(*refusal);
  OpenedSource opened;
  opened.name = short_name(source);
  PreparedSource prepared = prepare_source(source);
  opened.folder = std::move(prepared.folder);
  for (const std::string& name : prepared.names) {
    complaints.forget();  // what an earlier name was not is no news
    auto dataset = open_dataset(name);
    if (!dataset) continue;
    const bool is_whole = name == source;  // a driver knows the folder or archive as one
    opened.datasets.push_back(std::move(dataset));
    if (is_whole) break;
  }
  if (opened.datasets.empty()) return cannot_open(source, complaints);
  return opened;
}

}  // namespace eb::io
