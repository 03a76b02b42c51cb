#pragma once
// The coordinate reference system that GDAL says a source has. For io/*.cpp only; runs in a reader process.
#include <ogr_spatialref.h>

#include <string>

namespace eb::io {

// As WKT 2; empty when there is none, or a local one that lies nowhere on Earth.
std::string stated_crs(const OGRSpatialReference* reference);

}  // namespace eb::io
