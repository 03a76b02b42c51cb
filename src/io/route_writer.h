#pragma once
// Routes into files of other programs, beside the target first and then in its place. The columns are those of
// io/route_fields. Any thread; iCalendar and PDF have writers of their own.
#include <filesystem>
#include <string>

#include "core/result.h"
#include "model/route_exchange.h"

namespace eb::io {

// GPX, KML, KMZ, GeoJSON, GeoPackage, CSV and iCalendar; a PDF is made by app/roadbook.
core::Result<void> write_routes(const model::RouteExport& request, const std::filesystem::path& out);

// The texts of some formats, for the writer and for tests.
std::string gpx_text(const model::RouteExport& request);
std::string kml_text(const model::RouteExport& request);
std::string geojson_text(const model::RouteExport& request);
std::string csv_text(const model::RouteExport& request);

// A new GeoPackage at `path`; its layers carry styles for QGIS.
core::Result<void> write_geopackage(const model::RouteExport& request, const std::filesystem::path& path);

// Everything there is to say about a stop in one text: what to see, visiting, opening hours, and first how long it
// lasts.
std::string description_of(const model::Stop& stop, const std::string& language, bool with_stay = false);

}  // namespace eb::io
