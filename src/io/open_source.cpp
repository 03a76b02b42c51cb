#include "io/open_source.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "io/converted_file.h"
#include "io/shapefile_encoding.h"
#include "io/source_reader.h"

namespace eb::io {
namespace {

constexpr std::size_t longest_name = 200;  // bytes

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
CPLStringList options_for(const std::string& driver, bool keeps_texts) {
  CPLStringList options;
  if (driver == "CSV") {
    options.SetNameValue("X_POSSIBLE_NAMES", x_names);
    options.SetNameValue("Y_POSSIBLE_NAMES", y_names);
    options.SetNameValue("GEOM_POSSIBLE_NAMES", geometry_names);
    options.SetNameValue("AUTODETECT_TYPE", keeps_texts ? "NO" : "YES");
  }
  // Nothing beside the file: neither a log nor what GDAL found out about a schema, which tells the extent.
  if (driver == "GPKG") options.SetNameValue("IMMUTABLE", "YES");
  if (driver == "GML") options.SetNameValue("WRITE_GFS", "NO");
  return options;
}

constexpr unsigned open_flags = GDAL_OF_VECTOR | GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;

GDALDatasetUniquePtr open_with(const std::string& name, const char* const* drivers, const CPLStringList& options) {
  return GDALDatasetUniquePtr{GDALDataset::Open(name.c_str(), open_flags, drivers, options.List(), nullptr)};
}

bool has_suffix(const std::string& name, std::string_view suffix) {
  return name.size() > suffix.size() && EQUAL(name.c_str() + name.size() - suffix.size(), suffix.data());
}

// Comma-separated numbers are a grid of heights to one driver and a table to another: a table it is unless it has
// exactly the three columns of a grid, of which the last one says that it holds heights or other values, or no names at
// all.
bool is_grid_table(const std::string& name) {
  constexpr std::array values{"z", "alt",   "altitude", "height", "elevation", "elev", "ele", "depth",
                              "h", "hoehe", "höhe",     "tiefe",  "value",     "wert", "val", "dem"};
  VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
  if (file == nullptr) return false;
  constexpr int longest_line = 4096;
  const char* line = CPLReadLine2L(file, longest_line, nullptr);
  const CPLStringList names{CSLTokenizeString2(line != nullptr ? line : "", ",;\t ", CSLT_HONOURSTRINGS)};
  VSIFCloseL(file);
  if (names.size() != 3) return false;
  const auto is_named = [&](const char* value) { return EQUAL(names[2], value); };
  return CPLGetValueType(names[2]) != CPL_VALUE_STRING || std::any_of(values.begin(), values.end(), is_named);
}

std::string driver_of(const std::string& name) {
  GDALDriverH identified = GDALIdentifyDriverEx(name.c_str(), open_flags, nullptr, nullptr);
  const std::string driver = identified != nullptr ? GDALGetDescription(identified) : "";
  const bool is_table = has_suffix(name, ".csv") || has_suffix(name, ".tsv");
  return driver == "XYZ" && is_table && !is_grid_table(name) ? "CSV" : driver;
}

GDALDatasetUniquePtr open_with_driver(const std::string& name, const std::string& driver, bool keeps_texts) {
  constexpr std::array<const char*, 2> only{"CSV", nullptr};
  return open_with(name, driver == only.front() ? only.data() : nullptr, options_for(driver, keeps_texts));
}

// A file on a web server whose kind only its content tells.
std::string remote_file(const std::string& name) {
  const bool is_address = STARTS_WITH_CI(name.c_str(), "http://") || STARTS_WITH_CI(name.c_str(), "https://");
  return is_address ? "/vsicurl/" + name : name;
}

// For what made the usual driver crash.
void open_plainly(const std::string& name, OpenedSource& opened) {
  constexpr std::array<const char*, 2> drivers{"KML", nullptr};
  const bool is_packed = name.size() > 4 && EQUAL(name.c_str() + name.size() - 4, ".kmz");
  auto dataset = open_with(is_packed ? "/vsizip/{" + name + "}/doc.kml" : name, drivers.data(), {});
  if (!dataset) return;
  opened.notes.push_back(
      {dataset.get(),
       {msg("{0} made the usual KML reader crash; a simpler one read it, which knows fewer kinds of attributes and no "
            "3D "
            "models",
            opened.name),
        msg("Compare the layer with the file; if something is missing, remove the 3D models from it.")}});
  opened.datasets.push_back(std::move(dataset));
}

// A Shapefile that does not state the encoding of its texts is opened again with the one its bytes speak for.
GDALDatasetUniquePtr with_right_letters(const std::string& name, GDALDatasetUniquePtr dataset, OpenedSource& opened) {
  if (states_encoding(*dataset)) return dataset;
  CPLStringList options;
  options.SetNameValue("ENCODING", "");  // as they are
  const auto raw = open_with(name, nullptr, options);
  const auto encoding = raw ? encoding_of_texts(*raw) : std::nullopt;
  if (!encoding) return dataset;
  options.SetNameValue("ENCODING", encoding->c_str());
  auto decoded = open_with(name, nullptr, options);
  if (!decoded) return dataset;
  opened.notes.push_back(
      {decoded.get(),
       {msg("{0} does not say how its letters are encoded; they were taken as {1}", short_name(name), *encoding),
        msg("If letters look wrong, put a .cpg file with the name of the encoding beside it.")}});
  return decoded;
}

// Some files (netCDF, HDF, GeoPackages with several rasters) are only a list of datasets with names of their own.
void open_parts(GDALDataset& list, OpenedSource& opened, std::vector<SourceNote>& notes) {
  constexpr int most_parts = 50;
  for (int i = 1;; ++i) {
    const std::string key = "SUBDATASET_" + std::to_string(i) + "_NAME";
    const char* name = list.GetMetadataItem(key.c_str(), "SUBDATASETS");
    if (name == nullptr) return;
    if (i > most_parts) return notes.push_back(more_than(opened.name, most_parts));
    if (is_network_source(name)) continue;
    if (auto part = open_with(name, nullptr, {})) opened.datasets.push_back(std::move(part));
  }
}

void open_usually(const std::string& source, bool keeps_texts, OpenedSource& opened, std::vector<SourceNote>& notes) {
  const std::string name = remote_file(source), driver = driver_of(name);
  auto dataset = open_with_driver(name, driver, keeps_texts);
  // Values at places that make no grid are a table of points.
  if (!dataset && driver == "XYZ") dataset = open_with_driver(name, "CSV", keeps_texts);
  if (dataset && driver == "ESRI Shapefile") dataset = with_right_letters(name, std::move(dataset), opened);
  if (dataset && dataset->GetLayerCount() == 0 && dataset->GetRasterCount() == 0) open_parts(*dataset, opened, notes);
  if (dataset) opened.datasets.push_back(std::move(dataset));
}

Error is_on_network(const std::string& source) {
  return {msg("{0} is on the network", source.substr(0, 200)),
          msg("Save the data to this computer first, or allow network for this run."), source.substr(0, 200)};
}

std::string head_of(const std::string& source) {
  constexpr std::size_t most = 16'384;
  std::string head(most, '\0');
  std::ifstream file{source, std::ios::binary};
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return head;
}

Error cannot_open(const std::string& source, const GdalComplaints& complaints) {
  const std::string reason = complaints.last();
  if (reason.empty() || reason.find("supported file format") != std::string::npos)
    return {msg("{0} is in no format this program can read", short_name(source)),
            msg("Convert it to GeoPackage, GeoJSON, Shapefile or GeoTIFF with a GIS."), source};
  return {msg("{0} cannot be read: {1}", short_name(source), reason),
          msg("The file may be damaged or incomplete; get it again or repair it in a GIS."), source};
}

// A damaged header can look like a file in order that happens to hold nothing.
Error nothing_in(const std::string& source, const GdalComplaints& complaints) {
  const std::string reason = complaints.last();
  return {reason.empty() ? msg("{0} holds no layer that can be read", short_name(source))
                         : msg("{0} holds no layer that can be read: {1}", short_name(source), reason),
          msg("The file may be damaged or incomplete; get it again or repair it in a GIS."), source};
}

// One of several files in a folder or archive.
SourceNote unreadable_part(const Error& error, const std::string& whole) {
  return {msg("In {0}: {1}", whole, core::to_text(error.what)), error.hint};
}

// One of the names of a source; what was done to open it, or why it does not open.
core::Result<std::vector<SourceNote>> open_name(const std::string& name, bool is_as_it_is, const OpenRequest& request,
                                                OpenedSource& opened, const GdalComplaints& complaints) {
  ConvertedFile file{name, {}};
  if (!is_as_it_is) {
    auto converted = convert_file(name);
    if (!converted) return converted.error();
    file = std::move(*converted);
  }
  const std::size_t before = opened.datasets.size();
  request.is_retry ? open_plainly(file.name, opened) : open_usually(file.name, request.keeps_texts, opened, file.notes);
  if (opened.datasets.size() == before) return cannot_open(name, complaints);
  if (file.has_own_life) opened.with_own_life.push_back(opened.datasets.back().get());
  return std::move(file.notes);
}

bool has_layer(GDALDataset& dataset, const std::string& name) {
  for (OGRLayer* layer : dataset.GetLayers())
    if (layer_name(*layer) == name) return true;
  return false;
}

}  // namespace

bool is_position_column(const std::string& name) {
  for (const char* names : {x_names, y_names, geometry_names})
    if (CPLStringList{CSLTokenizeString2(names, ",", 0)}.FindString(name.c_str()) >= 0) return true;
  return false;
}

std::string short_name(const std::string& source) {
  const std::filesystem::path path{source};
  const std::string name = path.filename().string();
  return name.empty() ? source : name;
}

std::string layer_name(OGRLayer& layer) {
  std::string name = layer.GetName();
  if (name.size() <= longest_name) return name;
  name.erase(longest_name);
  drop_cut_letter(name);
  return name + "...";
}

std::vector<OpenedSource::LayerPlace> OpenedSource::vector_layers() const {
  std::vector<LayerPlace> places;
  for (const auto& dataset : datasets)
    for (OGRLayer* layer : dataset->GetLayers())
      places.push_back({dataset.get(), layer,
                        std::find(with_own_life.begin(), with_own_life.end(), dataset.get()) != with_own_life.end()});
  return places;
}

std::vector<GDALDataset*> OpenedSource::rasters() const {
  std::vector<GDALDataset*> found;
  for (const auto& dataset : datasets)
    if (dataset->GetRasterCount() > 0) found.push_back(dataset.get());
  return found;
}

core::Result<OpenedSource> open_source(const OpenRequest& request, GdalComplaints& complaints) {
  const std::string& source = request.source;
  if (!request.network_allowed && is_network_source(source)) return is_on_network(source);
  if (auto refusal = refuse_odd_files(source)) return std::move(*refusal);
  if (!request.network_allowed && leads_to_network(head_of(source))) return is_on_network(short_name(source));
  OpenedSource opened;
  opened.name = short_name(source);
  PreparedSource prepared = prepare_source(source);
  const bool wants_all = request.layer.empty() || request.layer == opened.name;
  if (!wants_all) put_first(request.layer, prepared.names);
  std::vector<SourceNote> of_whole = std::move(prepared.notes);
  for (const std::string& name : prepared.names) {
    complaints.forget();  // what an earlier name was not is no news
    const bool is_whole = name == source;
    const std::size_t before = opened.datasets.size();
    auto done = open_name(name, is_whole && prepared.names.size() > 1, request, opened, complaints);
    if (!done && prepared.names.size() == 1) return Error{done.error().what, done.error().hint, source};
    if (!done && !is_whole) of_whole.push_back(unreadable_part(done.error(), opened.name));
    if (!done) continue;
    for (SourceNote& note : *done) opened.notes.push_back({opened.datasets[before].get(), std::move(note)});
    if (is_whole) break;  // a driver knows the folder or archive as one
    if (!wants_all && has_layer(*opened.datasets.back(), request.layer)) break;
  }
  if (opened.datasets.empty()) return cannot_open(source, complaints);
  if (opened.vector_layers().empty() && opened.rasters().empty()) return nothing_in(source, complaints);
  if (prepared.names.size() > 1) opened.whole_notes = of_whole;
  if (wants_all || prepared.names.size() == 1)
    for (SourceNote& note : of_whole) opened.notes.push_back({opened.datasets.front().get(), std::move(note)});
  return opened;
}

}  // namespace eb::io
