#include "io/route_writer.h"

#include <cpl_vsi.h>

#include "core/atomic_file.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::msg;
using core::Result;
using model::RouteFormat;

core::Error cannot_write(const fs::path& path) {
  return {msg("{0} cannot be written", path.filename().string()),
          msg("Check that the folder exists, may be written to, and that the disk has space."), path.string()};
}

// One file, doc.kml, in a ZIP archive.
Result<void> write_kmz(const std::string& kml, const fs::path& path) {
  const std::string inside = "/vsizip/{" + path.string() + "}/doc.kml";
  VSILFILE* file = VSIFOpenL(inside.c_str(), "wb");
  if (file == nullptr) return cannot_write(path);
  const bool is_whole = VSIFWriteL(kml.data(), 1, kml.size(), file) == kml.size();
  if (VSIFCloseL(file) != 0 || !is_whole) return cannot_write(path);
  return {};
}

// Writes beside the target what only a library can write.
template <class Write>
Result<void> write_beside(const fs::path& name, const char* suffix, const Write& write) {
  const auto out = core::place_for_file(name);
  if (!out) return out.error();
  fs::path beside = *out;
  beside += std::string{".new"} + suffix;
  std::error_code error;
  fs::remove(beside, error);
  auto written = write(beside);
  if (written) written = core::move_into_place(beside, *out);
  if (!written) fs::remove(beside, error);
  return written;
}

}  // namespace

Result<void> write_routes(const model::RouteExport& request, const fs::path& out) {
  switch (request.format) {
    case RouteFormat::Gpx:
      return core::write_file_atomically(out, gpx_text(request));
    case RouteFormat::Kml:
      return core::write_file_atomically(out, kml_text(request));
    case RouteFormat::GeoJson:
      return core::write_file_atomically(out, geojson_text(request));
    case RouteFormat::Csv:
      return core::write_file_atomically(out, csv_text(request));
    case RouteFormat::Kmz:
      return write_beside(out, ".kmz", [&](const fs::path& path) { return write_kmz(kml_text(request), path); });
    case RouteFormat::GeoPackage:
      return write_beside(out, ".gpkg", [&](const fs::path& path) { return write_geopackage(request, path); });
    case RouteFormat::Ics:
    case RouteFormat::Pdf:
      break;
  }
  return core::Error{
      msg("{0} is written by another part of the program", model::name_of(request.format)), {}, out.string()};
}

}  // namespace eb::io
